import fc from "fast-check";
import { Canvas } from "../../src/pack/layout/Canvas";
import { pageBreaks, printSetup } from "../../src/pack/layout/print";
import { StyleBook } from "../../src/pack/layout/styles";

interface Rows {
  readonly heights: readonly number[];
  readonly kept: readonly number[];
  readonly forced: readonly number[];
  readonly title: number | null;
}

const anyRows: fc.Arbitrary<Rows> = fc
  .array(fc.integer({ min: 4, max: 120 }), { minLength: 1, maxLength: 120 })
  .chain((heights) => {
    const row = fc.integer({ min: 2, max: Math.max(2, heights.length) });
    return fc.record({
      heights: fc.constant(heights),
      kept: fc.uniqueArray(row, { maxLength: 30 }),
      forced: fc.uniqueArray(row, { maxLength: 4 }),
      title: fc.option(fc.integer({ min: 1, max: 5 })),
    });
  });

function canvasOf({ heights, kept, forced, title }: Rows): Canvas {
  const canvas = new Canvas("t", [10, 10, 10], new StyleBook());
  heights.forEach((height, i) => canvas.atLeast(i + 1, height));
  kept.forEach((r) => canvas.keepWithPrevious.add(r));
  canvas.forcedBreaks.push(...forced);
  if (title !== null) canvas.titleRows = { from: title, to: title };
  return canvas;
}

const ROOM = 500;

describe("page breaks", () => {
  test("never divide rows that belong together, and every page fits but for a block higher than the paper", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { heights, kept, title } = rows;
        const breaks = pageBreaks(canvasOf(rows), heights.length, ROOM);
        const repeated = title === null ? 0 : (heights[title - 1] ?? 15);
        let from = 1;
        for (const end of [...breaks, heights.length]) {
          expect(end).toBeGreaterThanOrEqual(from);
          expect(kept).not.toContain(from === 1 ? -1 : from);
          const own = heights.slice(from - 1, end).reduce((a, b) => a + b, 0);
          const all = own + (title !== null && from > title ? repeated : 0);
          const oneBlock = Array.from({ length: end - from }, (_, i) => from + 1 + i).every((r) => kept.includes(r));
          if (!oneBlock) expect(all).toBeLessThanOrEqual(ROOM);
          from = end + 1;
        }
      }),
    );
  });

  test("come where they are forced, unless the row is kept with the one before", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const breaks = pageBreaks(canvasOf(rows), rows.heights.length, ROOM);
        for (const row of rows.forced)
          if (row > 1 && row <= rows.heights.length && !rows.kept.includes(row)) expect(breaks).toContain(row - 1);
      }),
    );
  });

  test("waste no page: the first block of a page would not have fitted on the one before", () => {
    fc.assert(
      fc.property(anyRows, (drawn) => {
        const rows = { ...drawn, forced: [], title: null };
        const { heights, kept } = rows;
        const breaks = [0, ...pageBreaks(canvasOf(rows), heights.length, ROOM)];
        breaks.slice(1).forEach((end, i) => {
          let blockEnd = end + 1;
          while (blockEnd < heights.length && kept.includes(blockEnd + 1)) blockEnd += 1;
          const together = heights.slice(breaks[i], blockEnd).reduce((a, b) => a + b, 0);
          expect(together).toBeGreaterThan(ROOM);
        });
      }),
    );
  });
});

describe("print set-up", () => {
  test("scales a wide sheet to the paper, never enlarges a narrow one, and fits page 1 on one sheet of paper", () => {
    const wide = new Canvas("w", Array<number>(58).fill(6), new StyleBook());
    const set = printSetup(wide, "landscape", 10, false, "", "");
    // 58 columns of 47 pixels in Excel, some 7 % more in LibreOffice: 2,045 points or more on 777
    expect(set.scale).toBeLessThanOrEqual(Math.floor((777 / 2044.5) * 100));
    expect(set.scale).toBeGreaterThan(30);
    expect(printSetup(new Canvas("n", [10], new StyleBook()), "portrait", 3, false, "", "").scale).toBe(100);
    expect(printSetup(wide, "portrait", 10, true, "", "")).toMatchObject({ fit: { width: 1, height: 1 }, breaks: [] });
  });
});
