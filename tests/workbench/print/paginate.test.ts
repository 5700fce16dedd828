import * as fc from "fast-check";
import { type Line, paginate, type PaperPage, stretches, type ToPaginate } from "../../../src/workbench/print/paginate";

function lines(count: number, size: number, from = 1): Line[] {
  return Array.from({ length: count }, (_, i) => ({ index: from + i, size }));
}

const SHEET: ToPaginate = {
  rows: lines(100, 15),
  columns: lines(5, 100),
  titleRows: [],
  titleColumns: [],
  rowBreaks: [],
  columnBreaks: [],
  width: 500,
  height: 750,
  zoom: { scale: 100 },
  order: "DownThenOver",
};

function rowsOf(pages: readonly PaperPage[]): number[][] {
  return pages.map(({ rows }) => rows.lines.map(({ index }) => index));
}

function sum(all: readonly Line[]): number {
  return all.reduce((total, { size }) => total + size, 0);
}

describe("pages of a sheet", () => {
  test("100 rows of 15 points on pages of 750 points: fifty each", () => {
    const { pages, scale } = paginate(SHEET);
    expect(scale).toBe(1);
    expect(rowsOf(pages).map((rows) => [rows[0], rows.at(-1)])).toEqual([
      [1, 50],
      [51, 100],
    ]);
  });

  test("repeated rows take their room on every page but the first, where they stand anyway", () => {
    const { pages } = paginate({ ...SHEET, titleRows: lines(2, 15) });
    expect(rowsOf(pages).map((rows) => rows.length)).toEqual([50, 48, 2]);
    expect(pages.map(({ rows }) => rows.titles.map(({ index }) => index))).toEqual([[], [1, 2], [1, 2]]);
  });

  test("a manual break ends a page, also after a hidden row, and none is made before the first or after the last row", () => {
    const shown = lines(100, 15).filter(({ index }) => index !== 10);
    const { pages } = paginate({ ...SHEET, rows: shown, rowBreaks: [0, 10, 20, 100] });
    expect(rowsOf(pages).map((rows) => [rows[0], rows.at(-1)])).toEqual([
      [1, 9],
      [11, 20],
      [21, 70],
      [71, 100],
    ]);
  });

  test("at 50 % a page holds twice as much both ways", () => {
    const { pages } = paginate({ ...SHEET, columns: lines(10, 100), zoom: { scale: 50 } });
    expect(pages).toHaveLength(1);
  });

  test("one page wide: the largest whole per cent that fits, never more than 100; manual breaks are passed over", () => {
    const wide = { ...SHEET, columns: lines(7, 100), zoom: { horizontalFitToPages: 1 } };
    // 500 / 700 = 71.4 %
    expect(paginate(wide).scale).toBe(0.71);
    expect(paginate({ ...wide, columns: lines(2, 100) }).scale).toBe(1);
    expect(paginate({ ...wide, rowBreaks: [3] }).pages).toHaveLength(2);
  });

  test("one page in all: as small as that takes", () => {
    const one = { ...SHEET, zoom: { horizontalFitToPages: 1, verticalFitToPages: 1 } };
    expect(paginate(one)).toMatchObject({ scale: 0.5, pages: [{}] });
  });

  test("with neither scale nor pages it is fitted to the width, and manual breaks hold", () => {
    const { scale, pages } = paginate({ ...SHEET, columns: lines(10, 100), zoom: {}, rowBreaks: [30] });
    expect(scale).toBe(0.5);
    expect(rowsOf(pages).map((rows) => rows.length)).toEqual([30, 70]);
  });

  test("pages follow one another down and then over, or over and then down", () => {
    const four = { ...SHEET, columns: lines(10, 100) };
    const corners = (pages: readonly PaperPage[]): (number | undefined)[][] =>
      pages.map(({ rows, columns }) => [rows.lines[0]?.index, columns.lines[0]?.index]);
    const down = [
      [1, 1],
      [51, 1],
      [1, 6],
      [51, 6],
    ];
    expect(corners(paginate(four).pages)).toEqual(down);
    expect(corners(paginate({ ...four, order: "OverThenDown" }).pages)).toEqual([down[0], down[2], down[1], down[3]]);
  });

  test("nothing to print makes no page", () => {
    expect(paginate({ ...SHEET, rows: [] }).pages).toEqual([]);
  });
});

const sizes = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 80 });
const room = fc.integer({ min: 50, max: 800 });

describe("whatever the rows, breaks and repeated rows are", () => {
  const anything = fc.record({
    sizes,
    room,
    titles: fc.nat({ max: 3 }),
    breaks: fc.array(fc.nat({ max: 90 }), { maxLength: 6 }),
  });

  test("every row stands on one page, in order; a page after the repeated rows begins with them, no other does", () => {
    fc.assert(
      fc.property(anything, ({ sizes: all, room: height, titles, breaks }) => {
        const rows = all.map((size, i) => ({ index: i + 1, size }));
        const repeated = rows.slice(0, titles);
        const found = stretches(rows, repeated, breaks, height);
        expect(found.flatMap(({ lines: part }) => part)).toEqual(rows);
        for (const { titles: above, lines: part } of found)
          expect(above).toEqual((part[0]?.index ?? 0) > repeated.length ? repeated : []);
      }),
    );
  });

  test("no page is higher than the paper unless a single row is; no page ends while the next row would fit", () => {
    fc.assert(
      fc.property(anything, ({ sizes: all, room: height, titles, breaks }) => {
        const rows = all.map((size, i) => ({ index: i + 1, size }));
        const found = stretches(rows, rows.slice(0, titles), breaks, height);
        found.forEach(({ titles: above, lines: part }, i) => {
          const used = sum(above) + sum(part);
          if (part.length > 1) expect(used).toBeLessThanOrEqual(height);
          const next = found[i + 1]?.lines[0];
          if (next && !breaks.includes(next.index - 1)) expect(used + next.size).toBeGreaterThan(height);
        });
        for (const at of breaks)
          expect(found.some(({ lines: part }) => part.slice(0, -1).some(({ index }) => index === at))).toBe(false);
      }),
    );
  });

  test("fitted to a width, every page holds all columns at a scale at which one per cent more would be too wide", () => {
    fc.assert(
      fc.property(sizes, room, (all, width) => {
        const columns = all.map((size, i) => ({ index: i + 1, size }));
        const { scale, pages } = paginate({ ...SHEET, columns, width, zoom: { horizontalFitToPages: 1 } });
        const total = sum(columns);
        if (scale > 0.1) expect(total * scale).toBeLessThanOrEqual(width + 1e-3);
        if (scale > 0.1) for (const page of pages) expect(page.columns.lines).toEqual(columns);
        if (scale < 1) expect(total * (scale + 0.01)).toBeGreaterThan(width);
      }),
    );
  });
});
