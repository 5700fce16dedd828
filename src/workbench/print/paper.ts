import type { HeaderFooterTexts, PageLayoutModel } from "../officejs/model/PageLayoutModel";
import type { SheetModel } from "../officejs/model/SheetModel";

const MM = 72 / 25.4;

/** Upright sizes in points, by the names of Excel's JavaScript API. */
const PAPERS: Readonly<Record<string, readonly [number, number]>> = {
  Letter: [612, 792],
  LetterSmall: [612, 792],
  Legal: [612, 1008],
  Executive: [522, 756],
  Tabloid: [792, 1224],
  A3: [297 * MM, 420 * MM],
  A4: [210 * MM, 297 * MM],
  A4Small: [210 * MM, 297 * MM],
  A5: [148 * MM, 210 * MM],
  B4: [257 * MM, 364 * MM],
  B5: [182 * MM, 257 * MM],
};

/**
 * Columns are so many digits wide. On the screen a digit of Calibri 11 takes 7 whole pixels (5.25 points), on paper its own
 * 1038 of 2048 parts of the type: the column of 64 pixels that should be 0.67 inches is 0.71, as Excel's page view says.
 */
export const WIDER = ((1038 / 2048) * 11) / 5.25;

/** Width of a column on paper, in points before scaling. */
export function printedWidth(sheet: SheetModel, column: number): number {
  return sheet.columnWidth(column) * WIDER;
}

/** A sheet of paper and the room between its margins, in points. */
export interface Paper {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly innerWidth: number;
  readonly innerHeight: number;
}

export function paperOf(page: PageLayoutModel): Paper {
  const [short, long] = PAPERS[page.paperSize] ?? [210 * MM, 297 * MM];
  const lying = page.orientation === "Landscape";
  const [width, height] = lying ? [long, short] : [short, long];
  return {
    width,
    height,
    left: page.leftMargin,
    top: page.topMargin,
    innerWidth: Math.max(36, width - page.leftMargin - page.rightMargin),
    innerHeight: Math.max(36, height - page.topMargin - page.bottomMargin),
  };
}

/** The texts on the page with this number; `first` is the number of the sheet's first page. */
export function textsOf(page: PageLayoutModel, number: number, first: number): HeaderFooterTexts {
  const state = page.headerState;
  if (number === first && (state === "FirstAndDefault" || state === "FirstOddAndEven")) return page.firstPage;
  if (state === "OddAndEven" || state === "FirstOddAndEven") return number % 2 === 0 ? page.evenPages : page.oddPages;
  return page.allPages;
}

/** Points as CSS says them. */
export function pt(points: number): string {
  return `${Math.round(points * 1000) / 1000}pt`;
}
