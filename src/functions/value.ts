/* eslint-disable @typescript-eslint/no-explicit-any -- Excel's metadata generator knows no other word for a cell of any kind */
import { focus } from "../core/finance/focus";
import { runRateAcceleration, valueAcceleration } from "../core/finance/valueAcceleration";
import { fasterFulfilment, valueAhead } from "../core/finance/valueAhead";
import { answer } from "./CellError";
import { date, dates, number, numbers, optionalDate, optionalDates, optionalNumber, texts } from "./arguments";
import { cell, withHeader } from "./spill";

/**
 * What it is worth that benefits came earlier than planned: present value at the actual dates less present value at the planned dates. Negative when they came later.
 * @customfunction VALUE.ACCELERATION VALUE.ACCELERATION
 * @param {any[][]} amounts Money of each benefit, one row or column.
 * @param {any[][]} plannedDates Planned date of each benefit (date or YYYY-MM-DD).
 * @param {any[][]} actualDates Actual date of each benefit; blank when it has not come yet (not counted).
 * @param {any} rate Discount rate a year as a decimal (0.08 = 8 %).
 * @param {any} [baseDate] Date of the present value; the earliest date given when left out.
 * @returns {number} Money, + early, − late.
 */
export function miValueAcceleration(
  amounts: any[][],
  plannedDates: any[][],
  actualDates: any[][],
  rate: any,
  baseDate?: any,
): number {
  return answer(
    valueAcceleration(
      numbers(amounts, "amounts"),
      dates(plannedDates, "plannedDates"),
      dates(actualDates, "actualDates"),
      number(rate, "rate"),
      optionalDate(baseDate, "baseDate"),
    ),
  ).value;
}

/**
 * What it is worth that a recurring benefit started earlier than planned: a day's benefit for each day between the two starts, discounted day by day.
 * @customfunction VALUE.RUNRATE VALUE.RUNRATE
 * @param {any} annualValue Money a year.
 * @param {any} plannedStart Planned first day (date or YYYY-MM-DD).
 * @param {any} actualStart Actual first day (date or YYYY-MM-DD).
 * @param {any} end Last day of the benefit (date or YYYY-MM-DD).
 * @param {any} rate Discount rate a year as a decimal (0.08 = 8 %).
 * @param {any} [baseDate] Date of the present value; the earlier start when left out.
 * @returns {number} Money, + early, − late.
 */
export function miValueRunRate(
  annualValue: any,
  plannedStart: any,
  actualStart: any,
  end: any,
  rate: any,
  baseDate?: any,
): number {
  return answer(
    runRateAcceleration(
      number(annualValue, "annualValue"),
      date(plannedStart, "plannedStart"),
      date(actualStart, "actualStart"),
      date(end, "end"),
      number(rate, "rate"),
      optionalDate(baseDate, "baseDate"),
    ),
  );
}

/**
 * What faster fulfilment is worth: quantity × days saved × value of a day, discounted when need dates are given. Negative where it became slower.
 * @customfunction VALUE.FASTER VALUE.FASTER
 * @param {any[][]} baselineDays Days from need to fulfilment before.
 * @param {any[][]} actualDays Days from need to fulfilment now, or expected.
 * @param {any[][]} quantity Units of each need; one cell stands for all.
 * @param {any[][]} valuePerDay Money that one unit a day earlier is worth; one cell stands for all.
 * @param {any[][]} [needDates] When each need falls due (date or YYYY-MM-DD); nothing is discounted when left out.
 * @param {any} [rate] Discount rate a year as a decimal; 0 when left out.
 * @param {any} [baseDate] Date of the present value; the earliest need date when left out.
 * @returns {number} Money.
 */
export function miValueFaster(
  baselineDays: any[][],
  actualDays: any[][],
  quantity: any[][],
  valuePerDay: any[][],
  needDates?: any[][],
  rate?: any,
  baseDate?: any,
): number {
  return answer(
    fasterFulfilment(
      numbers(baselineDays, "baselineDays"),
      numbers(actualDays, "actualDays"),
      numbers(quantity, "quantity"),
      numbers(valuePerDay, "valuePerDay"),
      {
        needDates: optionalDates(needDates, "needDates"),
        rate: optionalNumber(rate, "rate"),
        base: optionalDate(baseDate, "baseDate"),
      },
    ),
  ).value;
}

/**
 * Future cost avoided on demand not yet bought: quantity × (would-be price − expected price), discounted from the need date.
 * @customfunction VALUE.AHEAD VALUE.AHEAD
 * @param {any[][]} quantities Units of each need.
 * @param {any[][]} wouldBePrices Money a unit without the arrangement.
 * @param {any[][]} expectedPrices Money a unit with it.
 * @param {any[][]} needDates When each need falls due (date or YYYY-MM-DD).
 * @param {any} rate Discount rate a year as a decimal (0.08 = 8 %).
 * @param {any} [baseDate] Date of the present value; the earliest need date when left out.
 * @returns {number} Money.
 */
export function miValueAhead(
  quantities: any[][],
  wouldBePrices: any[][],
  expectedPrices: any[][],
  needDates: any[][],
  rate: any,
  baseDate?: any,
): number {
  return answer(
    valueAhead(
      numbers(quantities, "quantities"),
      numbers(wouldBePrices, "wouldBePrices"),
      numbers(expectedPrices, "expectedPrices"),
      {
        needDates: dates(needDates, "needDates"),
        rate: number(rate, "rate"),
        base: optionalDate(baseDate, "baseDate"),
      },
    ),
  ).value;
}

/**
 * Where a fifth of the spend makes four fifths of the difference: lines by difference for each unit of spend, the vital few first.
 * @customfunction VALUE.FOCUS VALUE.FOCUS
 * @param {any[][]} labels Names of the spend lines.
 * @param {any[][]} spend Money spent on each line, 0 or more.
 * @param {any[][]} difference Money at stake on each line; negative lines are listed apart at the end.
 * @param {any} [share] Share of all positive difference that the vital few must reach, 0–1; 0.8 when left out.
 * @param {boolean} [header] TRUE for a header row.
 * @returns {any[][]} Label, spend, difference, cumulative share of spend (0–1), cumulative share of difference (0–1), vital (TRUE/FALSE).
 */
export function miValueFocus(
  labels: any[][],
  spend: any[][],
  difference: any[][],
  share?: any,
  header?: boolean,
): any[][] {
  const { rows } = answer(
    focus(
      texts(labels, "labels"),
      numbers(spend, "spend"),
      numbers(difference, "difference"),
      optionalNumber(share, "share"),
    ),
  );
  return withHeader(
    ["label", "spend", "difference", "cumulative share of spend", "cumulative share of difference", "vital"],
    rows.map((r) => [r.label, r.spend, r.difference, cell(r.cumulativeSpend), cell(r.cumulativeDifference), r.vital]),
    header,
  );
}
