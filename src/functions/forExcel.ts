import { CellError } from "./CellError";
import type { CatalogueEntry } from "./catalogue";
import { memoised } from "./memoised";

/** Makes Excel's own error object: `(code, message) => new CustomFunctions.Error(code, message)`. */
export type MakeError = (code: string, message: string | undefined) => object;

/** Errors that Excel lets a function give; #NAME? and #REF! cannot be given, and what is not listed becomes #VALUE!. */
const givable: ReadonlySet<string> = new Set(["#NUM!", "#VALUE!", "#N/A", "#DIV/0!", "#NULL!"]);
/** Errors that Excel shows a message with. */
const speaking: ReadonlySet<string> = new Set(["#VALUE!", "#N/A"]);

/**
 * A function of the catalogue as Excel calls it: what Excel adds behind the last argument is dropped, data types are read by
 * their basic value, CellErrors (thrown, or in a cell of a spill) become Excel's, and the last answers are remembered.
 */
export function forExcel({ fn, params }: CatalogueEntry, makeError: MakeError): (...args: unknown[]) => unknown {
  const call = fn as (...args: unknown[]) => unknown;
  const answer = memoised((args: readonly unknown[]) => {
    try {
      return { value: translated(call(...args.map(plain)), makeError) };
    } catch (error) {
      return { error: errorFor(error, makeError) };
    }
  });
  return (...args) => {
    const own = params.map((_, i) => args[i] ?? null);
    const given = answer(own);
    if ("error" in given) throw given.error;
    return given.value;
  };
}

/** Nested CellErrors become Excel's; an answer without any is handed on as it is. */
function translated(value: unknown, makeError: MakeError): unknown {
  if (value instanceof CellError) return errorFor(value, makeError);
  if (!Array.isArray(value)) return value;
  const rows = value as unknown[][];
  if (!rows.some((row) => row.some((cell) => cell instanceof CellError))) return rows;
  return rows.map((row) => row.map((cell) => (cell instanceof CellError ? errorFor(cell, makeError) : cell)));
}

function errorFor(error: unknown, makeError: MakeError): object {
  if (!(error instanceof CellError)) {
    const words = error instanceof Error ? error.message : String(error);
    return makeError("#VALUE!", `A fault of the product: ${words}`);
  }
  const code = givable.has(error.error) ? error.error : "#VALUE!";
  return makeError(code, speaking.has(code) ? error.message : undefined);
}

/** Data types (a formatted number, an error, an entity) by their basic value. Nothing is copied where there are none. */
function plain(arg: unknown): unknown {
  if (!Array.isArray(arg)) return basic(arg);
  const rows = arg as unknown[];
  for (const row of rows) {
    if (!Array.isArray(row)) continue;
    for (const cell of row)
      if (typeof cell === "object" && cell !== null)
        return rows.map((r) => (Array.isArray(r) ? r.map(basic) : basic(r)));
  }
  return rows;
}

function basic(cell: unknown): unknown {
  if (typeof cell !== "object" || cell === null || !("basicValue" in cell)) return cell;
  return cell.basicValue;
}
