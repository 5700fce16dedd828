import { monthsBetween } from "../../core/days";
import type { KpiAnalysis } from "../../findings/analysis/Analysis";
import { plain, plural, shortDate, targetWords } from "../../findings/words";
import type { Block, Page } from "../PackDocument";
import type { PackInput } from "../PackInput";
import { sheetNames } from "../sheets";
import { cell, column, day, figure, percent0, row, score1, sourceOf, whole } from "./cells";
import { LANDSCAPE } from "./grids";
import { kpiForm } from "./kpiSeries";

/** Page 12: what lies ahead. Probability of breach, dates due or lapsed, risks, the joint plan. */
export function forwardPage(input: PackInput): Page | null {
  const { analysis } = input;
  const forecasts = analysis.kpis
    .filter((k) => k.forecast && !k.stale && (k.forecast.breach[0] ?? 0) >= 0.1)
    .sort((a, b) => (b.forecast?.breach[0] ?? 0) - (a.forecast?.breach[0] ?? 0));
  const blocks: Block[] = [];
  if (analysis.kpis.some((k) => k.forecast)) blocks.push(...breach(forecasts), { type: "space" });
  const { ahead, meetings } = analysis.calendar;
  if (ahead.length > 0) blocks.push(...calendar(input), ...standing(input), { type: "space" });
  if (meetings.length > 0) blocks.push(...forums(input), { type: "space" });
  const { risks, plan } = analysis.contract.rows;
  if (risks.length > 0) blocks.push(...riskBlocks(input), { type: "space" });
  if (plan.length > 0) {
    blocks.push(
      { type: "heading", level: 1, text: "Joint plan over one, two and three years" },
      {
        type: "table",
        id: "plan",
        columns: [
          column("horizon", "Years", 3),
          column("objective", "Objective", 15, { wrap: true }),
          column("client", "Client gains", 11, { wrap: true }),
          column("supplier", "Supplier gains", 11, { wrap: true }),
          column("measure", "Measure", 8, { wrap: true }),
          column("status", "Status", 5),
          column("agreed", "Both agree", 5),
        ],
        rows: [...plan]
          .sort((a, b) => (a.horizon ?? "9").localeCompare(b.horizon ?? "9"))
          .map((p) =>
            row(p.objective, [
              cell(p.horizon, { align: "left" }),
              cell(p.objective, { link: sourceOf(p.source, "objective") }),
              cell(p.clientBenefit),
              cell(p.supplierBenefit),
              cell(p.measure),
              cell(p.status, p.status === "behind" ? { tone: "concern" } : {}),
              cell(
                p.agreed === null ? null : p.agreed ? "✓ yes" : "✗ no",
                p.agreed === false ? { tone: "concern" } : {},
              ),
            ]),
          ),
      },
    );
  }
  if (blocks.length === 0) return null;
  return {
    id: "forward",
    number: 12,
    sheet: sheetNames["forward"],
    title: "Forward look",
    orientation: "landscape",
    grid: LANDSCAPE,
    blocks,
  };
}

function breach(kpis: readonly KpiAnalysis[]): Block[] {
  return [
    {
      type: "heading",
      level: 1,
      text: "Chance of missing the target",
      note: "Mann–Kendall p < .05: predictive t of the line; otherwise of the level",
    },
    {
      type: "table",
      id: "breach",
      columns: [
        column("kpi", "KPI", 20, { wrap: true }),
        column("latest", "Latest", 5, { align: "right" }),
        column("target", "Target", 6, { align: "right" }),
        column("one", "Next period", 5, { form: percent0 }),
        column("three", "In three", 5, { form: percent0 }),
        column("method", "Basis", 5),
        column("trend", "Trend", 7),
        column("periods", "Periods to breach", 5, { form: score1 }),
      ],
      rows: kpis.slice(0, 20).map((k) =>
        row(k.kpi.id, [
          cell(k.kpi.name, k.latestCell ? { link: k.latestCell } : {}),
          figure(k.latestValue, kpiForm(k)),
          cell(targetWords(k.kpi), { align: "right" }),
          figure(k.forecast?.breach[0] ?? null, percent0, {
            bold: true,
            ...((k.forecast?.breach[0] ?? 0) >= 0.5 && { tone: "concern" as const }),
          }),
          figure(k.forecast?.breach[2] ?? null, percent0),
          cell(k.forecast?.method ?? null),
          cell(
            k.trend && k.trend.word !== "none"
              ? `${k.trend.word}, p ${k.trend.p < 0.001 ? "< 0.001" : plain(k.trend.p, 3)}`
              : "no trend",
          ),
          k.missedRun > 0 ? cell("now", { align: "right" }) : figure(k.forecast?.periodsToBreach ?? null, score1),
        ]),
      ),
      empty: "No KPI has a chance of one in ten or more to miss its target next period.",
    },
  ];
}

function calendar(input: PackInput): Block[] {
  const { calendar: c, asOf } = input.analysis;
  const soon = c.ahead.filter((a) => a.overdue || a.day <= asOf + 183);
  const shown = soon.slice(0, 40);
  const later = c.ahead.length - shown.length;
  return [
    {
      type: "heading",
      level: 1,
      text: "Dates: overdue, and in the next six months",
      note: later > 0 ? `${later} later` : "",
    },
    {
      type: "table",
      id: "dates",
      columns: [
        column("day", "Date", 6),
        column("state", "", 7),
        column("what", "What", 35, { wrap: true }),
        column("kind", "Kind", 10),
      ],
      rows: shown.map((a, i) =>
        row(`${a.kind}:${a.what}:${i}`, [
          day(a.day),
          cell(a.overdue ? "◆ overdue" : a.day === asOf ? "today" : `in ${plural(a.day - asOf, "day")}`, {
            tone: a.overdue ? "concern" : "muted",
          }),
          cell(a.what, a.cell ? { link: a.cell } : {}),
          cell(a.kind, { tone: "muted" }),
        ]),
      ),
      empty: "Nothing is overdue or due in the next six months.",
    },
  ];
}

/** How long the contract still runs, and where the document stands by which both sides work. */
function standing(input: PackInput): Block[] {
  const { asOf, contract } = input.analysis;
  const { end, governanceVersion, governanceReviewed, governanceLink } = contract.facts;
  const left = end === null ? 0 : monthsBetween(asOf, end);
  const document = [
    governanceVersion === null ? null : `version ${governanceVersion}`,
    governanceReviewed === null ? "no review recorded" : `last reviewed ${shortDate(governanceReviewed)}`,
    governanceLink === null ? null : `kept at ${governanceLink}`,
  ].filter(Boolean);
  const lines = [
    end === null
      ? null
      : `The contract ${end < asOf ? "ended" : "runs to"} ${shortDate(end)}${left > 0 ? `, ${plural(left, "month")} from now` : ""}.`,
    governanceVersion === null && governanceLink === null ? null : `Governance document: ${document.join(", ")}.`,
  ].filter(Boolean);
  return lines.length === 0
    ? []
    : [
        { type: "space", lines: 0.4 },
        { type: "text", text: lines.join(" "), tone: "muted" },
      ];
}

const meetingWords = { held: "✓ held", lapsed: "◆ lapsed", due: "◇ due", "never held": "✗ never held" } as const;

function forums(input: PackInput): Block[] {
  return [
    {
      type: "heading",
      level: 1,
      text: "Governance forums",
      note: "a full calendar raises no score: governance is hygiene",
    },
    {
      type: "table",
      id: "forums",
      columns: [
        column("forum", "Forum", 9, { wrap: true }),
        column("cadence", "Cadence", 5),
        column("last", "Last held", 5),
        column("next", "Next due", 5),
        column("state", "State", 5),
        column("purpose", "Purpose", 8, { wrap: true }),
        column("roles", "Must attend", 11, { wrap: true }),
        column("outcome", "Last outcome", 7, { wrap: true }),
        column("score", "Of 10", 3, { form: score1, headerNote: "Effectiveness as the people in it score it" }),
      ],
      rows: input.analysis.calendar.meetings.map((m) =>
        row(m.row.forum, [
          cell(m.row.forum, { link: sourceOf(m.row.source, "forum") }),
          cell(m.row.cadence),
          day(m.row.lastHeld),
          day(m.nextDue),
          cell(meetingWords[m.state], {
            tone: m.state === "lapsed" || m.state === "never held" ? "concern" : "plain",
            ...(m.lapsedDays > 0 && { note: `${m.lapsedDays} days beyond its cadence` }),
          }),
          cell(m.row.purpose),
          cell([m.row.mustAttendClient, m.row.mustAttendSupplier].filter(Boolean).join("; ") || null),
          cell(m.row.outcome),
          figure(m.row.effectiveness, score1),
        ]),
      ),
    },
  ];
}

function riskBlocks(input: PackInput): Block[] {
  const { asOf } = input.analysis;
  const risks = [...input.analysis.contract.rows.risks].sort(
    (a, b) => (b.probability ?? 0) * (b.impact ?? 0) - (a.probability ?? 0) * (a.impact ?? 0),
  );
  return [
    { type: "heading", level: 1, text: "Risks", note: "probability × impact, 1 to 5 each" },
    {
      type: "table",
      id: "risks",
      columns: [
        column("ref", "Ref", 4),
        column("text", "Risk", 20, { wrap: true }),
        column("p", "P", 3, { form: whole }),
        column("i", "I", 3, { form: whole }),
        column("score", "P × I", 3, { form: whole }),
        column("mitigation", "Mitigation", 15, { wrap: true }),
        column("review", "Review", 10),
      ],
      rows: risks.map((r) =>
        row(r.id, [
          cell(r.id, { link: sourceOf(r.source, "id") }),
          cell(r.text),
          figure(r.probability, whole),
          figure(r.impact, whole),
          figure(
            r.probability !== null && r.impact !== null ? r.probability * r.impact : null,
            whole,
            r.probability !== null && r.impact !== null ? { formula: { template: "{2}*{3}" }, bold: true } : {},
          ),
          cell(r.mitigation),
          cell(
            r.review === null ? null : `${shortDate(r.review)}${r.review < asOf ? " ◆ overdue" : ""}`,
            r.review !== null && r.review < asOf ? { tone: "concern" } : {},
          ),
        ]),
      ),
    },
  ];
}
