import { endOfMonth, type Day } from "../../core/days";
import { returnOnRelationships } from "../../core/finance/returns";
import { practiceMatch } from "../../core/scoring/practiceMatch";
import type { Party } from "../../contract/tables/performance";
import type { FactorLine, RelationshipAnalysis } from "./Analysis";
import type { Context } from "./Context";
import { viewsOf } from "./sides";
import { byText, cellsOf, groupBy, mean, sameName, supplied, type RowsOf } from "./rows";

type Row = RowsOf<"relationship">;

interface Round {
  readonly score: number;
  readonly rows: readonly Row[];
}

/** Mean over raters in each calendar month, latest first. */
function roundsOf(rows: readonly Row[], about: Party): Round[] {
  const months = groupBy(
    rows.filter((row) => row.party === about),
    (row) => endOfMonth(row.date),
  );
  return [...months]
    .sort(([a], [b]) => b - a)
    .map(([, here]) => ({ score: mean(here.map((r) => r.score)), rows: here }));
}

function latestTarget(rows: readonly Row[]): number | null {
  const withTarget = rows.filter((row) => row.target !== null);
  return withTarget.length > 0 ? withTarget.reduce((w, row) => (row.date >= w.date ? row : w)).target : null;
}

function factorLine(rows: readonly Row[]): FactorLine {
  const [supplier, previousSupplier] = roundsOf(rows, "supplier");
  const [client, previousClient] = roundsOf(rows, "client");
  const current = [...(supplier?.rows ?? []), ...(client?.rows ?? [])];
  const both = [supplier?.score ?? null, client?.score ?? null] as const;
  const match = practiceMatch([rows[0]!.factor], [both[1]], [both[0]]);
  return {
    factor: rows[0]!.factor,
    set: rows[0]!.set ?? "factor",
    supplier: both[0],
    client: both[1],
    gap: match.ok ? (match.value.rows[0]?.gap ?? null) : null,
    target: latestTarget(rows),
    previousSupplier: previousSupplier?.score ?? null,
    previousClient: previousClient?.score ?? null,
    date: Math.max(...current.map((row) => row.date)),
    cells: current.flatMap((row) => cellsOf(row, "score")),
  };
}

/** A client and a supplier who face off to each other need to say so only once: naming and being named both count. */
export function unmirroredPeople(people: readonly RowsOf<"people">[]): string[] {
  // Where the table has no such column nobody was asked, and nothing is missing.
  if (!people.some((p) => p.source.columns["facesOffTo"] !== undefined)) return [];
  const known = new Map<string, RowsOf<"people">>();
  for (const p of people) {
    known.set(sameName(p.name), p);
    if (p.role !== null && !known.has(sameName(p.role))) known.set(sameName(p.role), p);
  }
  const mirrored = new Set<RowsOf<"people">>();
  for (const p of people) {
    for (const name of (p.facesOffTo ?? "").split(/[,;\n]/)) {
      const other = known.get(sameName(name));
      if (!other || other.organisation === p.organisation) continue;
      mirrored.add(p);
      mirrored.add(other);
    }
  }
  return people.filter((p) => !mirrored.has(p)).map((p) => p.name);
}

function factorsOf(c: Context): FactorLine[] {
  const rows = c.contract.rows.relationship.filter((row) => row.date <= c.asOf);
  const groups = groupBy(rows, (row) => `${row.set ?? "factor"}\n${sameName(row.factor)}`);
  return [...groups.values()].map(factorLine);
}

/** Return on relationships as the Contract table's gains and investments give it; a blank transfer is none. */
function returnsOf(c: Context): RelationshipAnalysis["returns"] {
  const { clientGain, supplierGain, relationshipTransfer, clientInvestment, supplierInvestment } = c.contract.facts;
  if (clientGain === null || supplierGain === null || clientInvestment === null || supplierInvestment === null)
    return null;
  const transfer = relationshipTransfer ?? 0;
  const result = returnOnRelationships({
    clientRevenue: clientGain,
    clientCost: 0,
    supplierRevenue: supplierGain,
    supplierCost: 0,
    transfer,
    clientInvestment,
    supplierInvestment,
  });
  return result.ok ? { ...result.value, transfer } : null;
}

/** Every factor as last scored on both sides, alignment over those that both sides have, and who has no counterpart. */
export function analyseRelationship(c: Context): RelationshipAnalysis | null {
  const returns = returnsOf(c);
  if (!supplied(c.contract, "relationship", "people") && returns === null) return null;
  const factors = factorsOf(c);
  const match = practiceMatch(
    factors.map((f) => f.factor),
    factors.map((f) => f.client),
    factors.map((f) => f.supplier),
    10,
    c.settings.thresholds.partyGap,
  );
  return {
    factors,
    alignment: match.ok ? match.value.alignment : null,
    date: factors.reduce<Day | null>((latest, f) => (latest === null || f.date > latest ? f.date : latest), null),
    unmirrored: unmirroredPeople(c.contract.rows.people).sort(byText),
    views: viewsOf(
      c.contract,
      c.contract.rows.relationship.filter((row) => row.date <= c.asOf),
    ),
    returns,
  };
}
