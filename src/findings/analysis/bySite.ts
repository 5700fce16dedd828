import type { KpiAnalysis } from "./Analysis";
import { sameName } from "./rows";

/** How the KPIs of one site (or objective, tier, owner) stand, counted. */
export interface GroupSummary {
  /** As first written; null: KPIs that name none. */
  readonly name: string | null;
  readonly kpis: readonly KpiAnalysis[];
  readonly green: number;
  readonly amber: number;
  readonly red: number;
  /** Without target or value, so without a colour. */
  readonly unrated: number;
  /** Of those with a colour, the share that is green; null without any. */
  readonly shareGreen: number | null;
  /** KPIs whose latest point signals, for the worse and for the better. */
  readonly concerning: number;
  readonly improving: number;
  /** KPIs with nothing for the period that their peers have. */
  readonly stale: number;
}

/** The KPIs site by site, those with most red first, then most concerning signals, then by name; without a site last. */
export function bySite(kpis: readonly KpiAnalysis[]): readonly GroupSummary[] {
  return summariseBy(kpis, (k) => k.kpi.site);
}

/** The same by anything that a KPI names: objective, tier, owner. Letters' case and outer blanks do not tell two names apart. */
export function summariseBy(
  kpis: readonly KpiAnalysis[],
  nameOf: (k: KpiAnalysis) => string | null,
): readonly GroupSummary[] {
  const groups = new Map<string | null, { name: string | null; kpis: KpiAnalysis[] }>();
  for (const k of kpis) {
    const written = nameOf(k)?.trim();
    const name = written === undefined || written === "" ? null : written;
    const key = name === null ? null : sameName(name);
    const group = groups.get(key);
    if (group) group.kpis.push(k);
    else groups.set(key, { name, kpis: [k] });
  }
  return [...groups.values()].map((g) => summary(g.name, g.kpis)).sort(worstFirst);
}

function summary(name: string | null, kpis: readonly KpiAnalysis[]): GroupSummary {
  const count = (test: (k: KpiAnalysis) => boolean): number => kpis.reduce((n, k) => n + (test(k) ? 1 : 0), 0);
  const [green, amber, red] = (["Green", "Amber", "Red"] as const).map((rag) => count((k) => k.status === rag));
  const rated = green! + amber! + red!;
  return {
    name,
    kpis,
    green: green!,
    amber: amber!,
    red: red!,
    unrated: kpis.length - rated,
    shareGreen: rated === 0 ? null : green! / rated,
    concerning: count((k) => !k.stale && k.variation === "concerning"),
    improving: count((k) => !k.stale && k.variation === "improving"),
    stale: count((k) => k.stale),
  };
}

function worstFirst(a: GroupSummary, b: GroupSummary): number {
  if ((a.name === null) !== (b.name === null)) return a.name === null ? 1 : -1;
  return b.red - a.red || b.concerning - a.concerning || (a.name! < b.name! ? -1 : a.name! > b.name! ? 1 : 0);
}
