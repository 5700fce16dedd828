import type { CellValue } from "./cells";
import { isBlankCell } from "./Block";
import type { ReadingOptions } from "./coerce";
import type { Columns } from "./columns";
import { factKeyOf } from "./contractFacts";
import { dayFromText, EARLIEST_DAY, LATEST_DAY } from "./dateText";
import { DAYS_1904, dayFromYmd } from "../core/days";
import { headerText, matchHeaders, type HeaderCell, type HeaderMatch } from "./headers";
import { columnKeyOf, IGNORE, tableKeyOf, type MapFile } from "./mapFile";
import type { PeriodColumn } from "./ObservationReader";
import type { BlockInfo } from "./RowSink";
import { tables, type TableKey } from "./tables";
import { normalise, spaced, suggest } from "./words";

/** The sheet on which settings and mapping stand, visible to everyone. */
export const SETTINGS_SHEET = "MI Settings";

/** Rows looked at for a header: titles, logos and notes stand above many tables. */
export const HEADER_ROWS = 20;

export interface BufferedRow {
  readonly cells: readonly CellValue[];
  readonly sheetRow: number;
}

export type Identity =
  | {
      readonly kind: "table";
      readonly key: TableKey;
      /** Index into the buffered rows. */
      readonly header: number;
      readonly match: HeaderMatch;
      readonly periods: readonly PeriodColumn[];
      /** Recognised by its headers alone. */
      readonly byHeaders: boolean;
    }
  /** Settings of the contract without a header row: their names stand in this column. */
  | { readonly kind: "facts"; readonly setting: number }
  | { readonly kind: "settings" }
  /** Not one of ours; `hint` when it looks as if it was meant to be. */
  | { readonly kind: "none"; readonly hint: string | null };

const NONE: Identity = { kind: "none", hint: null };

function plainName(name: string): string {
  return normalise(spaced(name.replaceAll("_", " ")))
    .replace(/^(?:tbl|table|t) /, "")
    .replace(/^tbl(?=\p{L})/u, "")
    .replace(/ ?\d+$/, "");
}

/** The table that a sheet's or Excel table's name means. */
function keyByName(name: string | null): { key: TableKey; exact: boolean } | undefined {
  if (name === null) return undefined;
  for (const candidate of [name, plainName(name)]) {
    const key = tableKeyOf(candidate);
    if (key) return { key, exact: normalise(tables[key].name) === normalise(candidate) };
  }
  return undefined;
}

export function isSettingsName(name: string | null): boolean {
  return name !== null && plainName(name).replaceAll(" ", "") === "misettings";
}

/** What the user's map says about a block: a table, to ignore it, or nothing. */
function mappedKey(info: BlockInfo, map: MapFile): TableKey | "ignore" | undefined {
  for (const [from, to] of Object.entries(map.tables ?? {})) {
    const word = normalise(from);
    if (word !== normalise(info.sheet) && (info.table === null || word !== normalise(info.table))) continue;
    return normalise(to) === IGNORE ? "ignore" : tableKeyOf(to);
  }
  return undefined;
}

/** The user's map of headers for a table: normalised header → key, or null to ignore it. */
function mappedHeaders(info: BlockInfo, key: TableKey, map: MapFile): ReadonlyMap<string, string | null> {
  const headers = new Map<string, string | null>();
  const ownNames = [info.sheet, info.table ?? info.sheet].map(normalise);
  for (const [name, columns] of Object.entries(map.columns ?? {})) {
    if (!ownNames.includes(normalise(name)) && tableKeyOf(name) !== key) continue;
    for (const [header, to] of Object.entries(columns)) {
      const column = normalise(to) === IGNORE ? null : columnKeyOf(key, to);
      if (column !== undefined) headers.set(normalise(header), column);
    }
  }
  return headers;
}

/** A header that is a period: a date in any form, or a year. */
function periodOf(cell: CellValue | undefined, options: ReadingOptions): number | undefined {
  if (typeof cell === "number") {
    if (Number.isInteger(cell) && cell >= 1990 && cell <= 2100) return dayFromYmd(cell, 12, 31);
    const day = Math.floor(cell) + (options.date1904 ? DAYS_1904 : 0);
    return day >= EARLIEST_DAY && day <= LATEST_DAY ? day : undefined;
  }
  if (typeof cell !== "string") return undefined;
  const text = cell.trim();
  if (/^(?:19|20)\d\d$/.test(text)) return periodOf(Number(text), options);
  if (/^\d{5}$/.test(text)) return periodOf(Number(text), options);
  const day = dayFromText(text, options);
  return day !== undefined && day >= EARLIEST_DAY && day <= LATEST_DAY ? day : undefined;
}

interface Fit {
  readonly header: number;
  readonly match: HeaderMatch;
  readonly periods: readonly PeriodColumn[];
  readonly filled: number;
}

/** How one row would do as the header of one table. */
function fitRow(
  row: BufferedRow,
  at: number,
  key: TableKey,
  info: BlockInfo,
  map: MapFile,
  options: ReadingOptions,
  like: boolean,
): Fit {
  const headers: HeaderCell[] = [];
  const periods: PeriodColumn[] = [];
  row.cells.forEach((cell, index) => {
    const text = headerText(cell);
    if (text === null) return;
    const day = key === "observations" || key === "kpis" ? periodOf(cell, options) : undefined;
    if (day !== undefined) periods.push({ index, day });
    else headers.push({ index, text });
  });
  const match = matchHeaders(headers, tables[key].columns as Columns, mappedHeaders(info, key, map), like);
  const filled = headers.length + periods.length;
  if (key === "observations" && match.missing.some((m) => m.key === "period") && periods.length > 0) {
    // Wide: the periods are the headers, so that no column of periods is missing.
    const missing = match.missing.filter((m) => m.key !== "period");
    return { header: at, match: { ...match, missing }, periods, filled };
  }
  return { header: at, match, periods: key === "kpis" && periods.length >= 3 ? periods : [], filled };
}

function score({ match, periods }: Fit): number {
  return (match.missing.length === 0 ? 1000 : 0) + match.indexOf.size + periods.length;
}

function bestFit(
  rows: readonly BufferedRow[],
  key: TableKey,
  info: BlockInfo,
  map: MapFile,
  options: ReadingOptions,
  like: boolean,
): Fit | undefined {
  const best = highest(rows.map((row, at) => fitRow(row, at, key, info, map, options, false)));
  if (!like || !best) return best;
  // Likeness is dear: it is asked of the row that is the header by its exact names, and of every row when none has any.
  const again = best.match.exact > 0 ? [best.header] : rows.map((_row, at) => at);
  return highest(again.flatMap((at) => (rows[at] ? [fitRow(rows[at], at, key, info, map, options, true)] : [])));
}

/** The best of some fits; the first of equals, since headers stand above their rows. */
function highest(fits: readonly Fit[]): Fit | undefined {
  return fits.reduce<Fit | undefined>((best, fit) => (best && score(best) >= score(fit) ? best : fit), undefined);
}

/** True when the headers alone are proof enough: everything required by name, and little that is strange. */
function convincing({ match, periods, filled }: Fit, key: TableKey): boolean {
  if (match.missing.length > 0 || match.fuzzy.size > 0) return false;
  const columns = Object.keys(tables[key].columns).length;
  const known = match.exact + periods.length;
  if (key === "contract") return match.exact === 2 && filled === 2;
  if (key === "observations" && periods.length > 0 && periods.length < 3) return false;
  return known >= Math.min(3, columns) && known / filled >= 0.5;
}

function identifyByHeaders(
  rows: readonly BufferedRow[],
  info: BlockInfo,
  map: MapFile,
  options: ReadingOptions,
): Identity {
  const fits = (Object.keys(tables) as TableKey[])
    .map((key) => ({ key, fit: bestFit(rows, key, info, map, options, false) }))
    .filter((f): f is { key: TableKey; fit: Fit } => f.fit !== undefined && convincing(f.fit, f.key))
    .sort((a, b) => score(b.fit) - score(a.fit));
  const [first, second] = fits;
  if (!first) return { kind: "none", hint: almost(rows, info, map, options) };
  if (second && score(second.fit) === score(first.fit))
    return {
      kind: "none",
      hint: `It could be ${tables[first.key].name} or ${tables[second.key].name}: name the sheet so, or map it.`,
    };
  return table(first.key, first.fit, true);
}

/** A table that would be recognised if it had one header more: said, since its rows are not read. */
function almost(rows: readonly BufferedRow[], info: BlockInfo, map: MapFile, options: ReadingOptions): string | null {
  for (const key of Object.keys(tables) as TableKey[]) {
    const fit = bestFit(rows, key, info, map, options, false);
    const [missing, another] = fit?.match.missing ?? [];
    if (!fit || !missing || another || fit.match.exact < 3 || fit.match.exact / fit.filled < 0.5) continue;
    const columns: Columns = tables[key].columns;
    return `It looks like ${tables[key].name}, but has no column "${columns[missing.key]?.header ?? missing.key}".`;
  }
  return null;
}

function table(key: TableKey, fit: Fit, byHeaders: boolean): Identity {
  return { kind: "table", key, header: fit.header, match: fit.match, periods: fit.periods, byHeaders };
}

/** Settings without a header: a column with at least two names of facts, and a column to its right. */
function headlessFacts(rows: readonly BufferedRow[]): Identity | undefined {
  const counts = new Map<number, number>();
  for (const { cells } of rows) {
    const index = cells.findIndex((cell) => !isBlankCell(cell));
    const cell = cells[index];
    if (typeof cell === "string" && factKeyOf(cell)) counts.set(index, (counts.get(index) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= 2 ? { kind: "facts", setting: best[0] } : undefined;
}

/**
 * Which table a block is, and which of its first rows is the header: what the user's map says, else the name of the
 * Excel table or sheet, else the headers when they leave no doubt.
 *
 * @param rest the block is what an already recognised Excel table left of its sheet: it need not be anything
 */
export function identify(
  rows: readonly BufferedRow[],
  info: BlockInfo,
  map: MapFile,
  options: ReadingOptions,
  rest = false,
): Identity {
  if (isSettingsName(info.table) || isSettingsName(info.sheet)) return { kind: "settings" };
  const mapped = mappedKey(info, map);
  if (mapped === "ignore" || rows.length === 0) return NONE;
  if (mapped) {
    const fit = bestFit(rows, mapped, info, map, options, true);
    return fit ? table(mapped, fit, false) : NONE;
  }
  if (rest) {
    const other = identifyByHeaders(rows, info, map, options);
    return other.kind === "none" ? NONE : other;
  }
  const named = keyByName(info.table) ?? keyByName(info.sheet);
  if (named) {
    const fit = bestFit(rows, named.key, info, map, options, true);
    if (fit?.match.missing.length === 0) return table(named.key, fit, false);
    const facts = named.key === "contract" ? headlessFacts(rows) : undefined;
    if (facts) return facts;
    const other = identifyByHeaders(rows, info, map, options);
    if (other.kind === "table") return other;
    // Its name says what it is meant to be; some headers do too. What is missing is then worth a problem each.
    if (fit && (named.exact ? fit.match.indexOf.size > 0 : fit.match.indexOf.size >= 2))
      return table(named.key, fit, false);
    const headers = Object.values(tables[named.key].columns as Columns)
      .filter((column) => column.required)
      .map((column) => column.header);
    return { kind: "none", hint: `As ${tables[named.key].name} it needs the headers ${headers.join(", ")}.` };
  }
  const other = identifyByHeaders(rows, info, map, options);
  if (other.kind !== "none" || other.hint !== null) return other;
  const like = suggest(
    plainName(info.table ?? info.sheet),
    Object.values(tables).map((spec) => spec.name),
  );
  if (like !== null) return { kind: "none", hint: `Is it "${like}"? Rename it, or map it.` };
  return info.table !== null && !/^table\d*$/i.test(info.table)
    ? { kind: "none", hint: "Map it, or map it to ignore." }
    : NONE;
}
