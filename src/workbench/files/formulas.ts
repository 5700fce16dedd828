import { columnLetters } from "../../contract/cells";
import { columnNumber, MAX_COLUMNS, MAX_ROWS } from "../officejs/model/addresses";
import { mapReferences } from "../officejs/model/shift";

/** A formula of the file as people type it: with `=`, without the prefixes that only files know. */
export function typedFormula(text: string): string {
  return `=${text.replace(/_xlfn\.(_xlws\.)?|_xludf\.|_xlpm\./g, "")}`;
}

/** A shared formula of another cell, moved by rows and columns: what has no dollar moves along. */
export function movedFormula(formula: string, rows: number, columns: number): string {
  return mapReferences(formula, (text) => {
    const bang = text.lastIndexOf("!") + 1;
    const moved = text.slice(bang).replace(/(\$?)([A-Za-z]{1,3})?(\$?)(\d{1,7})?/g, (all, d1, letters, d2, digits) => {
      if (letters === undefined && digits === undefined) return all as string;
      const column = letters === undefined ? 0 : columnNumber(letters as string) + (d1 === "$" ? 0 : columns);
      const row = digits === undefined ? 0 : Number(digits) + (d2 === "$" || (letters === undefined && d1) ? 0 : rows);
      if (column > MAX_COLUMNS || row > MAX_ROWS || column < 0 || row < 0) return "#REF!";
      return `${d1 as string}${column > 0 ? columnLetters(column) : ""}${d2 as string}${row > 0 ? row : ""}`;
    });
    return text.slice(0, bang) + moved;
  });
}
