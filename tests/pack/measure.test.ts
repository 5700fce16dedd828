import fc from "fast-check";
import { columnPoints, lineHeight, linesNeeded, rowHeight, textWidth } from "../../src/pack/layout/measure";

const words = fc.array(fc.stringMatching(/^[A-Za-z0-9,.%£–-]{1,24}$/), { minLength: 1, maxLength: 40 });

describe("text width", () => {
  test("is Calibri's: a digit is 1038/2048 of the size, a space 463/2048", () => {
    // advance widths of Carlito, which were made equal to Calibri's (fc-query / hmtx table)
    expect(textWidth("0", 2048)).toBe(1038);
    expect(textWidth("0123456789", 2048)).toBe(10_380);
    expect(textWidth(" ", 2048)).toBe(463);
    expect(textWidth("Wi", 2048)).toBe(1822 + 470);
  });

  test("grows with the size, adds up, and is more in bold", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), (a, b) => {
        expect(textWidth(a + b, 10)).toBeCloseTo(textWidth(a, 10) + textWidth(b, 10), 8);
        expect(textWidth(a, 20)).toBeCloseTo(2 * textWidth(a, 10), 8);
        expect(textWidth(a, 10, true)).toBeGreaterThanOrEqual(textWidth(a, 10));
      }),
    );
  });

  test("of what the table does not know is that of a wide letter, never nothing", () => {
    for (const c of ["É", "客", "☎", "\u{1F600}"]) expect(textWidth(c, 2048)).toBeGreaterThan(1000);
  });
});

test("a column of Excel's default width is 64 pixels, which are 48 points", () => {
  // Excel: 8.43 characters of Calibri 11 at 96 dots an inch are 64 pixels
  expect(columnPoints(8.43)).toBe(48);
});

describe("wrapping", () => {
  test("never takes more room than there is: the lines hold the text", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 40, max: 600 }), fc.constantFrom(8.5, 10, 12, 18), (list, width, size) => {
        const text = list.join(" ");
        const lines = linesNeeded(text, width, size);
        const room = Math.max(width - 5, size);
        expect(lines * room).toBeGreaterThanOrEqual(textWidth(text, size) - lines * textWidth(" ", size) - 1e-6);
        // and not wasteful: two neighbouring lines together hold more than one line could
        expect(lines).toBeLessThanOrEqual(2 * Math.ceil(textWidth(text, size) / room) + 1);
      }),
    );
  });

  test("needs no fewer lines in a narrower box or a larger type", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 40, max: 600 }), fc.integer({ min: 0, max: 300 }), (list, width, more) => {
        const text = list.join(" ");
        expect(linesNeeded(text, width + more, 10)).toBeLessThanOrEqual(linesNeeded(text, width, 10));
        expect(linesNeeded(text, width, 10)).toBeLessThanOrEqual(linesNeeded(text, width, 10, true));
      }),
    );
  });

  test("counts the lines that people made, and breaks a word that is longer than a line", () => {
    expect(linesNeeded("", 100, 10)).toBe(1);
    expect(linesNeeded("a\nb\n\nc", 100, 10)).toBe(4);
    const long = "0".repeat(100); // 5.07 points each at 10 points: 507 points in a room of 95
    expect(linesNeeded(long, 100, 10)).toBe(Math.ceil(506.8 / 95));
    expect(linesNeeded(`ab ${long}`, 100, 10)).toBe(1 + Math.ceil(506.8 / 95));
  });
});

test("a row is as high as its lines, within what Excel allows", () => {
  expect(lineHeight(10)).toBeGreaterThanOrEqual(12.5); // Calibri's ascent + descent + gap: 1.22 em
  expect(rowHeight(3, 10)).toBeGreaterThanOrEqual(3 * lineHeight(10));
  expect(rowHeight(1000, 10)).toBe(409);
});
