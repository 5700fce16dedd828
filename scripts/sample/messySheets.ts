import type { CellValue } from "../../src/contract/cells";
import { dayFromIso, ymdFromDay } from "../../src/core/days";
import type { MessySheet } from "./types";
import { monthEnd, observations } from "./observations";
import { kpis } from "./kpis";

const MONTHS = 36;
export const MONTHLY = "Monthly data";
/** Row of the header, from 1. */
export const MONTHLY_HEADER = 4;
const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** KPIs whose rows hold bare shares instead of text with a per cent sign. */
const bare = new Set(["answered", "availability", "attrition"]);

/** KPIs whose names were made odd in the list of KPIs. */
const oddNames = new Set(["contacts", "webchat"]);

/** Wrong cells of the monthly sheet: KPI, month (0 = October 2023), what stands there and why it cannot be read. */
export const monthlyFaults: readonly (readonly [string, number, CellValue, string])[] = [
  ["emergency", 21, "99,1%", "a decimal comma"],
  ["fcr", 3, "n/a", "nothing was measured, in words"],
  ["csat", 17, "pending", "a word where a number belongs"],
  ["quality", 8, { error: "#DIV/0!" }, "a formula error"],
  ["answered", 21, 81.2, "a hundred times its neighbours"],
  ["age", 30, "17,6", "a decimal comma"],
];

/** Rows below the KPIs: what stands in the first column, its month → value, and why each cell cannot be used. */
export const monthlyExtras: readonly {
  readonly kpi: string | null;
  readonly cells: Readonly<Record<number, CellValue>>;
  readonly reason: string;
  /** The cell that is named is the KPI's, not the value's. */
  readonly atKpi?: boolean;
}[] = [
  { kpi: "churn", cells: { 33: "1.9%", 34: "2.1%" }, reason: "not in the list of KPIs", atKpi: true },
  { kpi: "repeat", cells: { 10: "13.4%", 11: "13.9%" }, reason: "the month stands above already" },
  { kpi: null, cells: { 35: 12 }, reason: "a value without a KPI", atKpi: true },
];

/** Wide: a KPI a row, a month a column; half of the months as text, half as dates; KPIs by id or by name. */
export function monthlySheet(): MessySheet {
  const months = Array.from({ length: MONTHS }, (_, i) => monthEnd(i));
  const header: CellValue[] = ["Measure", ...months.map(monthHeader)];
  const rows = monthlyKpis().map((id, r): CellValue[] => {
    const kpi = kpis.find((k) => k.id === id);
    const label = r % 2 === 0 || oddNames.has(id) ? id : String(kpi?.name);
    return [label, ...months.map((month, i) => fault(id, i) ?? cellOf(id, month, kpi?.unit === "%"))];
  });
  const extras = monthlyExtras.map(({ kpi, cells }) => [kpi, ...months.map((_, i) => cells[i] ?? null)]);
  return {
    name: MONTHLY,
    isDate: (row) => row === MONTHLY_HEADER,
    cells: [
      ["Monthly SLA results"],
      ["Green = met, amber = nearly, red = missed. Source: supplier's reporting tool"],
      [],
      header,
      ...rows,
      ...extras,
    ],
  };
}

/** Monthly and quarterly KPIs that have observations. */
export function monthlyKpis(): string[] {
  return kpis.map((kpi) => String(kpi.id)).filter((id) => id !== "backlog" && id !== "carbon");
}

function monthHeader(month: string, i: number): CellValue {
  const day = dayFromIso(month) ?? 0;
  const { year, month: m } = ymdFromDay(day);
  return i % 2 === 0 ? `${names[m - 1]}-${String(year % 100).padStart(2, "0")}` : day;
}

function fault(id: string, i: number): CellValue | undefined {
  return monthlyFaults.find(([kpi, month]) => kpi === id && month === i)?.[2];
}

/** The first observation of a KPI in a month, as text or number. What the clean sample has wrong is left blank here. */
function cellOf(id: string, month: string, percent: boolean): CellValue {
  const found = observations.find(({ kpi, period }) => kpi === id && period === month);
  if (!found) return null;
  const [top, bottom] = [Number(found.numerator), Number(found.denominator)];
  const value = found.value ?? (found.numerator === null ? null : top / bottom);
  if (typeof value !== "number" || (percent && value > 1)) return null;
  if (!percent) return value >= 1000 ? value.toLocaleString("en-GB") : value;
  const share = Number(value.toPrecision(6));
  return bare.has(id) ? share : `${Number((share * 100).toPrecision(6))}%`;
}

/** Long, under other headers and a name that says nothing: to be recognised by its headers. */
export function weeklySheet(): MessySheet {
  const rows = observations
    .filter(({ kpi }) => kpi === "backlog")
    .map(({ period, value }, i): CellValue[] => {
      const day = dayFromIso(String(period)) ?? 0;
      return [
        i % 3 === 0 ? day : String(period),
        "backlog",
        i % 2 === 0 && typeof value === "number" ? value.toLocaleString("en-GB") : (value ?? null),
        i === 60 ? "Bank holiday week" : null,
      ];
    });
  return {
    name: "Wk",
    isDate: (_row, column) => column === 1,
    cells: [["Week ending"], ["Week", "Indicator", "Actual", "Remarks"], ...rows],
  };
}

/** Nothing of ours: a cover note that must be left alone. */
export function notesSheet(): MessySheet {
  return {
    name: "READ THIS FIRST",
    cells: [
      ["Hi both,"],
      ["figures for the board as promised. Two tabs are hidden because they are not for everyone."],
      ["Anything yellow is provisional – ask me."],
      [],
      ["Contents", "Owner", "Done?"],
      ["SLAs", "reporting team", "yes"],
      ["Open book", "finance", "nearly"],
    ],
  };
}

/** Hidden helper lists of somebody's formulas. */
export function lookUpSheet(): MessySheet {
  return {
    name: "zz_lookup",
    hidden: true,
    cells: [
      ["RAG", "Colour"],
      ["G", 5287936],
      ["A", 49407],
      ["R", 255],
    ],
  };
}
