import { type CellValue, isCellError } from "../../contract/cells";
import type { Bridge } from "./bridge";
import type { Matrix } from "./formula/values";
import type { WorkbookModel } from "./model/WorkbookModel";

/** One parameter of a custom function, as far as Excel needs it to hand over arguments. */
export interface FunctionParameter {
  readonly dimensionality?: "scalar" | "matrix";
  readonly repeating?: boolean;
}

/** The part of functions.json which decides how a function is called. */
export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly parameters: readonly FunctionParameter[];
  readonly options?: {
    readonly requiresAddress?: boolean;
    readonly requiresParameterAddresses?: boolean;
    readonly stream?: boolean;
    readonly cancelable?: boolean;
  };
}

export type FunctionArgument = CellValue | Matrix;

/** What comes back of a call: a value or matrix, or an error with what the function said about it. */
export type FunctionOutcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: string; readonly message: string };

const ERRORS: Readonly<Record<number, string>> = {
  1: "#N/A",
  2: "#VALUE!",
  5: "#DIV/0!",
  6: "#NUM!",
  7: "#VALUE!",
  8: "#NULL!",
  9: "#NAME?",
  10: "#NAME?",
};

function wire(value: CellValue): unknown {
  // Errors do not reach a function: Excel answers for it. Empty cells arrive as 0 in a scalar, null in a matrix.
  return isCellError(value) ? value.error : value;
}

function matrix(argument: FunctionArgument): unknown[][] {
  return Array.isArray(argument) ? (argument as Matrix).map((row) => row.map(wire)) : [[wire(argument as CellValue)]];
}

/** Pads and shapes the arguments of a call as Excel does before a custom function sees them. */
export function shapeArguments(metadata: FunctionMetadata, given: readonly FunctionArgument[]): unknown[] {
  const shape = (argument: FunctionArgument, parameter: FunctionParameter): unknown => {
    if (parameter.dimensionality === "matrix") return matrix(argument);
    return Array.isArray(argument) ? wire((argument as Matrix)[0]?.[0] ?? null) : wire(argument as CellValue);
  };
  return metadata.parameters.map((parameter, i) => {
    if (parameter.repeating) return given.slice(i).map((argument) => shape(argument, parameter));
    const argument = given[i];
    return argument === undefined || argument === null ? null : shape(argument, parameter);
  });
}

/** Calls custom functions of the add-in through the same bridge which carries everything else. */
export class FunctionCalls {
  private readonly known = new Map<string, FunctionMetadata>();
  private readonly waiting = new Map<number, (outcome: FunctionOutcome) => void>();
  private readonly results = new Map<string, CellValue | Matrix>();
  private readonly asked = new Set<string>();
  private next = 1;

  constructor(
    private readonly bridge: Bridge,
    private readonly book: WorkbookModel,
  ) {}

  /** Makes functions known to formulas, under their name with the namespace in front. */
  register(namespace: string, functions: readonly FunctionMetadata[]): void {
    for (const metadata of functions) this.known.set(`${namespace}.${metadata.name}`.toUpperCase(), metadata);
    this.book.calculation.customCall = (name, args, at) => this.inCell(name, args, at);
  }

  /** Calls a function by its id and waits for the add-in's answer. */
  call(
    metadata: FunctionMetadata,
    args: readonly FunctionArgument[],
    address = "Sheet1!A1",
    parameterAddresses?: readonly string[],
  ): Promise<FunctionOutcome> {
    const id = this.next++;
    const { options } = metadata;
    const flags = (options?.cancelable ? 1 : 0) + (options?.stream ? 2 : 0);
    const message = [
      id,
      metadata.id,
      shapeArguments(metadata, args),
      options?.requiresAddress ? address : null,
      flags,
      ...(options?.requiresParameterAddresses ? [parameterAddresses ?? []] : []),
    ];
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      const entry = { messageCategory: 1, messageType: 1000, targetId: "", id: "" };
      this.bridge.push([{ ...entry, message: JSON.stringify(message) }]);
    });
  }

  /** `SetInvocationArrayResults`: rows of id, success, value and, for failures, the error's code. */
  take(results: readonly unknown[]): void {
    for (const result of results) {
      if (!Array.isArray(result)) continue;
      const [id, ok, value, code] = result as [number, boolean, unknown, unknown];
      const resolve = this.waiting.get(id);
      this.waiting.delete(id);
      resolve?.(
        ok
          ? { ok, value }
          : { ok, error: ERRORS[Number(code)] ?? "#VALUE!", message: typeof value === "string" ? value : "" },
      );
    }
  }

  /** In a formula: #BUSY! until the add-in has answered, then the answer, until the arguments change. */
  private inCell(
    name: string,
    args: readonly FunctionArgument[],
    at: { readonly sheet: string; readonly row: number; readonly column: number },
  ): CellValue | Matrix | undefined {
    const metadata = this.known.get(name.toUpperCase());
    if (!metadata) return undefined;
    const key = JSON.stringify([metadata.id, args]);
    const known = this.results.get(key);
    if (known !== undefined) return known;
    if (!this.asked.has(key)) {
      this.asked.add(key);
      void this.call(metadata, args, `${at.sheet}!R${at.row}C${at.column}`).then((outcome) => {
        this.results.set(key, outcome.ok ? resultOf(outcome.value) : { error: outcome.error });
        this.book.calculation.touch();
      });
    }
    return { error: "#BUSY!" };
  }
}

function cellOf(value: unknown): CellValue {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

/** One value, or rows of values that spill. */
function resultOf(value: unknown): CellValue | Matrix {
  if (!Array.isArray(value)) return cellOf(value);
  return value.map((row: unknown) => (Array.isArray(row) ? row.map(cellOf) : [cellOf(row)]));
}
