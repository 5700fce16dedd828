import * as distributions from "../../../src/core/stats/distributions";
import { expectNear, golden } from "./golden";

type Fn = "normalSf" | "normalCdf" | "normalQuantile" | "tCdf" | "tSf" | "tQuantile" | "binomialQuantile";

describe("distributions against scipy", () => {
  const cases = golden<{ fn: Fn; args: number[] }, number>("scipy-distributions");
  test.each(cases.map((c) => [c.id, c] as const))("%s", (_id, { input, expected }) => {
    const fn = distributions[input.fn] as (...args: number[]) => number;
    expectNear(fn(...input.args), expected, 1e-11);
  });
});

describe("distributions at their ends", () => {
  test("quantiles of 0 and 1 are infinite, of anything else outside undefined", () => {
    expect(distributions.normalQuantile(0)).toBe(-Infinity);
    expect(distributions.normalQuantile(1)).toBe(Infinity);
    expect(distributions.normalQuantile(1.1)).toBeNaN();
    expect(distributions.tQuantile(0, 5)).toBe(-Infinity);
    expect(distributions.tQuantile(0.3, 0)).toBeNaN();
    expect(distributions.tCdf(Infinity, 3)).toBe(1);
    expect(distributions.binomialQuantile(1, 7, 0.2)).toBe(7);
    expect(distributions.binomialQuantile(0.5, 7, 0)).toBe(0);
  });
  test("a binomial probability exactly on a step is on that step: by symmetry P(X ≤ 17) = ½ for 35 tosses", () => {
    expect(distributions.binomialQuantile(0.5, 35, 0.5)).toBe(17);
    expect(distributions.binomialQuantile(0.5, 99, 0.5)).toBe(49);
  });
  test("quantiles undo their tails, from the middle to far out", () => {
    const { normalQuantile, normalSf, tQuantile, tSf } = distributions;
    for (const q of [0.4999999, 0.49, 0.25, 0.025, 1e-6, 1e-20]) {
      expectNear(normalSf(-normalQuantile(q)), q, 1e-11);
      for (const df of [0.62, 1, 3.1, 22, 35, 5000]) expectNear(tSf(-tQuantile(q, df), df), q, 1e-11);
    }
  });
  test("ln Γ of whole numbers is ln (n − 1)!", () => {
    let factorial = 1;
    for (let n = 2; n <= 20; n++) {
      factorial *= n - 1;
      expectNear(distributions.logGamma(n), Math.log(factorial), 1e-13, 1);
    }
    expectNear(distributions.logGamma(0.25), Math.log(3.625609908221908), 1e-13);
  });
});
