import { capability as c, finding, gone, page, score, type Capability } from "./capability";

/** Contract, meetings, people, issues, plan, risks. */
export const governance: readonly Capability[] = [
  c(
    1,
    "purpose",
    (w) => w.fact("Purpose", "A person who can help"),
    page("one-page", "Purpose: A person who can help"),
  ),
  c(
    1,
    "its dates",
    (w) => w.fact("Purpose agreed by supplier", "2026-02-03"),
    page("one-page", "by the supplier 3 Feb 2026"),
  ),
  c(
    2,
    "readiness of our own governance",
    (w) => w.add("relationship", score("Deputies are named", "readiness", 4, "client", "client")),
    page("relationship", /^Deputies are named \| – \| 4 /m),
  ),
  c(
    3,
    "governance document reviewed",
    (w) => w.fact("Governance document last reviewed", "2026-06-18"),
    gone("governance/review-overdue"),
  ),
  c(
    4,
    "success on both sides",
    (w) => w.edit("plan", { measure: "fcr" }, { clientBenefit: "Silence on the line" }),
    page("one-page", "Silence on the line (client); Gain share on avoided contacts (supplier)"),
  ),
  c(
    6,
    "who faces off to whom",
    (w) => {
      w.edit("people", { name: "Cuthbert Lyle" }, { facesOffTo: null });
      w.edit("people", { name: "Anneke Dray" }, { facesOffTo: null });
    },
    page("exceptions", "Cuthbert Lyle (client, Commercial manager)"),
    page("relationship", /Anneke Dray \| Finance manager \| ◆ nobody/),
  ),
  c(
    7,
    "stakeholders by level, region and site",
    (w) => w.edit("people", { name: "Anneke Dray" }, { level: "strategic", region: "Leeds" }),
    page("relationship", "strategic | Leeds | supplier | Anneke Dray"),
  ),
  c(
    9,
    "roles per forum",
    (w) => w.edit("meetings", { forum: "Executive sponsors" }, { mustAttendClient: "Group treasurer" }),
    page("forward", "Group treasurer; Managing director"),
  ),
  c(
    10,
    "owner and counterpart on every issue",
    (w) => w.edit("issues", { id: "I03" }, { owner: null }),
    page("exceptions", "I03 (Knowledge base out of date for tariff changes): no owner"),
  ),
  c(
    11,
    "calendar of meetings",
    (w) => w.edit("meetings", { forum: "Executive sponsors" }, { next: "2026-11-24" }),
    page("forward", /^2026-11-24 \| in 55 days \| Executive sponsors/m),
  ),
  c(
    12,
    "right people in the room",
    (w) => w.edit("meetings", { forum: "Quarterly partnership board" }, { mustAttendSupplier: "Chief engineer" }),
    page("agenda", "Chief engineer (supplier)"),
  ),
  c(
    13,
    "lapsed cadence",
    (w) => w.edit("meetings", { forum: "Monthly service review" }, { lastHeld: "2026-05-15", next: null }),
    finding("meeting:monthly-service-review/lapsed"),
    page("forward", /^Monthly service review \|.*\| ◆ lapsed \|/m),
  ),
  c(
    14,
    "purpose of a meeting reviewed",
    (w) => w.edit("meetings", { forum: "Executive sponsors" }, { purposeReviewed: "2025-03-01" }),
    page("forward", "2026-03-01 | ◆ overdue | Purpose of Executive sponsors due for review"),
  ),
  c(
    16,
    "effectiveness of governance",
    (w) => w.edit("meetings", { forum: "Executive sponsors" }, { effectiveness: 3 }),
    page("relationship", "lowest first: Executive sponsors 3"),
  ),
  c(
    19,
    "actions followed up",
    (w) => w.edit("issues", { id: "I05" }, { closed: "2026-09-29" }),
    gone("issues/overdue"),
  ),
  c(
    20,
    "escalation with ageing",
    (w) => w.edit("issues", { id: "I15" }, { raised: "2026-05-01" }),
    finding("issue:I15/escalate"),
    page("promises", /Saturday team has no team leader .* ◆ escalate \| 152 \|/),
  ),
  c(
    22,
    "blue-sky workshops",
    (w) => {
      w.add("meetings", {
        forum: "Blue-sky workshop",
        cadence: "yearly",
        lastHeld: "2026-09-09",
        outcome: "Two sketches",
      });
      w.add("ideas", {
        id: "N90",
        forumDate: "2026-09-09",
        idea: "One bill a household",
        from: "Workshop",
        stage: "idea",
      });
    },
    page("forward", /^Blue-sky workshop \| yearly \|.*Two sketches/m),
    page("innovation", "2026-09-09 | One bill a household | Workshop"),
  ),
  c(
    24,
    "link of the operating bible",
    (w) => w.fact("Governance document link", "Site folder 02"),
    page("forward", "last reviewed 18 Jun 2025, kept at Site folder 02"),
  ),
  c(
    51,
    "the client's pain articulated",
    (w) => w.edit("issues", { id: "I17" }, { rootCause: "Nobody asks what the wait costs the customer" }),
    page("promises", "Nobody asks what the wait costs the customer"),
  ),
  c(
    57,
    "root cause, not only the ball returned",
    (w) => w.edit("issues", { id: "I03" }, { rootCause: null }),
    page("exceptions", "What is the root cause of issue I03"),
    page("promises", /^I03 \|.*\| not yet known \|/m),
  ),
  c(
    60,
    "reasons for changes",
    (w) => w.edit("issues", { id: "I08" }, { decision: "Second line bought, because works recur" }),
    page("promises", "Second line bought, because works recur"),
  ),
  c(
    63,
    "outcome of a facilitated workshop",
    (w) => w.edit("meetings", { forum: "Demand planning" }, { outcome: "One forecast, two signatures" }),
    page("forward", "One forecast, two signatures"),
  ),
  c(
    64,
    "opinion formers",
    (w) => w.edit("people", { name: "Cuthbert Lyle" }, { influence: "Opinion former" }),
    page("relationship", /Cuthbert Lyle .* Opinion former/),
  ),
  c(
    66,
    "barriers removed",
    (w) => w.edit("issues", { id: "I12" }, { closed: "2026-09-28", decision: "Badges for the late shift" }),
    page("promises", /^I12 \|.*Badges for the late shift.*✓ closed/m),
  ),
  c(
    73,
    "a failure reviewed",
    (w) => w.edit("issues", { id: "I16" }, { rootCause: "Nobody owned the licence count" }),
    page("promises", "Nobody owned the licence count"),
  ),
  c(
    75,
    "plan over one, two, three years",
    (w) => w.edit("plan", { measure: "digital" }, { horizon: "3" }),
    page("forward", /^3 \| Half of contacts without a phone call/m),
  ),
  c(
    76,
    "joint bids",
    (w) => w.add("plan", { objective: "Bid together for the industry award", horizon: "1", status: "not started" }),
    page("forward", "Bid together for the industry award"),
    page("one-page", "of 8 objectives"),
  ),
  c(
    77,
    "the supplier's success",
    (w) => w.edit("plan", { measure: "fcr" }, { supplierBenefit: "A second contract" }),
    page("forward", "A second contract"),
    page("one-page", "A second contract (supplier)"),
  ),
  c(
    86,
    "mid-course corrections",
    (w) => w.edit("issues", { id: "I07" }, { decision: "FTE price from 1 November" }),
    page("promises", "FTE price from 1 November"),
  ),
  c(
    97,
    "cost to fix",
    (w) => {
      w.edit("issues", { id: "I17" }, { costToFix: 77_000 });
      w.edit("issues", { id: "I07" }, { costToFix: 5000 });
    },
    page("promises", /^I17 \|.*\| 77000$/m),
    page("exceptions", "Putting it right is assessed at £5,000"),
  ),
  c(
    98,
    "goals agreed by both",
    (w) => w.edit("plan", { objective: "Winter without a second site" }, { agreed: false }),
    page("one-page", "2 not agreed by both"),
    page("forward", /Winter without a second site .* ✗ no/),
  ),
  c(
    99,
    "named executive of the escalation",
    (w) => w.edit("people", { name: "Wilfred Askern" }, { name: "Nora Field" }),
    page("promises", "executive: Nora Field (client)"),
  ),
  c(
    100,
    "regular review meetings",
    (w) => w.add("meetings", { forum: "Safety review", cadence: "monthly", lastHeld: "2026-09-20" }),
    page("forward", /^Safety review \| monthly \| 2026-09-20 \| 2026-10-20 \| ✓ held/m),
  ),
  c(
    101,
    "list of issues for circulation",
    (w) =>
      w.add("issues", { id: "I90", raised: "2026-09-25", text: "Keys of the annexe", owner: "A", counterpart: "B" }),
    page("promises", "I90 | – | Keys of the annexe"),
    page("promises", "11 issues open"),
  ),
  c(
    103,
    "risks",
    (w) => w.edit("risks", { id: "R01" }, { review: "2026-08-01", impact: 4 }),
    page("exceptions", "R01 (Winter peak coincides"),
    page("forward", /^R01 \|.*\| 3 \| 4 \| 12 \|.*◆ overdue/m),
  ),
  c(
    107,
    "goals shared across levels",
    (w) => w.edit("plan", { measure: "attrition" }, { measure: "Leaving talks, floor to board" }),
    page("forward", "Leaving talks, floor to board"),
  ),
  c(
    108,
    "retention of the contract",
    (w) => w.fact("End", "2027-03-31"),
    page("forward", "The contract runs to 31 Mar 2027, 6 months from now"),
  ),
  c(
    111,
    "relationship skills and training",
    (w) => w.edit("people", { name: "Jory Penhale" }, { influence: "Coaching course 2026" }),
    page("relationship", "Coaching course 2026"),
  ),
  c(
    112,
    "decisions and lessons",
    (w) => w.edit("issues", { id: "I02" }, { decision: "Lesson: one owner a template" }),
    page("promises", "Lesson: one owner a template"),
  ),
];
