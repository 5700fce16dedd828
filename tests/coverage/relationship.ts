import { capability as c, finding, gone, page, score, type Capability } from "./capability";

/** Practice matching and its neighbours, recognition, innovation. */
export const relationship: readonly Capability[] = [
  c(
    29,
    "what we did and achieved",
    (w) => w.edit("recognition", { date: "2026-09-04" }, { what: "Both control rooms rehearsed" }),
    page("one-page", "Both control rooms rehearsed"),
  ),
  c(
    29,
    "failures included",
    (w) => w.edit("observations", { kpi: "availability", period: "2026-09-30" }, { value: 0.97 }),
    page("one-page", /4 KPIs beyond tolerance, 1 of them critical: .*Contact platform availability/),
  ),
  c(
    30,
    "awards and initiatives",
    (w) => w.add("recognition", { date: "2026-05-05", what: "White paper on quiet lines", who: "Both teams" }),
    page("relationship", "5 May 2026: White paper on quiet lines (Both teams)"),
  ),
  c(
    32,
    "rubric defined together",
    (w) => w.add("relationship", score("Shares bad news the same day", "factor", 7)),
    page("relationship", /^Shares bad news the same day \| 7 \| – /m),
  ),
  c(
    44,
    "what the client's people learn",
    (w) => w.add("relationship", score("We learn from their people", "factor", 8)),
    page("relationship", "We learn from their people | 8"),
  ),
  c(
    45,
    "mutual dependence",
    (w) => w.add("relationship", score("Mutual dependence", "factor", 5)),
    page("relationship", "Mutual dependence | 5"),
  ),
  c(
    50,
    "successes recognised",
    (w) =>
      w.add("recognition", {
        date: "2026-09-21",
        what: "No repeat call in a week",
        who: "Wearmouth",
        party: "supplier",
      }),
    page("relationship", "No repeat call in a week (Wearmouth, supplier)"),
  ),
  c(
    52,
    "shared values tested by both",
    (w) => {
      w.add("relationship", score("Our values are the same", "factor", 8));
      w.add("relationship", score("Our values are the same", "factor", 5, "client", "supplier"));
    },
    page("relationship", "Our values are the same | 8 | 5 | -3 | ◆ far apart"),
  ),
  c(
    53,
    "crises and how they were handled",
    (w) => w.add("recognition", { date: "2026-09-09", what: "Flood: phones back in two hours", who: "Technology" }),
    page("relationship", "Flood: phones back in two hours"),
  ),
  c(
    59,
    "the client's rating of itself",
    (w) => w.add("relationship", score("Strong governance", "factor", 2, "client", "client")),
    page("relationship", "The client scores its own conduct 2.0, the supplier scores it"),
  ),
  c(
    78,
    "mutual respect",
    (w) => w.add("relationship", score("Mutual respect", "factor", 9)),
    page("relationship", "Mutual respect | 9"),
  ),
  c(
    79,
    "quarterly innovation forum",
    (w) => w.edit("meetings", { innovation: true }, { lastHeld: "2026-09-10" }),
    gone("innovation/forum-missed"),
  ),
  c(
    80,
    "five ideas in, one good",
    (w) => w.edit("ideas", { id: "N13" }, { stage: "adopted" }),
    page("innovation", "Of 20 so far 9 were adopted, one in 2.2."),
  ),
  c(
    80,
    "a named receiver",
    (w) => w.edit("ideas", { id: "N13" }, { receiver: null }),
    page("exceptions", "N13 (Bill explained by text when it doubles)"),
    page("innovation", /^N13 \|.*◆ no receiver/m),
  ),
  c(
    81,
    "continuous improvement paper",
    (w) =>
      w.add("ideas", {
        id: "N91",
        forumDate: "2026-09-15",
        idea: "Continuous improvement paper, autumn",
        stage: "idea",
      }),
    page("innovation", "1 idea came to the forum of 15 Sep 2026"),
    page("innovation", "Continuous improvement paper, autumn"),
  ),
  c(
    84,
    "pilots: cost and take-off",
    (w) => w.edit("ideas", { id: "N13" }, { pilotCost: 17_000, decision: "Takes off in January" }),
    page("innovation", "Pilots have cost £86k"),
    page("innovation", /17000 \| 52000 \| Takes off in January/),
  ),
  c(
    85,
    "knowledge from elsewhere",
    (w) => w.edit("ideas", { id: "N18" }, { from: "Carried over from the retail contract" }),
    page("innovation", "Carried over from the retail contract"),
  ),
  c(
    89,
    "return on relationships",
    (w) => w.fact("Client gain from the relationship", 604_000),
    // (604 − 124 − 160) ÷ 160
    page("relationship", "Client 200 %"),
  ),
  c(
    90,
    "practice matching, both parties",
    (w) => w.edit("relationship", { factor: "Good fit", party: "supplier", date: "2026-08-20" }, { score: 4 }),
    finding("relationship:good-fit/gap"),
    page("relationship", /^Good fit \| 4 \| 7 \| 3 \| ◆ far apart/m),
  ),
  c(
    92,
    "partnership behaviours",
    (w) => w.edit("relationship", { factor: "Resolves differences fairly", party: "client" }, { score: 3 }),
    page("relationship", /^Resolves differences fairly \| 7 \| 3 /m),
  ),
  c(
    93,
    "high-performance outcomes",
    (w) => w.edit("relationship", { factor: "Top line increased" }, { score: 9 }),
    page("relationship", /^Top line increased \| 9 /m),
  ),
  c(
    94,
    "three kinds of trust",
    (w) => w.edit("relationship", { factor: "Motivational trust", party: "supplier" }, { score: 3 }),
    page("relationship", /^Motivational trust \| 3 /m),
  ),
  c(
    102,
    "behaviour drivers",
    (w) => w.add("relationship", score("Bonus on handling time drives transfers", "behaviour", 2)),
    page("relationship", "Bonus on handling time drives transfers | 2"),
  ),
  c(
    104,
    "barriers, three audiences",
    (w) =>
      ["Client leaders", "Client managers", "Client advisers"].forEach((rater, i) =>
        w.add("relationship", score("Hierarchy", "barrier", 8 + i, "client", rater)),
      ),
    page("relationship", /^Hierarchy \| 4 \| 9 \| 5 \| ◆ far apart/m),
    finding("relationship:barrier-hierarchy/gap"),
  ),
];
