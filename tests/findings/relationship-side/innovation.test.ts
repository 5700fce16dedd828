import { innovationDetector } from "../../../src/findings/detectors/innovation";
import type { TableRow } from "../../../src/contract/tables";
import { analysisOf, day, expectSound, findingsOf, type Given } from "./fixture";

function idea(over: Partial<TableRow<"ideas">> = {}): Partial<TableRow<"ideas">> {
  return {
    id: "N01",
    forumDate: day("2026-07-09"),
    idea: "Photo upload before an engineer is sent",
    stage: "pilot",
    receiver: "Field operations manager",
    ...over,
  };
}

function ids(given: Given): string[] {
  const findings = findingsOf(innovationDetector, given);
  expectSound(innovationDetector, findings);
  return findings.map((f) => f.id);
}

describe("the innovation forum", () => {
  test("is missed when the quarter ended without one", () => {
    expect(ids({ ideas: [idea()] })).toEqual([]);
    expect(ids({ ideas: [idea({ forumDate: day("2026-06-25") })] })).toEqual(["innovation/forum-missed"]);
  });

  test("is not missed yet in the middle of the quarter, until its grace has passed", () => {
    const ideas = [idea({ forumDate: day("2026-05-25") })];
    expect(ids({ ideas, asOf: "2026-09-15" })).toEqual([]); // 25 August and 23 days of grace end on 17 September
    expect(ids({ ideas, asOf: "2026-09-18" })).toEqual(["innovation/forum-missed"]);
  });

  test("the Meetings table says when it was held, and how often it must be", () => {
    const meeting = { forum: "Innovation forum", cadence: "half-yearly" as const, innovation: true };
    const held = (iso: string) => [{ ...meeting, lastHeld: day(iso) }];
    expect(ids({ meetings: held("2026-04-15") })).toEqual([]);
    expect(ids({ meetings: held("2026-01-15") })).toEqual(["innovation/forum-missed"]);
    const [finding] = findingsOf(innovationDetector, { meetings: held("2026-01-15") });
    expect(finding).toMatchObject({ rule: "innovation.forum-missed", cells: ["Meetings!H2", "Meetings!C2"] });
    expect(ids({ meetings: [{ ...meeting, lastHeld: null }] })).toEqual(["innovation/forum-missed"]);
  });

  test("without ideas and without such a forum there is nothing to miss", () => {
    expect(analysisOf({ meetings: [{ forum: "Board", cadence: "monthly" }] }).innovation).toBeNull();
    expect(ids({ ideas: [] })).toEqual([]);
  });
});

describe("ideas without a receiver", () => {
  test("are one finding with their value", () => {
    const [finding, ...rest] = findingsOf(innovationDetector, {
      ideas: Array.from({ length: 10 }, (_, i) => idea({ id: `N${i}`, receiver: null, expected: 10_000 })),
    });
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ id: "ideas/no-receiver", value: 10, money: 100_000, moneyBasis: "a year" });
    expect(finding?.cells).toHaveLength(10);
  });

  test("a name silences it, and so does adopting or dropping the idea", () => {
    expect(ids({ ideas: [idea({ receiver: null })] })).toEqual(["ideas/no-receiver"]);
    expect(ids({ ideas: [idea()] })).toEqual([]);
    expect(ids({ ideas: [idea({ receiver: null, stage: "dropped" })] })).toEqual([]);
    expect(ids({ ideas: [idea({ receiver: null, stage: "adopted" })] })).toEqual([]);
  });
});

test("the funnel counts ideas and value by stage", () => {
  const { innovation } = analysisOf({
    ideas: [
      idea({ expected: 140_000, pilotCost: 18_000 }),
      idea({ id: "N02", stage: "idea", expected: null }),
      idea({ id: "N03", forumDate: day("2026-10-09") }),
    ],
  });
  expect(innovation?.stages.map((s) => [s.stage, s.count, s.value])).toEqual([
    ["idea", 1, 0],
    ["receiver named", 0, 0],
    ["pilot", 1, 140_000],
    ["adopted", 0, 0],
    ["dropped", 0, 0],
  ]);
  expect(innovation?.pilotCost).toBe(18_000);
});
