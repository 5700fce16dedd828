import { rangeOf } from "../../../host/xlsx/write/addresses";
import { tablePart } from "../../../host/xlsx/write/tablePart";
import { xmlAttribute, xmlText } from "../../../host/xlsx/write/xmlText";
import type { SheetModel, SheetTable } from "../../officejs/model/SheetModel";
import { attributesOf } from "../xml";
import { CONTENT, type PackageEdit } from "./PackageEdit";

function headers(table: SheetTable): string[] {
  return table.columnIds.map((_, i) => table.columnName(i));
}

function state(table: SheetTable): string {
  return JSON.stringify([
    table.name,
    table.area,
    headers(table),
    table.showHeaders,
    table.showTotals,
    table.showFilterButton,
    table.style,
    table.showBandedRows,
  ]);
}

function columnName(header: string): string {
  return xmlText(header).replaceAll("\n", "_x000a_").replaceAll("\t", "_x0009_");
}

/** The table's part with its new place, names and columns; a column that is still there keeps all it had. */
function patched(xml: string, table: SheetTable): string {
  const whole = rangeOf(table.area);
  const filtered = rangeOf({ ...table.area, rows: table.area.rows - (table.showTotals ? 1 : 0) });
  const old = new Map(
    [...xml.matchAll(/<tableColumn\b(?:[^>]*?\/>|[\s\S]*?<\/tableColumn>)/g)].map(([all]) => [
      attributesOf(/<tableColumn\b([^>]*)/.exec(all)?.[1] ?? "")["name"] ?? "",
      all,
    ]),
  );
  let next = Math.max(0, ...[...xml.matchAll(/<tableColumn\b[^>]*?\bid="(\d+)"/g)].map((match) => Number(match[1])));
  const columns = headers(table).map(
    (header) => old.get(header) ?? `<tableColumn id="${++next}" name="${columnName(header)}"/>`,
  );
  return xml
    .replace(/(<table\b[^>]*?\sname=")[^"]*"/, (_, start: string) => `${start}${xmlAttribute(table.name)}"`)
    .replace(/(<table\b[^>]*?\sdisplayName=")[^"]*"/, (_, start: string) => `${start}${xmlAttribute(table.name)}"`)
    .replace(/(<table\b[^>]*?\sref=")[^"]*"/, `$1${whole}"`)
    .replace(/(<autoFilter\b[^>]*?\sref=")[^"]*"/, `$1${filtered}"`)
    .replace(
      /<tableColumns\b[\s\S]*?<\/tableColumns>/,
      () => `<tableColumns count="${columns.length}">${columns.join("")}</tableColumns>`,
    );
}

/** Brings the tables of a sheet up to date; returns the `<tableParts>` of the sheet. */
export function saveTables(
  edit: PackageEdit,
  part: string,
  now: SheetModel,
  before: SheetModel | null,
  ids: { next: number },
): string {
  const links = edit.links(part).filter((link) => link.kind === "table");
  // tables are read in the order of the links
  const parts = new Map(before?.tables.map((table, i) => [table.id, links[i]]));
  const written = now.tables.flatMap((table) => {
    const link = parts.get(table.id);
    const was = before?.tables.find((one) => one.id === table.id);
    if (link && was) {
      parts.delete(table.id);
      if (state(was) !== state(table)) edit.set(link.target, patched(edit.text(link.target), table));
      return link.id;
    }
    if (!table.showHeaders || table.area.rows < 2) return [];
    const target = edit.free("xl/tables/table", ".xml");
    const box = { row: table.area.row, column: table.area.column, rows: table.area.rows, columns: table.area.columns };
    const xml = tablePart(
      {
        ...box,
        name: table.name,
        headers: headers(table),
        filter: table.showFilterButton,
        banded: table.showBandedRows,
      },
      ids.next++,
    );
    const style = table.style === "" ? "" : ` name="${xmlAttribute(table.style)}"`;
    edit.set(target, xml.replace(/<tableStyleInfo(?: name="[^"]*")?/, `<tableStyleInfo${style}`), CONTENT.table);
    return edit.link(part, "table", target);
  });
  for (const link of parts.values()) {
    if (!link) continue;
    edit.unlink(part, link.id);
    edit.remove(link.target);
  }
  const xml = written.map((id) => `<tablePart r:id="${id}"/>`).join("");
  return written.length === 0 ? "" : `<tableParts count="${written.length}">${xml}</tableParts>`;
}
