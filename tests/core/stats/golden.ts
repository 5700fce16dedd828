import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

/** What tests/golden and ../shared/golden files look like: a source line and cases of input and expected values. */
export interface GoldenCase<I, E> {
  readonly id: string;
  readonly note?: string;
  readonly input: I;
  readonly expected: E;
  readonly collapse?: boolean;
}

function load<I, E>(file: string): readonly GoldenCase<I, E>[] {
  return (JSON.parse(readFileSync(file, "utf8")) as { cases: GoldenCase<I, E>[] }).cases;
}

/** Cases of an oracle that lives in the repository. */
export function golden<I, E>(name: string): readonly GoldenCase<I, E>[] {
  return load(resolve(__dirname, "../../golden", `${name}.json`));
}

/** A file that may not be copied into the repository; null where it is not beside the project. */
export function sharedFile(path: string): string | null {
  const file = resolve(__dirname, "../../../../shared", path);
  return existsSync(file) ? file : null;
}

/** Cases of an oracle that may not be copied; null where it is not beside the project. */
export function sharedGolden<I, E>(name: string): readonly GoldenCase<I, E>[] | null {
  const file = sharedFile(`golden/${name}.json`);
  return file === null ? null : load(file);
}

/** A JSON series as the core reads it. */
export function series(values: readonly (number | null)[]): Float64Array {
  return Float64Array.from(values, (x) => x ?? NaN);
}

/** Equal to a relative 1e-9 (absolutely below 1); null in the oracle is NaN here. */
export function expectNear(actual: number, expected: number | null, tolerance = 1e-9, scale = 0): void {
  if (expected === null) {
    expect(actual).toBeNaN();
    return;
  }
  const allowed = tolerance * Math.max(Math.abs(expected), scale);
  if (!(Math.abs(actual - expected) <= allowed))
    throw new Error(`expected ${expected} within ${allowed}, found ${actual}`);
}
