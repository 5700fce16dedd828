import { falseAlarmPoints, falseAlarmRates } from "../../src/core/stats/falseAlarmRates";
import { presets } from "../../src/core/stats/presets";
import { signalWords, type PresetId } from "../../src/core/stats/types";
import { defaultSettings } from "../../src/contract/settings";
import { detectors } from "../../src/findings/engine";
import { breakingScenarios, simulateBreach, stableScenarios, type BreachScenario } from "./breach";
import { charts } from "./falseAlarmData";
import { presetIds, simulateLatest } from "./latest";
import { apart, simulateOutlier, simulatePeers } from "./peers";
import { changes, type ChartKind } from "./series";

/** How many series a cell of docs/rules.md is simulated from, by kind of table. */
export interface Effort {
  readonly falseAlarm: number;
  readonly power: number;
  readonly breach: number;
}

export const published: Effort = { falseAlarm: 40_000, power: 20_000, breach: 10_000 };
export const SEED = 2026;
export const pointsShown = [6, 12, 24, 36] as const;
/** Points of the series behind the tables of power. */
export const POWER_POINTS = 24;

/** The signals of the vocabulary beside the rule ids that tell them. */
export const ruleOfSignal: readonly (readonly [code: number, rule: string])[] = [
  "above-limit",
  "below-limit",
  "rising-trend",
  "falling-trend",
  "two-of-three-upper",
  "two-of-three-lower",
  "shift-above",
  "shift-below",
].map((name, i) => [i + 1, `xmr.${name}`]);

/** `1.62 %`, from ten on `23.4 %`. */
export function rate(share: number): string {
  const percent = 100 * share;
  return `${percent.toFixed(percent < 9.995 ? 2 : 1)} %`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), `|${head.map((_, i) => (i === 0 ? "---" : "---:")).join("|")}|`, ...rows.map(line)].join("\n");
}

const chartNames: Readonly<Record<ChartKind, string>> = { xmr: "XmR", "p-prime": "p′", p: "p" };

/** Every rule of the engine: a row each. */
export function rulesList(): string {
  const { thresholds } = defaultSettings();
  const rows = detectors.flatMap((d) =>
    d.rules.map((r) => {
      const own = [...(r.threshold ? [r.threshold] : []), ...(r.also ?? [])];
      const names = d.family === "xmr" ? (["preset"] as const) : own;
      const setting = names.map((name) => `\`${name}\``).join(", ");
      const value = names.map((name) => (name === "preset" ? "mdc" : String(thresholds[name]))).join(", ");
      return [`\`${r.id}\``, r.kind, r.about, setting || "–", value || "–"];
    }),
  );
  const head = "| rule | kind | it speaks when | setting | default |\n|---|---|---|---|---|";
  return [head, ...rows.map((cells) => `| ${cells.join(" | ")} |`)].join("\n");
}

export function falseAlarmsByPreset(): string {
  const head = ["rules", ...charts.flatMap((chart) => pointsShown.map((n) => `${chartNames[chart]} ${n}`))];
  const of = (chart: ChartKind, preset: PresetId, n: number): number =>
    falseAlarmRates[chart][preset][falseAlarmPoints.indexOf(n)]!;
  return table(
    head,
    presetIds.map((preset) => [
      presets[preset].name,
      ...charts.flatMap((chart) => pointsShown.map((n) => rate(of(chart, preset, n)))),
    ]),
  );
}

export function falseAlarmsByRule(effort: Effort, seed: number): string {
  const simulated = pointsShown.map((n) =>
    simulateLatest({ chart: "xmr", n }, effort.falseAlarm, seed, ["mdc"]).get("mdc")!,
  );
  return table(
    ["rule", ...pointsShown.map(String)],
    ruleOfSignal.map(([code, rule]) => [`\`${rule}\``, ...simulated.map((s) => rate(s.byCode[code]!))]),
  );
}

export function powerByPreset(effort: Effort, seed: number): string {
  return table(
    ["change", ...presetIds.map((preset) => presets[preset].name)],
    changes.map((change) => {
      const simulated = simulateLatest({ chart: "xmr", n: POWER_POINTS, change }, effort.power, seed);
      return [change.name, ...presetIds.map((preset) => rate(simulated.get(preset)!.any))];
    }),
  );
}

export function powerByPoints(effort: Effort, seed: number): string {
  return table(
    ["change", ...pointsShown.map(String)],
    changes.map((change) => [
      change.name,
      ...pointsShown.map((n) =>
        rate(simulateLatest({ chart: "xmr", n, change }, effort.power, seed, ["mdc"]).get("mdc")!.any),
      ),
    ]),
  );
}

export function powerByRule(effort: Effort, seed: number): string {
  const upward = ruleOfSignal.filter(([code]) => code % 2 === 1);
  return table(
    ["change", ...upward.map(([, rule]) => `\`${rule}\``)],
    changes.map((change) => {
      const simulated = simulateLatest({ chart: "xmr", n: POWER_POINTS, change }, effort.power, seed, ["mdc"]);
      return [change.name, ...upward.map(([code]) => rate(simulated.get("mdc")!.byCode[code]!))];
    }),
  );
}

export function breachTable(which: readonly BreachScenario[], effort: Effort, seed: number): string {
  return table(
    ["process", ...pointsShown.map(String)],
    which.map((s) => [s.name, ...pointsShown.map((n) => rate(simulateBreach(s, n, effort.breach, seed)))]),
  );
}

export const peerCounts = [5, 6, 8, 12, 20] as const;
/** Months of a cost line's quarter. */
const QUARTER = 3;

const apartHead = apart.map((s) => (s === 0 ? "nobody apart" : `one by ${s} σ`));

export function peerTable(effort: Effort, seed: number): string {
  return table(
    ["sites", ...apartHead, "nobody apart, modified z alone"],
    peerCounts.map((n) => [
      String(n),
      ...apart.map((s) => rate(simulatePeers(n, s, effort.power, seed))),
      rate(simulateOutlier(n, 0, n, effort.power, seed)),
    ]),
  );
}

export function costTable(effort: Effort, seed: number): string {
  return table(
    ["months", ...apartHead],
    pointsShown.map((n) => [String(n), ...apart.map((s) => rate(simulateOutlier(n, s, QUARTER, effort.power, seed)))]),
  );
}

/** How many words the vocabulary of signals has beside "none": what {@link ruleOfSignal} must name. */
export const SIGNALS = signalWords.length - 1;

const grid = (n: number): string => n.toLocaleString("en-GB");

/** docs/rules.md. */
export function rulesPage(effort: Effort = published, seed: number = SEED): string {
  return `# Rules

Every rule by which something reaches the list of exceptions. \`rulesOff\` in the settings switches a rule off by its id, or a
family by its name; thresholds are settings too ([settings](settings.md)). This page is written by \`npm run rules\`
(scripts/rules-table.ts, seed ${seed}); a test draws its cells again with another seed.

${rulesList()}

## How often a stable process signals

Independent normal months, nothing changed: how often the **latest** point carries a signal, by rules, chart and points
(${grid(effort.falseAlarm)} series a cell, so a cell is good to about 0.1 points). These rates, summed over the KPIs tested, are the "expected by chance"
of every list. p′: counts of about 1,000 that vary twice as much as counting alone gives; p: counts of 20 to 49. For Making Data Count
on an XmR chart the product uses the rounded 1.1, 1.4, 1.6 and 1.8 %.

${falseAlarmsByPreset()}

By rule, Making Data Count, XmR (a point counts for its strongest rule). \`xmr.changed\` speaks only where nothing ever varied: a
stable process that never moves gives none.

${falseAlarmsByRule(effort, seed)}

## How often a change is seen

XmR of ${POWER_POINTS} points, the change upwards, in the points named (${grid(effort.power)} series a cell, good to about 0.7 points). The limits are
those of the whole series, change included, as in the pack.

${powerByPreset(effort, seed)}

Making Data Count by number of points:

${powerByPoints(effort, seed)}

Making Data Count, ${POWER_POINTS} points, which rule speaks:

${powerByRule(effort, seed)}

## Breach forecast

\`forecast.breach\` at its default of 50 %, by the detector itself (${grid(effort.breach)} series a cell, good to about 1 point). It speaks only about a KPI
that still meets its target: a process on the edge misses in half of its months, and those are told by \`target.missed\`.
False alarms:

${breachTable(stableScenarios, effort, seed)}

Seen in time:

${breachTable(breakingScenarios, effort, seed)}

## Standing apart

\`peer.outlier\`: modified z above ${defaultSettings().thresholds.outlierZ}, and beyond chance by the generalised ESD test at ${100 * defaultSettings().thresholds.peerFalseAlarm} % for the whole group, among normal
values (${grid(effort.power)} draws a cell): any site flagged when nobody stands apart, else the one that does. The last column is what the modified
z alone would do: among five sites it names somebody in one month of five, because the spread of five is hardly known
([why](adr/0012-peers-of-small-groups.md)). The price is power: among five sites only what lies very far out is told. Each group tested counts with
its ${100 * defaultSettings().thresholds.peerFalseAlarm} % in "expected by chance".

${peerTable(effort, seed)}

\`cost.outlier\`, modified z alone: any of the quarter's three months flagged when none is out of line, else the one that is.

${costTable(effort, seed)}

## Rules without a rate

All others state facts of the data (a date that has passed, an amount that differs, a name that is missing): they are right or the data
are wrong, and no rate of chance belongs to them. \`target.missed\` and \`target.never-met\` compare with a target, the second with the
limits of the process as well.
`;
}
