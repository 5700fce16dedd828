import type { CellValue } from "../../src/contract/cells";
import type { Cell, Sheets } from "./oneCell";
import { calm, ending } from "./make";

/** For every rule one cell: with `silent` in it the rule says nothing, with `speaks` it does. Nothing else in the workbook differs. */
export interface OneCellCase {
  readonly rule: string;
  readonly sheets: Sheets;
  readonly cell: Cell;
  readonly silent: CellValue;
  readonly speaks: CellValue;
}

type Row = Readonly<Record<string, CellValue>>;

function iso(monthsBefore: number): string {
  return new Date(Date.UTC(2026, 9 - monthsBefore, 0)).toISOString().slice(0, 10);
}

function observations(kpi: string, values: readonly CellValue[]): Row[] {
  return values.map((value, i) => ({ kpi, period: iso(values.length - 1 - i), value }));
}

const definition = {
  id: "fcr",
  name: "First-contact resolution",
  unit: "%",
  direction: "higher",
  frequency: "monthly",
  target: 0.7,
  tolerance: 0.03,
};

/** A workbook with one KPI among two that nobody would remark on. */
function measured(values: readonly CellValue[], more: Row = {}): Sheets {
  const peers = ["p1", "p2"];
  return {
    kpis: [{ ...definition, ...more }, ...peers.map((id) => ({ ...definition, id, name: `Peer ${id}` }))],
    observations: [...observations("fcr", values), ...peers.flatMap((id) => observations(id, calm()))],
  };
}

const observed = (row: number, column = "value"): Cell => ({ table: "observations", row, column });
const defined = (column: string): Cell => ({ table: "kpis", row: 0, column });
const latest = observed(23);

/** The latest value changed, after the given ones. */
function last(rule: string, before: readonly number[], silent: CellValue, speaks: CellValue): OneCellCase {
  return { rule, sheets: measured(ending([...before, silent as number])), cell: latest, silent, speaks };
}

const falling = calm(0).map((noise, i) => 0.9 - 0.005 * i + 0.4 * noise);
const sites: Sheets = {
  kpis: Array.from({ length: 7 }, (_, i) => ({ ...definition, id: `s${i}`, target: 0.5, site: `Site ${i}` })),
  observations: Array.from({ length: 7 }, (_, i) => observations(`s${i}`, calm(0.8 + 0.004 * i))).flat(),
};
/** More met than there were cannot be. */
const counted: Sheets = {
  kpis: [definition],
  observations: [80, 81, 79, 80, 82, 80, 79, 81].map((numerator, i) => ({
    kpi: "fcr",
    period: iso(7 - i),
    numerator,
    denominator: 100,
  })),
};
const governed = { objective: "Help at once", lastReview: "2026-05-01" };
function governedSheets(more: Row = {}): Sheets {
  const { kpis, observations: rows } = measured(calm(), { ...governed, ...more });
  return { kpis: kpis!.map((row) => ({ ...governed, ...row })), observations: rows! };
}

const kpiCases: readonly OneCellCase[] = [
  last("xmr.above-limit", [], 0.79, 0.9),
  last("xmr.below-limit", [], 0.79, 0.7),
  last("xmr.rising-trend", [0.785, 0.79, 0.8, 0.805, 0.81, 0.815], 0.8, 0.82),
  last("xmr.falling-trend", [0.82, 0.815, 0.81, 0.805, 0.8, 0.79], 0.81, 0.785),
  last("xmr.two-of-three-upper", [0.85, 0.83], 0.8, 0.855),
  last("xmr.two-of-three-lower", [0.745, 0.77], 0.8, 0.739),
  last("xmr.shift-above", [0.81, 0.82, 0.811, 0.822, 0.812, 0.82, 0.81], 0.79, 0.816),
  last("xmr.shift-below", [0.79, 0.78, 0.789, 0.778, 0.788, 0.78, 0.79], 0.81, 0.784),
  {
    rule: "xmr.changed",
    sheets: measured(Array<number>(24).fill(1), { freeze: 12 }),
    cell: latest,
    silent: 1,
    speaks: 0.98,
  },
  {
    rule: "target.missed",
    sheets: measured(calm(), { target: 0.81, tolerance: 0.005 }),
    cell: latest,
    silent: 0.81,
    speaks: 0.8,
  },
  { rule: "target.never-met", sheets: measured(calm()), cell: defined("target"), silent: 0.7, speaks: 0.95 },
  { rule: "forecast.breach", sheets: measured(falling), cell: defined("target"), silent: 0.5, speaks: 0.785 },
  { rule: "peer.outlier", sheets: sites, cell: latest, silent: 0.81, speaks: 0.765 },
  { rule: "kpi.orphan", sheets: governedSheets(), cell: defined("objective"), silent: "Help", speaks: null },
  {
    rule: "kpi.not-reviewed",
    sheets: governedSheets(),
    cell: defined("lastReview"),
    silent: "2026-05-01",
    speaks: "2025-05-01",
  },
  {
    rule: "kpi.perverse",
    sheets: governedSheets(),
    cell: defined("perverse"),
    silent: null,
    speaks: "Long calls are transferred",
  },
  { rule: "data.missing-period", sheets: measured(calm()), cell: observed(12), silent: 0.8, speaks: null },
  { rule: "data.duplicate", sheets: measured(calm()), cell: observed(12, "period"), silent: iso(11), speaks: iso(12) },
  { rule: "data.impossible", sheets: counted, cell: observed(5, "numerator"), silent: 80, speaks: 101 },
  { rule: "data.unit-jump", sheets: measured(calm()), cell: observed(12), silent: 0.8, speaks: 80 },
  {
    rule: "data.future-period",
    sheets: measured(calm()),
    cell: observed(23, "period"),
    silent: iso(0),
    speaks: "2026-11-30",
  },
  { rule: "data.stale", sheets: measured(calm()), cell: latest, silent: 0.8, speaks: null },
  { rule: "data.no-observations", sheets: measured([0.8]), cell: observed(0), silent: 0.8, speaks: null },
];

/** One cell of a workbook that holds this table, and others where a rule needs them. */
function cellOf(
  rule: string,
  table: Cell["table"],
  rows: readonly Row[],
  [row, column]: readonly [number, string],
  silent: CellValue,
  speaks: CellValue,
  others: Sheets = {},
): OneCellCase {
  return { rule, sheets: { ...others, [table]: rows }, cell: { table, row, column }, silent, speaks };
}

const promise = {
  id: "P07",
  text: "Forecast of volumes six weeks ahead",
  by: "client",
  owner: "Planning manager",
  counterpart: "Service lead",
  made: "2026-06-01",
  due: "2026-12-15",
  measure: "Forecast error",
};
const kept = (id: string, due: string, delivered: string): Row => ({ ...promise, id, due, delivered });
const keptRows = [
  kept("A1", "2026-04-30", "2026-04-30"),
  kept("A2", "2026-05-31", "2026-05-31"),
  kept("A3", "2026-06-30", "2026-06-30"),
  kept("B1", "2026-07-31", "2026-07-30"),
  kept("B2", "2026-08-31", "2026-08-31"),
  kept("B3", "2026-09-30", "2026-09-30"),
];
const issue = {
  id: "I03",
  raised: "2026-09-10",
  text: "Knowledge base out of date",
  owner: "Service lead",
  counterpart: "Tariff manager",
  level: "operational",
  due: "2026-10-20",
};
const scores = (date: string, ann: number, bo: number, cy: number): Row[] =>
  Object.entries({ Ann: ann, Bo: bo, Cy: cy }).map(([respondent, score]) => ({
    date,
    respondent,
    party: "client",
    criterion: "Keeps its word",
    score,
  }));
const conduct = (party: string, score: number, date = "2026-08-20"): Row => ({
  date,
  factor: "Openness",
  party,
  score,
});
const reference = (date: string, more: Row = {}): Row => ({ date, account: "Retail", answer: "yes", ...more });
const stage = (date: string, reached: string): Row => ({ date, account: "Retail", answer: null, stage: reached });

const relationshipCases: readonly OneCellCase[] = [
  cellOf("promise.overdue", "promises", [promise], [0, "due"], "2026-12-15", "2026-09-15"),
  cellOf(
    "promise.due-soon-blocked",
    "promises",
    [
      { ...promise, due: "2026-10-20" },
      { ...promise, id: "P01" },
    ],
    [0, "dependsOn"],
    null,
    "P01",
  ),
  cellOf("promise.no-owner", "promises", [promise], [0, "owner"], "Planning manager", null),
  cellOf("promise.no-measure", "promises", [promise], [0, "measure"], "Forecast error", null),
  cellOf("promise.kept-risen", "promises", keptRows, [2, "delivered"], "2026-06-30", "2026-07-15"),
  cellOf("issue.escalate", "issues", [issue], [0, "raised"], "2026-09-10", "2026-08-01"),
  cellOf("issue.overdue", "issues", [issue], [0, "due"], "2026-10-20", "2026-09-20"),
  cellOf("issue.no-owner", "issues", [issue], [0, "owner"], "Service lead", null),
  cellOf(
    "satisfaction.fallen",
    "satisfaction",
    [...scores("2026-02-10", 8, 8, 8.5), ...scores("2026-08-20", 7.2, 7.2, 7.2)],
    [3, "score"],
    9,
    7.2,
  ),
  cellOf(
    "satisfaction.risen",
    "satisfaction",
    [...scores("2026-02-10", 8, 8, 8.5), ...scores("2026-08-20", 9.5, 9.5, 9.5)],
    [3, "score"],
    3,
    9.5,
  ),
  cellOf("satisfaction.stale", "satisfaction", scores("2025-01-10", 8, 8, 8), [0, "date"], "2026-08-20", "2025-01-12"),
  cellOf("satisfaction.few-respondents", "satisfaction", scores("2026-08-20", 8, 8, 8), [2, "respondent"], "Cy", "Bo"),
  cellOf("satisfaction.far-apart", "satisfaction", scores("2026-08-20", 9, 9, 8), [2, "score"], 8, 5),
  cellOf("satisfaction.watermelon", "satisfaction", scores("2026-08-20", 8, 6, 6), [0, "score"], 10, 6, {
    ...measured(calm(), { tier: "critical" }),
  }),
  cellOf("relationship.gap", "relationship", [conduct("supplier", 8), conduct("client", 8)], [1, "score"], 8, 5.5),
  cellOf(
    "relationship.risen",
    "relationship",
    [conduct("supplier", 5, "2026-02-20"), conduct("supplier", 7), conduct("client", 7)],
    [0, "score"],
    6.8,
    5,
  ),
  cellOf(
    "reference.withdrawn",
    "references",
    [reference("2025-05-11"), reference("2026-08-11")],
    [1, "answer"],
    "yes",
    "no",
  ),
  cellOf("reference.expiring", "references", [reference("2025-11-01")], [0, "expiry"], "2027-11-01", "2026-11-01"),
  cellOf("reference.won", "references", [reference("2026-08-11")], [0, "answer"], "no", "yes"),
  cellOf(
    "case-study.fell-back",
    "references",
    [stage("2025-05-11", "video"), stage("2026-05-11", "video")],
    [1, "stage"],
    "video",
    "named on paper",
  ),
  cellOf(
    "case-study.advanced",
    "references",
    [stage("2026-02-11", "agreed"), stage("2026-08-11", "agreed")],
    [1, "stage"],
    "agreed",
    "brand on paper",
  ),
];

const invoice = {
  period: "2026-09-30",
  invoice: "INV-1043",
  item: "Handled contacts",
  quantity: 1000,
  rate: 3.6,
  contractRate: 3.6,
  amount: 3600,
};
const band = { kind: "margin band", low: 0.06, high: 0.12, share: 1 };
/** A million of revenue in the quarter, at a cost of 900,000. */
const quarter: Row[] = ["2026-07-31", "2026-08-31", "2026-09-30"].flatMap((period, i) => [
  { period, category: "Agent salaries", amount: 300_000 },
  { period, category: "Revenue", revenue: i === 0 ? 400_000 : 300_000 },
]);
const licences: Row[] = [100, 101, 99, 100, 102, 98, 100, 101].map((amount, i) => ({
  period: iso(7 - i),
  category: "Licences",
  amount,
}));
const credit = {
  kind: "service credit",
  item: "fcr",
  period: "2026-09-30",
  pool: 0.5,
  allocation: 0.4,
  charged: 2000,
};
const volume = {
  kind: "volume",
  item: "Handled contacts",
  period: "2026-09-30",
  baseline: 1000,
  deadband: 0.1,
  actual: 1180,
  arcRate: 40,
  rrcRate: 30,
  charged: 3200,
};
const energy: Row[] = [
  { kind: "gain share", item: "Energy", from: 0, to: 1, share: 0.5, baseline: 100, actual: 80, charged: 10 },
  { kind: "gain share", item: "Energy", from: 1, to: null, share: 0.5 },
];
const glide = { kind: "glide path", item: "Run cost", baseline: 1e6, start: "2023-10-01", actual: 850_000 };
const item = { id: "V01", description: "Call-back", kind: "hard saving", expected: 120_000, planned: "2026-12-15" };
const option = (name: string, fees: number, nonPerformance: number, output: number): Row => ({
  option: name,
  fees,
  retained: 500,
  nonPerformance,
  output,
  valuePerUnit: 10,
});

const need = {
  need: "Welsh-speaking advisers",
  quantity: 8,
  needDate: "2026-11-16",
  baselineDays: 65,
  expectedDays: 40,
  valuePerDay: 140,
  wouldBePrice: 3100,
  expectedPrice: 2800,
};

const commercialCases: readonly OneCellCase[] = [
  cellOf("billing.rate", "invoices", [{ ...invoice, amount: 3600 }], [0, "contractRate"], 3.6, 3.5),
  cellOf("billing.arithmetic", "invoices", [invoice], [0, "amount"], 3600, 3900),
  cellOf("margin.above", "costs", quarter, [0, "amount"], 300_000, 220_000, { terms: [band] }),
  cellOf("margin.below", "costs", quarter, [0, "amount"], 300_000, 420_000, { terms: [band] }),
  cellOf("cost.outlier", "costs", licences, [7, "amount"], 101, 130),
  cellOf("credit.mismatch", "terms", [credit], [0, "charged"], 2000, 1500, {
    ...measured(ending([0.65]), { name: "fcr" }),
    contract: [{ setting: "At-risk share", value: 0.1 }],
    invoices: [{ ...invoice, quantity: null, rate: null, contractRate: null, amount: 100_000 }],
  }),
  cellOf("volume.mismatch", "terms", [volume], [0, "charged"], 3200, 7200),
  cellOf("gain-share.mismatch", "terms", energy, [0, "charged"], 10, 20),
  cellOf("glide-path.behind", "terms", [glide], [0, "actual"], 850_000, 900_000),
  cellOf("value.overdue", "value", [item], [0, "planned"], "2026-12-15", "2026-08-15"),
  cellOf("value.unsigned", "value", [{ ...item, realised: 80_000, signedOff: true }], [0, "signedOff"], "yes", "no"),
  cellOf("value.early", "value", [item], [0, "actual"], null, "2026-08-15"),
  cellOf("demand.uncommitted", "demand", [need], [0, "committed"], "yes", "no"),
  cellOf(
    "spend.losing",
    "spend",
    [{ category: "Survey", spend: 23_000, difference: 0 }],
    [0, "difference"],
    4000,
    -4000,
  ),
  cellOf(
    "tcp.cheapest-not-best",
    "options",
    [option("Client + A", 2000, 100, 1000), option("Client + B", 1800, 0, 1000)],
    [1, "nonPerformance"],
    0,
    900,
  ),
];

const forum = { forum: "Partnership board", cadence: "quarterly", lastHeld: "2026-07-14" };
const innovation = { forum: "Innovation forum", cadence: "half-yearly", lastHeld: "2026-07-14", innovation: true };

const objective = {
  objective: "Help at the first call",
  horizon: "1",
  measure: "fcr",
  status: "on track",
  agreed: "yes",
};

const governanceCases: readonly OneCellCase[] = [
  cellOf("meeting.lapsed", "meetings", [forum], [0, "lastHeld"], "2026-07-14", "2026-03-10"),
  cellOf(
    "governance.review-overdue",
    "contract",
    [{ setting: "Governance document last reviewed", value: "2026-01-15" }],
    [0, "value"],
    "2026-01-15",
    "2025-01-15",
  ),
  cellOf("innovation.forum-missed", "meetings", [innovation], [0, "lastHeld"], "2026-07-14", "2026-01-15"),
  cellOf(
    "idea.no-receiver",
    "ideas",
    [{ id: "N01", forumDate: "2026-07-09", idea: "Photo upload", stage: "pilot", receiver: "Operations" }],
    [0, "receiver"],
    "Operations",
    null,
  ),
  cellOf(
    "people.unmirrored",
    "people",
    [
      { name: "Ann", organisation: "client", facesOffTo: "Bo" },
      { name: "Bo", organisation: "supplier", facesOffTo: null },
    ],
    [0, "facesOffTo"],
    "Bo",
    null,
  ),
  cellOf(
    "risk.review-overdue",
    "risks",
    [{ id: "R01", text: "Winter peak", probability: 3, impact: 4, review: "2026-12-01" }],
    [0, "review"],
    "2026-12-01",
    "2026-09-01",
  ),
  cellOf("plan.behind", "plan", [objective], [0, "status"], "on track", "behind"),
  cellOf("plan.no-measure", "plan", [objective], [0, "measure"], "fcr", null),
  cellOf("plan.not-agreed", "plan", [objective], [0, "agreed"], "yes", "no"),
  cellOf(
    "recognition.success",
    "recognition",
    [{ date: "2026-09-04", what: "Storm rehearsal", who: "Control room", party: "client" }],
    [0, "date"],
    "2026-06-04",
    "2026-09-04",
  ),
  cellOf(
    "definition.not-agreed",
    "definitions",
    [{ quarter: "2026-09-30", meaning: "Simpler for customers", agreedBy: "client, supplier" }],
    [0, "agreedBy"],
    "client, supplier",
    "supplier",
  ),
];

export const oneCellCases = [...kpiCases, ...relationshipCases, ...commercialCases, ...governanceCases];
