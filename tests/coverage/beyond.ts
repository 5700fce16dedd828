import { answer, capability as c, finding, gone, page, type Capability } from "./capability";

/** What no system that was examined has: letters A to P of docs/coverage.md, as far as typed rows show it. */
export const beyond: readonly Capability[] = [
  c(
    "A",
    "frontier and switching points",
    (w) => w.edit("options", { option: "Client + B" }, { output: 1_300_000 }),
    // (6,255 − 5,720) thousand over 120,000 units more
    page("total-cost", /Client \+ A against Client \+ B: .*£4\.46/),
    page("total-cost", /^Client \+ B .* ✓ frontier$/m),
  ),
  c(
    "B",
    "evidence grade and finance sign-off",
    (w) => w.edit("value", { id: "V07" }, { signedOff: true, evidence: "A" }),
    gone("value/unsigned"),
    page("one-page", "£994k signed off"),
  ),
  c(
    "C",
    "least spend found",
    (w) => w.edit("spend", { category: "Refund errors" }, { difference: 0 }),
    // 1,078 of 1,337 thousand, on 947 of 4,519
    page("value", "5 lines of 25, 21 % of spend, carry 81 % of the difference."),
  ),
  c(
    "D",
    "ladder by quarter",
    (w) => w.edit("references", { date: "2026-08-11" }, { stage: "brand on paper" }),
    gone("case-study/fell-back"),
    page("relationship", /^Sep 2026 \| 0\.7\d* \| brand on paper$/m),
  ),
  c(
    "E",
    "panel with spread, n and age",
    (w) => w.add("satisfaction", { ...answer("Keeps its word", 10), date: "2026-08-30" }),
    // the lowest gives 32 ÷ 9
    page("one-page", "n 4, spread 6.4 | 31 days old"),
  ),
  c(
    "F",
    "one ranked list of all kinds",
    (w) => {
      w.edit("invoices", { period: "2026-09-30", item: "Management fee" }, { amount: 96_000, rate: 96_000 });
      w.edit("promises", { id: "P28" }, { due: "2026-06-01" });
    },
    finding("billing:management-fee:2026-09-30/rate"),
    finding("promise:P28/overdue"),
  ),
  c(
    "G",
    "watermelon",
    (w) => w.edit("satisfaction", { date: "2026-08-20" }, { score: 9 }),
    gone("satisfaction/watermelon"),
  ),
  c(
    "H",
    "false alarms expected",
    (w) => {
      const rows = w.rows("observations");
      rows.splice(0, rows.length, ...rows.filter((row) => row["kpi"] !== "psr"));
    },
    page("one-page", "over 20 KPIs tested"),
  ),
  { ...c("I", "agenda that fits", () => {}, page("agenda", "of 20 minutes; ")), settings: { agendaMinutes: 20 } },
  c(
    "J",
    "probability of breach",
    (w) => w.edit("kpis", { id: "abandon" }, { target: 0.0502 }),
    page("forward", /^Calls abandoned \| 0\.0495\d* \| 5\.02 % \| 0\.53\d* \| 0\.65\d* \|/m),
  ),
  c(
    "K",
    "terms reconciled with the invoice",
    (w) => w.edit("terms", { kind: "volume", item: "Handled contacts" }, { charged: 9687.5 }),
    gone("volume:handled-contacts:2026-09-30/mismatch"),
    page("open-book", "Terms reconciled | 9 of 11"),
  ),
  c(
    "L",
    "promises in both directions",
    (w) => w.edit("promises", { id: "P11" }, { by: "client" }),
    page("one-page", "Overdue promises: 2 by the client, 0 by the supplier"),
  ),
  c(
    "N",
    "relevance review",
    (w) => w.edit("kpis", { id: "backlog" }, { lastReview: "2026-09-01", relevance: "keep" }),
    gone("kpi:backlog/not-reviewed"),
  ),
  c(
    "O",
    "contract performance notice",
    (w) => w.edit("kpis", { id: "fcr" }, { statutory: true }),
    // 5.4 points below a target with a tolerance of 3: less than twice that
    page("notice", /^First-contact resolution \| 78 % \| 72\.6 % \(Sep 2026\) \| Requires improvement/m),
  ),
];
