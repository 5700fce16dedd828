import { z } from "zod";
import type { Problem, Result } from "../core/result";
import { tables, type TableKey } from "./tables";
import { normalise, spaced, suggest } from "./words";

/**
 * What a user has said about their own names: which sheet or Excel table is which table, and which header is which
 * column. A header or sheet mapped to "ignore" is not read at all.
 */
export interface MapFile {
  /** `{ "My sheet": "KPIs" }` */
  readonly tables?: Readonly<Record<string, string>> | undefined;
  /** `{ "KPIs": { "My header": "Owner client" } }`; the table by our name, or by the user's sheet or table name. */
  readonly columns?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
}

const mapFileSchema = z.strictObject({
  tables: z.record(z.string(), z.string()).optional(),
  columns: z.record(z.string(), z.record(z.string(), z.string())).optional(),
});

/** The word that means: leave this out on purpose. */
export const IGNORE = "ignore";

/** Our table of that key, name or other name: `tableKeyOf("SLA results") === "observations"`. */
export function tableKeyOf(name: string): TableKey | undefined {
  const wanted = normalise(name);
  let bySynonym: TableKey | undefined;
  for (const [key, spec] of Object.entries(tables) as [TableKey, (typeof tables)[TableKey]][]) {
    if (normalise(spec.name) === wanted || key === wanted) return key;
    if (!bySynonym && spec.synonyms.some((synonym) => normalise(synonym) === wanted)) bySynonym = key;
  }
  return bySynonym;
}

/** A column's key by its key or header: `columnKeyOf("kpis", "Owner client") === "ownerClient"`. */
export function columnKeyOf(table: TableKey, name: string): string | undefined {
  const wanted = normalise(name);
  for (const [key, column] of Object.entries(tables[table].columns)) {
    if (key === name || normalise(column.header) === wanted || spaced(key) === wanted) return key;
  }
  return undefined;
}

/** Reads a map file; unknown tables and columns are reported with the nearest name. */
export function readMapFile(json: unknown): Result<MapFile> {
  const parsed = mapFileSchema.safeParse(json);
  if (!parsed.success)
    return {
      ok: false,
      problems: parsed.error.issues.map((issue) => mapProblem(issue.message, issue.path as (string | number)[])),
    };
  const problems: Problem[] = [];
  const names = Object.values(tables).map((spec) => spec.name);
  for (const [from, to] of Object.entries(parsed.data.tables ?? {})) {
    if (normalise(to) !== IGNORE && !tableKeyOf(to))
      problems.push(mapProblem(`"${to}" is no table${didYouMean(suggest(to, names))}`, ["tables", from]));
  }
  for (const [name, headers] of Object.entries(parsed.data.columns ?? {})) {
    const key = tableKeyOf(parsed.data.tables?.[name] ?? name);
    if (!key) {
      problems.push(mapProblem(`"${name}" is no table${didYouMean(suggest(name, names))}`, ["columns", name]));
      continue;
    }
    const ours = Object.values(tables[key].columns).map((column) => column.header);
    for (const [header, to] of Object.entries(headers)) {
      if (normalise(to) !== IGNORE && !columnKeyOf(key, to))
        problems.push(
          mapProblem(`"${to}" is no column of ${tables[key].name}${didYouMean(suggest(to, ours))}`, [
            "columns",
            name,
            header,
          ]),
        );
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: parsed.data };
}

function didYouMean(name: string | null): string {
  return name === null ? "." : `; did you mean "${name}"?`;
}

function mapProblem(message: string, path: readonly (string | number)[]): Problem {
  return { code: "MAP001", severity: "error", message: `Mapping: ${message}`, path: [...path] };
}

/** Two mappings as one; where both speak, `over` wins. */
export function mergeMaps(base: MapFile, over: MapFile): MapFile {
  const columns: Record<string, Record<string, string>> = {};
  for (const source of [base.columns ?? {}, over.columns ?? {}]) {
    for (const [name, headers] of Object.entries(source)) columns[name] = { ...columns[name], ...headers };
  }
  return { tables: { ...base.tables, ...over.tables }, columns };
}

const MAP_TABLE = /^map table:\s*(.+)$/i;
const MAP_COLUMN = /^map column:\s*(.+?)\s*\/\s*(.+)$/i;

/**
 * The mapping rows of the sheet MI Settings: `map table: My sheet` | `KPIs` and `map column: KPIs / My header` |
 * `Owner client`.
 */
export function mapFromSettings(rows: Readonly<Record<string, string>>): MapFile {
  const mapped: Record<string, string> = {};
  const columns: Record<string, Record<string, string>> = {};
  for (const [setting, value] of Object.entries(rows)) {
    const column = MAP_COLUMN.exec(setting);
    const sheet = MAP_TABLE.exec(setting);
    if (column?.[1] && column[2]) columns[column[1]] = { ...columns[column[1]], [column[2]]: value };
    else if (sheet?.[1]) mapped[sheet[1]] = value;
  }
  return { tables: mapped, columns };
}

/** The rows of MI Settings that say the same as a map: the inverse of {@link mapFromSettings}. */
export function mapToSettings(map: MapFile): Record<string, string> {
  const rows: Record<string, string> = {};
  for (const [from, to] of Object.entries(map.tables ?? {})) rows[`map table: ${from}`] = to;
  for (const [name, headers] of Object.entries(map.columns ?? {})) {
    for (const [header, to] of Object.entries(headers)) rows[`map column: ${name} / ${header}`] = to;
  }
  return rows;
}

/** True for a setting of MI Settings that is a mapping row. */
export function isMapSetting(setting: string): boolean {
  return MAP_TABLE.test(setting) || MAP_COLUMN.test(setting);
}
