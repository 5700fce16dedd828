import { chartDataSheet } from "./layout/ChartData";

/** The sheet of each page, by the page's id. */
export const sheetNames = {
  "one-page": "1 On one page",
  exceptions: "2 Exceptions",
  agenda: "3 Agenda",
  scorecard: "4 Scorecard",
  charts: "5 Charts",
  value: "6 Value",
  "total-cost": "7 Total cost",
  "open-book": "8 Open book",
  relationship: "9 Relationship",
  promises: "10 Promises and issues",
  innovation: "11 Innovation",
  forward: "12 Forward look",
  notice: "13 Performance notice",
  record: "14 Record",
} as const;

const packSheets: ReadonlySet<string> = new Set([...Object.values(sheetNames), chartDataSheet]);

/** True for the pack's own sheets: when a workbook holds its own pack, they are not data. */
export function isPackSheet(name: string): boolean {
  return packSheets.has(name);
}
