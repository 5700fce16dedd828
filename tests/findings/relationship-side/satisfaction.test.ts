import { satisfactionDetector } from "../../../src/findings/detectors/satisfaction";
import type { TableRow } from "../../../src/contract/tables";
import { analysisOf, day, expectSound, findingsOf, type Given } from "./fixture";

type Row = Partial<TableRow<"satisfaction">>;

/** One round: each person's score on two criteria, the first of weight 2. */
function round(date: string, scores: Record<string, readonly [number, number]>, over: Row = {}): Row[] {
  return Object.entries(scores).flatMap(([respondent, [word, speed]]) => [
    {
      date: day(date),
      respondent,
      party: "client" as const,
      criterion: "Keeps its word",
      weight: 2,
      score: word,
      ...over,
    },
    { date: day(date), respondent, party: "client" as const, criterion: "Speed", weight: 1, score: speed, ...over },
  ]);
}

const february = round("2026-02-10", { Ann: [8, 8], Bo: [8, 8], Cy: [8.5, 8.5] });

function ids(given: Given): string[] {
  const findings = findingsOf(satisfactionDetector, given);
  expectSound(satisfactionDetector, findings);
  return findings.map((f) => f.id);
}

describe("the score of a round", () => {
  test("of one person has no spread: nought would say that people agree", () => {
    const { satisfaction } = analysisOf({ satisfaction: round("2026-08-20", { Ann: [9, 6] }) });
    expect(satisfaction?.latest).toMatchObject({ respondents: 1, spread: null });
  });

  test("is each person's weighted mean, then the mean of the people", () => {
    const { satisfaction } = analysisOf({
      satisfaction: round("2026-08-20", { Ann: [9, 6], Bo: [6, 6], Cy: [3, 9] }),
    });
    // Ann (2·9 + 6)/3 = 8, Bo 6, Cy (2·3 + 9)/3 = 5: mean 19/3, spread 3.
    expect(satisfaction?.latest?.score).toBeCloseTo(19 / 3, 12);
    expect(satisfaction?.latest?.spread).toBeCloseTo(3, 12);
    expect(satisfaction?.latest?.respondents).toBe(3);
    expect(satisfaction?.ageDays).toBe(41);
  });

  test("leaves out the supplier's people, later days, and the first of two answers", () => {
    const { satisfaction } = analysisOf({
      satisfaction: [
        ...round("2026-08-03", { Ann: [2, 2] }),
        ...round("2026-08-20", { Ann: [9, 9] }),
        ...round("2026-08-20", { Sue: [1, 1] }, { party: "supplier" }),
        ...round("2026-10-01", { Ann: [1, 1] }),
      ],
    });
    expect(satisfaction?.rounds).toHaveLength(1);
    expect(satisfaction?.latest).toMatchObject({ score: 9, respondents: 1 });
  });

  test("NPS comes from the criterion “Would recommend” of the latest round", () => {
    const scores = [9, 10, 3].map((score, i) => ({
      date: day("2026-08-20"),
      respondent: `R${i}`,
      criterion: "Would recommend",
      score,
    }));
    // Two promoters and one detractor of three: 33.3; error 100·√((1 − 1/9)/3) = 54.4.
    expect(analysisOf({ satisfaction: scores }).satisfaction?.nps?.score).toBeCloseTo(100 / 3, 10);
    expect(analysisOf({ satisfaction: scores }).satisfaction?.nps?.error).toBeCloseTo(54.433, 3);
    expect(analysisOf({ satisfaction: february, asOf: "2026-03-31" }).satisfaction?.nps).toBeNull();
  });
});

describe("fallen and risen", () => {
  const after = (ann: number) => round("2026-08-20", { Ann: [ann, ann], Bo: [7.2, 7.2], Cy: [7.5, 7.5] });

  test("a fall beyond the panel's spread speaks, with the criterion that moved", () => {
    const given = { satisfaction: [...february, ...round("2026-08-20", { Ann: [7, 6], Bo: [7, 6], Cy: [7.2, 6.2] })] };
    const [finding, ...rest] = findingsOf(satisfactionDetector, given, "satisfaction.fallen");
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ id: "satisfaction/fallen", kind: "relationship", concern: true });
    expect(finding?.text).toContain("“Speed” (8.2 to 6.1)");
    expect(finding?.howSure).toContain("n = 3, spread");
  });

  test("a fall within the spread does not", () => {
    // From 8.17 to 7.23 is .93; the spread is .5 in the first case and 2 in the second.
    expect(ids({ satisfaction: [...february, ...after(7)] })).toEqual(["satisfaction/fallen"]);
    expect(ids({ satisfaction: [...february, ...after(5.5)] })).toEqual([]);
  });

  test("a rise is good news, in its quarter only", () => {
    const rise = [...february, ...round("2026-08-20", { Ann: [9.5, 9.5], Bo: [9.5, 9.5], Cy: [9.5, 9.5] })];
    const [finding] = findingsOf(satisfactionDetector, { satisfaction: rise });
    expect(finding).toMatchObject({ rule: "satisfaction.risen", kind: "high", concern: false });
    expect(ids({ satisfaction: rise, asOf: "2026-12-31" })).toEqual([]);
  });

  test("one person's fall is compared with the spread of the round before", () => {
    expect(ids({ satisfaction: [...february, ...round("2026-08-20", { Ann: [3, 3] })] })).toContain(
      "satisfaction/fallen",
    );
  });
});

describe("stale", () => {
  const august = round("2026-08-20", { Ann: [8, 8], Bo: [8, 8], Cy: [8, 8] });

  test("from the day after its frequency", () => {
    expect(ids({ satisfaction: august, asOf: "2027-02-20" })).toEqual([]);
    expect(ids({ satisfaction: august, asOf: "2027-02-21" })).toEqual(["satisfaction/stale"]);
  });

  test("the frequency is a setting", () => {
    const settings = { thresholds: { satisfactionMonths: 12 } };
    expect(ids({ satisfaction: august, asOf: "2027-02-21", settings })).toEqual([]);
  });
});

describe("who scored", () => {
  test("fewer than three people", () => {
    const two = round("2026-08-20", { Ann: [8, 8], Bo: [8, 8] });
    expect(ids({ satisfaction: two })).toEqual(["satisfaction/few-respondents"]);
    expect(ids({ satisfaction: [...two, ...round("2026-08-21", { Cy: [8, 8] })] })).toEqual([]);
    expect(ids({ satisfaction: two, settings: { thresholds: { satisfactionRespondents: 2 } } })).toEqual([]);
  });

  test("people three points apart", () => {
    const apart = (cy: number) => round("2026-08-20", { Ann: [9, 9], Bo: [9, 9], Cy: [cy, cy] });
    const [finding] = findingsOf(satisfactionDetector, { satisfaction: apart(6) });
    expect(finding).toMatchObject({ id: "satisfaction/far-apart", value: 3 });
    expect(finding?.text).toContain("Cy gives 6.0");
    expect(ids({ satisfaction: apart(6.1) })).toEqual([]);
  });
});

describe("watermelon", () => {
  const unhappy = round("2026-08-20", { Ann: [6, 5], Bo: [6, 5], Cy: [6, 5] });
  const green = { id: "fcr", tier: "critical" as const, status: "Green" as const };

  test("all critical KPIs green and people unhappy", () => {
    const given = { satisfaction: unhappy, kpis: [green, { id: "x", tier: "other" as const, status: "Red" as const }] };
    const [finding, ...rest] = findingsOf(satisfactionDetector, given);
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ id: "satisfaction/watermelon", rule: "satisfaction.watermelon" });
    expect(finding?.text).toContain("lowest on “Speed” (5.0)");
  });

  test("silent with one critical KPI amber, without data or stale, or with people content", () => {
    for (const bad of [{ status: "Amber" as const }, { status: null }, { stale: true }]) {
      expect(ids({ satisfaction: unhappy, kpis: [green, { ...green, id: "aht", ...bad }] })).toEqual([]);
    }
    const content = round("2026-08-20", { Ann: [7, 7], Bo: [7, 7], Cy: [7, 7] });
    expect(ids({ satisfaction: content, kpis: [green] })).toEqual([]);
    expect(ids({ satisfaction: unhappy, kpis: [] })).toEqual([]);
  });

  test("the threshold is a setting", () => {
    const settings = { thresholds: { satisfactionThreshold: 5 } };
    expect(ids({ satisfaction: unhappy, kpis: [green], settings })).toEqual([]);
  });
});
