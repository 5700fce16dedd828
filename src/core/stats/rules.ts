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
}

/**
 * Judges each point of a segment by the rules of a preset and writes the strongest signal into `signals`.
 *
 * Precedence: outside, trend, zone ("2 of 3 near"), shift. **Outside**: strictly beyond a limit. **Trend**: `preset.trend` points strictly
 * rising or falling, a tie breaks it; all points of the run are flagged, and a turning point between two trends gets the later.
 * **Zone**: see {@link ZoneRule}; only the points in the zone are flagged. **Shift**: `preset.shift` points on one side of the mean, a
 * point on it resets the run; all points are flagged. A missing value breaks every run: what happened there is not known.
 *
 * @param zone values for outside, zone and shift (the measure itself, or its z-score on charts with limits by point)
 * @param order values for trend (the measure itself)
 * @param start first position @param end one past the last
 * @param run replaces the preset's run of trend and shift when > 0
 * @param signals written in place; must be 0 over the segment
 *
 * Invariant: negating values and mirroring the lines swaps above and below, rising and falling.
 * Cost: linear, no allocation; runs are looked for by their last point first, which skips most of a calm series.
 * Source: NHSRplotthedots 0.2.2 (`ptd_calculate_point_type`), presets.ts for the other sets.
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
  flagFar(zone, start, end, lines, preset.zones, signals);
  if (preset.trend !== null) flagTrends(order, start, end, run > 0 ? run : preset.trend, signals);
  if (preset.shift !== null) flagShifts(zone, start, end, lines.mean, run > 0 ? run : preset.shift, signals);
}

/** Outside and zones in one pass: points far from the mean are few, and only they look at the windows that they are part of. */
function flagFar(
  values: ArrayLike<number>,
  start: number,
  end: number,
  lines: Lines,
  zones: readonly ZoneRule[],
  signals: Uint8Array,
): void {
  const { mean, lower, upper, third } = lines;
  let high = upper;
  let low = lower;
  for (let k = 0; k < zones.length; k++) {
    high = Math.min(high, mean + zones[k]!.beyond * third);
    low = Math.max(low, mean - zones[k]!.beyond * third);
  }
  for (let i = start; i < end; i++) {
    const x = values[i]!;
    if (x > high || x < low) signals[i] = farSignal(values, i, start, end, lines, zones);
  }
}

function farSignal(
  values: ArrayLike<number>,
  i: number,
  start: number,
  end: number,
  lines: Lines,
  zones: readonly ZoneRule[],
): number {
  const x = values[i]!;
  if (x > lines.upper) return ABOVE_LIMIT;
  if (x < lines.lower) return BELOW_LIMIT;
  const side = x > lines.mean ? 1 : -1;
  for (let k = 0; k < zones.length; k++) {
    const rule = zones[k]!;
    if (!isBeyond(x, side, lines, rule) || !inCrowdedWindow(values, i, start, end, side, lines, rule)) continue;
    if (rule.said === "near") return side > 0 ? NEAR_UPPER : NEAR_LOWER;
    return side > 0 ? SHIFT_ABOVE : SHIFT_BELOW;
  }
  return 0;
}

function isBeyond(x: number, side: number, lines: Lines, rule: ZoneRule): boolean {
  const line = rule.beyond * lines.third;
  return side > 0 ? x > lines.mean + line : x < lines.mean - line;
}

/**
 * Runs of `length` points strictly rising or falling.
 *
 * The last step of the earliest possible run is looked at first, then those before it; the first that does not fit says where the next
 * run may begin, so that the steps between need no look.
 */
function flagTrends(values: ArrayLike<number>, start: number, end: number, length: number, signals: Uint8Array): void {
  const steps = length - 1;
  let last = start + steps;
  while (last < end) {
    const first = last - steps;
    const rising = values[last]! > values[last - 1]!;
    let i = last;
    // Both comparisons are false beside a missing value, which so breaks a run of either kind.
    if (rising) while (i > first && values[i]! > values[i - 1]!) i--;
    else while (i > first && values[i]! < values[i - 1]!) i--;
    if (i > first) {
      last = i + steps;
      continue;
    }
    if (rising) while (last + 1 < end && values[last + 1]! > values[last]!) last++;
    else while (last + 1 < end && values[last + 1]! < values[last]!) last++;
    // Stronger than a zone, weaker than outside; the later of two trends takes their turning point.
    const code = rising ? RISING : FALLING;
    for (; i <= last; i++) if (signals[i] === 0 || signals[i]! > BELOW_LIMIT) signals[i] = code;
    last += steps;
  }
}

/** Runs of `length` points on one side of the mean, looked for as {@link flagTrends} does. */
function flagShifts(
  values: ArrayLike<number>,
  start: number,
  end: number,
  mean: number,
  length: number,
  signals: Uint8Array,
): void {
  let last = start + length - 1;
  while (last < end) {
    const before = last - length;
    const above = values[last]! > mean;
    let i = last;
    if (above) while (i > before && values[i]! > mean) i--;
    else while (i > before && values[i]! < mean) i--;
    if (i > before) {
      last = i + length;
      continue;
    }
    if (above) while (last + 1 < end && values[last + 1]! > mean) last++;
    else while (last + 1 < end && values[last + 1]! < mean) last++;
    const code = above ? SHIFT_ABOVE : SHIFT_BELOW;
    for (i++; i <= last; i++) if (signals[i] === 0) signals[i] = code;
    last += length;
  }
}

/**
 * Is point i part of a window of `rule.of` points with `rule.need` or more in the zone on its side?
 * A window ends at the segment's edges and at a missing value; with `allSameSide` it must be whole.
 */
function inCrowdedWindow(
  values: ArrayLike<number>,
  i: number,
  start: number,
  end: number,
  side: number,
  lines: Lines,
  rule: ZoneRule,
): boolean {
  const { mean, lower, upper } = lines;
  for (let last = i; last < end && last < i + rule.of; last++) {
    const newest = values[last]!;
    if (newest !== newest) return false;
    let inZone = 0;
    let onSide = 0;
    for (let j = last; j >= start && j > last - rule.of; j--) {
      const x = values[j]!;
      if (x !== x) break;
      if (side > 0 ? x > mean : x < mean) onSide++;
      if (isBeyond(x, side, lines, rule) && (rule.countOutside || (x <= upper && x >= lower))) inZone++;
    }
    if (inZone >= rule.need && (!rule.allSameSide || onSide === rule.of)) return true;
  }
  return false;
}

/** Under "no variation" the only signal is a value that is not the usual one. */
export function flagChanged(
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

/**
 * The values as the collapse guard has them judged: the usual one lies on the mean, where it is no signal and breaks every run on a side.
 */
export function withUsualOnMean(
  values: ArrayLike<number>,
  ratios: ArrayLike<number>,
  usual: number,
  mean: number,
): Float64Array {
  return Float64Array.from(values, (x, i) => (ratios[i] === usual ? mean : x));
}
