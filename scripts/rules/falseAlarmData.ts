import type { PresetId } from "../../src/core/stats/types";
import { presetIds, simulateLatest } from "./latest";
import type { ChartKind } from "./series";

/** Where the rates are simulated: each n while they move quickly (Anhøj's jump from n to n), then wider. */
export const nodes = [6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 22, 24, 27, 30, 36, 48, 60] as const;
export const charts: readonly ChartKind[] = ["xmr", "p-prime", "p"];

export type Rates = Record<ChartKind, Record<PresetId, number[]>>;

/** False-alarm rates on the latest point of a stable process, by chart, preset and number of points. */
export function falseAlarmRatesBySimulation(series: number, seed: number): Rates {
  const blank = () => Object.fromEntries(presetIds.map((preset) => [preset, [] as number[]]));
  const rates = Object.fromEntries(charts.map((chart) => [chart, blank()])) as Rates;
  for (const chart of charts)
    for (const n of nodes) {
      const simulated = simulateLatest({ chart, n }, series, seed);
      for (const preset of presetIds) rates[chart][preset].push(Number(simulated.get(preset)!.any.toFixed(4)));
    }
  return rates;
}

/** The rates as the source file that the product reads. */
export function sourceOf(rates: Rates, series: number): string {
  const key = (id: string): string => (/^[a-z]+$/.test(id) ? id : `"${id}"`);
  const rows = (chart: ChartKind): string =>
    presetIds.map((preset) => `    ${key(preset)}: [${rates[chart][preset].join(", ")}],`).join("\n");
  const grid = series.toLocaleString("en-GB");
  return `import type { PresetId } from "./types";

/** Written by scripts/rules-table.ts (npm run rules), ${grid} simulated series a cell; what they are is said in scripts/rules/series.ts. */

/** Points of the series that the rates stand for, in order. */
export const falseAlarmPoints: readonly number[] = [${nodes.join(", ")}];

/** Share of stable series whose latest point signals: by chart, preset and position in {@link falseAlarmPoints}. */
export const falseAlarmRates: Readonly<
  Record<"xmr" | "p-prime" | "p", Readonly<Record<PresetId, readonly number[]>>>
> = {
${charts.map((chart) => `  ${key(chart)}: {\n${rows(chart)}\n  },`).join("\n")}
};
`;
}
