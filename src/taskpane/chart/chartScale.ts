/** The drawing's own units; the picture scales to the width that it gets. */
export const WIDTH = 360;
export const HEIGHT = 200;
export const PLOT = { left: 46, right: 352, top: 12, bottom: 172 } as const;

export type Lines = readonly (readonly (number | null)[])[];

/** 1, 2 or 5 times a power of ten, so that three to six lines fit. */
function tickStep(span: number): number {
  const power = 10 ** Math.floor(Math.log10(span / 4));
  const factor = span / 4 / power;
  return (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10) * power;
}

export function ticksBetween(low: number, high: number): number[] {
  const step = tickStep(high - low);
  const ticks: number[] = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++)
    ticks.push(Number((k * step).toPrecision(10)));
  return ticks;
}

/** Lowest and highest of everything drawn; a little room about a single value. */
export function bounds(lines: Lines): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const line of lines) {
    for (const v of line) {
      if (v === null || !Number.isFinite(v)) continue;
      low = Math.min(low, v);
      high = Math.max(high, v);
    }
  }
  if (!(high >= low)) return [0, 1];
  return high > low
    ? [low, high]
    : [low - Math.max(1e-9, Math.abs(low) * 0.1), high + Math.max(1e-9, Math.abs(high) * 0.1)];
}

export interface Scale {
  readonly x: (i: number) => number;
  readonly y: (v: number) => number;
  /** Half of the way from a point to the next. */
  readonly half: number;
}

export function scaleOf(count: number, bottom: number, top: number): Scale {
  const step = (PLOT.right - PLOT.left - 12) / Math.max(1, count - 1);
  return {
    x: (i) => PLOT.left + 6 + step * i,
    y: (v) => PLOT.bottom - ((PLOT.bottom - PLOT.top) * (v - bottom)) / (top - bottom),
    half: step / 2,
  };
}

/** A path from point to point that breaks where a value is missing. */
export function pathOf(values: readonly (number | null)[], { x, y }: Scale): string {
  let path = "";
  let pen = false;
  values.forEach((v, i) => {
    if (v === null) pen = false;
    else {
      path += `${pen ? "L" : "M"}${x(i).toFixed(1)} ${y(v).toFixed(1)}`;
      pen = true;
    }
  });
  return path;
}

/**
 * Limits as steps: each holds for its own point, so between two months it changes at once and not gradually. A new baseline
 * begins a new line.
 */
export function stepsOf(
  values: readonly (number | null)[],
  { x, y, half }: Scale,
  begins: ReadonlySet<number> = new Set(),
): string {
  let path = "";
  let last: number | null = null;
  values.forEach((v, i) => {
    if (v === null || !Number.isFinite(v)) {
      last = null;
      return;
    }
    const at = y(v).toFixed(1);
    const from = (x(i) - half).toFixed(1);
    const to = (x(i) + half).toFixed(1);
    path += last === null || begins.has(i) ? `M${from} ${at}H${to}` : v === last ? `H${to}` : `V${at}H${to}`;
    last = v;
  });
  return path;
}

/** The ground between two lines, as one closed path. */
export function bandOf(low: readonly (number | null)[], high: readonly (number | null)[], scale: Scale): string {
  const at = (v: number, i: number) => `${scale.x(i).toFixed(1)} ${scale.y(v).toFixed(1)}`;
  const up: string[] = [];
  const down: string[] = [];
  high.forEach((v, i) => v !== null && up.push(at(v, i)));
  low.forEach((v, i) => v !== null && down.unshift(at(v, i)));
  return up.length < 2 ? "" : `M${[...up, ...down].join("L")}Z`;
}
