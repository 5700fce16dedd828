import type { Preset, ZoneRule } from "./presets";

/** Codes into `signalWords`; the smaller of two rules that both hold is the one that is shown. */
export const ABOVE_LIMIT = 1;
export const BELOW_LIMIT = 2;
export const RISING = 3;
export const FALLING = 4;
export const NEAR_UPPER = 5;
export const NEAR_LOWER = 6;
export const SHIFT_ABOVE = 7;
export const SHIFT_BELOW = 8;

/** The lines of one segment against which its points are judged. */
export interface Lines {
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
  /** A third of the distance from mean to limit. */
  readonly third: number;
  /** Divides the sides of the shift rule; the mean except for presets with `centre: "median"`. */
  readonly centre: number;
  /** Under the collapse guard: the usual value, which is never itself a signal. NaN otherwise. */
  readonly usual: number;
}

/** Keeps the stronger of two signals. A later trend replaces an earlier one where they share a turning point, as the reference does. */
function mark(signals: Uint8Array, i: number, code: number): void {
  const now = signals[i]!;
  if (now === 0 || code < now || (code === FALLING && now === RISING)) signals[i] = code;
}

function markBack(signals: Uint8Array, last: number, count: number, code: number): void {
  for (let i = last - count + 1; i <= last; i++) mark(signals, i, code);
}

/**
 * Judges each point of a segment by the rules of a preset and writes the strongest signal into `signals`.
 *
 * Precedence: outside, trend, zone ("2 of 3 near"), shift. **Outside**: strictly beyond a limit. **Trend**: `preset.trend` points strictly
 * rising or falling, a tie breaks it; all points of the run are flagged. **Zone**: see {@link ZoneRule}; only the points in the zone are
 * flagged. **Shift**: `preset.shift` points on one side of the centre, a point on it resets the run; all points are flagged.
 * A missing value breaks every run: what happened there is not known.
 *
 * @param zone values for outside, zone and shift (the measure itself, or its z-score on charts with limits by point)
 * @param order values for trend (the measure itself)
 * @param start first position @param end one past the last
 * @param run replaces the preset's run of trend and shift when > 0
 * @param signals written in place; must be 0 over the segment
 *
 * Invariant: negating values and mirroring the lines swaps above and below, rising and falling.
 * Cost: one pass, no allocation. Source: NHSRplotthedots 0.2.2 (`ptd_calculate_point_type`), presets.ts for the other sets.
 */
export function applyRules(
  zone: ArrayLike<number>,
  order: ArrayLike<number>,
  start: number,
  end: number,
  lines: Lines,
  preset: Preset,
  run: number,
  signals: Uint8Array,
): void {
  const { lower, upper, centre, usual } = lines;
  const trend = preset.trend === null ? 0 : run || preset.trend;
  const shift = preset.shift === null ? 0 : run || preset.shift;
  let previous = NaN;
  let rising = 0;
  let falling = 0;
  let above = 0;
  let below = 0;
  for (let i = start; i < end; i++) {
    const x = zone[i]!;
    if (x !== x) {
      previous = NaN;
      rising = falling = above = below = 0;
      continue;
    }
    const own = x !== usual;
    if (own && x > upper) mark(signals, i, ABOVE_LIMIT);
    else if (own && x < lower) mark(signals, i, BELOW_LIMIT);

    if (trend > 0) {
      const y = order[i]!;
      rising = y > previous ? rising + 1 : 1;
      falling = y < previous ? falling + 1 : 1;
      previous = y;
      if (rising >= trend) markBack(signals, i, rising === trend ? trend : 1, RISING);
      if (falling >= trend) markBack(signals, i, falling === trend ? trend : 1, FALLING);
    }
    if (shift > 0) {
      above = own && x > centre ? above + 1 : 0;
      below = own && x < centre ? below + 1 : 0;
      if (above >= shift) markBack(signals, i, above === shift ? shift : 1, SHIFT_ABOVE);
      else if (below >= shift) markBack(signals, i, below === shift ? shift : 1, SHIFT_BELOW);
    }
  }
  const zones = preset.zones;
  for (let k = 0; k < zones.length; k++) applyZone(zone, start, end, lines, zones[k]!, signals);
}

/** One zone rule over a segment. The last `of` points are kept as bits, so that nothing is allocated. */
function applyZone(
  values: ArrayLike<number>,
  start: number,
  end: number,
  lines: Lines,
  rule: ZoneRule,
  signals: Uint8Array,
): void {
  const { mean, lower, upper, usual } = lines;
  const high = mean + rule.beyond * lines.third;
  const low = mean - rule.beyond * lines.third;
  const window = (1 << rule.of) - 1;
  const { need, countOutside, allSameSide } = rule;
  const highCode = rule.said === "near" ? NEAR_UPPER : SHIFT_ABOVE;
  const lowCode = rule.said === "near" ? NEAR_LOWER : SHIFT_BELOW;
  let inHigh = 0;
  let inLow = 0;
  let above = 0;
  let below = 0;
  let length = 0;
  for (let i = start; i < end; i++) {
    const x = values[i]!;
    if (x !== x) {
      inHigh = inLow = above = below = length = 0;
      continue;
    }
    length++;
    const own = x !== usual;
    above = ((above << 1) | (own && x > mean ? 1 : 0)) & window;
    below = ((below << 1) | (own && x < mean ? 1 : 0)) & window;
    inHigh = ((inHigh << 1) | (own && x > high && (countOutside || x <= upper) ? 1 : 0)) & window;
    inLow = ((inLow << 1) | (own && x < low && (countOutside || x >= lower) ? 1 : 0)) & window;
    // With `allSameSide` the window must be full; without, the first `need` points of a series may already be enough.
    if (inHigh !== 0 && (allSameSide ? above === window : length >= need)) markZone(signals, i, inHigh, need, highCode);
    if (inLow !== 0 && (allSameSide ? below === window : length >= need)) markZone(signals, i, inLow, need, lowCode);
  }
}

/** Flags the points whose bit is set (bit 0 is point `last`) when there are at least `need` of them. */
function markZone(signals: Uint8Array, last: number, bits: number, need: number, code: number): void {
  let count = 0;
  for (let b = bits; b !== 0; b &= b - 1) count++;
  if (count < need) return;
  for (let b = bits, i = last; b !== 0; b >>= 1, i--) if ((b & 1) === 1) mark(signals, i, code);
}

/** Under "no variation" the only signal is a value that is not the usual one. */
export function applyChanged(
  values: ArrayLike<number>,
  start: number,
  end: number,
  usual: number,
  signals: Uint8Array,
): void {
  for (let i = start; i < end; i++) {
    const x = values[i]!;
    if (x > usual) signals[i] = ABOVE_LIMIT;
    else if (x < usual) signals[i] = BELOW_LIMIT;
  }
}
