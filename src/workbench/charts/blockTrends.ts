import { sparkText } from "../../host/excel/render/spark";
import { chartDataSheet } from "../../pack/layout/ChartData";
import { areaOf, areaText, right } from "../officejs/model/addresses";
import type { SheetModel, SheetSparkline } from "../officejs/model/SheetModel";

const BLOCKS = /^[▁▂▃▅▇\u2007]{2,}$/;
/** Sheets with more cells than any page of a pack are not searched. */
const MOST_CELLS = 20_000;

interface Line {
  readonly reference: string;
  readonly values: readonly (number | null)[];
}

/** The rows of numbers behind the pack's trends, as the sheet "Chart data" holds them: a name, then numbers. */
function linesOf(data: SheetModel): Line[] {
  const used = data.usedArea(true);
  if (!used) return [];
  const lines: Line[] = [];
  for (let row = 2; row < used.row + used.rows; row++) {
    const values: (number | null)[] = [];
    for (let column = 2; column <= right(used); column++) {
      const value = data.valueAt(row, column);
      values.push(typeof value === "number" ? value : null);
    }
    const count = values.reduce<number>((last, value, i) => (value === null ? last : i + 1), 0);
    if (count < 2) continue;
    const reference = `'${chartDataSheet}'!${areaText({ ...areaOf(row, 2), columns: count })}`;
    lines.push({ reference, values: values.slice(0, count) });
  }
  return lines;
}

/** Whether the text is the line's picture in blocks, of its last values; a gap at the end is a gap in both. */
function shows(text: string, { values }: Line): boolean {
  const open = /\u2007*$/.exec(text)?.[0].length ?? 0;
  const all = [...values, ...new Array<null>(open).fill(null)];
  return sparkText(all, text.length) === text;
}

/**
 * Trends that the add-in wrote as lines of blocks, since Office.js has no sparklines, as sparklines to be drawn: the
 * numbers are found on the sheet of the pack's numbers, where they stand in the same order. One whose numbers are not
 * there any more, or say something else than its blocks, is left out and stays the text it is.
 */
export function blockTrends(sheet: SheetModel): SheetSparkline[] {
  const data = sheet.book.sheetNamed(chartDataSheet);
  if (!data || data === sheet || sheet.cells.size > MOST_CELLS) return [];
  const cells = [...sheet.cells.within(sheet.everything)].filter(
    ([, , { value }]) => typeof value === "string" && BLOCKS.test(value),
  );
  if (cells.length === 0) return [];
  const lines = linesOf(data);
  let next = 0;
  return cells
    .sort(([a], [b]) => a - b)
    .flatMap(([row, column, { value, format }]) => {
      const ahead = lines.findIndex((line, i) => i >= next && shows(String(value), line));
      const at = ahead >= 0 ? ahead : lines.findIndex((line) => shows(String(value), line));
      const line = lines[at];
      if (!line) return [];
      next = at + 1;
      const colour = format.fontColour;
      return [{ row, column, data: line.reference, colour, lastColour: colour }];
    });
}
