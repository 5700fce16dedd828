import { outliers } from "../../src/core/stats/robust";
import { defaultSettings } from "../../src/contract/settings";
import { standingApart } from "../../src/findings/detectors/peer";
import { seedOf } from "../sample/noise";
import { normals } from "./series";

/** σ by which the one that stands apart is moved; 0: nobody is. */
export const apart = [0, 3, 4, 5, 6, 8] as const;

/**
 * Modified z of normal values at the default cut. With `moved` 0 the chance that any of the first `judged` of them is flagged; else the
 * chance that the moved one (the first) is.
 */
export function simulateOutlier(n: number, moved: number, judged: number, series: number, seed: number): number {
  const draw = normals((seed + seedOf(`outlier ${n} ${moved}`)) >>> 0);
  const cut = defaultSettings().thresholds.outlierZ;
  const values = new Float64Array(n);
  let flagged = 0;
  for (let k = 0; k < series; k++) {
    for (let i = 0; i < n; i++) values[i] = draw();
    values[0]! += moved;
    const { side } = outliers(values, "modified-z", cut);
    if (moved > 0 ? side[0] !== "" : side.slice(0, judged).some((s) => s !== "")) flagged++;
  }
  return flagged / series;
}

/** The same of the sites of a group, by the detector's own test. */
export function simulatePeers(sites: number, moved: number, series: number, seed: number): number {
  const draw = normals((seed + seedOf(`peers ${sites} ${moved}`)) >>> 0);
  const { thresholds } = defaultSettings();
  const values = new Float64Array(sites);
  let flagged = 0;
  for (let k = 0; k < series; k++) {
    for (let i = 0; i < sites; i++) values[i] = draw();
    values[0]! += moved;
    const { apart } = standingApart(values, thresholds);
    if (moved > 0 ? apart.has(0) : apart.size > 0) flagged++;
  }
  return flagged / series;
}
