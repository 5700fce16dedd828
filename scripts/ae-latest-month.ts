import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { dayFromIso } from "../src/core/days";
import { defaultSettings } from "../src/contract/settings";
import type { KpiAnalysis } from "../src/findings/analysis/Analysis";
import { analyse } from "../src/findings/analysis/analyse";
import { plainContract, plainKpi } from "./rules/plainKpi";

/**
 * Writes docs/ae-latest-month.md: the list for March 2019 on real A&E data, once from numerators and denominators (p′) and once from
 * the percentages alone (XmR). The data stay outside the repository.
 */

const TARGET = 0.95;
const AS_OF = "2019-03-31";
export const DATA = "../shared/data/ae_attendances.csv";
export const PAGE = "docs/ae-latest-month.md";

export interface Pair {
  /** `RF4 type 1` */
  readonly id: string;
  readonly counts: KpiAnalysis;
  readonly shares: KpiAnalysis;
  /** Attendances of the month and of the average month. */
  readonly attendances: number;
  readonly usual: number;
}

/** Both analyses of every organisation and type of department, those of 2019-03 with limits only. */
export function aePairs(csv: string): readonly Pair[] {
  const byId = new Map<string, string[][]>();
  for (const line of csv.trim().split(/\r?\n/).slice(1)) {
    const cells = line.replaceAll('"', "").split(",");
    const id = `${cells[1]} type ${cells[2]}`;
    byId.set(id, [...(byId.get(id) ?? []), cells]);
  }
  const all = [...byId].map(([id, rows]) => ({ id, rows: rows.sort((a, b) => (a[0]! < b[0]! ? -1 : 1)) }));
  const analysed = (withCounts: boolean): readonly KpiAnalysis[] => {
    const kpis = all.map(({ id, rows }) => {
      const denominators = Float64Array.from(rows, (row) => Number(row[3]));
      const numerators = Float64Array.from(rows, (row) => Number(row[4]));
      return plainKpi(id, {
        values: denominators.map((n, i) => (n > 0 ? 1 - numerators[i]! / n : NaN)),
        periods: Int32Array.from(rows, (row) => dayFromIso(row[0]!)!),
        target: TARGET,
        form: "share",
        ...(withCounts ? { numerators, denominators } : {}),
      });
    });
    const settings = { ...defaultSettings(), asOf: AS_OF };
    return analyse({ contract: plainContract(kpis), problems: [] }, settings).kpis;
  };
  const [counts, shares] = [analysed(true), analysed(false)];
  return all.flatMap(({ id, rows }, i) => {
    const [p, x] = [counts[i]!, shares[i]!];
    if (x.falseAlarm === 0) return [];
    const attendances = Number(rows[x.latest]![3]);
    const usual = rows.reduce((sum, row) => sum + Number(row[3]), 0) / rows.length;
    return [{ id, counts: p, shares: x, attendances, usual }];
  });
}

function percent(share: number, decimals = 1): string {
  return `${(100 * share).toFixed(decimals)} %`;
}

function sigmas(k: KpiAnalysis): string {
  return k.sigmas === null ? "–" : Math.abs(k.sigmas).toFixed(2);
}

/** From the average to the limit of the latest month; the wider side, since the other may be cut off at 100 %. */
function half({ result, latest }: KpiAnalysis): number {
  const mean = result.mean[latest]!;
  return Math.max(result.upper[latest]! - mean, mean - result.lower[latest]!);
}

/** Why the two charts differ, from their figures. */
export function why({ counts, shares, attendances, usual }: Pair): string {
  const [p, x] = [counts.result, shares.result];
  const i = counts.latest;
  const parts: string[] = [];
  if (counts.chart === "p")
    parts.push("counting alone explains the spread, so the limits are those of counting (plain p)");
  const wide = half(counts) / half(shares);
  const size =
    wide > 2
      ? `${wide.toFixed(1)} times as wide`
      : `${percent(Math.abs(wide - 1), 0)} ${wide > 1 ? "wider" : "narrower"}`;
  const volume = counts.chart === "p" ? "" : ` (${percent(attendances / usual, 0)} of the usual attendances)`;
  if (Math.abs(wide - 1) > 0.02) parts.push(`limits of this month are ${size}${volume}`);
  if (Math.abs(p.mean[i]! - x.mean[i]!) >= 0.0005)
    parts.push(`average of all attendances ${percent(p.mean[i]!, 2)}, of the months ${percent(x.mean[i]!, 2)}`);
  parts.push(
    `latest ${sigmas(counts)} σ from the average on ${counts.chart === "p" ? "p" : "p′"}, ${sigmas(shares)} σ on XmR`,
  );
  return parts.join("; ");
}

const said = (k: KpiAnalysis): string => (k.signal === "" ? "–" : k.signal);
const chartName: Readonly<Record<string, string>> = { "p-prime": "p′", p: "p", xmr: "XmR" };

/** The page, from the data. */
export function aePage(csv: string): string {
  const pairs = aePairs(csv);
  const count = (test: (pair: Pair) => boolean): string => String(pairs.filter(test).length);
  const signal = (k: KpiAnalysis): boolean => k.signal !== "";
  const expected = (of: (pair: Pair) => KpiAnalysis): string =>
    pairs.reduce((sum, pair) => sum + of(pair).falseAlarm, 0).toFixed(1);
  const either = pairs.filter(({ counts, shares }) => signal(counts) || signal(shares));
  const differ = either.filter(({ counts, shares }) => counts.signal !== shares.signal);
  const listed = [...either].sort(
    (a, b) =>
      rankOf(a.counts) - rankOf(b.counts) ||
      Math.abs(b.counts.sigmas ?? 0) - Math.abs(a.counts.sigmas ?? 0) ||
      (a.id < b.id ? -1 : 1),
  );
  const summary: readonly (readonly [string, string, string])[] = [
    ["series with limits and a value for March 2019", count(() => true), count(() => true)],
    ["with a signal on that month", count((q) => signal(q.counts)), count((q) => signal(q.shares))],
    [
      "… for the worse",
      count((q) => q.counts.variation === "concerning"),
      count((q) => q.shares.variation === "concerning"),
    ],
    [
      "… for the better",
      count((q) => q.counts.variation === "improving"),
      count((q) => q.shares.variation === "improving"),
    ],
    ["expected by chance if all were stable", expected((q) => q.counts), expected((q) => q.shares)],
    [
      "consistently fails 95 %",
      count((q) => q.counts.assurance === "consistently fails"),
      count((q) => q.shares.assurance === "consistently fails"),
    ],
    [
      "consistently passes 95 %",
      count((q) => q.counts.assurance === "consistently passes"),
      count((q) => q.shares.assurance === "consistently passes"),
    ],
  ];
  const agreement: readonly (readonly [string, string])[] = [
    ["no signal on either", count((q) => !signal(q.counts) && !signal(q.shares))],
    ["the same signal on both", count((q) => signal(q.counts) && q.counts.signal === q.shares.signal)],
    [
      "a signal on both, by another rule",
      count((q) => signal(q.counts) && signal(q.shares) && q.counts.signal !== q.shares.signal),
    ],
    ["only from counts", count((q) => signal(q.counts) && !signal(q.shares))],
    ["only from percentages", count((q) => !signal(q.counts) && signal(q.shares))],
  ];
  const opposite = count((q) => signal(q.counts) && signal(q.shares) && q.counts.variation !== q.shares.variation);
  return `# The latest month on real data: p′ beside XmR

NHS England's A&E attendances (NHSRdatasets), April 2016 to March 2019: seen within four hours, by organisation and type of department,
target 95 %. The list for **March 2019** was made twice by the same code: from numerators and denominators (p′, the plain p chart where
counts are small or vary by counting alone), as the product does whenever both are there, and from the percentages alone (XmR).
Written by \`npx tsx scripts/ae-latest-month.ts\`; a test checks it where the data are at hand.

| | counts (p′, p) | percentages (XmR) |
|---|---:|---:|
${summary.map((row) => `| ${row.join(" | ")} |`).join("\n")}

| the two together | series |
|---|---:|
${agreement.map((row) => `| ${row.join(" | ")} |`).join("\n")}

Of those with a signal on both, ${opposite} point opposite ways. Charts from counts: ${count((q) => q.counts.chart === "p-prime")} p′, ${count((q) => q.counts.chart === "p")} plain p,
of which ${count((q) => q.counts.segment?.status === "no variation")} never moved from 100 %.

## Where they differ, and why

Three things differ between the charts: p′ widens the limits of a month with few attendances and narrows those of a busy one; its
average counts every attendance alike where XmR's counts every month alike; and where the spread is no more than counting gives, p draws the
limits of counting, while XmR goes by the months' own movement.

| series | attendances | value | from counts | from percentages | why |
|---|---:|---:|---|---|---|
${differ
  .map(
    (q) =>
      `| ${q.id} | ${q.attendances.toLocaleString("en-GB")} | ${percent(q.counts.latestValue!)} | ${said(q.counts)} | ${said(q.shares)} | ${why(q)} |`,
  )
  .join("\n")}

## The list for March 2019

Every series with a signal on either chart: for the worse first, then by distance from the average.

| series | attendances | value | average | from counts | σ | chart | from percentages | σ |
|---|---:|---:|---:|---|---:|---|---|---:|
${listed
  .map(
    (q) =>
      `| ${q.id} | ${q.attendances.toLocaleString("en-GB")} | ${percent(q.counts.latestValue!)} | ${percent(q.counts.result.mean[q.counts.latest]!)} | ${said(q.counts)} | ${sigmas(q.counts)} | ${chartName[q.counts.chart]!} | ${said(q.shares)} | ${sigmas(q.shares)} |`,
  )
  .join("\n")}
`;
}

function rankOf(k: KpiAnalysis): number {
  return k.variation === "concerning" ? 0 : k.variation === "improving" ? 1 : 2;
}

function main(): void {
  const file = resolve(DATA);
  if (existsSync(file)) writeFileSync(resolve(PAGE), aePage(readFileSync(file, "utf8")));
  else console.error("ae_attendances.csv is not beside the project; the page is left as it is.");
}

if (process.argv[1]?.endsWith("ae-latest-month.ts")) main();
