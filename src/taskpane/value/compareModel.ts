import type { Sourced } from "../../contract/columns";
import type { TableRow } from "../../contract/tables";
import { compareOptions, type ComparedOption } from "../../core/finance/compareOptions";
import { switchingPoint } from "../../core/finance/sensitivity";
import { totalCost, type TotalCost } from "../../core/finance/totalCostOfPerformance";
import { clientAlone } from "../../findings/analysis/options";
import { money, moneyExact, percentWords } from "../../findings/words";

export type OptionRow = Sourced<TableRow<"options">>;

/** What is moved: fees of each option by so many per cent, and the value of a unit. */
export interface WhatIf {
  readonly feePercent: Readonly<Record<string, number>>;
  /** Null: no value, so no net value either. */
  readonly valuePerUnit: number | null;
}

export interface Comparison {
  readonly rows: readonly ComparedOption[];
  /** Highest net value, or without a value the lowest cost per unit. */
  readonly best: string | null;
  readonly sentences: readonly string[];
  /** Option → costs that its row does not state, in words; they are not in its total. */
  readonly notStated: Readonly<Record<string, readonly string[]>>;
  /** Why there is nothing to compare. */
  readonly problem: string | null;
}

const words: Readonly<Record<TotalCost["missing"][number], string>> = {
  retained: "retained cost",
  governance: "governance",
  transition: "transition",
  nonPerformance: "non-performance",
};

/** The options as they would be, by the same functions as the pack and the sheet. */
export function compareWith(options: readonly OptionRow[], whatIf: WhatIf, currency: string): Comparison {
  const moved = options.map((row) => ({ ...row, fees: row.fees * feeFactor(whatIf, row.option) }));
  const totals = moved.map((row) => totalCost(row));
  const notStated = Object.fromEntries(
    options.flatMap(({ option }, i) => {
      const total = totals[i];
      return total?.ok && total.value.missing.length > 0
        ? [[option, total.value.missing.map((part) => words[part])]]
        : [];
    }),
  );
  const compared = compareOptions(
    options.map((row) => row.option),
    totals.map((total) => (total.ok ? total.value.total : null)),
    options.map((row) => row.output),
    whatIf.valuePerUnit,
    clientAlone(options)?.output ?? null,
  );
  if (!compared.ok)
    return { rows: [], best: null, sentences: [], notStated, problem: compared.problems[0]?.message ?? "" };
  const rows = compared.value;
  const best = bestOf(rows);
  const fee = moved.find((row) => row.option === best?.label)?.fees ?? 0;
  const sentences = [...headroom(rows, best, fee, currency), ...switches(rows, currency)];
  return { rows, best: best?.label ?? null, sentences, notStated, problem: null };
}

/** What a fee is multiplied by; two decimals, as a formula writes it. */
export function feeFactor({ feePercent }: WhatIf, option: string): number {
  return Number((1 + (feePercent[option] ?? 0) / 100).toFixed(2));
}

/** By how much the best option's fee can rise before another is as good. */
function headroom(
  rows: readonly ComparedOption[],
  best: ComparedOption | null,
  fee: number,
  currency: string,
): string[] {
  if (best === null || best.output === null || best.total === null || fee <= 0) return [];
  const next = bestOf(rows.filter((row) => row !== best));
  if (next === null) return [];
  const rise =
    best.net !== null && next.net !== null
      ? best.net - next.net
      : next.perUnit === null
        ? null
        : next.perUnit * best.output - best.total;
  if (rise === null || !Number.isFinite(rise) || rise < 0) return [];
  return [
    `Its fees can rise by ${percentWords(rise / fee, 1)} (${money(rise, currency)}) before ${next.label} is as good.`,
  ];
}

function bestOf(rows: readonly ComparedOption[]): ComparedOption | null {
  const score = (row: ComparedOption) => row.net ?? (row.perUnit === null ? -Infinity : -row.perUnit);
  return rows.reduce<ComparedOption | null>(
    (best, row) => (best === null || score(row) > score(best) ? row : best),
    null,
  );
}

/** Where the choice between two options flips. */
function switches(rows: readonly ComparedOption[], currency: string): string[] {
  const sentences: string[] = [];
  rows.forEach((a, i) => {
    for (const b of rows.slice(i + 1)) {
      if (a.total === null || a.output === null || b.total === null || b.output === null) continue;
      const at = switchingPoint(a.total, a.output, b.total, b.output);
      if (!at.ok) continue;
      const more = a.output > b.output ? a : b;
      const less = more === a ? b : a;
      sentences.push(`Above ${moneyExact(at.value, currency)} a unit ${more.label} is better than ${less.label}.`);
    }
  });
  return sentences;
}

/** The value of a unit that the options start from. */
export function startingValue(options: readonly OptionRow[], fromSettings: number | null): number | null {
  return options.find((row) => row.valuePerUnit !== null)?.valuePerUnit ?? fromSettings;
}
