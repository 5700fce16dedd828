import type { Ctor } from "@univerjs/core";
import {
  ArrayValueObject,
  BaseFunction,
  type BaseValueObject,
  BooleanValueObject,
  ErrorType,
  ErrorValueObject,
  FunctionType,
  type IFunctionInfo,
  type IFunctionNames,
  NullValueObject,
  NumberValueObject,
  StringValueObject,
} from "@univerjs/preset-sheets-core";
import { CellError } from "../../functions/CellError";
import { type CatalogueEntry, catalogue } from "../../functions/catalogue";

/** One function of functions.json, as far as the grid shows it. */
export interface FunctionHelp {
  readonly id: string;
  readonly description: string;
  readonly parameters: readonly { readonly name: string; readonly description: string; readonly optional?: boolean }[];
}

/** Hears what a function says about the cell it stands in; null when it gave an answer. */
export type SayAbout = (sheetId: string, row: number, column: number, message: string | null) => void;

const ERRORS: Readonly<Record<string, ErrorType>> = {
  "#NUM!": ErrorType.NUM,
  "#VALUE!": ErrorType.VALUE,
  "#N/A": ErrorType.NA,
  "#DIV/0!": ErrorType.DIV_BY_ZERO,
  "#REF!": ErrorType.REF,
  "#NAME?": ErrorType.NAME,
  "#NULL!": ErrorType.NULL,
};

function plain(value: BaseValueObject | null): unknown {
  if (value === null || value.isNull()) return null;
  if (value.isError()) return { error: value.getValue() };
  return value.getValue();
}

/** Arguments as Excel hands them over: ranges as rows of cells, everything else as one value. */
function argument(value: BaseValueObject | undefined, range: boolean): unknown {
  if (value === undefined) return null;
  if (!value.isArray()) return range && !value.isNull() ? [[plain(value)]] : plain(value);
  const rows = (value as ArrayValueObject).getArrayValue().map((row) => row.map((cell) => plain(cell ?? null)));
  return range ? rows : (rows[0]?.[0] ?? null);
}

function errorObject(code: string): ErrorValueObject {
  return ErrorValueObject.create(ERRORS[code] ?? ErrorType.VALUE);
}

function valueObject(value: unknown): BaseValueObject {
  if (value instanceof CellError) return errorObject(value.error);
  if (typeof value === "number") return NumberValueObject.create(value);
  if (typeof value === "boolean") return BooleanValueObject.create(value);
  if (typeof value === "string") return StringValueObject.create(value);
  return NullValueObject.create();
}

function answer(value: unknown, at: BaseFunction): BaseValueObject {
  if (!Array.isArray(value)) return valueObject(value);
  const rows = (value as unknown[][]).map((row) => row.map(valueObject));
  return ArrayValueObject.create({
    calculateValueList: rows,
    rowCount: rows.length,
    columnCount: rows[0]?.length ?? 0,
    unitId: at.unitId ?? "",
    sheetId: at.subUnitId ?? "",
    row: at.row,
    column: at.column,
  });
}

/** A function of ours as a class of the grid's formula engine. A throwing function would stop the whole calculation. */
function executor({ fn, params }: CatalogueEntry, say: SayAbout): Ctor<BaseFunction> {
  const call = fn as (...args: unknown[]) => unknown;
  return class extends BaseFunction {
    override minParams = params.filter((param) => !param.optional).length;
    override maxParams = params.length;

    override calculate(...values: BaseValueObject[]): BaseValueObject {
      const tell = (message: string | null): void => say(this.subUnitId ?? "", this.row, this.column, message);
      try {
        const result = call(...params.map((param, i) => argument(values[i], param.range)));
        tell(null);
        return answer(result, this);
      } catch (thrown) {
        const known = thrown instanceof CellError;
        tell(known ? thrown.message : `A fault of the product: ${String(thrown)}`);
        return errorObject(known ? thrown.error : "#VALUE!");
      }
    }
  };
}

export function gridFunctions(say: SayAbout): [Ctor<BaseFunction>, IFunctionNames][] {
  return catalogue.map((entry) => [executor(entry, say), entry.name]);
}

/** What the grid shows while somebody types a formula: the texts of the add-in's own metadata. */
export function gridDescriptions(help: readonly FunctionHelp[]): IFunctionInfo[] {
  return catalogue.map((entry): IFunctionInfo => {
    const own = help.find((one) => `MI.${one.id}` === entry.name);
    const description = own?.description ?? "";
    return {
      functionName: entry.name,
      functionType: FunctionType.User,
      description,
      abstract: description,
      functionParameter: entry.params.map((param, i) => ({
        name: param.name,
        detail: own?.parameters[i]?.description ?? "",
        example: param.range ? "A1:A10" : "1",
        require: param.optional ? 0 : 1,
        repeat: 0,
      })),
    };
  });
}

/** The same functions for the workbook model, which Microsoft's client reads. */
export function callFromModel(name: string, args: readonly unknown[]): unknown {
  const entry = catalogue.find((one) => one.name === name.toUpperCase());
  if (!entry) return undefined;
  try {
    const given = entry.params.map((param, i) => {
      const value = args[i] ?? null;
      if (Array.isArray(value)) return param.range ? value : ((value as unknown[][])[0]?.[0] ?? null);
      return param.range && value !== null ? [[value]] : value;
    });
    const result = (entry.fn as (...all: unknown[]) => unknown)(...given);
    const cell = (value: unknown): unknown => (value instanceof CellError ? { error: value.error } : (value ?? null));
    return Array.isArray(result) ? (result as unknown[][]).map((row) => row.map(cell)) : cell(result);
  } catch (thrown) {
    return { error: thrown instanceof CellError ? thrown.error : "#VALUE!" };
  }
}
