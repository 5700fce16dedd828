import { readFileSync } from "node:fs";
import * as days from "../../src/core/days";

export interface DocExample {
  readonly expression: string;
  readonly expected: string;
}

/** The lines `@example expression // value` of a source file. */
export function docExamples(file: string): DocExample[] {
  const found: DocExample[] = [];
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const match = /^\s*\*\s*@example (.*) \/\/ (.*)$/.exec(line);
    if (match) found.push({ expression: match[1] ?? "", expected: match[2] ?? "" });
  }
  return found;
}

/** Runs an expression with a module's exports (and the day functions) in scope. */
export function evaluate(expression: string, scope: Record<string, unknown>): unknown {
  const all: Record<string, unknown> = { ...days, ...scope };
  const run = new Function(...Object.keys(all), `return (${expression});`) as (...values: unknown[]) => unknown;
  return run(...Object.values(all));
}

/** Names of the functions that a source file exports. */
export function exportedFunctions(file: string): string[] {
  return [...readFileSync(file, "utf8").matchAll(/^export function (\w+)/gm)].map((m) => m[1] ?? "");
}
