import type { MathCode, Problem, Result } from "../core/result";

/** Error values that our functions decide on. Errors found in input cells travel on under their own name. */
export type CellErrorCode = "#NUM!" | "#VALUE!" | "#N/A" | "#DIV/0!";

/** Every error value that Excel can show in a cell. */
const excelErrors: ReadonlySet<string> = new Set([
  "#NUM!",
  "#VALUE!",
  "#N/A",
  "#DIV/0!",
  "#REF!",
  "#NAME?",
  "#NULL!",
  "#SPILL!",
  "#CALC!",
  "#GETTING_DATA",
  "#FIELD!",
  "#BLOCKED!",
  "#CONNECT!",
  "#BUSY!",
  "#UNKNOWN!",
]);

const errorOfCode: Readonly<Record<MathCode, CellErrorCode>> = {
  domain: "#NUM!",
  "zero-denominator": "#DIV/0!",
  type: "#VALUE!",
  missing: "#N/A",
};

/**
 * What a function throws, or leaves in a cell of a spill, instead of a value. Each host turns it into its own kind:
 * Excel into CustomFunctions.Error (which shows the message with #VALUE! and #N/A only), the command into JSON.
 */
export class CellError extends Error {
  readonly error: string;

  constructor(error: CellErrorCode | (string & {}), message: string) {
    super(message);
    this.name = "CellError";
    this.error = error;
  }

  toJSON(): { error: string; message: string } {
    return { error: this.error, message: this.message };
  }
}

/** The error that a cell holds: `{ error: "#DIV/0!" }`, Excel's own error object, or its text; null for anything else. */
export function errorInCell(cell: unknown): string | null {
  if (typeof cell === "string") return cell.charCodeAt(0) === 35 && excelErrors.has(cell) ? cell : null;
  if (typeof cell !== "object" || cell === null) return null;
  for (const key of ["error", "code"] as const) {
    const text: unknown = (cell as Record<string, unknown>)[key];
    if (typeof text === "string" && excelErrors.has(text)) return text;
  }
  return null;
}

/** The value of a result; throws the first of its problems as the error of a cell. */
export function answer<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw cellErrorOf(result.problems[0]);
}

function cellErrorOf(problem: Problem | undefined): CellError {
  const code = problem ? errorOfCode[problem.code as MathCode] : undefined;
  return new CellError(code ?? "#VALUE!", problem?.message ?? "There is no answer.");
}
