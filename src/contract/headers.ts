import type { CellValue } from "./cells";
import type { Column, Columns } from "./columns";
import { describe } from "./problems";
import { likeness, normalise, spaced, SUGGEST_FROM, USE_FROM } from "./words";

/** A header that stands in the table, by its place in the row. */
export interface HeaderCell {
  /** Zero-based index into the block's cells. */
  readonly index: number;
  readonly text: string;
}

export interface HeaderMatch {
  /** Our key → index of the cell. */
  readonly indexOf: ReadonlyMap<string, number>;
  /** Keys matched by likeness only. */
  readonly fuzzy: ReadonlyMap<string, HeaderCell>;
  /** Headers that stand a second time. */
  readonly duplicates: readonly HeaderCell[];
  /** Headers that nothing was mapped to. */
  readonly ignored: readonly HeaderCell[];
  /** Required keys that no header matched, each with the header that looks most like it. */
  readonly missing: readonly { readonly key: string; readonly suggestion: string | null }[];
  /** Columns matched by the user's map, by name or by synonym: not by likeness. */
  readonly exact: number;
}

/** Spellings of each column with their rank: our header, then our key, then the synonyms in their order, the weak ones last. */
type Names = ReadonlyMap<string, readonly { readonly key: string; readonly rank: number }[]>;

const namesOfTable = new WeakMap<Columns, Names>();

function namesOf(columns: Columns): Names {
  const known = namesOfTable.get(columns);
  if (known) return known;
  const names = new Map<string, { key: string; rank: number }[]>();
  const add = (name: string, key: string, rank: number) => {
    const word = normalise(name);
    const list = names.get(word) ?? [];
    if (!list.some((entry) => entry.key === key)) list.push({ key, rank });
    names.set(word, list);
  };
  for (const [key, column] of Object.entries(columns)) {
    add(column.header, key, 0);
    add(key, key, 1);
    add(spaced(key), key, 1);
    column.synonyms.forEach((synonym, i) => add(synonym, key, 2 + i));
    for (const synonym of column.weakSynonyms ?? []) add(synonym, key, 1000);
  }
  namesOfTable.set(columns, names);
  return names;
}

/** The text of a header cell; null when the cell is blank. Dates in headers are left to the caller. */
export function headerText(cell: CellValue | undefined): string | null {
  const text = describe(cell).replace(/\s+/g, " ");
  return text === "blank" ? null : text;
}

/**
 * Which header is which column. The user's map speaks first, then names and synonyms; what is then still free is
 * compared by likeness, and used only when very like (the caller warns).
 *
 * @param mapped the user's map for this table: normalised header → key, or null to ignore the header
 * @param like compare by likeness too; without, matching a row costs one look-up a header
 */
export function matchHeaders(
  headers: readonly HeaderCell[],
  columns: Columns,
  mapped: ReadonlyMap<string, string | null> = new Map(),
  like = true,
): HeaderMatch {
  const duplicates: HeaderCell[] = [];
  const distinct = new Map<string, HeaderCell>();
  for (const header of headers) {
    const word = normalise(header.text);
    if (word === "") continue;
    if (distinct.has(word)) duplicates.push(header);
    else distinct.set(word, header);
  }
  const taken = new Map<string, HeaderCell>();
  const free = new Map(distinct);
  const take = (word: string, header: HeaderCell, key: string) => {
    taken.set(key, header);
    free.delete(word);
  };
  for (const [word, header] of distinct) {
    const key = mapped.get(word);
    if (key === null) free.delete(word);
    else if (key !== undefined && !taken.has(key)) take(word, header, key);
  }
  matchNames(free, taken, namesOf(columns), columns, take);
  const exact = taken.size;
  const fuzzy = like ? matchLike(free, taken, columns, take) : new Map<string, HeaderCell>();
  const missing = Object.entries(columns)
    .filter(([key, column]) => column.required && !taken.has(key))
    .map(([key, column]) => ({ key, suggestion: like ? mostLike(column, key, free.values()) : null }));
  const used = new Set(taken.values());
  return {
    indexOf: new Map([...taken].map(([key, header]) => [key, header.index])),
    fuzzy,
    duplicates,
    ignored: [...distinct.values()].filter((header) => !used.has(header)),
    missing,
    exact,
  };
}

type Take = (word: string, header: HeaderCell, key: string) => void;

function matchNames(
  free: Map<string, HeaderCell>,
  taken: Map<string, HeaderCell>,
  names: Names,
  columns: Columns,
  take: Take,
): void {
  const claims = [...free]
    .flatMap(([word, header]) => (names.get(word) ?? []).map((name) => ({ word, header, ...name })))
    .sort((a, b) => a.rank - b.rank || a.header.index - b.header.index);
  for (const claim of claims) {
    if (free.has(claim.word) && !taken.has(claim.key)) take(claim.word, claim.header, claim.key);
  }
  // "KPI id | KPI" names an id and a name, though "KPI" alone is our header for the id: where a required column is
  // still free, its header moves over when another header can stand in.
  for (const [key, column] of Object.entries(columns)) {
    if (!column.required || taken.has(key)) continue;
    for (const claim of claims.filter((c) => c.key === key)) {
      const holder = [...taken].find(([, header]) => header === claim.header)?.[0];
      const standIn = claims.find((c) => c.key === holder && free.has(c.word));
      if (holder === undefined || !standIn) continue;
      taken.set(key, claim.header);
      take(standIn.word, standIn.header, holder);
      break;
    }
  }
}

function likenessTo(word: string, key: string, column: Column): number {
  return Math.max(...[column.header, spaced(key), ...column.synonyms].map((name) => likeness(word, normalise(name))));
}

function matchLike(
  free: Map<string, HeaderCell>,
  taken: Map<string, HeaderCell>,
  columns: Columns,
  take: Take,
): ReadonlyMap<string, HeaderCell> {
  const fuzzy = new Map<string, HeaderCell>();
  const claims: { word: string; header: HeaderCell; key: string; like: number }[] = [];
  for (const [word, header] of free) {
    if (word.length < 4) continue;
    for (const [key, column] of Object.entries(columns)) {
      if (taken.has(key)) continue;
      const like = likenessTo(word, key, column);
      if (like >= USE_FROM) claims.push({ word, header, key, like });
    }
  }
  claims.sort((a, b) => b.like - a.like || a.header.index - b.header.index);
  for (const { word, header, key } of claims) {
    if (!free.has(word) || taken.has(key)) continue;
    take(word, header, key);
    fuzzy.set(key, header);
  }
  return fuzzy;
}

function mostLike(column: Column, key: string, headers: Iterable<HeaderCell>): string | null {
  let best: string | null = null;
  let bestLikeness = SUGGEST_FROM;
  for (const header of headers) {
    const like = likenessTo(normalise(header.text), key, column);
    if (like >= bestLikeness) [best, bestLikeness] = [header.text, like];
  }
  return best;
}
