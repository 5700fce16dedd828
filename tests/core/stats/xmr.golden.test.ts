import { golden, expectNear, sharedGolden } from "./golden";
import {
  ourAnswer,
  referenceAssurance,
  referenceSignals,
  referenceVariation,
  type SpcCase,
  type SpcExpected,
  type SpcInput,
} from "./reference";

/** NHSRplotthedots 0.2.2 (MIT) under R 4.2.2; the files name the commit. */
function agrees(c: SpcCase): void {
  const ours = ourAnswer(c);
  const { expected } = c;
  const n = c.input.values.length;
  for (let i = 0; i < n; i++) {
    expectNear(ours.result.mean[i]!, expected.meanByPoint ? expected.meanByPoint[i]! : expected.mean);
    const scale = Math.abs(ours.result.mean[i]!);
    expectNear(ours.result.lower[i]!, expected.lplByPoint ? expected.lplByPoint[i]! : expected.lpl, 1e-9, scale);
    expectNear(ours.result.upper[i]!, expected.uplByPoint ? expected.uplByPoint[i]! : expected.upl, 1e-9, scale);
  }
  expect(ours.words).toEqual(expected.specialCauseType.map((type) => referenceSignals[type]));
  expect(ours.variation).toBe(referenceVariation[expected.variationType]);
  expect(ours.assurance).toBe(expected.assuranceType === null ? null : referenceAssurance[expected.assuranceType]);
}

/** Our rule, not the reference's: fewer than six points have a mean and nothing else. */
function hasOnlyMean(c: SpcCase): void {
  const ours = ourAnswer(c);
  expectNear(ours.result.mean[0]!, c.expected.mean);
  expect(ours.result.segments[0]!.status).toBe("none");
  expect(Array.from(ours.result.lower).every(Number.isNaN)).toBe(true);
  expect(Array.from(ours.result.upper).every(Number.isNaN)).toBe(true);
  expect(ours.words.every((word) => word === "")).toBe(true);
  expect(ours.variation).toBe("common cause");
  expect(ours.assurance).toBeNull();
}

/** The collapse guard: limits from the unscreened moving range, and only values other than the usual one are flagged. */
function isGuarded(c: SpcCase): void {
  const ours = ourAnswer(c);
  const values = c.input.values as number[];
  const usual = [...values].sort((a, b) => a - b)[(values.length - 1) >> 1]!;
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const meanRange = values.slice(1).reduce((sum, x, i) => sum + Math.abs(x - values[i]!), 0) / (values.length - 1);
  expectNear(ours.result.mean[0]!, mean);
  expectNear(ours.result.lower[0]!, mean - 2.66 * meanRange);
  expectNear(ours.result.upper[0]!, mean + 2.66 * meanRange);
  expect(ours.result.segments[0]!.status === "no variation").toBe(meanRange === 0);
  values.forEach((x, i) => {
    if (x === usual) expect([i, ours.words[i]]).toEqual([i, ""]);
    else expect([i, ours.words[i]]).toEqual([i, x > usual ? "above limit" : "below limit"]);
  });
}

function check(cases: readonly SpcCase[], name: string): void {
  test.each(cases.map((c) => [c.id, c] as const))(`${name}: %s`, (_id, c) => {
    const present = c.input.values.filter((x) => x !== null).length;
    if (present < 6) hasOnlyMean(c);
    else if (c.collapse) isGuarded(c);
    else agrees(c);
  });
}

describe("XmR against NHSRplotthedots", () => {
  check(golden<SpcInput, SpcExpected>("spc-nhsr-generated"), "series made for the purpose");

  const own = sharedGolden<SpcInput, SpcExpected>("spc-nhsr-own");
  if (own) check(own, "the package's own tests");
  else test("the package's own tests (left out: ../shared is not here)", () => undefined);

  const ae = sharedGolden<SpcInput, SpcExpected>("spc-ae-real");
  if (ae) check(ae, "A&E four-hour performance");
  else test("A&E four-hour performance (left out: ../shared is not here)", () => undefined);
});
