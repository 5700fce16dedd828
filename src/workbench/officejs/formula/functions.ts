import { type CellValue, isCellError } from "../../../contract/cells";
import { AGGREGATES } from "./functionsAggregate";
import { LOOKUPS } from "./functionsLookup";
import { TEXTS } from "./functionsText";
import { need } from "./need";
import type { Argument, FunctionSpec } from "./types";
import { fail, Failure, toBoolean } from "./values";

function numeric(compute: (x: number, y: number) => number, arity: 1 | 2 = 1): FunctionSpec {
  return {
    compute: (args) => {
      const y = arity === 2 ? (args[1] && !args[1].missing ? args[1].number() : 0) : 0;
      const result = compute(need(args, 0).number(), y);
      if (!Number.isFinite(result)) throw fail("#NUM!");
      return result;
    },
  };
}

function caught(argument: Argument): CellValue {
  try {
    return argument.value();
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown.value;
    throw thrown;
  }
}

function test(check: (value: CellValue) => boolean): FunctionSpec {
  return { compute: (args) => check(caught(need(args, 0))) };
}

function booleans(args: readonly Argument[]): boolean[] {
  const found: boolean[] = [];
  for (const argument of args) {
    const operand = argument.operand();
    if (typeof operand !== "object" || operand === null) found.push(toBoolean(argument.value()));
    else {
      for (const row of argument.matrix()) {
        for (const value of row)
          if (typeof value === "number" || typeof value === "boolean") found.push(Boolean(value));
      }
    }
  }
  return found;
}

/** Away from zero at the half, as Excel rounds decimals, not as binary fractions happen to lie. */
function round(x: number, digits: number, how: (x: number) => number): number {
  const scale = 10 ** digits;
  return (Math.sign(x) * how(Number((Math.abs(x) * scale).toPrecision(15)))) / scale;
}

const LOGIC: Record<string, FunctionSpec> = {
  IF: {
    compute: (args) => {
      if (toBoolean(need(args, 0).value())) return args[1] ? args[1].operand() : true;
      return args[2] ? args[2].operand() : false;
    },
  },
  IFS: {
    compute: (args) => {
      for (let i = 0; i + 1 < args.length; i += 2) {
        if (toBoolean(need(args, i).value())) return need(args, i + 1).operand();
      }
      throw fail("#N/A");
    },
  },
  IFERROR: {
    compute: (args) => {
      const value = caught(need(args, 0));
      return isCellError(value) ? need(args, 1).operand() : value;
    },
  },
  IFNA: {
    compute: (args) => {
      const value = caught(need(args, 0));
      return isCellError(value) && value.error === "#N/A" ? need(args, 1).operand() : value;
    },
  },
  AND: { arrays: true, compute: (args) => booleans(args).every(Boolean) },
  OR: { arrays: true, compute: (args) => booleans(args).some(Boolean) },
  NOT: { compute: (args) => !toBoolean(need(args, 0).value()) },
  TRUE: { compute: () => true },
  FALSE: { compute: () => false },
  NA: {
    compute: () => {
      throw fail("#N/A");
    },
  },
  ISBLANK: test((v) => v === null),
  ISNUMBER: test((v) => typeof v === "number"),
  ISTEXT: test((v) => typeof v === "string"),
  ISERROR: test((v) => isCellError(v)),
  ISNA: test((v) => isCellError(v) && v.error === "#N/A"),
  N: {
    compute: (args) => {
      const value = need(args, 0).value();
      if (isCellError(value)) throw new Failure(value);
      return typeof value === "number" ? value : value === true ? 1 : 0;
    },
  },
};

const MATHS: Record<string, FunctionSpec> = {
  ABS: numeric(Math.abs),
  INT: numeric(Math.floor),
  SQRT: numeric(Math.sqrt),
  EXP: numeric(Math.exp),
  LN: numeric(Math.log),
  SIGN: numeric(Math.sign),
  PI: { compute: () => Math.PI },
  POWER: numeric((x, y) => x ** y, 2),
  ROUND: numeric((x, d) => round(x, d, Math.round), 2),
  ROUNDUP: numeric((x, d) => round(x, d, Math.ceil), 2),
  ROUNDDOWN: numeric((x, d) => round(x, d, Math.floor), 2),
  MOD: {
    compute: (args) => {
      const [x, y] = [need(args, 0).number(), need(args, 1).number()];
      if (y === 0) throw fail("#DIV/0!");
      return x - y * Math.floor(x / y);
    },
  },
};

/** The functions of Excel that this calculator has; everything else goes to the recalculation hook or stays as it was. */
export const FUNCTIONS: Readonly<Record<string, FunctionSpec>> = {
  ...LOGIC,
  ...MATHS,
  ...AGGREGATES,
  ...LOOKUPS,
  ...TEXTS,
};
