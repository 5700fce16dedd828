import { defaultSettings } from "../../src/contract/settings";
import { analyse } from "../../src/findings/analysis/analyse";
import { forecastDetector } from "../../src/findings/detectors/forecast";
import { seedOf } from "../sample/noise";
import { plainContract, plainKpi } from "./plainKpi";
import { normals } from "./series";

/** A process against a target that higher values meet; `line(i, n)` is its true mean at position i of n, the target is 0. */
export interface BreachScenario {
  readonly id: string;
  readonly name: string;
  readonly line: (i: number, n: number) => number;
}

const level = (sigmas: number): BreachScenario => ({
  id: `level${sigmas}`,
  name: `stable, its average ${sigmas} σ inside the target`,
  line: () => sigmas,
});

export const stableScenarios: readonly BreachScenario[] = [level(3), level(2), level(1)];

const approaching = (slope: number, left: number): BreachScenario => ({
  id: `trend${slope}-${left}`,
  name: `falling by ${slope} σ a month, its true level at the target in ${left} months`,
  line: (i, n) => slope * (n - 1 + left - i),
});

export const breakingScenarios: readonly BreachScenario[] = [
  approaching(0.1, 2),
  approaching(0.2, 2),
  approaching(0.2, 3),
  { id: "level-0.5", name: "stable, its average 0.5 σ beyond the target", line: () => -0.5 },
];

/** Share of series for which the rule forecast.breach speaks, through the detector itself at its default threshold. */
export function simulateBreach(scenario: BreachScenario, n: number, series: number, seed: number): number {
  const draw = normals((seed + seedOf(`breach ${scenario.id} ${n}`)) >>> 0);
  const kpis = Array.from({ length: series }, (_, k) => {
    const values = Float64Array.from({ length: n }, (_, i) => scenario.line(i, n) + draw());
    return plainKpi(`k${k}`, { values, target: 0 });
  });
  const analysis = analyse({ contract: plainContract(kpis), problems: [] }, defaultSettings());
  return forecastDetector.detect(analysis).length / series;
}
