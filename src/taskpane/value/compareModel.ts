import type { Sourced } from "../../contract/columns";
import type { TableRow } from "../../contract/tables";
import { compareOptions, type ComparedOption } from "../../core/finance/compareOptions";
import { switchingPoint } from "../../core/finance/sensitivity";
import { totalCost } from "../../core/finance/totalCostOfPerformance";
import { clientAlone } from "../../findings/analysis/options";
import { moneyExact } from "../../findings/words";

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
  /** Why there is nothing to compare. */
  readonly problem: string | null;
}

/** The options as they would be, by the same functions as the pack and the sheet. */
export function compareWith(options: readonly OptionRow[], whatIf: WhatIf, currency: string): Comparison {
  const totals = options.map((row) => {
    const total = totalCost({ ...row, fees: row.fees * (1 + (whatIf.feePercent[row.option] ?? 0) / 100) });
    return total.ok ? total.value.total : null;
  });
  const outputs = options.map((row) => row.output);
  const labels = options.map((row) => row.option);
  const alone = clientAlone(options)?.output ?? null;
  const compared = compareOptions(labels, totals, outputs, whatIf.valuePerUnit, alone);
  if (!compared.ok) return { rows: [], best: null, sentences: [], problem: compared.problems[0]?.message ?? "" };
  const rows = compared.value;
  return { rows, best: bestOf(rows)?.label ?? null, sentences: switches(rows, currency), problem: null };
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
