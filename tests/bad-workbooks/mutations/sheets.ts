import type { TableModel } from "../bases";
import type { Sheet } from "../Book";

export function lastRow(table: TableModel): number {
  return Math.max(table.headerRow, ...table.rows);
}

export function merge(sheet: Sheet, ref: string): void {
  const rest = sheet.tail;
  const at =
    /<(phoneticPr|conditionalFormatting|dataValidations|hyperlinks|printOptions|pageMargins|pageSetup|headerFooter|drawing|legacyDrawing|tableParts|ignoredErrors|extLst)\b|<\/worksheet>/.exec(
      rest,
    );
  const index = at?.index ?? 0;
  sheet.tail = `${rest.slice(0, index)}<mergeCells count="1"><mergeCell ref="${ref}"/></mergeCells>${rest.slice(index)}`;
}
