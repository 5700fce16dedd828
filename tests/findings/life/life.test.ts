import fc from "fast-check";
import type { Finding } from "../../../src/findings/Finding";
import { eventKinds, joinLogs, lifeEvent, type EventKind, type LifeEvent } from "../../../src/findings/life/events";
import { fingerprintOf, readFingerprint } from "../../../src/findings/life/fingerprint";
import { livesOf, restWords } from "../../../src/findings/life/life";
import { settleTyped } from "../../../src/findings/life/typed";
import { openFindingsOf, reportOf } from "../../../src/findings/report";
import { analyse } from "../../../src/findings/analysis/analyse";
import { day, ending, kpi, parsed, settings } from "../make";

const asOf = day("2026-09-30");
const low: Finding = {
  id: "kpi:fcr/xmr",
  rule: "xmr.below-limit",
  table: "KPIs",
  subject: "fcr",
  label: "FCR",
  kind: "low",
  concern: true,
  severity: 3.4,
  money: null,
  moneyBasis: null,
  since: day("2026-08-31"),
  period: day("2026-09-30"),
  value: 0.712,
  text: "FCR is below its limits.",
  headline: "FCR below its limits",
  why: "",
  howSure: "",
  question: "",
  ownerClient: "Ann",
  ownerSupplier: "Bob",
  party: null,
  tier: null,
  contractual: false,
  persistence: 2,
  p: null,
  adjustedP: null,
  falseAlarm: 0,
  cells: [],
  history: null,
};
const base = { recorded: "2026-10-06T08:00:00Z", ref: low.id, finding: low.headline };
const untilChanges = lifeEvent({ ...base, kind: "acknowledged", until: "changes", asItWas: fingerprintOf(low, asOf) });
const untilDay = lifeEvent({ ...untilChanges, until: day("2026-12-31"), text: "new desktop in December" });
const lifeOf = (events: LifeEvent[], finding: Finding = low, on = asOf) =>
  livesOf(events, [finding], on).get(finding.id)!;

describe("resting", () => {
  test("the fingerprint is short and says what it is", () => {
    expect(fingerprintOf(low, asOf)).toBe(
      "low; xmr.below-limit; since 2026-08-31; period 2026-09-30; figure 0.712; severity 3.4",
    );
    for (const text of ["", "low", "low; because; of", "blue; xmr.below-limit", "low; xmr.shift; period 2026-13-01"])
      expect([text, readFingerprint(text)]).toEqual([text, null]);
  });

  test("until a day: that day included, then it speaks again and says so", () => {
    expect(lifeOf([untilDay]).rest).toMatchObject({ until: day("2026-12-31"), reason: "new desktop in December" });
    expect(restWords(lifeOf([untilDay]).rest!)).toBe("Acknowledged until 31 Dec 2026: new desktop in December");
    expect(lifeOf([untilDay], low, day("2026-12-31")).rest).not.toBeNull();
    const over = lifeOf([untilDay], low, day("2027-01-01"));
    expect(over.rest).toBeNull();
    expect(over.back).toBe("Acknowledged 6 Oct 2026 until 31 Dec 2026, which is over.");
  });

  const october = { ...low, period: day("2026-10-31"), value: 0.705, severity: 3.5 };
  const changes: [string, Finding, boolean, boolean, RegExp][] = [
    ["a new period with the signal", october, true, false, /a new period, 31 Oct 2026/],
    ["a corrected figure", { ...low, value: 0.733 }, true, false, /figure was 0\.712 and is 0\.733/],
    ["another rule", { ...low, rule: "xmr.shift" }, true, false, /rule was xmr\.below-limit and is xmr\.shift/],
    ["another start", { ...low, since: day("2026-07-31") }, true, false, /since 31 Jul 2026, not 31 Aug 2026/],
    ["another kind", { ...low, kind: "breaking" }, true, false, /was a low point and is a forecast breach/],
    ["much worse", { ...october, severity: 4.1 }, true, true, /severity was 3\.4 and is 4\.1/],
    ["worse without a new reading", { ...low, severity: 5 }, false, false, /^$/],
    ["a consequence it had not", { ...low, contractual: true }, true, true, /contractual consequence now/],
    ["money of a KPI", { ...low, money: 5000 }, false, false, /^$/],
  ];
  test.each(changes)("%s", (_, now, endsChanges, endsDay, why) => {
    const one = lifeOf([untilChanges], now);
    expect([one.rest === null, one.back ?? ""]).toEqual([endsChanges, expect.stringMatching(why)]);
    expect(lifeOf([untilDay], now).rest === null).toBe(endsDay);
  });

  test("a contractual finding comes back with each new period, whatever day it may rest until", () => {
    const owed = { ...low, contractual: true };
    const rest = lifeEvent({ ...untilDay, asItWas: fingerprintOf(owed, asOf) });
    expect(lifeOf([rest], owed).rest).not.toBeNull();
    expect(lifeOf([rest], { ...owed, period: day("2026-10-31") }, day("2026-10-31")).back).toMatch(
      /until 31 Dec 2026, but a new period, 31 Oct 2026, carries the signal and it has a contractual consequence/,
    );
  });

  test("applause that turns into a concern comes back", () => {
    const high: Finding = { ...low, kind: "high", concern: false, rule: "xmr.above-limit" };
    const rest = lifeEvent({ ...untilDay, asItWas: fingerprintOf(high, asOf) });
    expect(lifeOf([rest], low).back).toMatch(/it is a concern now/);
  });

  test("a promise that is a day later has not changed; one with another value at stake has", () => {
    const late: Finding = {
      ...low,
      id: "promise:P07/overdue",
      rule: "promise.overdue",
      kind: "promise",
      period: null,
      value: 12,
      severity: 1.6,
      since: day("2026-09-19"),
    };
    const rest = lifeEvent({ ...untilChanges, ref: late.id, asItWas: fingerprintOf(late, asOf) });
    expect(lifeOf([rest], { ...late, value: 90, severity: 5.5 }, asOf + 78).rest).not.toBeNull();
    expect(lifeOf([rest], { ...late, money: 4000 }, asOf + 1).back).toMatch(/figure was none and is 4,000/);
  });

  test("reopened by hand, acknowledged again: the last counts", () => {
    const reopened = lifeEvent({ ...base, kind: "reopened" });
    expect(lifeOf([untilDay, reopened])).toMatchObject({ rest: null, back: null });
    expect(lifeOf([untilDay, reopened, untilChanges]).rest?.until).toBe("changes");
  });

  test("a finding that is not there is neither resting nor back", () => {
    expect(livesOf([untilDay], [], asOf).get(low.id)).toMatchObject({ rest: null, back: null, finding: low.headline });
  });
});

test("owner and counterpart: the last name of each", () => {
  const names = (owner: string | null, counterpart: string | null) =>
    lifeEvent({ ...base, kind: "assigned", owner, counterpart });
  expect(lifeOf([names("Cai", null), names(null, "Dee"), names("Eve", null)]).assigned).toMatchObject({
    owner: "Eve",
    counterpart: "Dee",
  });
});

describe("property", () => {
  const refs = ["kpi:a/xmr", "kpi:b/xmr", "promise:c/overdue"];
  const event: fc.Arbitrary<LifeEvent> = fc
    .record({
      ref: fc.constantFrom(...refs),
      kind: fc.constantFrom<EventKind>(...eventKinds),
      text: fc.string({ minLength: 1, maxLength: 8 }),
      until: fc.constantFrom<LifeEvent["until"]>("changes", asOf - 5, asOf + 5),
      minute: fc.integer({ min: 10, max: 59 }),
    })
    .map(({ minute, ...e }) =>
      lifeEvent({
        ...e,
        recorded: `2026-10-06T08:${minute}:00Z`,
        finding: "f",
        owner: e.text,
        issue: e.text,
        asItWas: fingerprintOf(low, asOf),
      }),
    );
  const log = fc.array(event, { maxLength: 25 });
  const today = refs.map((id) => ({ ...low, id }));
  const lives = (events: readonly LifeEvent[]) => livesOf(events, today, asOf);

  test("rows of other findings, wherever they stand, play no part", () => {
    fc.assert(
      fc.property(log, fc.constantFrom(...refs), (events, ref) => {
        expect(lives(events).get(ref)).toEqual(lives(events.filter((e) => e.ref === ref)).get(ref));
        const others = events.filter((e) => e.ref !== ref);
        expect(lives([...others, ...events.filter((e) => e.ref === ref)]).get(ref)).toEqual(lives(events).get(ref));
      }),
    );
  });

  test("appending leaves earlier history as it was and touches one finding only", () => {
    fc.assert(
      fc.property(log, event, (events, next) => {
        const [before, after] = [lives(events), lives([...events, next])];
        for (const ref of refs) {
          const old = before.get(ref)?.history ?? [];
          expect(after.get(ref)?.history.slice(0, old.length) ?? []).toEqual(old);
          if (ref !== next.ref) expect(after.get(ref)).toEqual(before.get(ref));
        }
        expect(after.get(next.ref)?.history.at(-1)).toEqual(next);
      }),
    );
  });

  test("a log joined with a copy of its own past is itself: nothing twice, nothing lost", () => {
    fc.assert(
      fc.property(log, fc.nat(25), (events, upTo) => {
        const ordered = [...new Map(events.map((e) => [JSON.stringify(e), e])).values()].sort((a, b) =>
          a.recorded < b.recorded ? -1 : a.recorded > b.recorded ? 1 : 0,
        );
        const whole = { events: ordered, problems: [] };
        const past = { events: ordered.slice(0, upTo), problems: [] };
        expect(joinLogs(past, whole).events).toEqual(ordered);
        expect(joinLogs(whole, past).events).toEqual(ordered);
      }),
    );
  });

  test("typed texts: settled once, nothing is left to append, and every text typed stands in the history", () => {
    const texts = fc.dictionary(
      fc.constantFrom(...refs),
      fc.record({ comment: fc.string({ maxLength: 6 }), decision: fc.string({ maxLength: 6 }) }, { requiredKeys: [] }),
    );
    fc.assert(
      fc.property(log, texts, (events, cells) => {
        const typed = new Map(Object.entries(cells).map(([ref, t]) => [ref, t as Record<string, string>]));
        const once = settleTyped(typed, new Set(refs), events, "2026-10-07T08:00:00Z", (ref) => ref);
        const all = [...events, ...once.append];
        const twice = settleTyped(once.typed, new Set(refs), all, "2026-10-08T08:00:00Z", (ref) => ref);
        expect(twice.append).toEqual([]);
        for (const [ref, t] of typed)
          for (const kind of ["comment", "decision"] as const) {
            const text = (t[kind] ?? "").trim();
            if (text === "") continue;
            expect(all.some((e) => e.ref === ref && e.kind === kind && e.text?.trim() === text)).toBe(true);
          }
        for (const ref of refs) {
          const life = livesOf(all, today, asOf).get(ref);
          expect((twice.typed.get(ref)?.comment ?? "").trim()).toBe((life?.comment?.text ?? "").trim());
        }
      }),
    );
  });
});

describe("typed in the pack and in the log", () => {
  const said = (text: string) => lifeEvent({ ...base, kind: "comment", text });
  const settle = (cell: string | undefined, ...events: LifeEvent[]) => {
    const typed = new Map(cell === undefined ? [] : [[low.id, { comment: cell }]]);
    const { typed: now, append } = settleTyped(typed, new Set([low.id]), events, "2026-10-07", () => "h");
    return [now.get(low.id)?.comment, append.map((e) => e.text)];
  };
  test("what is newer is kept", () => {
    expect(settle("agreed")).toEqual(["agreed", ["agreed"]]);
    expect(settle("agreed", said("old"))).toEqual(["agreed", ["agreed"]]);
    // the pack shows an earlier word, the pane has said another since
    expect(settle("old", said("old"), said("new"))).toEqual(["new", []]);
    expect(settle(undefined, said("new"))).toEqual(["new", []]);
    expect(settle("two\r\nlines ", said("two\nlines"))).toEqual(["two\nlines", []]);
  });
  test("other pages' typed cells are not the log's", () => {
    const typed = new Map([["notice:fcr", { override: "Good", comment: "x" }]]);
    expect(settleTyped(typed, new Set([low.id]), [], "2026-10-07", () => "")).toEqual({ typed, append: [] });
  });
});

describe("in the report", () => {
  const kpis = [
    kpi({ id: "low", target: 0.78, values: ending([0.712]), ownerClient: "Ann", ownerSupplier: "Bob" }),
    kpi({ id: "two", target: 0.78, values: ending([0.71]) }),
  ];
  const analysis = analyse(parsed(kpis), settings({ agendaMinutes: 60 }));
  const plain = reportOf(analysis);
  const about = (id: string) => plain.findings.find((f) => f.id === id)!;
  const write = (id: string, kind: EventKind, more: Partial<LifeEvent> = {}) =>
    lifeEvent({ recorded: "2026-10-06T08:00:00Z", ref: id, finding: id, kind, ...more });
  const withLog = (...events: LifeEvent[]) => reportOf(analysis, null, { events, problems: [] });

  test("what rests keeps its rank, is not on the agenda, and is not open", () => {
    const id = "kpi:low/xmr";
    expect(about(id).onAgenda).toBe(true);
    const asItWas = fingerprintOf(about(id), plain.asOf);
    const report = withLog(write(id, "acknowledged", { until: "changes", asItWas }));
    const now = report.findings.find((f) => f.id === id)!;
    expect(now).toMatchObject({ rank: about(id).rank, onAgenda: false, life: { rest: { until: "changes" } } });
    expect(openFindingsOf(report).map((f) => f.id)).not.toContain(id);
    expect(report.findings.map((f) => f.id)).toEqual(plain.findings.map((f) => f.id));
  });

  test("the agenda follows what people chose", () => {
    const id = "kpi:low/xmr";
    expect(withLog(write(id, "off agenda")).findings.find((f) => f.id === id)?.onAgenda).toBe(false);
    // a meeting too short for all: what was put on the agenda comes first
    const short = analyse(parsed(kpis), settings({ agendaMinutes: 10 }));
    const other = reportOf(short).findings.find((f) => !f.onAgenda && f.kind !== "data")!;
    const report = reportOf(short, null, { events: [write(other.id, "on agenda")], problems: [] });
    expect(report.findings.find((f) => f.id === other.id)?.onAgenda).toBe(true);
    expect(report.findings.reduce((sum, f) => sum + f.minutes, 0)).toBeLessThanOrEqual(10);
    // off in the log wins over the setting
    const set = analyse(parsed(kpis), settings({ agendaMinutes: 60, agendaAdd: [id] }));
    const off = reportOf(set, null, { events: [write(id, "off agenda")], problems: [] });
    expect(off.findings.find((f) => f.id === id)?.onAgenda).toBe(false);
  });

  test("owners assigned stand over those of the KPI; a side not named stays", () => {
    const report = withLog(write("kpi:low/xmr", "assigned", { owner: "Cai" }));
    expect(report.findings.find((f) => f.id === "kpi:low/xmr")).toMatchObject({
      ownerClient: "Ann",
      ownerSupplier: "Cai",
    });
  });

  test("a removed KPI is told apart from one that is well again", () => {
    const events = [write("kpi:gone/xmr", "comment", { text: "x" }), write("kpi:low/peer", "comment", { text: "y" })];
    expect(withLog(...events).quiet?.map((q) => [q.life.ref, q.measured])).toEqual([
      ["kpi:gone/xmr", false],
      ["kpi:low/peer", true],
    ]);
  });
});
