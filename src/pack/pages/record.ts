import { tables } from "../../contract/tables";
import { falseAlarmNote } from "./method";
import { lifeSheet } from "../../findings/life/events";
import { untilWords } from "../../findings/life/life";
import { restingFindingsOf } from "../../findings/report";
import { formatValue, plural, shortDate } from "../../findings/words";
import type { Block, Page, TableRowData } from "../PackDocument";
import type { PackInput } from "../PackInput";
import { sheetNames } from "../sheets";
import { cell, column, figure, row, whole } from "./cells";
import { LANDSCAPE } from "./grids";
import { packNumber } from "./packTitle";

/** As many left-out rows as are printed; the rest are counted, and `mi-pack check` lists all of them. */
const MOST_PROBLEMS = 200;

/** Page 14: where everything came from and how it was computed, so that any figure can be traced and repeated. */
export function recordPage(
  input: PackInput,
  missing: readonly { number: number; title: string; reason: string }[],
): Page {
  const { analysis } = input;
  const blocks: Block[] = [
    { type: "heading", level: 1, text: "This pack" },
    {
      type: "table",
      id: "build",
      columns: [column("what", "What", 12), column("value", "Value", 46, { wrap: true })],
      rows: buildFacts(input).map(([k, v]) => row(k, [cell(k), cell(v)])),
    },
    { type: "space" },
    { type: "heading", level: 1, text: "Tables read" },
    readTables(input),
    { type: "space" },
    ...problems(input),
    { type: "space" },
    { type: "heading", level: 1, text: "Pages that are not here" },
    {
      type: "bullets",
      items: missing.map((m) => ({ text: `${m.number} ${m.title}: ${m.reason}` })),
      empty: "None: every page of the pack has its data.",
    },
    { type: "space" },
    ...changes(input),
    { type: "heading", level: 1, text: "Methods" },
    { type: "bullets", items: methods(input).map((text) => ({ text })) },
    { type: "space" },
    { type: "heading", level: 1, text: "Settings" },
    {
      type: "table",
      id: "settings",
      columns: [column("name", "Setting", 20), column("value", "Value", 38, { wrap: true })],
      rows: flatten(analysis.settings).map(([k, v]) => row(k, [cell(k), cell(v)])),
    },
  ];
  return {
    id: "record",
    number: 14,
    sheet: sheetNames["record"],
    title: "Record",
    orientation: "landscape",
    grid: LANDSCAPE,
    blocks,
  };
}

function buildFacts(input: PackInput): [string, string][] {
  const { analysis } = input;
  const number = packNumber(input);
  return [
    ...input.inputs.map((i): [string, string] => [
      "Input",
      `${i.name}, ${i.bytes.toLocaleString("en-GB")} bytes, SHA-256 ${i.sha256}`,
    ]),
    ["As of", shortDate(analysis.asOf)],
    ["Quarter", `${analysis.quarter.name}, ${shortDate(analysis.quarter.from)} to ${shortDate(analysis.quarter.to)}`],
    ["Built", `${input.builtAt.replace("T", " ").slice(0, 16)} UTC by ${input.builtBy}, version ${input.version}`],
    ...(number === null ? [] : [["Pack number", String(number)] as [string, string]]),
    [
      "Previous pack",
      input.previous
        ? `${input.previous.name}${input.previous.asOf === null ? "" : `, as of ${shortDate(input.previous.asOf)}`}`
        : "none given",
    ],
    ...lifeFacts(input),
  ];
}

/** How many findings rest, and until when; how much people have written down. */
function lifeFacts({ report }: PackInput): [string, string][] {
  const resting = restingFindingsOf(report);
  const lives = [...report.findings.flatMap((f) => f.life ?? []), ...(report.quiet ?? []).map((q) => q.life)];
  if (lives.length === 0) return [];
  const events = lives.reduce((sum, life) => sum + life.history.length, 0);
  return [
    [
      "Acknowledged",
      resting.length === 0
        ? "none"
        : `${resting.length} acknowledged: ${resting.map((f) => `${f.headline} (${untilWords(f.life?.rest?.until ?? "changes")})`).join("; ")}`,
    ],
    ["Exception log", `${plural(events, "event")} on ${plural(lives.length, "exception")}, in ${lifeSheet}`],
  ];
}

function readTables(input: PackInput): Block {
  return {
    type: "table",
    id: "tables_read",
    columns: [
      column("table", "Table", 9),
      column("where", "Where", 14),
      column("read", "Rows read", 4, { form: whole }),
      column("used", "Used", 4, { form: whole }),
      column("left", "Left out", 4, { form: whole }),
      column("names", "Headers read under another name, or ignored", 23, { wrap: true }),
    ],
    rows: input.analysis.contract.reports.map((r, i) => {
      const renamed = Object.entries(r.renamed).map(([key, theirs]) => `${theirs} → ${key}`);
      const ignored = r.ignoredHeaders.length ? [`ignored: ${r.ignoredHeaders.slice(0, 8).join(", ")}`] : [];
      return row(`${r.table}:${i}`, [
        cell(tables[r.table].name + (r.wide ? " (wide)" : "")),
        cell(r.address, { link: r.address }),
        figure(r.rowsRead, whole),
        figure(r.rowsUsed, whole),
        figure(r.rowsLeftOut, whole, {
          formula: { template: "{2}-{3}" },
          ...(r.rowsLeftOut > 0 && { tone: "concern" as const }),
        }),
        cell([...renamed.slice(0, 10), ...ignored].join("; ") || ""),
      ]);
    }),
  };
}

function problems(input: PackInput): Block[] {
  const { problems: all } = input.analysis;
  const errors = all.filter((p) => p.severity === "error").length;
  const rows: TableRowData[] = all
    .slice(0, MOST_PROBLEMS)
    .map((p, i) =>
      row(`${p.code}:${p.cell}:${i}`, [
        cell(p.severity === "error" ? "■ left out" : "▲ note", { tone: p.severity === "error" ? "red" : "amber" }),
        cell(p.cell, { link: p.cell }),
        cell(p.found),
        cell(p.expected),
        cell(p.message),
        cell(p.code, { tone: "muted" }),
      ]),
    );
  return [
    {
      type: "heading",
      level: 1,
      text: "Rows left out, and notes",
      note:
        all.length > MOST_PROBLEMS
          ? `first ${MOST_PROBLEMS} of ${all.length}; “mi-pack check” lists all`
          : `${plural(errors, "cell")} left out, ${plural(all.length - errors, "note")}`,
    },
    {
      type: "table",
      id: "problems",
      columns: [
        column("severity", "", 5),
        column("cell", "Cell", 9),
        column("found", "Found", 9, { wrap: true }),
        column("expected", "Expected", 11, { wrap: true }),
        column("message", "What it means", 20, { wrap: true }),
        column("code", "Code", 4),
      ],
      rows,
      empty: "Nothing was left out.",
    },
  ];
}

function changes(input: PackInput): Block[] {
  const { previous, report, analysis } = input;
  if (!previous) return [];
  const before = new Set(previous.findings.map((f) => f.id));
  const here = new Set(analysis.kpis.map((k) => k.kpi.id));
  const items = [
    ...report.findings.filter((f) => !before.has(f.id)).map((f) => `New: ${f.headline} (${f.id})`),
    ...report.resolved.map((r) => `Resolved: ${r.text}`),
    ...(report.unmeasured ?? []).map((r) => `No longer measured: ${r.text} (${r.id})`),
    ...report.findings.flatMap((f) => (f.life?.back ? [`Back: ${f.headline}. ${f.life.back}`] : [])),
    ...analysis.kpis.flatMap((k) => {
      const old = previous.kpis.get(k.kpi.id);
      if (!old) return [`New KPI: ${k.kpi.name}`];
      const was = old.status.replace(/^\W+/, "");
      return k.status !== null && was && was !== k.status
        ? [
            `${k.kpi.name}: ${was} → ${k.status}${k.latestValue === null || old.latest === null ? "" : ` (${formatValue(k.kpi, old.latest)} → ${formatValue(k.kpi, k.latestValue)})`}`,
          ]
        : [];
    }),
    ...[...previous.kpis.keys()].filter((id) => !here.has(id)).map((id) => `No longer measured: ${id}`),
  ];
  return [
    { type: "heading", level: 1, text: "Changes against the last pack", note: plural(items.length, "change") },
    { type: "bullets", items: items.slice(0, 60).map((text) => ({ text })), empty: "No change." },
    { type: "space" },
  ];
}

function methods(input: PackInput): string[] {
  return [
    `Limits: preset ${input.analysis.settings.preset}; XmR limits are mean ± 2.66 × mean moving range, screened once (NHS England Making Data Count, as in NHSRplotthedots 0.2.2); below 6 points none, 6 to 11 trial limits. p′ (Laney) where numerators and denominators are given.`,
    `If the screened moving range is nil the unscreened one is used; if that is nil too only a changed value is flagged (ours).`,
    falseAlarmNote(input.report),
    `Chance of missing a target: predictive t of the least-squares line when Mann–Kendall p < .05, of the level otherwise. Trend: Mann–Kendall with ties, Theil–Sen slope.`,
    `Peers: modified z-score of Iglewicz and Hoaglin, cut 3.5. Across KPIs p values are adjusted by Benjamini–Hochberg; they rank and never hide.`,
    `Value: actual/365, effective yearly rate; value acceleration, total cost of performance and return on outsourcing as in docs/methods (formulas ours where said so).`,
    `Percentages, money and dates are computed at full precision; only their display is rounded.`,
  ];
}

/** Settings as name and value, nested names joined by a full stop. */
function flatten(value: unknown, path = ""): [string, string][] {
  if (Array.isArray(value)) return [[path, value.length ? value.join(", ") : "none"]];
  if (value !== null && typeof value === "object")
    return Object.entries(value).flatMap(([k, v]) => flatten(v, path ? `${path}.${k}` : k));
  return [[path, value === null ? "from the data" : String(value)]];
}
