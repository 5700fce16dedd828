import { capability as c, finding, gone, page, type Capability } from "./capability";

/** Value, demand, spend, options, open book, terms. Figures computed by hand from the sample's rows. */
export const money: readonly Capability[] = [
  c(
    27,
    "value beyond the contract",
    (w) => w.edit("value", { id: "V01" }, { beyond: true, evidence: "B" }),
    // £437,500 and V01's £49,000
    page("value", "Beyond the contract | £487k"),
    page("value", /^V01 \|.*\| B \| yes \| yes$/m),
  ),
  c(
    28,
    "what value means now",
    (w) => w.edit("definitions", { quarter: "2026-09-30" }, { meaning: "Fewer letters" }),
    page("one-page", "What value means now: Fewer letters"),
    page("value", "30 Sep 2026: Fewer letters"),
  ),
  c(
    38,
    "needs filled faster",
    (w) => w.edit("demand", { need: "Seasonal advisers, winter" }, { expectedDays: 42 }),
    page("value", "Seasonal advisers, winter | Winter readiness | 60 | 2026-12-01 | 42 | 42 | 0 |"),
  ),
  c(
    38,
    "future cost avoided",
    (w) => w.edit("demand", { need: "Debt-advice specialists" }, { wouldBePrice: null }),
    page("value", /^Debt-advice specialists .* \| – \| no$/m),
  ),
  c(
    39,
    "the spend that makes the difference",
    (w) => w.edit("spend", { category: "Adviser salaries, day" }, { spend: 10_000, difference: 5_000_000 }),
    // 5,318 of 6,413 thousand, on 246 of 3,381
    page("value", "2 lines of 25, 7 % of spend, carry 83 % of the difference."),
    page("value", "Adviser salaries, day | 10000 | 5000000"),
  ),
  c(
    40,
    "how much money did you save me",
    (w) => w.edit("value", { id: "V02" }, { realised: 130_500 }),
    // £175,500 − £31,000 + £130,500
    page("one-page", "Hard savings realised £275k"),
  ),
  c(
    41,
    "demand against the strategic plan",
    (w) => w.edit("demand", { need: "Debt-advice specialists" }, { objective: "Nobody left behind" }),
    page("value", "Debt-advice specialists | Nobody left behind"),
  ),
  c(
    42,
    "productivity made explicit",
    (w) => w.edit("value", { id: "V17" }, { description: "Twice the work with half the people" }),
    page("value", "Twice the work with half the people | process optimisation"),
  ),
  c(
    43,
    "client + A against client + B",
    (w) => w.edit("options", { option: "Client + B" }, { nonPerformance: 145_000 }),
    // 3,790 + 1,320 + 240 + 310 + 145 − 95 thousand, over 1,090,000 units
    page("total-cost", /^Client \+ B .* \| 5710000 \| 1090000 \| 5\.2385/m),
    page("exceptions", "it costs £5.24 a unit of output"),
  ),
  c(
    56,
    "open book: the supplier must not lose money",
    (w) => w.edit("costs", { period: "2026-09-30", category: "Adviser salaries" }, { amount: 376_019 }),
    finding("margin/below"),
    page("open-book", "below its band: the supplier loses"),
  ),
  c(
    58,
    "no surprises on billing",
    (w) => w.edit("invoices", { period: "2026-09-30", item: "Web chat sessions" }, { rate: 2.25, amount: 24_975 }),
    finding("billing:web-chat-sessions:2026-09-30/rate"),
    // 11,100 sessions at £0.10
    page("open-book", /Web chat sessions \| 11100 \| 2\.25 \| 2\.15 \| 24975 \| 23865 \| 1110 \| rate/),
  ),
  c(
    74,
    "investment in improvement and its effect",
    (w) => w.edit("value", { id: "V15" }, { realised: 127_000 }),
    page("value", "process optimisation | 3 | 105000 | 180000"),
  ),
  c(
    82,
    "five per cent a year",
    (w) => w.edit("terms", { kind: "glide path" }, { actual: 3_500_000 }),
    gone("glide:cost-of-handling-a-year/behind"),
    page("innovation", "Cost of handling, a year: on the path"),
  ),
  c(
    88,
    "return on outsourcing, three dimensions",
    (w) => w.edit("value", { id: "V12" }, { realised: 2_411_356 }),
    // innovation and revenue £2,582,356 over £4.3m × 1,096 ÷ 365 days
    page("value", "innovation 20 %"),
  ),
  c(
    95,
    "price when volumes fall",
    (w) => w.edit("terms", { kind: "volume", item: "Handled contacts" }, { actual: 60_000 }),
    // 71,500 less 5 % is 67,925; 7,925 units at £2.40
    page("open-book", "only units beyond the deadband count: −£19,020."),
  ),
  c(
    96,
    "gain share",
    (w) => w.edit("terms", { kind: "gain share" }, { actual: 3_240_000 }),
    // a tenth below £3,600,000: 40 % of £360,000
    page("open-book", "£144,000 to the supplier"),
  ),
];
