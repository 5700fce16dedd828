import fc from "fast-check";
import { dayFromText } from "../../src/contract/dateText";
import { numberFromText } from "../../src/contract/numberText";
import { likeness, suggest } from "../../src/contract/words";

/* global performance */

/**
 * A cell may hold 32,767 characters of anything. What grows faster than the text stops a reader for minutes: patterns
 * that go back over themselves did so for a numbered line of forty dashes. Each takes a few milliseconds.
 */
function inGoodTime(work: () => void): void {
  const start = performance.now();
  work();
  expect(performance.now() - start).toBeLessThan(500);
}

const pieces = [
  "- ",
  " -",
  ". ",
  "/",
  ", ",
  "T",
  "T,",
  "st",
  "Sep ",
  "'",
  "0",
  "1,",
  "%",
  "£",
  "(",
  "\u00a0",
  "\u2013 ",
];
const starts = ["", "1", "1 ", "30 Sep", "Sep ", "Q2", "2026", "2026-W", "Monday, ", "-£", "("];

test.each([40, 32_000])("dates and numbers are looked for without going back over %i repeats", (times) => {
  for (const start of starts) {
    for (const piece of pieces) {
      const text = `${start}${piece.repeat(Math.floor(times / piece.length) + 1)}!`;
      inGoodTime(() => {
        expect(dayFromText(text, { dayFirst: true })).toBeUndefined();
        expect(numberFromText(text, true)).toBeUndefined();
      });
    }
  }
});

test("any mixture of what dates are made of is decided at once", () => {
  const mixture = fc.array(fc.constantFrom(...pieces, ...starts, "26", "x"), { minLength: 20, maxLength: 60 });
  fc.assert(
    fc.property(mixture, (parts) => {
      inGoodTime(() => dayFromText(parts.join(""), { dayFirst: false }));
    }),
    { numRuns: 300 },
  );
});

test("two paragraphs are not compared letter by letter, two names are", () => {
  inGoodTime(() => {
    expect(suggest("a".repeat(32_000), ["b".repeat(32_000), "c".repeat(31_000)])).toBeNull();
  });
  expect(likeness("periode", "period")).toBeGreaterThan(0.85);
});
