import type { Zoom } from "../officejs/model/PageLayoutModel";

/** A row or a column that is printed: its number on the sheet and its size in points before scaling. */
export interface Line {
  readonly index: number;
  readonly size: number;
}

export interface ToPaginate {
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];
  /** Rows repeated on top of every page that comes after them, columns likewise on the left. */
  readonly titleRows: readonly Line[];
  readonly titleColumns: readonly Line[];
  /** Rows, and columns, after which somebody wants a new page. */
  readonly rowBreaks: readonly number[];
  readonly columnBreaks: readonly number[];
  /** Room between the margins, in points of paper. */
  readonly width: number;
  readonly height: number;
  readonly zoom: Zoom;
  readonly order: "DownThenOver" | "OverThenDown";
}

/** One stretch of rows or columns that share a page, with those repeated before them. */
export interface Stretch {
  readonly titles: readonly Line[];
  readonly lines: readonly Line[];
}

export interface PaperPage {
  readonly rows: Stretch;
  readonly columns: Stretch;
}

export interface Paginated {
  /** 1 = as large as on the screen. */
  readonly scale: number;
  readonly pages: readonly PaperPage[];
}

/** Excel scales by whole per cent, from 10 % on, and fitting never makes anything larger. */
const LEAST_PERCENT = 10;
const MOST_PERCENT = 400;
/** Sums of binary fractions may exceed the room by less than anybody sees. */
const TOLERANCE = 1e-6;

function sum(lines: readonly Line[]): number {
  return lines.reduce((total, { size }) => total + size, 0);
}

/**
 * Cuts lines into pages: as many as fit, in order, none cut in two, a new page after every break. Titles take their room on
 * the pages that come after them; a line too large for any page has one for itself. One pass over the lines.
 */
export function stretches(
  lines: readonly Line[],
  titles: readonly Line[],
  breaks: readonly number[],
  room: number,
): Stretch[] {
  const wanted = new Set(breaks);
  const lastTitle = titles.at(-1)?.index ?? 0;
  const repeated = sum(titles);
  const found: Stretch[] = [];
  let page: Line[] = [];
  let used = 0;
  let before: Line | undefined;
  const close = (): void => {
    if (page.length === 0) return;
    found.push({ titles: (page[0]?.index ?? 0) > lastTitle ? titles : [], lines: page });
    page = [];
  };
  for (const line of lines) {
    const broken = before !== undefined && isBroken(before.index, line.index, wanted);
    // titles that would leave no room for anything are in nobody's way: a line still stands on each page
    if (page.length > 0 && (broken || used + line.size > room + TOLERANCE)) close();
    if (page.length === 0) used = line.index > lastTitle ? repeated : 0;
    page.push(line);
    used += line.size;
    before = line;
  }
  close();
  return found;
}

/** Whether a break lies between two printed lines; it may stand after a hidden one. */
function isBroken(from: number, to: number, breaks: ReadonlySet<number>): boolean {
  for (let at = from; at < to; at++) if (breaks.has(at)) return true;
  return false;
}

function cut(input: ToPaginate, scale: number, breaks: boolean): { down: Stretch[]; across: Stretch[] } {
  const { rows, columns, titleRows, titleColumns, width, height } = input;
  return {
    down: stretches(rows, titleRows, breaks ? input.rowBreaks : [], height / scale),
    across: stretches(columns, titleColumns, breaks ? input.columnBreaks : [], width / scale),
  };
}

/** Whether no single line is larger than the page: fitting by count alone would else be content with a cut one. */
function holds(input: ToPaginate, scale: number, wide: boolean, tall: boolean): boolean {
  const most = (stretch: readonly Stretch[]): number =>
    stretch.reduce((size, { titles, lines }) => Math.max(size, sum(titles) + sum(lines)), 0);
  const { down, across } = cut(input, scale, false);
  const fits = (size: number, room: number): boolean => size * scale <= room + TOLERANCE;
  return (!wide || fits(most(across), input.width)) && (!tall || fits(most(down), input.height));
}

/** The largest whole per cent at which the sheet takes no more pages than wanted; 0 or nothing = as many as it takes. */
function fitted(input: ToPaginate): number {
  const { horizontalFitToPages: wide = 0, verticalFitToPages: tall = 0 } = input.zoom;
  for (let percent = 100; percent > LEAST_PERCENT; percent--) {
    const scale = percent / 100;
    const { down, across } = cut(input, scale, false);
    if (wide > 0 && across.length > wide) continue;
    if (tall > 0 && down.length > tall) continue;
    if (holds(input, scale, wide > 0, tall > 0)) return scale;
  }
  return LEAST_PERCENT / 100;
}

/**
 * Pages of a sheet as Excel makes them. With a scale, manual breaks hold; when it is fitted to a number of pages, Excel
 * passes over them; with neither, the sheet is fitted to one page's width and manual breaks hold.
 */
export function paginate(input: ToPaginate): Paginated {
  const { scale: percent, horizontalFitToPages: wide, verticalFitToPages: tall } = input.zoom;
  const fits = (wide ?? 0) > 0 || (tall ?? 0) > 0;
  const unset = !fits && percent === undefined;
  const scale = fits
    ? fitted(input)
    : unset
      ? fitted({ ...input, zoom: { horizontalFitToPages: 1 } })
      : Math.min(MOST_PERCENT, Math.max(LEAST_PERCENT, percent ?? 100)) / 100;
  const { down, across } = cut(input, scale, !fits);
  const pages =
    input.order === "OverThenDown"
      ? down.flatMap((rows) => across.map((columns) => ({ rows, columns })))
      : across.flatMap((columns) => down.map((rows) => ({ rows, columns })));
  return { scale, pages };
}
