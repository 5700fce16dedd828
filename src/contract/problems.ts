import type { Severity } from "../core/result";
import { cellAddress, isCellError, type CellValue } from "./cells";
import type { CellProblem } from "./Contract";

/** One kind of problem. Its code is the table's three letters and this number: `OBS003`. */
export interface ProblemKind {
  readonly title: string;
  readonly severity: Severity;
  /** The sentence shown; `{found}`, `{expected}` and `{detail}` are filled in. */
  readonly template: string;
}

/**
 * The catalogue. A number means the same in every table and is never reused for another meaning.
 * Errors leave something out (a cell's row, or a whole table); warnings leave nothing out unless they say so.
 */
export const problemKinds = {
  "001": {
    title: "A required column is missing",
    severity: "error",
    template: 'There is no column "{expected}"; the table cannot be read.{detail}',
  },
  "002": {
    title: "A required cell is blank",
    severity: "error",
    template: "This cell is blank; expected {expected}. The row is left out.",
  },
  "003": {
    title: "A cell cannot be read",
    severity: "error",
    template: "Found {found}, expected {expected}. The row is left out.{detail}",
  },
  "004": {
    title: "A value is not allowed here",
    severity: "error",
    template: "Found {found}, expected {expected}. The row is left out.{detail}",
  },
  "005": {
    title: "A formula error stands in a cell",
    severity: "error",
    template: "The formula error {found} stands here, expected {expected}. The row is left out.",
  },
  "006": {
    title: "A date cannot be right",
    severity: "error",
    template: "Found {found}, expected {expected}. The row is left out.",
  },
  "007": {
    title: "The same thing is given twice",
    severity: "error",
    template: "Found {found} again; {detail} The first is kept, this row is left out.",
  },
  "008": {
    title: "A KPI is not in the KPIs table",
    severity: "error",
    template: "Found {found}, expected {expected}. The row is left out.{detail}",
  },
  "009": {
    title: "A header was matched by likeness",
    severity: "warning",
    template: 'The header {found} is read as "{expected}", because they are alike. Rename it or map it to be sure.',
  },
  "010": {
    title: "A header stands twice",
    severity: "warning",
    template: "The header {found} stands twice; the first is read, this one is not.",
  },
  "011": {
    title: "Numbers are read as per cent",
    severity: "warning",
    template: "{detail}",
  },
  "012": {
    title: "A value is out of line by a factor of a hundred",
    severity: "warning",
    template:
      "Found {found}, expected {expected}: its neighbours are about a hundred times {detail}. The row is left out.",
  },
  "013": {
    title: "A value is impossible",
    severity: "error",
    template: "Found {found}, expected {expected}. The row is left out.",
  },
  "014": {
    title: "The denominator is zero",
    severity: "warning",
    template: "The denominator is 0, so there is no value; it is kept as missing.",
  },
  "015": {
    title: "A word for nothing is read as missing",
    severity: "warning",
    template: "Found {found}, expected {expected}; it is read as missing.",
  },
  "016": {
    title: "A table was recognised by its headers",
    severity: "warning",
    template: 'This is read as the table "{expected}" because of its headers.',
  },
  "017": {
    title: "A hidden sheet is read",
    severity: "warning",
    template: "This sheet is hidden; it is read all the same.",
  },
  "018": {
    title: "A setting is not known",
    severity: "warning",
    template: "The setting {found} is not known and is not used.{detail}",
  },
  "019": {
    title: "A target and its tolerance disagree in unit",
    severity: "warning",
    template: "{detail}",
  },
  "020": {
    title: "A table was not recognised",
    severity: "warning",
    template: "This is not recognised as one of the product's tables and is not read.{detail}",
  },
  "021": {
    title: "A table that is needed is missing",
    severity: "error",
    template: "{detail}",
  },
  "022": {
    title: "The KPI of this row was left out",
    severity: "error",
    template: "The KPI {found} was left out ({detail}), so this row is left out too.",
  },
  "023": {
    title: "A row stands below an Excel table",
    severity: "warning",
    template:
      "This row ({found}) stands below the table and is not {expected}, so it is not read. Pull the table's corner down over it if it is one.",
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemNumber = keyof typeof problemKinds;

const MAX_FOUND = 80;

/** What stands in a cell, as a problem prints it. */
export function describe(value: CellValue | undefined): string {
  if (value === null || value === undefined) return "blank";
  if (isCellError(value)) return value.error;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "number") return String(value);
  const text = value.trim();
  if (text === "") return "blank";
  return text.length > MAX_FOUND ? `${text.slice(0, MAX_FOUND - 1)}…` : text;
}

export interface ProblemInput {
  /** The table's three letters: `OBS`. */
  readonly prefix: string;
  readonly number: ProblemNumber;
  /** Name of the table as the product calls it. */
  readonly table: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly found: string;
  readonly expected: string;
  readonly detail?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A problem from its kind and its place. The message begins with the address, so that it can stand alone. */
export function cellProblem(input: ProblemInput): CellProblem {
  const kind: ProblemKind = problemKinds[input.number];
  const cell = cellAddress(input.sheet, input.row, input.column);
  const quoted = input.found === "blank" ? "blank" : `"${input.found}"`;
  const detail = input.detail ?? "";
  // Replacement by function: a "$&" typed into a cell must not be taken for a pattern.
  const sentence = kind.template.replace(/\{(found|expected|detail)\}/g, (_match, name: string) =>
    name === "found" ? quoted : name === "expected" ? input.expected : detail,
  );
  return {
    code: `${input.prefix}${input.number}`,
    severity: kind.severity,
    message: `${cell}: ${sentence.trim()}`,
    path: [input.table, input.row, input.column],
    table: input.table,
    cell,
    found: input.found,
    expected: input.expected,
    ...(input.data ? { data: input.data } : {}),
  };
}
