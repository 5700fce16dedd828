import { answer, capability as c, finding, gone, page, type Capability } from "./capability";
import type { Editor } from "./pack";

function measured(w: Editor, kpi: string, periodEnds: readonly string[], values: readonly number[]): void {
  periodEnds.forEach((period, i) =>
    w.edit("observations", { kpi, period }, { value: values[i] ?? null, numerator: null, denominator: null }),
  );
}

const sevenMonths = ["03-31", "04-30", "05-31", "06-30", "07-31", "08-31", "09-30"].map((end) => `2026-${end}`);

/** KPIs, observations, promises, satisfaction, references. */
export const measures: readonly Capability[] = [
  c(5, "objective of a KPI", (w) => w.edit("kpis", { id: "csat" }, { objective: null }), finding("kpi:csat/orphan")),
  c(
    17,
    "exceptions, low and high",
    (w) => {
      measured(w, "availability", ["2026-09-30"], [0.97]);
      measured(w, "asa", ["2026-09-30"], [5]);
    },
    page("exceptions", /▼ Low \| Contact platform availability fell to 97/),
    page("exceptions", /▲ High \| Average speed of answer fell to 5/),
  ),
  c(
    18,
    "relevance of the MI reviewed",
    (w) => w.edit("kpis", { id: "fcr" }, { lastReview: "2025-01-10" }),
    finding("kpi:fcr/not-reviewed"),
  ),
  c(
    21,
    "information at once",
    (w) => measured(w, "contacts", ["2026-09-30"], [15]),
    page("exceptions", /Contacts per 100 customers rose to 15/),
  ),
  c(
    25,
    "keep, change, retire",
    (w) => w.edit("kpis", { id: "carbon" }, { relevance: "retire", lastReview: "2026-09-01" }),
    page("scorecard", "Carbon per 1,000 contacts: to retire."),
  ),
  c(
    25,
    "the next review",
    (w) => w.edit("kpis", { id: "carbon" }, { lastReview: "2025-11-11" }),
    page("forward", /^2026-11-11 .* Relevance review of Carbon per 1,000 contacts/m),
  ),
  c(
    26,
    "are we meeting your expectations",
    (w) => w.add("satisfaction", answer("Keeps its word", 9, "end user", "Better than last winter")),
    page("relationship", "“Better than last winter” (Field director)"),
  ),
  c(
    31,
    "survey of stakeholders",
    (w) => w.add("satisfaction", answer("Keeps its word", 9)),
    page("relationship", "from 4 respondents"),
  ),
  c(
    33,
    "NPS with n and error",
    (w) => w.add("satisfaction", answer("Would recommend", 9)),
    // one promoter and three detractors of four: −50; error 100·√((1 − 0.25)/4) = 43
    page("relationship", "Net promoter score −50 with n 4, give or take 43"),
  ),
  c(
    34,
    "end users and decision makers apart",
    (w) => w.add("satisfaction", answer("Keeps its word", 9, "decision maker")),
    page("relationship", /By role: decision maker \d\.\d \(n 2\)/),
  ),
  c(
    35,
    "referenceability",
    (w) => w.add("references", { date: "2026-09-10", account: "Legal", answer: "yes", expiry: "2027-09-10" }),
    page("one-page", "Reference | 6 of 8 yes"),
  ),
  c(
    36,
    "case study",
    (w) =>
      w.add("references", { date: "2026-09-20", account: "Field operations", stage: "video", expiry: "2027-09-20" }),
    page("one-page", "Case study | video"),
    page("relationship", "[● video]"),
  ),
  c(
    37,
    "three people score on the client's own criteria",
    (w) =>
      w.edit(
        "satisfaction",
        { date: "2026-08-20", respondent: "Operations director", criterion: "Keeps its word" },
        { score: 6 },
      ),
    // (3·6 + 2·3 + 2·5 + 4 + 3) ÷ 9
    page("relationship", /^Operations director \| decision maker \| 4\.555/m),
  ),
  c(
    47,
    "expectations set early and kept",
    (w) =>
      w.add("promises", {
        id: "P90",
        text: "Names on day one",
        by: "supplier",
        made: "2023-10-02",
        due: "2023-10-09",
        delivered: "2023-10-05",
      }),
    page("promises", "supplier: 85 % kept on time of 13 due"),
  ),
  c(
    49,
    "site team's satisfaction and attrition",
    (w) => {
      measured(w, "attrition", ["2026-09-30"], [0.09]);
      w.add("satisfaction", { ...answer("Keeps its word", 5), respondent: "Site team, Tynebridge" });
    },
    finding("kpi:attrition/xmr"),
    page("relationship", /^Site team, Tynebridge \| end user \| 5/m),
  ),
  c(
    55,
    "turnover of the supplier's team",
    (w) => measured(w, "attrition", ["2026-09-30"], [0.04]),
    page("scorecard", /Advisers leaving \(Tynebridge\) .* \| 0\.04 \| 0\.035 \|/),
  ),
  c(
    15,
    "checks and balances",
    (w) => w.edit("promises", { id: "P26" }, { measure: "Campaigns known ten days ahead" }),
    page("promises", "Campaigns known ten days ahead"),
    gone("promises/no-measure"),
  ),
  c(
    62,
    "agreed interpretation",
    (w) => w.edit("promises", { id: "P26" }, { interpretation: "Every campaign above 10,000 letters" }),
    page("promises", "Every campaign above 10,000 letters"),
  ),
  c(
    65,
    "dependencies on the client",
    (w) => w.edit("promises", { id: "P28" }, { due: "2026-09-01" }),
    finding("promise:P28/overdue"),
    page("one-page", "Overdue promises: 2 by the client, 1 by the supplier"),
    page("exceptions", "Promise P24 waits for it."),
  ),
  c(
    67,
    "priorities and achievable dates",
    (w) => w.edit("promises", { id: "P28" }, { due: "2026-10-10" }),
    page("forward", /^2026-10-10 .* Client promise P28/m),
  ),
  c(
    68,
    "a metric for every promise",
    (w) => w.edit("promises", { id: "P28" }, { measure: null }),
    page("exceptions", /2 open promises have no measure: .*P28 by the client/),
  ),
  c(
    69,
    "five qualities of a good promise",
    (w) => w.edit("promises", { id: "P28" }, { public: false, active: false }),
    page("promises", /^P28 \|.*\| 3 of 5$/m),
  ),
  c(
    71,
    "trend analysis",
    (w) => measured(w, "asa", sevenMonths, [24, 25, 26, 27, 28, 29, 29.9]),
    finding("kpi:asa/xmr"),
    page("exceptions", /Average speed of answer rose to 29\.9 .*risen every month since March/),
  ),
  {
    ...c(72, "surveyed monthly", () => {}, finding("satisfaction/stale")),
    settings: { thresholds: { satisfactionMonths: 1 } },
  },
  c(
    87,
    "actual against plan",
    (w) => w.edit("kpis", { id: "fcr" }, { target: 0.7 }),
    page("scorecard", /First-contact resolution .* \| 0\.7 \| [\d.]+ \| ● Green/),
  ),
  c(
    105,
    "measures that drive the wrong behaviour",
    (w) => w.edit("kpis", { id: "asa" }, { perverse: "Calls are picked up and parked" }),
    finding("kpi:asa/perverse"),
    page("scorecard", "Average speed of answer: Calls are picked up and parked."),
  ),
  c(
    106,
    "an end-to-end measure",
    (w) => {
      w.add("kpis", {
        id: "e2e",
        name: "Move-in to first right bill",
        objective: "Right bills, explained once",
        direction: "lower",
        target: 30,
        unit: "days",
        tier: "critical",
      });
      sevenMonths.forEach((period, i) => w.add("observations", { kpi: "e2e", period, value: 26 + (i % 3) }));
    },
    page("scorecard", "Move-in to first right bill | ◆ critical"),
  ),
  c(
    110,
    "what matters: objective, leading or lagging",
    (w) => w.edit("kpis", { id: "csat" }, { leading: "leading", objective: "Skilled people who stay" }),
    page("scorecard", "Skilled people who stay | Customers satisfied after contact | ◇ key | leading"),
  ),
];
