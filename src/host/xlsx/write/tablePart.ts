import type { LaidOutSheet, LaidOutTable } from "../../../pack/LaidOutPack";
import { addressOf, rangeOf } from "./addresses";
import { XML_HEAD, xmlAttribute, xmlText } from "./xmlText";

/** Column names are attributes in which Excel writes line ends as `_x000a_`. */
function columnName(header: string): string {
  return xmlText(header).replaceAll("\n", "_x000a_").replaceAll("\t", "_x0009_");
}

/** A native table needs a header and at least one row below it; without one the cells stay plain cells. */
export function isNative(table: LaidOutTable): boolean {
  return table.rows >= 2;
}

/** Excel repairs a table whose header cells are not the texts its part names: that is a mistake of whoever laid it out. */
export function assertHeaders(sheet: LaidOutSheet, tables: readonly LaidOutTable[]): void {
  if (tables.length === 0) return;
  const wanted = new Map<string, string>();
  for (const table of tables) {
    if (table.headers.length !== table.columns) {
      throw new Error(`Table ${table.name} has ${table.columns} columns and ${table.headers.length} headers.`);
    }
    table.headers.forEach((text, i) => wanted.set(addressOf(table.row, table.column + i), text));
  }
  for (const cell of sheet.cells) {
    const address = addressOf(cell.row, cell.column);
    const text = wanted.get(address);
    if (text === undefined) continue;
    if (cell.value !== text || cell.formula !== undefined) {
      throw new Error(`Header ${sheet.name}!${address} is ${JSON.stringify(cell.value)}, its table says "${text}".`);
    }
    wanted.delete(address);
  }
  for (const [address, text] of wanted)
    throw new Error(`Header ${sheet.name}!${address} is empty, its table says "${text}".`);
}

export function tablePart(table: LaidOutTable, id: number): string {
  const ref = rangeOf(table);
  const columns = table.headers.map((header, i) => `<tableColumn id="${i + 1}" name="${columnName(header)}"/>`);
  return (
    `${XML_HEAD}<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="${id}" name="${xmlAttribute(table.name)}"` +
    ` displayName="${xmlAttribute(table.name)}" ref="${ref}" totalsRowShown="0">` +
    (table.filter ? `<autoFilter ref="${ref}"/>` : "") +
    `<tableColumns count="${columns.length}">${columns.join("")}</tableColumns>` +
    // Without bands the cells' own formats are the whole look.
    `<tableStyleInfo${table.banded ? ' name="TableStyleLight1"' : ""} showFirstColumn="0" showLastColumn="0" showRowStripes="${table.banded ? 1 : 0}" showColumnStripes="0"/></table>`
  );
}
