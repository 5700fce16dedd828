/**
 * The one way in which expected bad input travels: a value, or the problems that stand in its way.
 * Programmer mistakes throw; what a person can type wrong is a `Result`.
 */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

export type Severity = "error" | "warning";

/** One thing wrong with the input, in plain data, so that every host can show it where the user is. */
export interface Problem {
  /** Stable code, e.g. `OBS003` or one of {@link MathCode}; never reused for another meaning. */
  readonly code: string;
  readonly severity: Severity;
  /** One clear sentence, without a stack trace and without the product's own vocabulary. */
  readonly message: string;
  /** Where in the input: argument name and zero-based position, or table, row and column. */
  readonly path: readonly (string | number)[];
  readonly data?: Readonly<Record<string, unknown>>;
}

/**
 * Why a formula has no answer. A spreadsheet host translates them:
 * `domain` → #NUM!, `zero-denominator` → #DIV/0!, `type` → #VALUE!, `missing` → #N/A.
 */
export type MathCode = "domain" | "zero-denominator" | "type" | "missing";

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail<T = never>(code: MathCode, message: string, path: readonly (string | number)[] = []): Result<T> {
  return { ok: false, problems: [{ code, severity: "error", message, path }] };
}

/** The value of a result that cannot have failed here; throws (a programmer mistake) when it did. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problems.map((p) => p.message).join("; "));
}
