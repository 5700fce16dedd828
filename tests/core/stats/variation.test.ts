import fc from "fast-check";
import { signalWords, type Direction, type Segment } from "../../../src/core/stats/types";
import { assurance, signalSide, variation } from "../../../src/core/stats/variation";

const segment = (lower: number, upper: number, status: Segment["status"] = "limits"): Segment => ({
  start: 0,
  end: 24,
  n: 24,
  mean: (lower + upper) / 2,
  lower,
  upper,
  movingRange: (upper - lower) / 5.32,
  sigma: (upper - lower) / 6,
  status,
});

describe("variation icon", () => {
  test.each([
    ["above limit", "improving", "concerning", "neutral high"],
    ["rising trend", "improving", "concerning", "neutral high"],
    ["2 of 3 near upper", "improving", "concerning", "neutral high"],
    ["shift above", "improving", "concerning", "neutral high"],
    ["below limit", "concerning", "improving", "neutral low"],
    ["falling trend", "concerning", "improving", "neutral low"],
    ["2 of 3 near lower", "concerning", "improving", "neutral low"],
    ["shift below", "concerning", "improving", "neutral low"],
    ["", "common cause", "common cause", "common cause"],
  ] as const)("%s: %s when higher is better, %s when lower is, else %s", (signal, higher, lower, neutral) => {
    expect(variation(signal, "higher")).toBe(higher);
    expect(variation(signal, "lower")).toBe(lower);
    expect(variation(signal, "range")).toBe(neutral);
    expect(variation(signal, "neutral")).toBe(neutral);
  });
  test("odd codes point up, even ones down", () => {
    signalWords.forEach((word, code) => expect(signalSide(word)).toBe(code === 0 ? 0 : code % 2 === 1 ? 1 : -1));
  });
});

describe("assurance icon", () => {
  test("target against limits, strictly", () => {
    expect(assurance(segment(90, 98), 89.9, "higher")).toBe("consistently passes");
    expect(assurance(segment(90, 98), 90, "higher")).toBe("hit or miss");
    expect(assurance(segment(90, 98), 98, "higher")).toBe("hit or miss");
    expect(assurance(segment(90, 98), 98.1, "higher")).toBe("consistently fails");
    expect(assurance(segment(90, 98), 98.1, "lower")).toBe("consistently passes");
    expect(assurance(segment(90, 98), 89.9, "lower")).toBe("consistently fails");
  });
  test("a range is met when the limits lie inside, failed when they lie beside it", () => {
    expect(assurance(segment(90, 98), 89, "range", 99)).toBe("consistently passes");
    expect(assurance(segment(90, 98), 90, "range", 99)).toBe("hit or miss");
    expect(assurance(segment(90, 98), 95, "range", 99)).toBe("hit or miss");
    expect(assurance(segment(90, 98), 80, "range", 89)).toBe("consistently fails");
    expect(assurance(segment(90, 98), 99, "range", 105)).toBe("consistently fails");
    expect(assurance(segment(90, 98), 89, "range")).toBeNull();
  });
  test("none without target, limits or a better side; a constant has limits", () => {
    expect(assurance(segment(90, 98), null, "higher")).toBeNull();
    expect(assurance(segment(90, 98), 95, "neutral")).toBeNull();
    expect(assurance(segment(NaN, NaN, "none"), 95, "higher")).toBeNull();
    expect(assurance(segment(1, 1, "no variation"), 0.95, "higher")).toBe("consistently passes");
  });
  test("negating everything and swapping higher with lower changes nothing", () => {
    const number = fc.integer({ min: -100, max: 100 });
    fc.assert(
      fc.property(number, number, number, fc.constantFrom<Direction>("higher", "lower"), (a, b, target, direction) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const other = direction === "higher" ? "lower" : "higher";
        expect(assurance(segment(-high, -low), -target, other)).toBe(assurance(segment(low, high), target, direction));
      }),
    );
  });
});
