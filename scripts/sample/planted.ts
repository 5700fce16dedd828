import { asOf } from "./types";

export interface Planted {
  readonly rule: string;
  /** As the finding names its subject; findings about several rows name the table, and `names` the rows. */
  readonly subject: string;
  readonly table: string;
  readonly kind: string;
  readonly why: string;
  /** Ids that the finding's text must name, where the subject does not say them. */
  readonly names?: readonly string[];
}

function planted(table: string, kind: string, text: string): Planted[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const [rule, subject, why, names] = line.split("|").map((cell) => cell.trim());
      if (!rule || !subject || !why) throw new Error(`planted: ${line}`);
      const entry = { rule, subject, table, kind, why };
      return names === undefined ? entry : { ...entry, names: names.split(",").map((name) => name.trim()) };
    });
}

const statistical = [
  ...planted(
    "Observations",
    "low",
    `
    xmr.below-limit | fcr | September 2026 lies more than four σ below the mean, after a year slightly below it
    xmr.rising-trend | abandon | the last seven months rise without a break; lower is better, the target is still met
    xmr.two-of-three-upper | repeat | two of the last three months lie beyond two σ; lower is better
    xmr.two-of-three-lower | digital | two of the last three months lie beyond two σ; higher is better
    xmr.shift-below | quality | nine months below the mean, none near a limit
    xmr.changed | dsar | 34 months at 100 %, August blank, September 96 %
    target.missed | security | four quarters, too few for limits; the latest is five points below a tolerance of three
    target.never-met | email1d | around 81 % with limits far below the target of 90 %
    `,
  ),
  ...planted(
    "Observations",
    "high",
    `
    xmr.above-limit | billacc | September 2026 lies more than three σ above the mean; higher is better
    xmr.falling-trend | age | the last seven months fall without a break; lower is better
    xmr.shift-above | csat | eight months above the mean since the knowledge base went live; higher is better
    `,
  ),
  ...planted(
    "Observations",
    "breaking",
    "forecast.breach | abandon | a trend over three years that meets the target of 5 % in October, while September is still green",
  ),
];

const data = planted(
  "Observations",
  "data",
  `
  data.missing-period | attrition | June and July 2025 were never reported, August 2026 is under a wrong year
  data.missing-period | dsar | August 2026 is blank
  data.future-period | attrition | August 2026 typed as August 2027
  data.stale | knowledge | nothing since July 2026
  data.no-observations | carbon | agreed in June 2026, never reported
  data.duplicate | webchat | May 2026 stands twice, with two values
  data.impossible | knowledge | March 2025: 229 of 220
  data.unit-jump | availability | January 2025 entered as 99.86 among shares of about 0.9985
  `,
);

const promises = planted(
  "Promises",
  "promise",
  `
  promise.overdue | P04 | the client's, due 31 August 2026, not delivered
  promise.overdue | P11 | the supplier's, due 11 September 2026, not delivered
  promise.due-soon-blocked | P17 | due in 20 days, depends on P04
  promise.no-owner | P22 | nobody keeps it
  promise.no-measure | P26 | "be more open": no measure, no agreed interpretation
  `,
);

const commercial = [
  ...planted(
    "Invoices",
    "commercial",
    `
    billing.rate | Handled contacts | September 2026 charged at £3.68, the contract says £3.60
    billing.arithmetic | Back-office items | August 2026 is £3,600 more than quantity times rate
    `,
  ),
  ...planted(
    "Terms",
    "commercial",
    `
    credit.mismatch | fcr | red in September; the terms give some £15,600, £9,800 was credited
    volume.mismatch | Handled contacts | charged without the dead band: £20,770 instead of £9,687.50
    gain-share.mismatch | Efficiency scheme FY25/26 | half of the saving kept where the band gives 40 %
    glide-path.behind | Cost of handling, a year | £3.76m where three years of 5 % ask for £3.53m
    `,
  ),
  ...planted(
    "Costs",
    "commercial",
    `
    margin.above | margin | shorter calls at the same price: above 12 % in the quarter
    cost.outlier | Recruitment and training | September 2026 is nearly three times the usual month
    `,
  ),
  ...planted(
    "Value",
    "commercial",
    `
    value.overdue | V11 | planned for 30 June 2026, not there
    value.unsigned | V07 | £90,000 realised, evidence C, not signed off
    `,
  ),
  ...planted(
    "Demand",
    "commercial",
    "demand.uncommitted | demand | not ordered; the last day for the first has passed, that for the second is in three days | Welsh-speaking advisers, Team leaders for the Saturday team",
  ),
  ...planted(
    "Spend",
    "commercial",
    "spend.losing | Satisfaction survey by post | £4,000 lost on £23,000; every other line makes value",
  ),
  ...planted(
    "Options",
    "commercial",
    "tcp.cheapest-not-best | Client + A | B asks the lower fee and costs more in all",
  ),
];

const relationship = [
  ...planted(
    "Satisfaction",
    "relationship",
    `
    satisfaction.fallen | satisfaction | from 8.5 to 4.9, more than the three differ
    satisfaction.far-apart | satisfaction | 3.6 and 6.8 in the same round
    satisfaction.watermelon | satisfaction | five critical KPIs green, satisfaction below 7
    `,
  ),
  ...planted(
    "Relationship",
    "relationship",
    "relationship.gap | Openness, transparency, honesty and responsiveness | the supplier 8, the client 5",
  ),
  ...planted(
    "References",
    "relationship",
    `
    reference.withdrawn | Billing and collections | yes in June 2025, no in August 2026
    reference.expiring | Regulation and policy | expires on 5 December 2026
    case-study.fell-back | case study | Field operations: from brand on paper to named on paper | named on paper
    `,
  ),
];

const governance = [
  ...planted(
    "Issues",
    "governance",
    `
    issue.escalate | I03 | 58 days at the operational level
    issue.escalate | I07 | 72 days at the strategic level
    issue.overdue | I05 | due 24 September 2026
    issue.no-owner | issues | one without an owner, one without a counterpart | I09, I12
    `,
  ),
  ...planted(
    "Meetings",
    "governance",
    `
    meeting.lapsed | Commercial review | monthly, last held on 11 June 2026
    innovation.forum-missed | innovation forum | last held in March; June and September called off
    `,
  ),
  ...planted("Ideas", "governance", "idea.no-receiver | N18 | nobody at the client receives it"),
  ...planted(
    "KPIs",
    "governance",
    `
    kpi.orphan | webchat | serves no objective
    kpi.not-reviewed | backlog | last reviewed in April 2025
    kpi.perverse | aht | long calls are transferred near month end
    `,
  ),
  ...planted("Contract", "governance", "governance.review-overdue | governance document | last reviewed in June 2025"),
  ...planted(
    "People",
    "governance",
    "people.unmirrored | people | nobody faces the regulation manager | Ottoline Marske",
  ),
  ...planted("Risks", "governance", "risk.review-overdue | R05 | to be reviewed by 14 August 2026"),
  ...planted(
    "Plan",
    "governance",
    `
    plan.behind | plan | both parties call two objectives behind | First-contact resolution at 82 %, Half of contacts without a phone call
    plan.no-measure | Smart-meter helpdesk built together | nobody says how success is seen
    plan.not-agreed | Outcome-based price | the third year's price is not agreed by both
    `,
  ),
  ...planted(
    "Recognition",
    "high",
    "recognition.success | recognition | one of each party in the quarter | Storm rehearsal, bill adjustments",
  ),
  ...planted(
    "Definition of value",
    "governance",
    "definition.not-agreed | meaning of value | this quarter's meaning names the account director only",
  ),
];

/** What a check of the sample must find, what it must not, and what one sample cannot hold. */
export const plantedFile = {
  asOf,
  planted: [...statistical, ...data, ...promises, ...commercial, ...relationship, ...governance],
  quiet: ["emergency", "availability", "complaints8w", "psr", "answered", "asa", "aht", "attrition", "backlog"],
  notInSample: [
    { rule: "margin.below", reason: "one quarter's margin cannot be above and below its band; above was planted" },
    { rule: "satisfaction.stale", reason: "a fall is planted in a fresh round; a fresh round is not stale" },
    {
      rule: "satisfaction.few-respondents",
      reason: "the latest round has its three respondents, as the panel asks for",
    },
    { rule: "peer.outlier", reason: "every measure of the sample has one site only; five are needed to stand out" },
  ],
} as const;
