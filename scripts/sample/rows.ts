import { tables, type TableKey } from "../../src/contract/tables";
import type { Column } from "../../src/contract/columns";
import type { SampleRow, SampleValue } from "./types";

/**
 * Rows written as people read them: a first line of column keys, then a line a row, cells separated by `|`. Figures are
 * read by the column's kind, an empty cell is a blank. Long tables of text stay reviewable this way.
 */
export function rows<K extends TableKey>(key: K, text: string): SampleRow<K>[] {
  const columns: Readonly<Record<string, Column>> = tables[key].columns;
  const [head, ...lines] = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => line.split("|").map((cell) => cell.trim()));
  if (!head) throw new Error(`${key}: no header line`);
  for (const name of head) if (!columns[name]) throw new Error(`${key}: no column ${name}`);
  return lines.map((cells, i) => {
    if (cells.length !== head.length)
      throw new Error(`${key}, line ${i + 1}: ${cells.length} cells under ${head.length} headers: ${cells[0]}`);
    const row: Record<string, SampleValue> = {};
    head.forEach((name, j) => (row[name] = read(cells[j] ?? "", columns[name] as Column, `${key}.${name}`)));
    return row as SampleRow<K>;
  });
}

function read(cell: string, column: Column, where: string): SampleValue {
  if (cell === "") return null;
  switch (column.kind) {
    case "text":
    case "choice":
    case "date":
      return cell;
    case "boolean":
      if (cell !== "yes" && cell !== "no") throw new Error(`${where}: ${cell} is neither yes nor no`);
      return cell === "yes";
    default: {
      const value = Number(cell.replaceAll("_", ""));
      if (Number.isNaN(value)) throw new Error(`${where}: ${cell} is not a number`);
      return value;
    }
  }
}
