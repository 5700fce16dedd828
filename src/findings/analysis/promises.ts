import { promisesKept } from "../../core/scoring/promises";
import type { Day } from "../../core/days";
import type { Party } from "../../contract/tables/performance";
import type { PromiseLine, PromisesAnalysis } from "./Analysis";
import type { Context } from "./Context";
import { sameName, supplied, type RowsOf } from "./rows";

type Row = RowsOf<"promises">;

/** Ids in “Depends on”, as people separate them. */
export function dependenciesOf(row: Row): string[] {
  return (row.dependsOn ?? "")
    .split(/[,;\n]|\band\b/i)
    .map((id) => id.trim())
    .filter((id) => id !== "");
}

function isDelivered(row: Row, asOf: Day): boolean {
  return row.delivered !== null && row.delivered <= asOf;
}

function stateOf(c: Context, row: Row): PromiseLine["state"] {
  if (isDelivered(row, c.asOf)) return row.delivered! <= row.due ? "kept" : "kept late";
  if (row.due < c.asOf) return "overdue";
  return row.due - c.asOf <= c.settings.thresholds.promiseDueSoonDays ? "due soon" : "open";
}

/** Dependencies not delivered. One that is not in the log is not known to be open, and blocks nothing. */
function blockedBy(c: Context, row: Row, byId: ReadonlyMap<string, Row>): string[] {
  return dependenciesOf(row).flatMap((id) => {
    const other = byId.get(sameName(id));
    return other && other !== row && !isDelivered(other, c.asOf) ? [other.id] : [];
  });
}

function kept(rows: readonly Row[], asOf: Day) {
  return promisesKept(
    rows.map((row) => row.due),
    rows.map((row) => row.delivered),
    asOf,
  );
}

function partyTotals(rows: readonly Row[], asOf: Day): PromisesAnalysis["byParty"][Party] {
  const result = kept(rows, asOf);
  // A promise due today is not overdue until the day has passed; until then it is open, not broken.
  const overdue = rows.filter((row) => !isDelivered(row, asOf) && row.due < asOf).length;
  if (!result.ok) return { due: 0, keptOnTime: 0, share: null, overdue };
  return { due: result.value.due, keptOnTime: result.value.keptOnTime, share: result.value.share, overdue };
}

/** Promises of one party that fell due in [from, to] and how many of them were kept on time by `asOf`. */
export function keptInQuarter(lines: readonly PromiseLine[], from: Day, to: Day, asOf: Day) {
  const rows = lines.map((line) => line.row).filter((row) => row.due >= from && row.due <= to);
  const result = kept(rows, asOf);
  return result.ok
    ? { due: result.value.due, kept: result.value.keptOnTime, share: result.value.share }
    : { due: 0, kept: 0, share: null };
}

/** Promises of both parties, judged by the same rule. A promise made after the pack's day is not there yet. */
export function analysePromises(c: Context): PromisesAnalysis | null {
  if (!supplied(c.contract, "promises")) return null;
  const rows = c.contract.rows.promises.filter((row) => row.made === null || row.made <= c.asOf);
  const byId = new Map(rows.map((row) => [sameName(row.id), row]));
  const lines = rows.map((row): PromiseLine => {
    const until = isDelivered(row, c.asOf) ? row.delivered! : c.asOf;
    return {
      row,
      state: stateOf(c, row),
      daysLate: Math.max(0, until - row.due),
      blockedBy: blockedBy(c, row, byId),
    };
  });
  const of = (by: Party) =>
    partyTotals(
      rows.filter((row) => row.by === by),
      c.asOf,
    );
  return { lines, byParty: { client: of("client"), supplier: of("supplier") } };
}
