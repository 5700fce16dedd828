import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { signalWords } from "../src/core/stats/types";
import { assurance, variation } from "../src/core/stats/variation";
import { xmr } from "../src/core/stats/xmr";

/** Writes the list of collapsed series in docs/differences.md from the oracle file, which stays outside the repository. */

const BEGIN = "<!-- collapse: written by scripts/differences.ts -->";
const END = "<!-- end of collapse -->";

interface CollapsedCase {
  readonly id: string;
  readonly collapse?: boolean;
  readonly input: { readonly values: readonly number[]; readonly target: number };
  readonly expected: {
    readonly lpl: number | null;
    readonly specialCauseType: readonly string[];
    readonly assuranceType: string;
  };
}

function percent(x: number): string {
  return `${(100 * x).toFixed(3)} %`;
}

function row(c: CollapsedCase): string {
  const values = Float64Array.from(c.input.values);
  const chart = xmr(values);
  const segment = chart.segments[0]!;
  const flagged = Array.from(chart.signals, (code, i) => ({ i, word: signalWords[code]! })).filter(
    (s) => s.word !== "",
  );
  const there = c.expected.specialCauseType.filter((type) => type !== "Common Cause").length;
  const last = signalWords[chart.signals[values.length - 1]!]!;
  return [
    "",
    c.id.replace("|", " "),
    values.length,
    `${c.expected.lpl === null ? "none" : "the mean"}; ${there} flagged`,
    segment.status,
    segment.status === "no variation"
      ? percent(segment.mean)
      : `${percent(segment.lower)} to ${percent(segment.upper)}`,
    flagged.map(({ i, word }) => `${i + 1}: ${word} (${percent(values[i]!)})`).join("; ") || "none",
    variation(last, "higher"),
    assurance(segment, c.input.target, "higher"),
    "",
  ]
    .join(" | ")
    .trim();
}

/** The list, as the page holds it between its marks. */
export function collapseTable(oracle: string): string {
  const { cases } = JSON.parse(oracle) as { cases: readonly CollapsedCase[] };
  const head = [
    "| series | months | reference: limits, points | guard | limits | points flagged | variation | assurance of 95 % |",
    "|---|---|---|---|---|---|---|---|",
  ];
  return [BEGIN, "", ...head, ...cases.filter((c) => c.collapse).map(row), "", END].join("\n");
}

/** The part of the page that {@link collapseTable} writes. */
export function tableOfPage(page: string): string {
  return page.slice(page.indexOf(BEGIN), page.indexOf(END) + END.length);
}

function main(): void {
  const oracle = resolve("../shared/golden/spc-ae-real.json");
  if (!existsSync(oracle)) {
    console.error("The oracle file spc-ae-real.json is not beside the project; the page is left as it is.");
    return;
  }
  const file = resolve("docs/differences.md");
  const page = readFileSync(file, "utf8");
  writeFileSync(file, page.replace(tableOfPage(page), collapseTable(readFileSync(oracle, "utf8"))));
}

if (process.argv[1]?.endsWith("differences.ts")) main();
