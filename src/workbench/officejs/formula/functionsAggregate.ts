import { type CellValue, isCellError } from "../../../contract/cells";
import type { Argument, FunctionSpec } from "./types";
import { fail, Failure, isMatrix, isReference, type Matrix, toNumber } from "./values";

/** Numbers as SUM and its kin take them: in cells only true numbers, as arguments also texts and booleans. */
function numbersOf(args: readonly Argument[]): number[] {
  const found: number[] = [];
  for (const argument of args) {
    const operand = argument.operand();
    if (!isMatrix(operand) && !isReference(operand)) {
      if (!argument.missing) found.push(toNumber(operand));
      continue;
    }
    for (const row of argument.matrix()) {
      for (const value of row) {
        if (isCellError(value)) throw new Failure(value);
        if (typeof value === "number") found.push(value);
      }
    }
  }
  return found;
}

function over(compute: (numbers: number[]) => number): FunctionSpec {
  return { arrays: true, compute: (args) => compute(numbersOf(args)) };
}

function mean(numbers: readonly number[]): number {
  if (numbers.length === 0) throw fail("#DIV/0!");
  return numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
}

function at(sorted: readonly number[], index: number): number {
  const value = sorted[index];
  if (value === undefined) throw fail("#NUM!");
  return value;
}

function variance(numbers: readonly number[]): number {
  if (numbers.length < 2) throw fail("#DIV/0!");
  const centre = mean(numbers);
  return numbers.reduce((sum, x) => sum + (x - centre) ** 2, 0) / (numbers.length - 1);
}

/** A criterion as COUNTIF takes it: a value, or a comparison in a text, with * and ? standing for letters. */
function criterion(wanted: CellValue): (value: CellValue) => boolean {
  const match = /^(<>|<=|>=|=|<|>)?(.*)$/s.exec(String(wanted ?? ""));
  const [operator, rest] = [match?.[1] ?? "=", match?.[2] ?? ""];
  const number = rest.trim() === "" ? NaN : Number(rest);
  if (!Number.isNaN(number)) {
    return (value) => {
      if (typeof value !== "number") return operator === "<>";
      const difference = value - number;
      if (operator === "=") return difference === 0;
      if (operator === "<>") return difference !== 0;
      if (operator === "<") return difference < 0;
      if (operator === "<=") return difference <= 0;
      return operator === ">" ? difference > 0 : difference >= 0;
    };
  }
  const pattern = new RegExp(
    `^${rest
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".")}$`,
    "is",
  );
  return (value) => {
    const same = typeof value === "string" ? pattern.test(value) : rest === "" && value === null;
    return operator === "<>" ? !same : same;
  };
}

/** Values of the first matrix where every pair of matrix and criterion agrees. */
function chosen(values: Matrix, pairs: readonly (readonly [Matrix, CellValue])[]): number[] {
  const tests = pairs.map(([matrix, wanted]) => [matrix, criterion(wanted)] as const);
  const found: number[] = [];
  values.forEach((row, r) =>
    row.forEach((value, c) => {
      if (typeof value === "number" && tests.every(([m, check]) => check(m[r]?.[c] ?? null))) found.push(value);
    }),
  );
  return found;
}

function pairsOf(args: readonly Argument[]): (readonly [Matrix, CellValue])[] {
  const pairs: (readonly [Matrix, CellValue])[] = [];
  for (let i = 0; i + 1 < args.length; i += 2) {
    const [range, wanted] = [args[i], args[i + 1]];
    if (range && wanted) pairs.push([range.matrix(), wanted.value()]);
  }
  if (pairs.length === 0) throw fail("#VALUE!");
  return pairs;
}

function conditional(compute: (numbers: number[]) => number, many: boolean): FunctionSpec {
  return {
    compute: (args) => {
      const pairs = pairsOf(many ? args.slice(1) : args.slice(0, 2));
      const values = many ? args[0]?.matrix() : (args[2]?.matrix() ?? pairs[0]?.[0]);
      return compute(chosen(values ?? [], pairs));
    },
  };
}

function counted(args: readonly Argument[]): number {
  const pairs = pairsOf(args);
  const ones = (pairs[0]?.[0] ?? []).map((row) => row.map(() => 1));
  return chosen(ones, pairs).length;
}

function countWhere(keep: (value: CellValue) => boolean): FunctionSpec {
  return { compute: (args) => args.flatMap((a) => a.matrix().flat()).filter(keep).length };
}

const total = (numbers: number[]) => numbers.reduce((sum, x) => sum + x, 0);

export const AGGREGATES: Record<string, FunctionSpec> = {
  SUM: over(total),
  AVERAGE: over(mean),
  MIN: over((numbers) => (numbers.length ? numbers.reduce((a, b) => Math.min(a, b)) : 0)),
  MAX: over((numbers) => (numbers.length ? numbers.reduce((a, b) => Math.max(a, b)) : 0)),
  MEDIAN: over((numbers) => {
    const sorted = [...numbers].sort((a, b) => a - b);
    const half = (sorted.length - 1) / 2;
    return (at(sorted, Math.floor(half)) + at(sorted, Math.ceil(half))) / 2;
  }),
  STDEV: over((numbers) => Math.sqrt(variance(numbers))),
  "STDEV.S": over((numbers) => Math.sqrt(variance(numbers))),
  COUNT: countWhere((value) => typeof value === "number"),
  COUNTA: countWhere((value) => value !== null),
  COUNTBLANK: countWhere((value) => value === null || value === ""),
  SUMPRODUCT: {
    arrays: true,
    compute: (args) => {
      const matrices = args.map((a) => a.matrix());
      let sum = 0;
      matrices[0]?.forEach((row, r) =>
        row.forEach((_, c) => {
          let product = 1;
          for (const m of matrices) {
            const value = m[r]?.[c];
            if (value === undefined) throw fail("#VALUE!");
            if (isCellError(value)) throw new Failure(value);
            product *= typeof value === "number" ? value : 0;
          }
          sum += product;
        }),
      );
      return sum;
    },
  },
  LARGE: { compute: ([list, k]) => nth(list, k, (a, b) => b - a) },
  SMALL: { compute: ([list, k]) => nth(list, k, (a, b) => a - b) },
  SUMIF: conditional(total, false),
  SUMIFS: conditional(total, true),
  AVERAGEIF: conditional(mean, false),
  AVERAGEIFS: conditional(mean, true),
  COUNTIF: { compute: counted },
  COUNTIFS: { compute: counted },
};

function nth(list: Argument | undefined, k: Argument | undefined, order: (a: number, b: number) => number): number {
  if (!list || !k) throw fail("#VALUE!");
  return at(numbersOf([list]).sort(order), Math.ceil(k.number()) - 1);
}
