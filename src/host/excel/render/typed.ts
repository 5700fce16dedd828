import { PreviousReader } from "../../../pack/PreviousReader";
import type { CellValue } from "../../../contract/cells";
import { refusals } from "../errors";
import type { Session } from "../session";
import type { LiveSheet } from "./live";
import type { PackPlan } from "./plan";

type Typed = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** What people have typed into a page of the pack, by the key of the row and the field. */
function typedOn(live: LiveSheet): Typed {
  const reader = new PreviousReader();
  reader.beginWorkbook();
  for (const { name, box } of live.features.tables) {
    const firstColumn = box.column;
    reader.beginTable({ sheet: live.name, table: name, headerRow: box.row, firstColumn, hidden: false });
    for (let row = box.row; row < box.row + box.rows; row++) {
      const line = live.cells.values[row - 1] ?? [];
      const cells = line.slice(firstColumn - 1, firstColumn - 1 + box.columns);
      reader.row(
        cells.map((value) => (value === "" ? null : (value as CellValue))),
        row,
      );
    }
    reader.endTable();
  }
  return reader.result(live.name)?.typed ?? new Map();
}

/**
 * Refuses to write over words that the pack to be written neither has nor knows of: they were typed after the workbook was read,
 * and the next build takes them along.
 */
export function assertTypedKept(plan: PackPlan): void {
  for (const { page, live } of plan.sheets) {
    if (!live || page.laidOut.typed.length === 0) continue;
    const there = typedOn(live);
    for (const { key, field, row, column, was } of page.laidOut.typed) {
      const words = there.get(key)?.[field];
      if (words !== undefined && words !== was && words !== String(page.values[row - 1]?.[column - 1] ?? "")) {
        throw refusals.changedMeanwhile(page.name);
      }
    }
  }
}

/** Reads the pages that people type into once more; the function returned says whether somebody has typed meanwhile. */
export function watchTyped(session: Session, plan: PackPlan): () => void {
  const again = plan.sheets.flatMap(({ page, live, changes }) => {
    if (!live || !changes || page.laidOut.typed.length === 0) return [];
    const range = session.sheets.getItem(live.id).getRangeByIndexes(0, 0, live.cells.rows, live.cells.columns);
    range.load("values");
    return [{ page, live, range }];
  });
  return () => {
    for (const { page, live, range } of again) {
      if (JSON.stringify(range.values) !== JSON.stringify(live.cells.values))
        throw refusals.changedMeanwhile(page.name);
    }
  };
}
