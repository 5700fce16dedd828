import { HostError } from "../errors";
import { areaText, bottom, right } from "./addresses";
import { assertUnlocked } from "./guards";
import type { RangeRef } from "./RangeRef";
import type { Hyperlink } from "./SheetModel";

/** The link of a range's first cell. */
export function readLink(range: RangeRef): Hyperlink | null {
  const link = range.sheet.links.get(areaText({ ...range.area, rows: 1, columns: 1 }));
  return link ?? null;
}

/** A link on every cell; the first cell takes on the text to display and all get the looks of a link. */
export function writeLink(range: RangeRef, raw: unknown): void {
  const { sheet, area } = range;
  assertUnlocked(sheet, area);
  const given = raw as (Hyperlink & { textToDisplay?: string }) | null;
  if (given !== null && typeof given !== "object") throw new HostError("InvalidArgument");
  for (let row = area.row; row <= bottom(area); row++) {
    for (let column = area.column; column <= right(area); column++) {
      const key = areaText({ row, column, rows: 1, columns: 1 });
      if (given === null) {
        sheet.links.delete(key);
        continue;
      }
      if (!given.address && !given.documentReference) throw new HostError("InvalidArgument");
      sheet.links.set(key, {
        ...(given.address !== undefined && { address: given.address }),
        ...(given.documentReference !== undefined && { documentReference: given.documentReference }),
        ...(given.screenTip !== undefined && { screenTip: given.screenTip }),
      });
      const cell = sheet.cell(row, column);
      if (typeof given.textToDisplay === "string" && cell.formula === null) cell.value = given.textToDisplay;
      cell.format = sheet.book.formats.with(cell.format, { underline: "Single", fontColour: "#0563C1" });
    }
  }
  sheet.book.calculation.touch();
}
