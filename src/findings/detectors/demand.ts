import type { Analysis } from "../analysis/Analysis";
import { byText, cellsOf } from "../analysis/rows";
import type { Detector, RawFinding } from "../Rule";
import { capital, joinWords, money, percentWords, plural, quoteShort, shortDate } from "../words";
import { tidy } from "./tidy";

type DemandLine = NonNullable<NonNullable<Analysis["value"]>["demand"]>["lines"][number];

/** Days from order to use: as expected now, else as it used to take. */
function daysToFill({ row }: DemandLine): number {
  return Math.ceil(row.expectedDays ?? row.baselineDays ?? 0);
}

/** The last day on which an order still meets the need date. */
function orderBy(line: DemandLine): number {
  return line.row.needDate - daysToFill(line);
}

/** Only where the table says at all what is committed: no column is no answer, a blank cell beside answers is a no. */
function notCommitted({ row }: DemandLine): boolean {
  return row.source.columns["committed"] !== undefined && row.committed !== true;
}

function total(values: readonly (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + Math.max(0, value ?? 0), 0);
}

/** What hangs on ordering in time, the two kinds of value apart; nothing where neither can be computed. */
function worthWords(a: Analysis, faster: number, avoided: number): string {
  const parts = [
    ...(faster > 0 ? [`${money(faster, a.currency)} of faster fulfilment`] : []),
    ...(avoided > 0 ? [`${money(avoided, a.currency)} of avoided cost`] : []),
  ];
  return parts.length > 0 ? ` On it ${parts.length > 1 ? "hang" : "hangs"} ${joinWords(parts)}.` : "";
}

function described(a: Analysis, line: DemandLine): string {
  const last = orderBy(line);
  const days = daysToFill(line);
  const filling = days > 0 ? `, ${plural(days, "day")} to fill: order by ${shortDate(last)}` : "";
  const passed = last < a.asOf ? ", which has passed" : "";
  return `“${quoteShort(line.row.need, 60)}” (needed on ${shortDate(line.row.needDate)}${filling}${passed})`;
}

/**
 * Value that lies ahead is lost by ordering late. Needs of the past are left out: they were met some other way or not at
 * all. Rule, cut and the money it is ranked by (the larger of the two kinds, which are never summed) are ours.
 */
function uncommitted(a: Analysis): RawFinding[] {
  const within = a.settings.thresholds.demandOrderDays;
  const lines = (a.value?.demand?.lines ?? [])
    .filter((line) => notCommitted(line) && line.row.needDate >= a.asOf && orderBy(line) - a.asOf <= within)
    .sort((x, y) => orderBy(x) - orderBy(y) || x.row.needDate - y.row.needDate || byText(x.row.need, y.row.need));
  const first = lines[0];
  if (!first) return [];
  const one = lines.length === 1;
  const faster = total(lines.map((line) => line.faster));
  const avoided = total(lines.map((line) => line.avoided));
  const stake = Math.max(faster, avoided);
  const late = lines.filter((line) => orderBy(line) < a.asOf).length;
  const what = one ? `“${quoteShort(first.row.need, 50)}”` : plural(lines.length, "need");
  const when = late > 0 ? ` (${one ? "the last day" : `for ${late} the last day`} has passed)` : "";
  return [
    {
      id: "demand/uncommitted",
      rule: "demand.uncommitted",
      table: "Demand",
      subject: one ? first.row.need : "demand",
      label: one ? quoteShort(first.row.need, 60) : "Needs to be ordered soon",
      kind: "commercial",
      concern: true,
      // not by days: that another day has passed is no news, that another need is near is
      severity: Math.min(4, 1.5 + 0.2 * lines.length),
      money: stake > 0 ? stake : null,
      moneyBasis: stake > 0 ? "once" : null,
      since: orderBy(first) - within,
      value: lines.length,
      text: `${
        one
          ? `${described(a, first)} is not committed`
          : `${capital(plural(lines.length, "need"))} to be ordered soon are not committed: ${joinWords(
              lines.map((line) => described(a, line)),
              4,
            )}`
      }.${worthWords(a, faster, avoided)}`,
      headline: `${capital(what)} to be ordered within ${plural(within, "day")}${when}`,
      why: `Not committed, and the last day to order it in time (need date less the days it takes) lies within ${plural(within, "day")} or has passed; present values at ${percentWords(a.rate, 1)} a year.`,
      howSure: "A fact from the table of needs.",
      question: one
        ? `Who commits to ${what}, and on which day?`
        : `Which of these do we commit to today, beginning with “${quoteShort(first.row.need, 50)}”, and who places the order?`,
      cells: lines.flatMap(({ row }) => cellsOf(row, "committed", "needDate")),
    },
  ];
}

export const demandDetector: Detector = {
  family: "demand",
  rules: [
    {
      id: "demand.uncommitted",
      kind: "commercial",
      about: "A need that lies ahead is not committed, and the last day to order it in time is near or has passed.",
      threshold: "demandOrderDays",
    },
  ],
  detect: (a) => tidy(uncommitted(a)),
};
