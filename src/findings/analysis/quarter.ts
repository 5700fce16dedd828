import { addMonths, dayFromYmd, ymdFromDay, type Day } from "../../core/days";

export interface Quarter {
  readonly from: Day;
  readonly to: Day;
  readonly name: string;
}

/**
 * The fiscal quarter that holds a day. A fiscal year is named after the calendar years it touches: starting in
 * April 2026 it is FY26/27; starting in January it is plainly 2026.
 *
 * @example quarterOf(dayFromYmd(2026, 9, 30), 4).name === "Q2 FY26/27"
 */
export function quarterOf(day: Day, fiscalYearStart: number): Quarter {
  const { year, month } = ymdFromDay(day);
  const intoYear = (month - fiscalYearStart + 12) % 12;
  const index = Math.floor(intoYear / 3);
  const from = addMonths(dayFromYmd(year, month, 1), -(intoYear % 3));
  const first = month >= fiscalYearStart ? year : year - 1;
  const two = (y: number): string => String(y % 100).padStart(2, "0");
  const fiscal = fiscalYearStart === 1 ? String(first) : `FY${two(first)}/${two(first + 1)}`;
  return { from, to: addMonths(from, 3) - 1, name: `Q${index + 1} ${fiscal}` };
}
