import type { CellProblem } from "../../contract/Contract";
import type { Day } from "../../core/days";
import { cellAddress } from "../../contract/cells";
import type { Analysis, KpiAnalysis } from "../analysis/Analysis";
import { endOfPeriod, periodsApart } from "../analysis/periods";
import type { Detector, RawFinding } from "../Rule";
import { capital, joinWords, monthYear, plural, shortDate } from "../words";
import { aboutKpi, noun } from "./kpiWords";

/** From so many KPIs with the same fault on it is one finding about the export, not one a KPI. */
const TOGETHER = 12;
/** Cells that a finding about many lists. */
const MOST_CELLS = 50;

type Rule = "missing-period" | "duplicate" | "impossible" | "unit-jump" | "future-period" | "stale" | "no-observations";

/** One KPI with one fault. */
interface Fault {
  readonly k: KpiAnalysis;
  readonly text: string;
  readonly why: string;
  readonly severity: number;
  readonly cells: readonly string[];
  readonly since: Day | null;
}

interface Telling {
  /** Ends "24 KPIs ". */
  readonly many: string;
  /** Ends "First-contact resolution: ". */
  readonly headline: string;
  readonly question: string;
}

const telling: Readonly<Record<Rule, Telling>> = {
  "missing-period": {
    many: "have periods without a value",
    headline: "periods missing",
    question: "Who has the missing figures, or why were they not measured?",
  },
  duplicate: {
    many: "have a period twice",
    headline: "the same period twice",
    question: "Which of the two rows is right, and how did the other get in?",
  },
  impossible: {
    many: "have an impossible value",
    headline: "impossible value",
    question: "What was measured, and what should the value be?",
  },
  "unit-jump": {
    many: "have values a hundred times out of line",
    headline: "value a hundred times out of line",
    question: "Was it entered in another unit (0.95 for 95 %), and what is the value in the KPI's unit?",
  },
  "future-period": {
    many: "have values for periods that have not ended",
    headline: "value for a period in the future",
    question: "Is the period mistyped, or is this a plan and not an observation?",
  },
  stale: {
    many: "have nothing for the latest period",
    headline: "nothing for the latest period",
    question: "When will the figures arrive, and who sends them?",
  },
  "no-observations": {
    many: "are agreed and have never been observed",
    headline: "agreed, but never observed",
    question: "Will it be measured (by whom, from when), or retired?",
  },
};

function tell(a: Analysis, rule: Rule, faults: readonly Fault[]): RawFinding[] {
  if (faults.length >= TOGETHER) return [together(a, rule, faults)];
  return faults.map((f) => ({
    ...aboutKpi(f.k),
    id: `kpi:${f.k.kpi.id}/data.${rule}`,
    rule: `data.${rule}`,
    kind: "data",
    concern: true,
    severity: f.severity,
    since: f.since,
    text: f.text,
    headline: `${f.k.kpi.name}: ${telling[rule].headline}`,
    why: f.why,
    howSure: "A fact about the data.",
    question: telling[rule].question,
    cells: f.cells.slice(0, MOST_CELLS),
  }));
}

function together(a: Analysis, rule: Rule, faults: readonly Fault[]): RawFinding {
  const worst = [...faults].sort((x, y) => y.severity - x.severity || (x.k.kpi.id < y.k.kpi.id ? -1 : 1));
  const count = `${faults.length} of ${plural(a.kpis.length, "KPI")}`;
  return {
    id: `data/${rule}`,
    rule: `data.${rule}`,
    table: "Observations",
    subject: "Observations",
    label: "Observations",
    kind: "data",
    concern: true,
    severity: worst[0]!.severity,
    text: `${count} ${telling[rule].many}: ${joinWords(worst.map((f) => f.k.kpi.name))}.`,
    headline: `${count} ${telling[rule].many}`,
    why: `${worst[0]!.why} So do the others; with ${TOGETHER} or more it is one fault of the export.`,
    howSure: "A fact about the data.",
    question: telling[rule].question,
    cells: worst.flatMap((f) => f.cells).slice(0, MOST_CELLS),
    persistence: 1,
  };
}

function cellAt(k: KpiAnalysis, i: number): string {
  const { sheet, row, column } = k.kpi.series;
  return cellAddress(sheet, row[i]!, column[i]!);
}

function periodWords(period: Day, k: KpiAnalysis): string {
  return k.frequency === "weekly" ? shortDate(period) : monthYear(period);
}

/** Gaps before the latest value; what is missing after it is told as stale. */
function gaps(a: Analysis): Fault[] {
  const faults: Fault[] = [];
  const rejectedPeriods = periodsLeftOut(a.problems);
  for (const k of a.kpis) {
    if (k.latestPeriod === null) continue;
    const left = rejectedPeriods.get(k.kpi.id.toLowerCase()) ?? [];
    // Where the row is there but was left out, that is said already, with its cell.
    const told = (p: Day): boolean => left.some((q) => periodsApart(p, q, k.frequency) === 0);
    const missing = k.missingPeriods.filter((p) => p < k.latestPeriod! && !told(p));
    const last = missing[missing.length - 1];
    if (last === undefined) continue;
    const names = joinWords(missing.map((p) => periodWords(p, k)));
    const age = periodsApart(last, k.latestPeriod, k.frequency);
    faults.push({
      k,
      text: `${k.kpi.name} has no value for ${names}; ${k.expectedPeriods - k.missingPeriods.length} of ${plural(k.expectedPeriods, noun(k))} are covered.`,
      why: `Reported ${k.frequency} since ${periodWords(k.kpi.series.period[0]!, k)}; a ${noun(k)} without a value counts as missing, never as zero.`,
      // A gap in the last year touches what is discussed now; an old one hardly does.
      severity: Math.min(3, (age <= 12 ? 1 : 0.25) + (missing.length / k.expectedPeriods) * 2),
      cells: neighbours(k, missing),
      since: missing[0]!,
    });
  }
  return faults;
}

/** The blank cells where there are any, else the cells on either side of a gap. */
function neighbours(k: KpiAnalysis, missing: readonly Day[]): string[] {
  const { period, value } = k.kpi.series;
  const cells: string[] = [];
  for (let i = 0; i < k.n && cells.length < MOST_CELLS; i++) {
    const blank = Number.isNaN(value[i]!);
    const before = i + 1 < k.n && missing.some((m) => m > period[i]! && m < period[i + 1]!);
    const after = i > 0 && missing.some((m) => m > period[i - 1]! && m < period[i]!);
    if (blank ? i < k.latest : before || after) cells.push(cellAt(k, i));
  }
  return cells;
}

function staleOnes(a: Analysis): Fault[] {
  const faults: Fault[] = [];
  for (const k of a.kpis) {
    if (!k.stale || k.latestPeriod === null) continue;
    const behind = k.missingPeriods.filter((p) => p > k.latestPeriod!).length;
    faults.push({
      k,
      text: `${k.kpi.name} was last reported for ${periodWords(k.latestPeriod, k)}, ${plural(Math.max(1, behind), noun(k))} behind; it is left out of the judgement until it is there.`,
      why: `Other ${k.frequency} KPIs have a later ${noun(k)}; this one's latest value is for ${periodWords(k.latestPeriod, k)}.`,
      severity: Math.min(4, 1 + behind / 2),
      cells: k.latestCell ? [k.latestCell] : [],
      since: k.missingPeriods.find((p) => p > k.latestPeriod!) ?? null,
    });
  }
  return faults;
}

/** The export as a whole is old: nobody has the period that had ended by the as-of date, nor the one before. */
function staleExport(a: Analysis): RawFinding[] {
  let latest: KpiAnalysis | null = null;
  for (const k of a.kpis) {
    if (k.latestPeriod === null) continue;
    const end = endOfPeriod(k.latestPeriod, k.frequency);
    if (latest === null || end > endOfPeriod(latest.latestPeriod!, latest.frequency)) latest = k;
  }
  if (latest === null) return [];
  const end = endOfPeriod(latest.latestPeriod!, latest.frequency);
  const behind = periodsApart(end + 1, a.asOf + 1, latest.frequency);
  // A period's figures come in the period after it: only two and more behind are late.
  if (behind <= a.settings.thresholds.stalePeriods) return [];
  return [
    {
      id: "data/stale-export",
      rule: "data.stale",
      table: "Observations",
      subject: "Observations",
      label: "Observations",
      kind: "data",
      concern: true,
      severity: Math.min(5, 1 + behind),
      text: `The latest observation of all is for ${periodWords(latest.latestPeriod!, latest)}, ${plural(behind, noun(latest))} before ${shortDate(a.asOf)}: this looks like an old export.`,
      headline: `Observations end ${plural(behind, noun(latest))} before ${shortDate(a.asOf)}`,
      why: `The as-of date is ${shortDate(a.asOf)} and the latest period observed ended on ${shortDate(end)}.`,
      howSure: "A fact about the data.",
      question: "Is there a newer export, or has reporting stopped?",
      since: end + 1,
      cells: latest.latestCell ? [latest.latestCell] : [],
    },
  ];
}

function neverObserved(a: Analysis): Fault[] {
  return a.kpis
    .filter((k) => k.latest < 0)
    .map((k) => {
      const later = k.kpi.series.period.length > k.n ? ` up to ${shortDate(a.asOf)}` : "";
      return {
        k,
        text: `${k.kpi.name} is in the KPIs table, but has no value in Observations${later}.`,
        why: "A KPI without any value cannot be judged; it is neither green nor zero.",
        severity: 2,
        cells: [rowCell(k)],
        since: null,
      };
    });
}

function rowCell(k: KpiAnalysis): string {
  return cellAddress(k.kpi.source.sheet, k.kpi.source.row, k.kpi.source.columns["id"] ?? 1);
}

function inTheFuture(a: Analysis): Fault[] {
  const faults: Fault[] = [];
  for (const k of a.kpis) {
    const { period, value } = k.kpi.series;
    const later: number[] = [];
    for (let i = k.n; i < period.length; i++) if (!Number.isNaN(value[i]!)) later.push(i);
    if (later.length === 0) continue;
    const names = joinWords(later.map((i) => periodWords(period[i]!, k)));
    faults.push({
      k,
      text: `${k.kpi.name} has a value for ${names}, after the as-of date of ${shortDate(a.asOf)}; it is not used.`,
      why: `A period later than ${shortDate(a.asOf)} cannot have been observed.`,
      severity: 2,
      cells: later.map((i) => cellAt(k, i)),
      since: period[later[0]!]!,
    });
  }
  return faults;
}

/** Numbers of the catalogue of problems (`contract/problems.ts`) that are findings about a KPI's data as well. */
const fromProblems: Readonly<Record<string, Rule>> = {
  OBS007: "duplicate",
  OBS012: "unit-jump",
  OBS013: "impossible",
};

/** By KPI, the periods of observations that were left out because of their value. */
function periodsLeftOut(problems: readonly CellProblem[]): ReadonlyMap<string, readonly Day[]> {
  const periods = new Map<string, Day[]>();
  for (const { code, data } of problems) {
    const [id, period] = [data?.["kpi"], data?.["period"]];
    if (!fromProblems[code] || typeof id !== "string" || typeof period !== "number") continue;
    const key = id.toLowerCase();
    periods.set(key, [...(periods.get(key) ?? []), period]);
  }
  return periods;
}

function rejected(a: Analysis): RawFinding[] {
  const byId = new Map(a.kpis.map((k) => [k.kpi.id.toLowerCase(), k]));
  const elsewhere = new Set(a.contract.kpis.map((kpi) => kpi.id.toLowerCase()));
  const found = new Map<Rule, Map<KpiAnalysis, CellProblem[]>>();
  const homeless = new Map<Rule, CellProblem[]>();
  for (const problem of a.problems) {
    const rule = fromProblems[problem.code];
    if (!rule) continue;
    const id = problem.data?.["kpi"];
    const k = typeof id === "string" ? byId.get(id.toLowerCase()) : undefined;
    // a KPI of a site that this pack does not speak about
    if (!k && typeof id === "string" && elsewhere.has(id.toLowerCase())) continue;
    if (!k) homeless.set(rule, [...(homeless.get(rule) ?? []), problem]);
    else {
      const ofRule = found.get(rule) ?? new Map<KpiAnalysis, CellProblem[]>();
      ofRule.set(k, [...(ofRule.get(k) ?? []), problem]);
      found.set(rule, ofRule);
    }
  }
  return [
    ...[...found].flatMap(([rule, byKpi]) =>
      tell(
        a,
        rule,
        [...byKpi].map(([k, problems]) => fault(rule, k, problems)),
      ),
    ),
    ...[...homeless].map(([rule, problems]) => unplaced(rule, problems)),
  ];
}

function fault(rule: Rule, k: KpiAnalysis, problems: readonly CellProblem[]): Fault {
  const cells = problems.map((p) => p.cell);
  return {
    k,
    text: `${k.kpi.name}: ${telling[rule].headline} in ${joinWords(cells)} (${foundWords(problems)}); ${problems.length === 1 ? "the row is" : "the rows are"} left out.`,
    why: problems[0]!.message,
    severity: Math.min(3, 1 + problems.length / 2),
    cells,
    since: null,
  };
}

function foundWords(problems: readonly CellProblem[]): string {
  return `found ${joinWords(problems.map((p) => `“${p.found}”`))}, expected ${problems[0]!.expected}`;
}

function unplaced(rule: Rule, problems: readonly CellProblem[]): RawFinding {
  const cells = problems.map((p) => p.cell);
  return {
    id: `data/${rule}`,
    rule: `data.${rule}`,
    table: "Observations",
    subject: "Observations",
    label: "Observations",
    kind: "data",
    concern: true,
    severity: Math.min(3, 1 + problems.length / 2),
    text: `${capital(telling[rule].headline)} in ${joinWords(cells)} (${foundWords(problems)}); left out.`,
    headline: `${capital(telling[rule].headline)}: ${plural(problems.length, "row")}`,
    why: problems[0]!.message,
    howSure: "A fact about the data.",
    question: telling[rule].question,
    cells: cells.slice(0, MOST_CELLS),
  };
}

export const dataDetector: Detector = {
  family: "data",
  rules: [
    { id: "data.missing-period", kind: "data", about: "A period before the latest has no value." },
    { id: "data.duplicate", kind: "data", about: "The same KPI and period is given twice." },
    { id: "data.impossible", kind: "data", about: "A value that the KPI's unit does not allow." },
    {
      id: "data.unit-jump",
      kind: "data",
      about: "A value is out of line with its neighbours by a factor of about a hundred.",
      threshold: "unitJump",
    },
    { id: "data.future-period", kind: "data", about: "A value for a period after the as-of date." },
    {
      id: "data.stale",
      kind: "data",
      about: "A KPI has nothing for the period that its peers have, or the whole export is old.",
      threshold: "stalePeriods",
    },
    { id: "data.no-observations", kind: "data", about: "A KPI that has no value at all." },
  ],
  detect(a) {
    return [
      ...tell(a, "missing-period", gaps(a)),
      ...tell(a, "stale", staleOnes(a)),
      ...staleExport(a),
      ...tell(a, "no-observations", neverObserved(a)),
      ...tell(a, "future-period", inTheFuture(a)),
      ...rejected(a),
    ];
  },
};
