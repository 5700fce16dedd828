import type { ParsedWorkbook } from "../../src/contract/ContractBuilder";
import { tables } from "../../src/contract/tables";
import { UnreadableWorkbook } from "../../src/host/xlsx/UnreadableWorkbook";
import type { Base } from "./bases";
import { addressParts, contentsOf, parse, placeOf } from "./contents";
import type { Expected, Mutant, Spot } from "./Mutation";

/** Problems that say a row was left out: errors, and the warnings of a value out of line and of a row below its table. */
function leavesOut(problem: { readonly severity: string; readonly code: string }): boolean {
  return problem.severity === "error" || /012$|023$/.test(problem.code);
}

/** What is wrong with how a mutant was read; empty when all is as it must be. */
export async function judge(base: Base, mutant: Mutant): Promise<string[]> {
  const { expected } = mutant;
  let parsed: ParsedWorkbook;
  try {
    parsed = await parse(mutant.bytes);
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) return [`crashed: ${(error as Error).stack ?? String(error)}`];
    return refusal(error, expected);
  }
  if (expected.outcome === "refused") return ["was read although it cannot be"];
  return [...compare(base, parsed, expected)];
}

function refusal(error: UnreadableWorkbook, { outcome = "read", codes }: Expected): string[] {
  const wrong: string[] = [];
  if (outcome === "read") wrong.push(`was refused: ${error.message}`);
  if (!/^The file [^\n]{5,180}\.$/.test(error.message)) wrong.push(`says no good sentence: ${error.message}`);
  if (codes && !codes.includes(error.code)) wrong.push(`was refused as ${error.code}: ${error.message}`);
  return wrong;
}

const rowOf = (place: string): string => place.split("|").slice(0, 2).join("|");
const placeOfSpot = ({ sheet, row }: Spot): string => placeOf(sheet, row);

function* compare(base: Base, parsed: ParsedWorkbook, expected: Expected): Generator<string> {
  const { moved = (sheet, row, column) => [sheet, row, column] as const } = expected;
  const now = contentsOf(parsed);
  const rejected = new Map((expected.rejected ?? []).map((spot) => [exactPlace(base, spot), spot]));
  const free = new Set([...(expected.touched ?? []), ...(expected.gone ?? [])].map(placeOfSpot));
  const lost = new Set(expected.lost ?? []);
  const listed = new Set<string>();
  for (const problem of parsed.problems) {
    const { sheet, row, column } = addressParts(problem.cell);
    if (problem.message.length > 1000) yield `a message of ${problem.message.length} characters at ${problem.cell}`;
    if (!leavesOut(problem)) continue;
    listed.add(placeOf(sheet, row));
    listed.add(placeOf(sheet, row, column));
  }

  const places = new Set<string>();
  for (const [place, values] of base.contents) {
    const [sheet = "", row = "0", column] = place.split("|");
    if (lost.has(sheet) || free.has(rowOf(place))) continue;
    if (rejected.has(place) || rejected.has(rowOf(place))) {
      if (now.has(place)) yield `${place} is used although it is bad: ${JSON.stringify(now.get(place))}`;
      continue;
    }
    const [toSheet, toRow, toColumn] = moved(sheet, Number(row), Number(column ?? 0));
    const to = placeOf(toSheet, toRow, column === undefined ? undefined : toColumn);
    places.add(to);
    const found = now.get(to);
    if (!found) yield `${to} is missing; it was ${JSON.stringify(values)}`;
    else yield* differences(to, values, found, new Set(expected.blanked?.[sheet] ?? []));
  }
  for (const [place, values] of now) {
    const sheet = place.split("|")[0] ?? "";
    if (!places.has(place) && !free.has(rowOf(place)) && !lost.has(sheet))
      yield `${place} was made up: ${JSON.stringify(values)}`;
  }

  for (const spot of rejected.values()) {
    if (!listed.has(placeOf(spot.sheet, spot.row, spot.column)))
      yield `${placeOf(spot.sheet, spot.row, spot.column)} is left out but not listed`;
  }
  const keptRows = new Set([...now.keys()].map(rowOf));
  for (const spot of expected.touched ?? []) {
    const place = placeOfSpot(spot);
    if (!keptRows.has(place) && !listed.has(place)) yield `${place} is neither used nor listed`;
  }
  for (const { sheet, row, is } of expected.values ?? []) {
    const found = now.get(placeOf(sheet, row));
    for (const [key, value] of Object.entries(is))
      if (!Object.is(found?.[key], value))
        yield `${placeOf(sheet, row)}.${key} is ${JSON.stringify(found?.[key])}, not ${JSON.stringify(value)}`;
  }
  for (const sheet of lost) {
    if (!parsed.problems.some((problem) => addressParts(problem.cell).sheet === sheet))
      yield `the table on ${sheet} is lost without a word`;
  }
  yield* sameProblems(base, parsed, expected, { rejected, free, lost });
  yield* counted(parsed, now.keys());
}

/** A wide table's spot is a cell, any other's a row. */
function exactPlace(base: Base, spot: Spot): string {
  const wide = base.tables.some(
    (table) => table.sheet === spot.sheet && table.wide && table.periods.includes(spot.column ?? 0),
  );
  return wide ? placeOf(spot.sheet, spot.row, spot.column) : placeOfSpot(spot);
}

function* differences(
  place: string,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  blanked: ReadonlySet<string>,
): Generator<string> {
  for (const [key, value] of Object.entries(before)) {
    if (Object.is(after[key], value) || blanked.has(key)) continue;
    yield `${place}.${key} was ${JSON.stringify(value)}, is ${JSON.stringify(after[key])}`;
  }
}

interface Sets {
  readonly rejected: ReadonlyMap<string, Spot>;
  readonly free: ReadonlySet<string>;
  readonly lost: ReadonlySet<string>;
}

/** What was left out before must still be listed, and nothing else that was not spoiled. */
function* sameProblems(base: Base, parsed: ParsedWorkbook, expected: Expected, sets: Sets): Generator<string> {
  const { moved = (sheet, row, column) => [sheet, row, column] as const } = expected;
  const spoiledRows = new Set([...sets.rejected.values()].map(placeOfSpot));
  const before = new Set<string>();
  for (const problem of base.problems.filter(leavesOut)) {
    const { sheet, row, column } = addressParts(problem.cell);
    const whole = sets.free.has(placeOf(sheet, row)) || sets.rejected.has(placeOf(sheet, row));
    if (sets.lost.has(sheet) || whole) continue;
    const [toSheet, toRow, toColumn] = moved(sheet, row, column);
    before.add(`${problem.code} ${placeOf(toSheet, toRow, toColumn)}`);
  }
  const after = new Set<string>();
  for (const problem of parsed.problems.filter(leavesOut)) {
    const { sheet, row, column } = addressParts(problem.cell);
    const place = `${problem.code} ${placeOf(sheet, row, column)}`;
    after.add(place);
    if (before.has(place) || sets.lost.has(sheet)) continue;
    if (!spoiledRows.has(placeOf(sheet, row)) && !sets.free.has(placeOf(sheet, row)))
      yield `a good row is complained of: ${problem.message}`;
  }
  for (const place of before) if (!after.has(place)) yield `no longer listed: ${place}`;
}

/** Rows read are rows used and rows left out, table by table. */
function* counted(parsed: ParsedWorkbook, places: Iterable<string>): Generator<string> {
  const perSheet = new Map<string, number>();
  for (const place of places) {
    const sheet = place.split("|")[0] ?? "";
    perSheet.set(sheet, (perSheet.get(sheet) ?? 0) + 1);
  }
  const used = new Map<string, number>();
  for (const report of parsed.contract.reports) {
    if (report.rowsLeftOut > report.rowsRead) yield `${tables[report.table].name}: more left out than read`;
    used.set(report.sheet, (used.get(report.sheet) ?? 0) + report.rowsUsed);
  }
  for (const [sheet, count] of used) {
    if (count !== (perSheet.get(sheet) ?? 0))
      yield `${sheet}: ${count} rows are said to be used, ${perSheet.get(sheet) ?? 0} are`;
  }
}
