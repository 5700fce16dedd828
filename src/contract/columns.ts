import { z } from "zod";

/** How a cell of this column is read before its schema judges it. `percent` reads 95 % and 0.95 alike as 0.95. */
export type ColumnKind = "text" | "number" | "money" | "percent" | "date" | "boolean" | "choice";

/** One column of a table: what it is called, how it is read, what is allowed, and what the template says about it. */
export interface Column<T = unknown> {
  readonly kind: ColumnKind;
  /** The header that the template writes. */
  readonly header: string;
  /** Other headers that mean the same, compared without case, spaces and punctuation. */
  readonly synonyms: readonly string[];
  /** Headers that mean this only when the column they usually mean has another: "KPI" is the name beside "KPI id". */
  readonly weakSynonyms?: readonly string[];
  readonly required: boolean;
  /** Note on the template's header cell: meaning and unit. */
  readonly note: string;
  /** Example for the template's one example row. Dates as ISO text. */
  readonly example: string | number | boolean | null;
  /** The words allowed, for `choice`; each with the other spellings that are accepted. */
  readonly choices?: readonly string[];
  readonly choiceSynonyms?: Readonly<Record<string, string>>;
  /** What a person is told was expected here: "a number", "one of: higher, lower, range". */
  readonly expected: string;
  /** Judges the value after reading; its error text is the "expected" of a Problem. */
  readonly schema: z.ZodType<T>;
}

interface Options {
  readonly required?: boolean;
  readonly synonyms?: readonly string[];
  readonly weakSynonyms?: readonly string[];
  readonly note?: string;
  readonly example?: string | number | boolean | null;
  readonly min?: number;
  readonly max?: number;
}

type Required = { readonly required: true };

function column<T>(kind: ColumnKind, header: string, schema: z.ZodType<T>, expected: string, o: Options) {
  return {
    kind,
    header,
    synonyms: o.synonyms ?? [],
    weakSynonyms: o.weakSynonyms ?? [],
    required: o.required ?? false,
    note: o.note ?? "",
    example: o.example ?? null,
    schema: (o.required ? schema : schema.nullable()) as z.ZodType<T>,
    expected,
  };
}

function bounded(o: Options, what: string): { schema: z.ZodNumber; expected: string } {
  let schema = z.number({ error: what });
  let expected = what;
  if (o.min !== undefined && o.max !== undefined) expected = `${what} from ${o.min} to ${o.max}`;
  else if (o.min !== undefined) expected = `${what}, ${o.min} or more`;
  else if (o.max !== undefined) expected = `${what}, ${o.max} or less`;
  if (o.min !== undefined) schema = schema.min(o.min, { error: expected });
  if (o.max !== undefined) schema = schema.max(o.max, { error: expected });
  return { schema, expected };
}

export function text(header: string, o: Options & Required): Column<string>;
export function text(header: string, o?: Options): Column<string | null>;
export function text(header: string, o: Options = {}): Column<string | null> {
  return column("text", header, z.string({ error: "text" }).min(1, { error: "text" }), "text", o);
}

function numeric(kind: ColumnKind, what: string) {
  function build(header: string, o: Options & Required): Column<number>;
  function build(header: string, o?: Options): Column<number | null>;
  function build(header: string, o: Options = {}): Column<number | null> {
    const { schema, expected } = bounded(o, what);
    return column<number | null>(kind, header, schema, expected, o);
  }
  return build;
}

export const number = numeric("number", "a number");
export const money = numeric("money", "an amount of money");
/** Read as a share: 95 %, 95% as text and 0.95 are all 0.95. */
export const percent = numeric("percent", "a percentage");
/** Read as a day serial; see core/days. */
export const date = numeric("date", "a date");

export function boolean(header: string, o: Options = {}): Column<boolean | null> {
  return column("boolean", header, z.boolean({ error: "yes or no" }), "yes or no", o);
}

export function choice<const W extends readonly string[]>(
  header: string,
  words: W,
  o: Options & Required & { also?: Record<string, W[number]> },
): Column<W[number]>;
export function choice<const W extends readonly string[]>(
  header: string,
  words: W,
  o?: Options & { also?: Record<string, W[number]> },
): Column<W[number] | null>;
export function choice<const W extends readonly string[]>(
  header: string,
  words: W,
  o: Options & { also?: Record<string, W[number]> } = {},
): Column<W[number] | null> {
  const expected = `one of: ${words.join(", ")}`;
  const schema = z.enum(words as unknown as [string, ...string[]], { error: expected }) as unknown as z.ZodType<
    W[number]
  >;
  return {
    ...column<W[number] | null>("choice", header, schema, expected, o),
    choices: words,
    choiceSynonyms: o.also ?? {},
  };
}

export type Columns = Readonly<Record<string, Column>>;
export type RowOf<C extends Columns> = { -readonly [K in keyof C]: C[K] extends Column<infer T> ? T : never };

/** A table of the data model: its columns, and a zod schema of one row that is derived from them. */
export interface TableSpec<C extends Columns = Columns> {
  /** The name of the Excel table and of the template's sheet. */
  readonly name: string;
  /** Other names of tables and sheets that mean this one. */
  readonly synonyms: readonly string[];
  /** Three letters that begin the codes of this table's problems (`OBS003`). */
  readonly code: string;
  /** What one row is, for the template and the documentation. */
  readonly about: string;
  readonly columns: C;
  readonly row: z.ZodType<RowOf<C>>;
}

/**
 * @param check a refinement across columns: returns the key of the offending column and what was expected there.
 */
export function table<const C extends Columns>(
  spec: { name: string; code: string; about: string; synonyms?: readonly string[]; columns: C },
  check?: (row: RowOf<C>) => readonly { column: keyof C & string; expected: string }[],
): TableSpec<C> {
  const shape: Record<string, z.ZodType> = {};
  for (const [key, c] of Object.entries(spec.columns)) shape[key] = c.schema;
  let row: z.ZodType = z.object(shape);
  if (check) {
    row = row.superRefine((value, ctx) => {
      for (const fault of check(value as RowOf<C>)) {
        ctx.addIssue({ code: "custom", path: [fault.column], message: fault.expected });
      }
    });
  }
  return { ...spec, synonyms: spec.synonyms ?? [], row: row as z.ZodType<RowOf<C>> };
}

/** A parsed row with the place it came from, so that every figure can be traced to its cell. */
export type Sourced<R> = R & { readonly source: RowSource };

export interface RowSource {
  readonly sheet: string;
  /** 1-based sheet row. */
  readonly row: number;
  /** 1-based sheet column of each key that the table has. Shared by all rows of a table. */
  readonly columns: Readonly<Record<string, number>>;
}
