import type { Analysis, KpiAnalysis } from "../findings/analysis/Analysis";
import type { RankedFinding } from "../findings/Finding";
import { capital } from "../findings/words";

/** What the list can be narrowed by, besides kind and words. */
export const facets = ["objective", "tier", "owner", "party", "site"] as const;
export type Facet = (typeof facets)[number];

/** One way of naming it: `id` is what the filter remembers ("" = names none), `name` what people read. */
export interface FacetValue {
  readonly id: string;
  readonly name: string;
}

/** Ids of what was chosen; a facet that is absent lets everything through. */
export type ChosenFacets = Readonly<Partial<Record<Facet, string>>>;
export type FacetValues = Readonly<Record<Facet, readonly FacetValue[]>>;

export const facetWords: Readonly<Record<Facet, { readonly title: string; readonly none: string }>> = {
  objective: { title: "Objective", none: "No objective" },
  tier: { title: "Tier", none: "No tier" },
  owner: { title: "Owner", none: "No owner" },
  party: { title: "Party", none: "No party named" },
  site: { title: "Site", none: "No site" },
};

/** Letters' case and outer blanks do not tell two names apart. */
export function facetId(name: string): string {
  return name.trim().toLowerCase();
}

const byAnalysis = new WeakMap<Analysis, ReadonlyMap<string, KpiAnalysis>>();

/** The KPIs of an analysis by id, made once. */
export function kpisById(analysis: Analysis): ReadonlyMap<string, KpiAnalysis> {
  const known = byAnalysis.get(analysis) ?? new Map(analysis.kpis.map((k) => [k.kpi.id, k]));
  byAnalysis.set(analysis, known);
  return known;
}

/** The KPI that a finding is about; null for promises, invoices and all else. */
export function kpiBehind(f: RankedFinding, analysis: Analysis): KpiAnalysis | null {
  return (f.id.startsWith("kpi:") && kpisById(analysis).get(f.subject)) || null;
}

/** What a finding names of each facet: two owners, when both sides have one; never an empty list. */
export function facetsOf(f: RankedFinding, kpi: KpiAnalysis | null): FacetValues {
  return {
    objective: named("objective", [kpi?.kpi.objective]),
    tier: named("tier", [f.tier]),
    owner: named("owner", [f.ownerClient, f.ownerSupplier]),
    party: named("party", [f.party]),
    site: named("site", [kpi?.kpi.site]),
  };
}

function named(facet: Facet, names: readonly (string | null | undefined)[]): readonly FacetValue[] {
  const values = new Map<string, FacetValue>();
  for (const name of names) {
    const id = facetId(name ?? "");
    if (id !== "" && !values.has(id)) values.set(id, { id, name: capital(name!.trim()) });
  }
  return values.size > 0 ? [...values.values()] : [{ id: "", name: facetWords[facet].none }];
}

export function anyChosen(chosen: ChosenFacets | undefined): chosen is ChosenFacets {
  return chosen !== undefined && facets.some((facet) => chosen[facet] !== undefined);
}

/** True when every facet that was chosen is named; `except` leaves one out, for counting its own choices. */
export function passesFacets(values: FacetValues, chosen: ChosenFacets, except?: Facet): boolean {
  return facets.every((facet) => {
    const id = chosen[facet];
    return id === undefined || facet === except || values[facet].some((value) => value.id === id);
  });
}

/** The words of a finding that a text filter looks into, in lower case. */
export function findingWords(f: RankedFinding): string {
  return [f.label, f.headline, f.text, f.ownerClient, f.ownerSupplier, f.rule, f.subject].join("\n").toLowerCase();
}

/** Every word typed must stand there. */
export function hasWords(words: string, typed: string): boolean {
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));
}
