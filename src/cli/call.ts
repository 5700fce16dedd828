import { CellError } from "../functions/CellError";
import { catalogueByName, type CatalogueEntry } from "../functions/catalogue";

/**
 * Answers functions outside Excel, so that any figure can be reproduced by a script: reads JSON lines
 * `{"fn":"MI.NPS","args":[[[9],[10],[3]]]}` and writes `{"value":…}` or `{"error":"#NUM!","message":"…"}` a line, in order.
 * A range is an array of rows, a scalar is plain or `[[x]]`, a date is ISO text or a serial number, a missing cell is null.
 * A line that cannot be read is answered with an error and the next one is read; blank lines are skipped.
 *
 * @returns 0: every line was answered, be it with an error
 */
export async function call(lines: AsyncIterable<string>, write: (line: string) => void): Promise<number> {
  for await (const line of lines) {
    if (line.trim() !== "") write(answerLine(line));
  }
  return 0;
}

/** One line in, one line out; never throws. */
export function answerLine(line: string): string {
  try {
    return JSON.stringify({ value: outside(answerRequest(JSON.parse(line))) });
  } catch (error) {
    if (error instanceof CellError) return JSON.stringify(error);
    if (error instanceof SyntaxError) return failure("#VALUE!", `This line is not JSON: ${error.message}`);
    return failure("#VALUE!", error instanceof Error ? error.message : String(error));
  }
}

function failure(error: string, message: string): string {
  return JSON.stringify({ error, message });
}

function answerRequest(request: unknown): unknown {
  if (typeof request !== "object" || request === null || Array.isArray(request)) {
    throw new CellError("#VALUE!", 'A line must be an object like {"fn":"MI.NPS","args":[[[9],[10],[3]]]}.');
  }
  const { fn, args = [] } = request as { fn?: unknown; args?: unknown };
  if (typeof fn !== "string") throw new CellError("#VALUE!", 'The name of a function is missing ("fn").');
  const entry = catalogueByName.get(fn.trim().toUpperCase());
  if (!entry) throw new CellError("#NAME?", `There is no function ${fn}.`);
  if (!Array.isArray(args)) throw new CellError("#VALUE!", '"args" must be an array.');
  checkCount(entry, args.length);
  return entry.fn(...(entry.params.map((p, i) => (p.range ? asRange(args[i]) : args[i])) as never[]));
}

function checkCount(entry: CatalogueEntry, given: number): void {
  const most = entry.params.length;
  const least = entry.params.filter((p) => !p.optional).length;
  if (given >= least && given <= most) return;
  const wanted = least === most ? `${least}` : `${least} to ${most}`;
  const signature = entry.params.map((p) => (p.optional ? `[${p.name}]` : p.name)).join(", ");
  throw new CellError("#VALUE!", `${entry.name} takes ${wanted} arguments (${signature}), not ${given}.`);
}

/** A single value stands for a range of one cell, as in Excel. Left out stays left out. */
function asRange(value: unknown): unknown {
  return value === null || value === undefined || Array.isArray(value) ? value : [[value]];
}

/** JSON knows neither NaN nor infinity: such a result is an error, never null. Other values pass unchanged. */
function outside(value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) throw new CellError("#NUM!", "The result is not a number.");
  if (Array.isArray(value)) for (const cell of value) outside(cell);
  return value;
}
