import type { Column } from "../../contract/columns";
import { headerText } from "../../contract/headers";
import { identify } from "../../contract/identify";
import { IGNORE, mapToSettings, mergeMaps, type MapFile } from "../../contract/mapFile";
import { tables, type TableKey } from "../../contract/tables";
import { suggest } from "../../contract/words";
import type { FoundBlock } from "./TableScout";

/** What one header of the user's is taken for. */
export interface HeaderLine {
  readonly header: string;
  /** Our column's key; null: not used. */
  readonly column: string | null;
  /** Taken for it by likeness only, or our best guess when it is not used. */
  readonly suggestion: string | null;
}

export interface BlockLine {
  readonly name: string;
  /** Where it stands, when its name does not say so. */
  readonly place: string;
  /** Null: not recognised, or left out on purpose. */
  readonly table: TableKey | null;
  readonly ignored: boolean;
  /** Why it was not recognised, or what it might be. */
  readonly hint: string | null;
  readonly headers: readonly HeaderLine[];
  /** Titles of required columns that no header stands for. */
  readonly missing: readonly string[];
}

function columnsOf(table: TableKey): Readonly<Record<string, Column>> {
  return tables[table].columns;
}

/** Where no header is known, the first row of words is what the person will want to map. */
function firstWords(rows: FoundBlock["rows"]): number {
  const at = rows.findIndex(({ cells }) => cells.filter((cell) => typeof cell === "string").length >= 2);
  return Math.max(at, 0);
}

/** What a block is with this mapping, header by header. */
export function judgeBlock(block: FoundBlock, map: MapFile, dayFirst: boolean): BlockLine {
  const { name, info, rows } = block;
  const place = info.table === null || info.table === info.sheet ? "" : `table on sheet ${info.sheet}`;
  const ignored = map.tables?.[name]?.toLowerCase() === IGNORE;
  const identity = identify(rows, info, map, { date1904: block.date1904, dayFirst });
  const none = { name, place, table: null, ignored, headers: [], missing: [] };
  if (identity.kind === "facts") return { ...none, table: "contract", hint: null };
  if (identity.kind !== "table") return { ...none, hint: identity.kind === "none" && !ignored ? identity.hint : null };
  const { key, match, header } = identity;
  const keyAt = new Map([...match.indexOf].map(([column, index]) => [index, column]));
  const periods = new Set(identity.periods.map((period) => period.index));
  const columns = columnsOf(key);
  const free = Object.entries(columns).filter(([column]) => !match.indexOf.has(column));
  const strange = match.exact === 0 && match.fuzzy.size === 0;
  const headers = (rows[strange ? firstWords(rows) : header]?.cells ?? []).flatMap((cell, index): HeaderLine[] => {
    const text = headerText(cell);
    if (text === null || (!strange && periods.has(index))) return [];
    const column = strange ? null : (keyAt.get(index) ?? null);
    if (column !== null) return [{ header: text, column, suggestion: match.fuzzy.has(column) ? column : null }];
    const like = suggest(
      text,
      free.map(([, c]) => c.header),
    );
    return [{ header: text, column, suggestion: free.find(([, c]) => c.header === like)?.[0] ?? null }];
  });
  return {
    name,
    place,
    table: key,
    ignored: false,
    hint: null,
    headers,
    missing: match.missing.map((m) => columns[m.key]?.header ?? m.key),
  };
}

/** What a person has to look at: not recognised, or a needed column missing. */
export function needsLook(line: BlockLine): boolean {
  return !line.ignored && (line.table === null || line.missing.length > 0);
}

/** The mapping with one table said anew; an empty choice leaves it to the product. */
export function withTable(map: MapFile, name: string, choice: TableKey | typeof IGNORE): MapFile {
  return mergeMaps(map, { tables: { [name]: choice === IGNORE ? IGNORE : tables[choice].name } });
}

/** The mapping with one header said anew; null: not to be used. */
export function withColumn(
  map: MapFile,
  block: string,
  table: TableKey,
  header: string,
  column: string | null,
): MapFile {
  const to = column === null ? IGNORE : (columnsOf(table)[column]?.header ?? column);
  return mergeMaps(map, { columns: { [block]: { [header]: to } } });
}

/** What of a mapping is new, as rows of the sheet MI Settings. */
export function mapChanges(before: MapFile, after: MapFile): Readonly<Record<string, string>> {
  const old = mapToSettings(before);
  return Object.fromEntries(Object.entries(mapToSettings(after)).filter(([name, value]) => old[name] !== value));
}

/** Our tables for a list to choose from: key and name. */
export const tableChoices = (Object.entries(tables) as [TableKey, { name: string; about: string }][]).map(
  ([key, { name, about }]) => ({
    key,
    name,
    about,
  }),
);

/** Columns of a table for a list to choose from. */
export function columnChoices(table: TableKey): readonly { readonly key: string; readonly title: string }[] {
  return Object.entries(columnsOf(table)).map(([key, { header, required }]) => ({
    key,
    title: required ? `${header} (needed)` : header,
  }));
}
