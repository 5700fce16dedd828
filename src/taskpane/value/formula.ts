import { numberFromText } from "../../contract/numberText";
import { dayFromIso } from "../../core/days";
import { catalogue, type CatalogueEntry, type Parameter } from "../../functions/catalogue";
import { CellError } from "../../functions/CellError";
import metadata from "../../functions/functions.json";
import { decimalsIn, plain } from "../../findings/words";

/** What one argument is as typed: left out, cells of the sheet, values, or something that is neither. */
type Argument =
  | { readonly kind: "omitted" }
  | { readonly kind: "reference"; readonly formula: string }
  | { readonly kind: "values"; readonly formula: string; readonly value: unknown }
  | { readonly kind: "wrong"; readonly message: string };

export interface FieldInfo {
  readonly param: Parameter;
  readonly label: string;
  readonly about: string;
}

export interface FunctionInfo {
  readonly entry: CatalogueEntry;
  readonly about: string;
  readonly result: string;
  readonly helpUrl: string | null;
  readonly fields: readonly FieldInfo[];
}

interface Described {
  readonly id: string;
  readonly description: string;
  readonly helpUrl?: string;
  readonly parameters: readonly { readonly name: string; readonly description: string }[];
}

const described = new Map((metadata.functions as readonly Described[]).map((f) => [`MI.${f.id}`, f]));

/** `plannedDates` → "Planned dates". */
function labelOf(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function infoOf(entry: CatalogueEntry): FunctionInfo {
  const words = described.get(entry.name);
  return {
    entry,
    about: words?.description ?? "",
    result: entry.result === "spill" ? "Fills the cells below and to the right." : "One value.",
    helpUrl: words?.helpUrl ?? null,
    fields: entry.params.map((param, i) => ({
      param,
      label: labelOf(param.name),
      about: words?.parameters[i]?.description ?? "",
    })),
  };
}

export interface FunctionGroup {
  readonly title: string;
  readonly functions: readonly FunctionInfo[];
}

const groupOf: readonly (readonly [title: string, names: RegExp])[] = [
  ["Value", /^MI\.(VALUE|SAVING|ROO|ROR)/],
  ["Total cost of performance", /^MI\.TCP/],
  ["Commercial terms", /^MI\.(GAINSHARE|SERVICECREDIT|ARCRRC|GLIDEPATH|BREAKEVEN|UNITVSFTE|OPENBOOK|BILLING)/],
  ["Scores", /^MI\.(NPS|SCORE|SATISFACTION|REFERENCE|CASESTUDY|PRACTICE|PROMISES)/],
  ["Exceptions and charts", /./],
];

/** Every function of the catalogue in groups, as the forms show them. */
export const functionGroups: readonly FunctionGroup[] = groupOf.map(([title], g) => ({
  title,
  functions: catalogue.filter((entry) => groupOf.findIndex(([, names]) => names.test(entry.name)) === g).map(infoOf),
}));

export const functionByName: ReadonlyMap<string, FunctionInfo> = new Map(
  functionGroups.flatMap((group) => group.functions).map((info) => [info.entry.name, info]),
);

const CELLS =
  /^(?:(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?#?$/iu;
const COLUMN = /^[\p{L}_][\p{L}\p{N}_.]*\[[^\]]+\]$/u;

/** `Sheet1!B2:B9`, `B2`, `Table1[Amount]`: cells of the workbook, not a value. */
export function isReference(text: string): boolean {
  return CELLS.test(text) || COLUMN.test(text);
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function numberOf(text: string): number | undefined {
  const read = numberFromText(text);
  return read && Number.isFinite(read.value) ? read.value : undefined;
}

/** One value of a scalar or of a list, as the function takes it and as a formula writes it. */
function item(text: string, kind: Parameter["kind"]): { value: unknown; formula: string } | string {
  if (kind === "text" || kind === "texts") return { value: text, formula: quoted(text) };
  if (kind === "flag") {
    if (!/^(true|false|yes|no)$/i.test(text)) return "yes or no";
    const yes = /^(true|yes)$/i.test(text);
    return { value: yes, formula: yes ? "TRUE" : "FALSE" };
  }
  if ((kind === "date" || kind === "dates" || kind === "times") && dayFromIso(text) !== undefined)
    return { value: text, formula: quoted(text) };
  if (kind === "date" || kind === "dates") return "a date like 2026-09-30";
  const number = numberOf(text);
  return number === undefined ? "a number" : { value: number, formula: String(number) };
}

/** Values of a list stand one a line or with semicolons between; the columns of a block with commas or spaces. */
function rowsOf(text: string, kind: Parameter["kind"]): string[][] {
  const lines = text.split(/[;\n]/).map((line) => line.trim());
  while (lines.length > 1 && lines[lines.length - 1] === "") lines.pop();
  const across = kind === "bands" || kind === "block";
  return lines.map((line) => (across ? line.split(/\s*,\s*|\s+/) : [line]));
}

function argumentOf(text: string, param: Parameter): Argument {
  const typed = text.trim();
  if (typed === "") {
    return param.optional ? { kind: "omitted" } : { kind: "wrong", message: "is needed" };
  }
  if (isReference(typed)) return { kind: "reference", formula: typed };
  if (!param.range) {
    const read = item(typed, param.kind);
    if (typeof read === "string") return { kind: "wrong", message: `needs ${read}, or a cell` };
    return { kind: "values", ...read };
  }
  const values: unknown[][] = [];
  const formulas: string[] = [];
  for (const row of rowsOf(typed, param.kind)) {
    const cells = row.map((cell) => (cell === "" ? { value: null, formula: '""' } : item(cell, param.kind)));
    const bad = cells.find((cell) => typeof cell === "string");
    if (typeof bad === "string") return { kind: "wrong", message: `needs ${bad} in each place, or a range` };
    const good = cells as { value: unknown; formula: string }[];
    values.push(good.map((cell) => cell.value));
    formulas.push(good.map((cell) => cell.formula).join(","));
  }
  return { kind: "values", formula: `{${formulas.join(";")}}`, value: values };
}

/** What a function made of values gives: a figure, a table, or why there is none. */
export type Preview =
  | { readonly kind: "value"; readonly text: string }
  | { readonly kind: "table"; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: "error"; readonly text: string }
  | { readonly kind: "none"; readonly text: string };

export interface FilledForm {
  /** Field → what is wrong with it. */
  readonly errors: Readonly<Record<string, string>>;
  /** `=MI.NPS(B2:B40)`; null while something is wrong. */
  readonly formula: string | null;
  readonly preview: Preview;
}

/** From what is typed to the formula, and to its value where no cell is needed for it. */
export function fillForm(info: FunctionInfo, typed: Readonly<Record<string, string>>): FilledForm {
  const { entry } = info;
  const args = entry.params.map((param) => argumentOf(typed[param.name] ?? "", param));
  const errors: Record<string, string> = {};
  args.forEach((arg, i) => {
    if (arg.kind === "wrong") errors[entry.params[i]!.name] = `${info.fields[i]!.label} ${arg.message}.`;
  });
  if (Object.keys(errors).length > 0)
    return { errors, formula: null, preview: { kind: "none", text: "Fill in what is needed to see the result." } };
  const formulas = args.map((arg) => (arg.kind === "reference" || arg.kind === "values" ? arg.formula : ""));
  while (formulas[formulas.length - 1] === "") formulas.pop();
  return { errors, formula: `=${entry.name}(${formulas.join(",")})`, preview: previewOf(entry, args) };
}

function previewOf(entry: CatalogueEntry, args: readonly Argument[]): Preview {
  if (args.some((arg) => arg.kind === "reference"))
    return { kind: "none", text: "The cells are read when the formula stands in the sheet." };
  const values = args.map((arg) => (arg.kind === "values" ? arg.value : null));
  try {
    const result = (entry.fn as (...a: unknown[]) => unknown)(...values);
    if (Array.isArray(result)) return { kind: "table", rows: (result as unknown[][]).map((row) => row.map(shown)) };
    return { kind: "value", text: shown(result) };
  } catch (error) {
    if (error instanceof CellError) return { kind: "error", text: `${error.error} ${error.message}` };
    throw error;
  }
}

function shown(value: unknown): string {
  if (value instanceof CellError) return value.error;
  if (typeof value === "number") return plain(value, decimalsIn(value));
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return value === null || value === undefined || value === "" ? "–" : String(value);
}

/** What may stand in a field, beside its own description. */
export function hintOf({ kind, optional, range }: Parameter): string {
  const what =
    kind === "bands"
      ? "a range, or rows as from, to, share with ; between"
      : range
        ? "a range like B2:B40, or values with ; between"
        : kind === "date"
          ? "a cell, or a date like 2026-09-30"
          : kind === "text"
            ? "a word, or a cell"
            : kind === "flag"
              ? "yes or no"
              : "a number, or a cell";
  return optional ? `Optional: ${what}.` : `${what.charAt(0).toUpperCase()}${what.slice(1)}.`;
}
