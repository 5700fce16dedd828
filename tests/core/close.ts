import fc from "fast-check";
import type { Result } from "../../src/core/result";

/** Relative tolerance, absolute below 1. */
export function expectClose(actual: number | null | undefined, expected: number, tolerance = 1e-9): void {
  if (typeof actual !== "number" || !(Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected)))) {
    throw new Error(`expected ${expected}, found ${actual}`);
  }
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`expected a value, found ${JSON.stringify(result.problems)}`);
  return result.value;
}

/** Code of the first problem, or "ok". */
export function codeOf(result: Result<unknown>): string {
  return result.ok ? "ok" : (result.problems[0]?.code ?? "no problem");
}

/** Sums of money: whole pence up to ten million. */
export const money = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((p) => p / 100);
export const positiveMoney = fc.integer({ min: 1, max: 1_000_000_000 }).map((p) => p / 100);
/** Yearly rates from −50 % to 100 %. */
export const rate = fc.integer({ min: -5000, max: 10_000 }).map((r) => r / 10_000);
/** Days from 2020 to 2035. */
export const day = fc.integer({ min: 43_831, max: 49_310 });
