import { fail, ok, type Result } from "./result";

/** Numbers with gaps: NaN, null and undefined all mean "missing". A `Float64Array` fits without being copied. */
export type Numbers = ArrayLike<number | null>;

/** A problem that stands in the way, or null when there is none. Fits any `Result<T>`. */
export type Guard = Result<never> | null;

/** The number at a position; NaN when it is missing. */
export function numberAt(values: Numbers, position: number): number {
  return values[position] ?? NaN;
}

/** True for NaN, null and undefined. */
export function isMissing(value: number | null | undefined): boolean {
  return value === null || value === undefined || Number.isNaN(value);
}

/** The first problem among guards, or null. */
export function firstProblem(...guards: readonly Guard[]): Guard {
  for (const guard of guards) if (guard) return guard;
  return null;
}

/** The value must be there (`missing`) and finite (`domain`). */
export function given(name: string, value: number | null | undefined): Guard {
  if (isMissing(value)) return fail("missing", `There is no value for ${name}.`, [name]);
  if (!Number.isFinite(value)) return fail("domain", `The value for ${name} is too large.`, [name]);
  return null;
}

/** The value must be there and 0 or more. */
export function notNegative(name: string, value: number | null | undefined): Guard {
  return given(name, value) ?? ((value ?? 0) < 0 ? fail("domain", `The ${name} must be 0 or more.`, [name]) : null);
}

/** The value must be there and within [low, high]. */
export function within(name: string, value: number | null | undefined, low: number, high: number): Guard {
  const absent = given(name, value);
  if (absent) return absent;
  const v = value ?? NaN;
  return v >= low && v <= high ? null : fail("domain", `The ${name} must be from ${low} to ${high}.`, [name]);
}

/** The value must be there, 0 or more, and not 0 because something is divided by it. */
export function divisor(name: string, value: number | null | undefined): Guard {
  return notNegative(name, value) ?? (value === 0 ? fail("zero-denominator", `The ${name} is 0.`, [name]) : null);
}

/** A yearly rate must be there and above −100 %. */
export function rateAbove(name: string, rate: number | null | undefined): Guard {
  const absent = given(name, rate);
  if (absent) return absent;
  return (rate ?? 0) <= -1 ? fail("domain", `The ${name} must be above −100 %.`, [name]) : null;
}

/** Lists that belong together, row by row, must have the same length. */
export function sameLength(lists: Readonly<Record<string, ArrayLike<unknown> | null | undefined>>): Guard {
  let firstName = "";
  let length = -1;
  for (const [name, list] of Object.entries(lists)) {
    if (!list) continue;
    if (length < 0) {
      firstName = name;
      length = list.length;
    } else if (list.length !== length) {
      return fail("type", `${name} has ${list.length} values but ${firstName} has ${length}.`, [name]);
    }
  }
  return null;
}

/** A result must be a finite number; what overflows has no answer. */
export function finite(value: number): Result<number> {
  return Number.isFinite(value) ? ok(value) : fail("domain", "The result is too large to be shown.");
}
