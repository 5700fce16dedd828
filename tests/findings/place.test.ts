import { ContractBuilder } from "../../src/contract/ContractBuilder";
import { defaultSettings } from "../../src/contract/settings";
import { isoFromDay } from "../../src/core/days";
import { agendaReason } from "../../src/findings/agendaReason";
import { agendaMeeting } from "../../src/findings/analysis/agendaMeeting";
import { watermelonCheck } from "../../src/findings/analysis/watermelon";
import { placeParts, whatDecided } from "../../src/findings/place";
import { rebaseEffect } from "../../src/findings/rebaseEffect";
import { findingsReport } from "../../src/findings/report";
import { readWithSheetJs } from "../sample/reading";

type Sheets = ReturnType<typeof readWithSheetJs>;

/** The sample, after an edit of its cells by hand. */
function read(edit: (sheets: Sheets) => void = () => {}, settings = defaultSettings()) {
  const sheets = readWithSheetJs("sample.xlsx").map((s) => ({ ...s, cells: s.cells.map((row) => [...row]) })) as Sheets;
  edit(sheets);
  const builder = new ContractBuilder({ settings });
  for (const { sheet, cells } of sheets) {
    builder.beginTable({ sheet, table: null, headerRow: null, firstColumn: 1, hidden: false });
    cells.forEach((row, i) => builder.row(row, i + 1));
    builder.endTable();
  }
  return findingsReport(builder.finish(), settings);
}

const { analysis, report } = read();
const finding = (id: string) => report.findings.find((f) => f.id === id)!;

describe("the place of a finding, taken apart", () => {
  test("every part in the order in which it counts, with its figures", () => {
    expect(placeParts(finding("kpi:abandon/xmr"), "GBP").map((p) => [p.id, p.text])).toEqual([
      ["data", "a matter for the meeting"],
      ["weight", "critical tier, with a contractual consequence"],
      ["money", "£172k a year (£14.3k a month)"], // 14,333.33 × 12 = 172,000
      ["severity", expect.stringMatching(/^2\.72 σ$/)],
      ["persistence", "11 periods"],
      ["p", expect.stringMatching(/^0\.\d+$/)],
    ]);
    expect(placeParts(finding("promise:P04/overdue"), "GBP").map((p) => p.text)).toEqual(
      expect.arrayContaining(["no tier", "none known", "not tested", "3.00 on a scale of about 6"]),
    );
  });

  test("between any two, the first part in which they differ decides, and never the other way round", () => {
    const ids = ["data", "weight", "money", "severity", "persistence", "p"];
    const list = report.findings;
    for (let i = 1; i < list.length; i++) {
      const [a, b] = [list[i - 1]!, list[i]!];
      const decided = whatDecided(a, b, "GBP");
      if (decided === null) {
        expect(a.id < b.id).toBe(true);
        continue;
      }
      // words may round two figures to one; a part that reads differently may not stand before the one that decided
      const before = ids.slice(0, ids.indexOf(decided.id));
      const words = (f: typeof a, id: string) => placeParts(f, "GBP").find((p) => p.id === id)!.text;
      for (const id of before.filter((part) => part === "data" || part === "severity"))
        expect(words(a, id)).toBe(words(b, id));
      if (decided.id === "severity") expect(a.severity).toBeGreaterThan(b.severity);
      if (decided.id === "persistence") expect(a.persistence).toBeGreaterThan(b.persistence);
    }
    expect(whatDecided(finding("kpi:fcr/xmr"), finding("kpi:repeat/xmr"), "GBP")).toEqual({
      id: "money",
      text: "money in a year: £172k a year (£14.3k a month) against £43k a year (£3,583 a month)",
    });
  });
});

describe("why on the agenda or not", () => {
  const reason = (id: string) => agendaReason(finding(id), report.findings, analysis.settings);

  test("the minutes follow each other without a gap and end where the agenda does", () => {
    let at = 0;
    for (const f of report.findings.filter((x) => x.onAgenda)) {
      expect(reason(f.id)).toContain(`from minute ${at} to ${at + f.minutes} of 60`);
      at += f.minutes;
    }
    expect(at).toBeGreaterThan(40);
  });

  test("a second finding about the same KPI, data quality, and what does not fit say so", () => {
    expect(reason("kpi:abandon/breach")).toContain(`discussed with “${finding("kpi:abandon/xmr").headline}”`);
    expect(reason("kpi:csat/xmr")).toMatch(/first success, which keeps its place/);
    expect(reason("kpi:carbon/data.no-observations")).toMatch(/put right before the meeting/);
    const used = report.findings.reduce((sum, f) => sum + f.minutes, 0);
    const left = 60 - used === 0 ? "none" : String(60 - used);
    expect(reason("kpi:email1d/target")).toContain(`it needs 8 minutes, and ${left} of 60`);
  });

  test("what people added says so", () => {
    const settings = { ...defaultSettings(), agendaAdd: ["people/unmirrored"] };
    const added = read(undefined, settings);
    const f = added.report.findings.find((x) => x.id === "people/unmirrored")!;
    expect(agendaReason(f, added.report.findings, settings)).toMatch(/put there by people/);
  });

  test("who must attend comes from the Meetings table", () => {
    const meeting = agendaMeeting(analysis)!;
    const row = analysis.contract.rows.meetings.find((m) => m.forum === meeting.forum)!;
    for (const role of row.mustAttendClient!.split(/[,;]/)) expect(meeting.client).toContain(role.trim());
  });
});

describe("watermelon check", () => {
  test("agrees with the rule, whichever way it comes out", () => {
    expect(watermelonCheck(analysis)).toMatchObject({ applies: true });
    expect(finding("satisfaction/watermelon")).toBeDefined();
    for (const satisfactionThreshold of [1, 5, 9]) {
      const settings = { ...defaultSettings(), thresholds: { ...defaultSettings().thresholds, satisfactionThreshold } };
      const other = read(undefined, settings);
      expect(watermelonCheck(other.analysis)!.applies).toBe(
        other.report.findings.some((f) => f.id === "satisfaction/watermelon"),
      );
    }
    expect(watermelonCheck({ ...analysis, satisfaction: null })).toBeNull();
  });
});

describe("what a rebase would change in the list", () => {
  test("is what typing the date into the KPIs table changes", () => {
    const k = analysis.kpis.find((x) => x.kpi.id === "quality")!;
    const from = k.rebaseSuggestion!.from;
    const effect = rebaseEffect(analysis, "quality", from);
    const typed = read((sheets) => {
      const cells = sheets.find((s) => s.sheet === "KPIs")!.cells as unknown[][];
      const column = k.kpi.source.columns["rebase"]! - 1;
      cells[k.kpi.source.row - 1]![column] = from; // a day serial, as Excel keeps it
    });
    expect(isoFromDay(typed.analysis.kpis.find((x) => x.kpi.id === "quality")!.kpi.rebase!)).toBe(isoFromDay(from));
    const ids = (r: typeof report) => new Set(r.findings.map((f) => f.id));
    const [before, after] = [ids(report), ids(typed.report)];
    expect(effect.gone.map((f) => f.id).sort()).toEqual([...before].filter((id) => !after.has(id)).sort());
    expect(effect.come.map((f) => f.id).sort()).toEqual([...after].filter((id) => !before.has(id)).sort());
    expect(effect.gone.map((f) => f.id)).toContain("kpi:quality/xmr");
    for (const f of effect.changed) expect(typed.report.findings.find((x) => x.id === f.id)!.text).toBe(f.text);
  });
});
