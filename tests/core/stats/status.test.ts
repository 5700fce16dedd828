import fc from "fast-check";
import { rag, rating, type JudgedDirection } from "../../../src/core/stats/status";

describe("red, amber, green", () => {
  test.each([
    [0.95, "higher", "Green"],
    [0.96, "higher", "Green"],
    [0.9499, "higher", "Amber"],
    [0.93, "higher", "Amber"],
    [0.9299, "higher", "Red"],
    [0.95, "lower", "Green"],
    [0.94, "lower", "Green"],
    [0.97, "lower", "Amber"],
    [0.9701, "lower", "Red"],
  ] as const)("%d with target 0.95, tolerance 0.02, %s is better: %s", (value, direction, expected) => {
    expect(rag(value, 0.95, 0.02, direction)).toBe(expected);
  });
  test.each([
    [10, "Green"],
    [15, "Green"],
    [20, "Green"],
    [9, "Amber"],
    [8, "Amber"],
    [21, "Amber"],
    [22, "Amber"],
    [7.99, "Red"],
    [22.01, "Red"],
  ] as const)("%d in the range 10 to 20, tolerance 2: %s", (value, expected) => {
    expect(rag(value, 10, 2, "range", 20)).toBe(expected);
  });
  test("judged at stored precision: 94.96 % shown as 95 % is not 95 %", () => {
    expect(rag(0.9496, 0.95, 0, "higher")).toBe("Red");
    expect(rag(0.95 - 1e-9, 0.95, 0.01, "higher")).toBe("Amber");
  });
  test("but binary fractions do not turn a band's edge red: 0.8 − 0.7 > 0.1 in binary", () => {
    expect(0.8 - 0.7).toBeGreaterThan(0.1);
    expect(rag(0.7, 0.8, 0.1, "higher")).toBe("Amber");
    expect(rating(0.6, 0.8, 0.1, "higher")).toBe("Requires improvement");
    expect(rag(0.1 + 0.2, 0.3, 0, "lower")).toBe("Green");
  });
});

describe("contract performance rating", () => {
  test.each([
    [0.95, "Good"],
    [0.94, "Approaching target"],
    [0.93, "Approaching target"],
    [0.92, "Requires improvement"],
    [0.91, "Requires improvement"],
    [0.9099, "Inadequate"],
  ] as const)("%d with target 0.95, tolerance 0.02: %s", (value, expected) => {
    expect(rating(value, 0.95, 0.02, "higher")).toBe(expected);
  });
  test("the cut of the last band is a setting", () => {
    expect(rating(0.9, 0.95, 0.02, "higher", null, 2)).toBe("Inadequate");
    expect(rating(0.9, 0.95, 0.02, "higher", null, 3)).toBe("Requires improvement");
    expect(rating(26, 10, 2, "range", 20)).toBe("Inadequate");
    expect(rating(24, 10, 2, "range", 20)).toBe("Requires improvement");
  });
});

const n = fc.integer({ min: -100, max: 100 });
const worse = ["Green", "Amber", "Red"];

describe("status: what must hold of any figures", () => {
  test("mirror, and a wider tolerance never worsens; rating and colour agree", () => {
    fc.assert(
      fc.property(
        n,
        n,
        fc.nat(50),
        fc.constantFrom<JudgedDirection>("higher", "lower"),
        (value, target, tol, direction) => {
          const colour = rag(value, target, tol, direction);
          expect(rag(-value, -target, tol, direction === "higher" ? "lower" : "higher")).toBe(colour);
          expect(rag(-value, -target, tol, "range", -target)).toBe(rag(value, target, tol, "range", target));
          expect(worse.indexOf(rag(value, target, tol + 1, direction))).toBeLessThanOrEqual(worse.indexOf(colour));
          const word = rating(value, target, tol, direction);
          expect(word === "Good").toBe(colour === "Green");
          expect(word === "Approaching target").toBe(colour === "Amber");
        },
      ),
    );
  });
});
