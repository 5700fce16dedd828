import { pPrime } from "../../src/core/stats/pPrime";
import { presets } from "../../src/core/stats/presets";
import { signalWords, type PresetId } from "../../src/core/stats/types";
import { xmr } from "../../src/core/stats/xmr";
import { seedOf } from "../sample/noise";
import { noChange, processOf, space, type Change, type ChartKind } from "./series";

export const presetIds = Object.keys(presets) as PresetId[];

/** Share of series whose latest point carries a signal, by code into `signalWords`; `any` over all of them. */
export interface LatestRates {
  readonly any: number;
  readonly byCode: readonly number[];
}

export interface Scenario {
  readonly chart: ChartKind;
  readonly n: number;
  readonly change?: Change;
}

/**
 * The latest point of `series` simulated series, judged by each preset. All presets see the same series, so that differences between
 * them are the rules' and not luck's. Cost: series × presets charts.
 */
export function simulateLatest(
  scenario: Scenario,
  series: number,
  seed: number,
  among: readonly PresetId[] = presetIds,
): ReadonlyMap<PresetId, LatestRates> {
  const { chart, n, change = noChange } = scenario;
  const next = processOf(chart, (seed + seedOf(`${chart} ${n} ${change.id}`)) >>> 0, change);
  const drawn = space(n);
  const counts = new Map(among.map((preset) => [preset, new Float64Array(signalWords.length)]));
  for (let k = 0; k < series; k++) {
    next(drawn);
    for (const [preset, count] of counts) {
      const { signals } =
        chart === "xmr" ? xmr(drawn.values, { preset }) : pPrime(drawn.numerators, drawn.denominators, { preset });
      count[signals[n - 1]!]!++;
    }
  }
  return new Map(
    [...counts].map(([preset, count]) => {
      const byCode = Array.from(count, (c) => c / series);
      return [preset, { any: 1 - byCode[0]!, byCode }];
    }),
  );
}
