/* eslint-disable @typescript-eslint/no-explicit-any -- Excel's metadata generator knows no other word for a cell of any kind */
import { forecast } from "../core/stats/forecast";
import { outliers } from "../core/stats/robust";
import { trend } from "../core/stats/trend";
import { CellError } from "./CellError";
import { choice, number, numbers, optionalNumber, optionalTimes, optionalWhole } from "./arguments";
import { chartOf } from "./chart";
import { remembering } from "./memo";
import { exceptionSentence } from "./sentence";
import { type SpillCell, cell, withHeader } from "./spill";

/** Every pair of points is compared, so the work grows with the square of their number. */
const mostPointsForTrend = 3000;

const trendOf = remembering((values, times: readonly number[] | null) => trend(values, times ?? undefined));

/**
 * Is there a trend, and how steep: Mann–Kendall p with the Theil–Sen slope and its 95 % interval.
 * @customfunction TREND TREND
 * @param {any[][]} values The measure, in order of time, in its own unit; blank: missing. At least 4, at most 3,000.
 * @param {any[][]} [times] Time of each value (numbers or dates); 0, 1, 2 … when left out.
 * @param {boolean} [header] TRUE for a header row.
 * @returns {any[][]} p (0–1), slope, low, high (unit of the values for each unit of time), "rising"/"falling"/"none" at 5 %.
 */
export function miTrend(values: any[][], times?: any[][], header?: boolean): any[][] {
  const series = numbers(values, "values");
  const moments = optionalTimes(times, "times");
  if (moments) {
    if (moments.length !== series.length) {
      throw new CellError("#VALUE!", `times has ${moments.length} values but values has ${series.length}.`);
    }
    for (let i = 0; i < series.length; i++) if (Number.isNaN(moments[i])) series[i] = NaN;
  }
  refuseTooMany(series);
  const found = trendOf(series, moments ? Array.from(moments) : null);
  if (!found) throw new CellError("#N/A", "Too few points: at least 4 at different times are needed for a trend.");
  const row: SpillCell[] = [cell(found.p), cell(found.slope), cell(found.low), cell(found.high), found.word];
  return withHeader(["Mann–Kendall p", "Theil–Sen slope", "low", "high", "trend"], [row], header);
}

/**
 * How likely the next periods miss the target, and after how many periods the trend meets it.
 * @customfunction BREACH BREACH
 * @param {any[][]} values The measure, one value a period, oldest first, in its own unit; blank: missing. At least 6, at most 3,000.
 * @param {any} target In the unit of the values.
 * @param {string} direction "higher" or "lower" is better; with "range" the target alone is met.
 * @param {any} [ahead] Periods ahead, 1 to 120; 3 when left out.
 * @param {boolean} [header] TRUE for a header row.
 * @returns {any[][]} Probability of a miss (0–1) at +1 to +ahead, then periods to breach (#N/A when none).
 */
export function miBreach(values: any[][], target: any, direction: string, ahead?: any, header?: boolean): any[][] {
  const series = numbers(values, "values");
  const periods = optionalWhole(ahead, "ahead", 1, 120) ?? 3;
  const goal = number(target, "target");
  const better = choice(direction, "direction", ["higher", "lower", "range"]);
  refuseTooMany(series);
  const found = forecast(series, {
    target: goal,
    direction: better,
    ahead: periods,
    ...(better === "range" ? { upper: goal } : {}),
  });
  if (!found) throw new CellError("#N/A", "Too few points: at least 6 are needed for a forecast.");
  const until: SpillCell = found.periodsToBreach ?? new CellError("#N/A", "The trend does not lead to a breach.");
  const names = found.breach.map((_, i) => `probability at +${i + 1}`);
  return withHeader([...names, "periods to breach"], [[...found.breach.map(cell), until]], header);
}

function refuseTooMany(series: Float64Array): void {
  let present = 0;
  for (const v of series) if (!Number.isNaN(v)) present++;
  if (present > mostPointsForTrend) {
    throw new CellError(
      "#VALUE!",
      `values has ${present} points; at most ${mostPointsForTrend} can be judged for a trend.`,
    );
  }
}

/**
 * Which values lie apart from their peers (sites, cost lines), in no order of time.
 * @customfunction OUTLIERS OUTLIERS
 * @param {any[][]} values The measure of each peer, in its own unit; blank: missing.
 * @param {string} [method] "modified-z" (Iglewicz–Hoaglin, default) or "tukey".
 * @param {any} [cut] Score beyond which a value is an outlier; 3.5 for modified-z, 1.5 for tukey when left out.
 * @param {boolean} [header] TRUE for a header row.
 * @returns {any[][]} A row a value: value, score, "high"/"low"/"".
 */
export function miOutliers(values: any[][], method?: string, cut?: any, header?: boolean): any[][] {
  const series = numbers(values, "values");
  const how = choice(method, "method", ["modified-z", "tukey"], "modified-z");
  const beyond = optionalNumber(cut, "cut");
  if (beyond !== null && beyond < 0) throw new CellError("#NUM!", "The cut must be 0 or more.");
  const { score, side } = outliers(series, how, beyond);
  const rows = Array.from(series, (v, i): SpillCell[] => [cell(v), cell(score[i]), side[i] ?? ""]);
  return withHeader(["value", "score", "outlier"], rows, header);
}

/**
 * One sentence on the latest point when it deserves attention: a signal of change, or a missed target. Empty when nothing does.
 * @customfunction EXCEPTION EXCEPTION
 * @param {any[][]} values The measure, one value a period, oldest first, in its own unit; blank: missing.
 * @param {any} [target] In the unit of the values.
 * @param {string} [direction] "higher" (default when there is a target) or "lower" is better, or "range".
 * @param {any} [tolerance] In the unit of the values; a miss within it is not an exception. 0 when left out.
 * @returns {string} A sentence, or "".
 */
export function miException(values: any[][], target?: any, direction?: string, tolerance?: any): string {
  const chart = chartOf(values, null);
  const goal = optionalNumber(target, "target");
  const stated = choice(direction, "direction", ["higher", "lower", "range", "neutral"], "neutral");
  const allowed = optionalNumber(tolerance, "tolerance") ?? 0;
  if (allowed < 0) throw new CellError("#NUM!", "The tolerance must be 0 or more.");
  const better = stated === "neutral" && goal !== null ? "higher" : stated;
  return exceptionSentence(chart, goal, better, allowed);
}
