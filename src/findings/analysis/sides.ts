import type { Contract } from "../../contract/Contract";
import { party, partySynonyms, type Party } from "../../contract/tables/performance";
import { mean, sameName, type RowsOf } from "./rows";
import { endOfMonth } from "../../core/days";

/** Which side a name or role belongs to, as the People table says; null when it does not. */
export function sideOf(contract: Contract, name: string | null): Party | null {
  if (name === null) return null;
  const wanted = sameName(name);
  const person =
    contract.rows.people.find((p) => sameName(p.name) === wanted) ??
    contract.rows.people.find((p) => p.role !== null && sameName(p.role) === wanted);
  return person?.organisation ?? null;
}

/** The side that a name speaks for: its own name (`client`, `us`, `vendor` …), else the side of the person or role. */
export function sideSpokenFor(contract: Contract, name: string | null): Party | null {
  if (name === null) return null;
  const word = sameName(name);
  const synonyms: Readonly<Record<string, Party>> = partySynonyms;
  return party.find((side) => side === word) ?? synonyms[word] ?? sideOf(contract, name);
}

/** Mean of the scores in the latest month that has any; null for none. */
function latestMean(rows: readonly RowsOf<"relationship">[]): number | null {
  if (rows.length === 0) return null;
  const month = Math.max(...rows.map((row) => endOfMonth(row.date)));
  return mean(rows.filter((row) => endOfMonth(row.date) === month).map((row) => row.score));
}

/**
 * How each party's conduct is scored by itself and by the other, over the factors of practice matching in the latest
 * month of each. Null when no party scores itself: then there is nothing to compare.
 */
export function viewsOf(contract: Contract, rows: readonly RowsOf<"relationship">[]) {
  const factors = rows.filter((row) => (row.set ?? "factor") === "factor");
  const sides = new Map(factors.map((row) => [row, sideSpokenFor(contract, row.rater)]));
  const of = (about: Party, own: boolean) =>
    latestMean(
      factors.filter((row) => {
        const side = sides.get(row);
        return row.party === about && side !== null && (side === about) === own;
      }),
    );
  const views = {
    client: { own: of("client", true), other: of("client", false) },
    supplier: { own: of("supplier", true), other: of("supplier", false) },
  };
  return views.client.own === null && views.supplier.own === null ? null : views;
}
