import fc from "fast-check";
import type { CellValue } from "../../../src/contract/cells";
import type { ExcelHost } from "../../../src/workbench/officejs/ExcelHost";
import { areaOf, areaText, bottom } from "../../../src/workbench/officejs/model/addresses";
import type { SheetModel } from "../../../src/workbench/officejs/model/SheetModel";
import { shiftCells } from "../../../src/workbench/officejs/model/shift";

/** Something a person or a co-author does; places are shares of what is filled, so that they fit any sheet. */
export interface Edit {
  readonly what: "nudge" | "type" | "paste" | "clear" | "below" | "insert" | "delete" | "rename" | "add" | "remove";
  readonly by: "user" | "coauthor";
  readonly sheet: number;
  readonly down: number;
  readonly across: number;
  readonly value: string | number;
}

const share = fc.double({ min: 0, max: 1, noNaN: true });

export const anEdit: fc.Arbitrary<Edit> = fc.record({
  what: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom("nudge", "type") },
    { weight: 5, arbitrary: fc.constantFrom("paste", "clear", "below") },
    { weight: 3, arbitrary: fc.constantFrom("insert", "delete") },
    { weight: 1, arbitrary: fc.constantFrom("rename", "add", "remove") },
  ) as fc.Arbitrary<Edit["what"]>,
  by: fc.constantFrom("user", "coauthor"),
  sheet: share,
  down: share,
  across: share,
  value: fc.oneof(
    fc.integer({ min: -50, max: 150 }),
    fc.constantFrom("", "n/a", "72 %", "k1", "2026-03-31", "=1+1", "=B2", "lower", "Target"),
  ),
});

/** Does it to the workbook behind the client, which then hears of it as of any edit. */
export function perform(host: ExcelHost, { what, by, sheet: at, down, across, value }: Edit): void {
  const { book } = host;
  const sheet = book.sheets[Math.min(book.sheets.length - 1, Math.floor(at * book.sheets.length))] as SheetModel;
  const used = sheet.usedArea(true) ?? areaOf(1, 1);
  // one beyond the edge belongs to what people do
  const row = used.row + Math.floor(down * (used.rows + 1));
  const column = used.column + Math.floor(across * (used.columns + 1));
  const write = (place: { row: number; column: number }, values: readonly (readonly CellValue[])[]): void => {
    const area = areaOf(place.row, place.column, values.length, values[0]?.length ?? 1);
    host.edit(by, () =>
      host.write(
        sheet,
        areaText(area),
        values.map((line) => line.map((cell) => cell ?? "")),
      ),
    );
  };
  switch (what) {
    case "nudge": {
      const old = sheet.valueAt(row, column);
      return write({ row, column }, [[typeof old === "number" ? old * 0.9 : (old as string)]]);
    }
    case "type":
      return write({ row, column }, [[value]]);
    case "paste":
      return write({ row, column }, [
        [value, 7],
        ["x", null],
        [12, value],
      ]);
    case "clear":
      return write({ row, column: used.column }, [new Array<CellValue>(used.columns).fill("")]);
    case "below": {
      const table = sheet.tables[0];
      if (!table) return;
      const { area } = table;
      // as the grid does: what is typed right below a table belongs to it
      if (!table.showTotals) table.resizeTo({ ...area, rows: area.rows + 1 });
      const last = Array.from({ length: area.columns }, (_, i) => sheet.valueAt(bottom(area), area.column + i));
      return write({ row: bottom(area) + 1, column: area.column }, [last.map((cell) => (isPlain(cell) ? cell : ""))]);
    }
    case "insert":
    case "delete": {
      const area = areaOf(row, 1, 1, sheet.everything.columns);
      return host.edit(by, () => {
        try {
          shiftCells(sheet, { area, vertical: true, insert: what === "insert" }, []);
        } catch {
          return; // as in Excel, where it would split something
        }
        book.calculation.touch();
        book.emit({ kind: "data", sheet, area, type: what === "insert" ? "RowInserted" : "RowDeleted" });
      });
    }
    case "rename":
      // nothing tells of it before ExcelApi 1.17: the next change finds it
      return host.edit(by, () => {
        sheet.name = `${sheet.name.slice(0, 20)}~`;
        book.emit({ kind: "data", sheet, area: areaOf(1, 1), type: "RangeEdited" });
      });
    case "add":
      return host.edit(by, () => {
        const added = book.addSheet(`Extra ${book.sheets.length}`);
        host.write(added, "A1:B2", [
          ["Setting", "Value"],
          ["Client", "Them"],
        ]);
      });
    case "remove":
      if (book.sheets.length < 3) return;
      return host.edit(by, () => {
        sheet.deleted = true;
        book.sheets.splice(book.sheets.indexOf(sheet), 1);
        book.emit({ kind: "deleted", sheet });
      });
  }
}

function isPlain(cell: CellValue): cell is string | number | boolean {
  return typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean";
}
