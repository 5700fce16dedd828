import { compareOptions } from "../../core/finance/compareOptions";
import { sensitivity, switchingPoint, type SensitivityInput } from "../../core/finance/sensitivity";
import { netValue, totalCost } from "../../core/finance/totalCostOfPerformance";
import type { OptionLine, OptionsAnalysis } from "./Analysis";
import type { Context } from "./Context";
import { supplied, type RowsOf } from "./rows";

type Row = RowsOf<"options">;

/** Share by which each input moves in the sensitivity table. */
const CHANGE = 0.1;

const inputWords: Readonly<Record<SensitivityInput, string>> = {
  fees: "Fees",
  retained: "Retained client cost",
  governance: "Governance",
  transition: "Transition",
  nonPerformance: "Non-performance",
  credits: "Credits",
  gainShare: "Gain share received",
  output: "Joint output",
  valuePerUnit: "Value per unit of output",
};

/** The client doing it alone: named so, or an option without a supplier's fee. Uplift is measured from it. */
export function clientAlone(rows: readonly Row[]): Row | null {
  const named = rows.find(
    (row) =>
      /\b(client|in[- ]?house|do nothing|as[- ]is|baseline)\b/i.test(row.option) && !/\+|\band\b|&/.test(row.option),
  );
  return named ?? rows.find((row) => row.fees === 0) ?? null;
}

function valueOf(c: Context, row: Row): number | null {
  return row.valuePerUnit ?? c.settings.valuePerUnit;
}

/** The value that all options share, for the page's header and the switching points; null when none is known. */
function commonValue(c: Context, rows: readonly Row[]): number | null {
  return rows.find((row) => row.valuePerUnit !== null)?.valuePerUnit ?? c.settings.valuePerUnit;
}

function linesOf(c: Context, rows: readonly Row[]): OptionLine[] {
  const totals = rows.map((row) => {
    const total = totalCost(row);
    return total.ok ? total.value.total : null;
  });
  const compared = compareOptions(
    rows.map((row) => row.option),
    totals,
    rows.map((row) => row.output),
    commonValue(c, rows),
    clientAlone(rows)?.output ?? null,
  );
  if (!compared.ok) return [];
  return rows.flatMap((row, i): OptionLine[] => {
    const line = compared.value[i];
    if (!line || line.total === null) return [];
    const value = valueOf(c, row);
    const net = value === null ? null : netValue(row.output, value, line.total);
    return [
      {
        row,
        total: line.total,
        perUnit: line.perUnit,
        net: net?.ok ? net.value : null,
        uplift: line.uplift,
        incremental: line.incremental,
        standing: line.standing,
      },
    ];
  });
}

/** The highest net value; without a value per unit, the lowest total cost per unit. Ties keep the earlier option. */
function bestOf(lines: readonly OptionLine[]): OptionLine | null {
  const score = (line: OptionLine) => line.net ?? (line.perUnit === null ? null : -line.perUnit);
  const withNet = lines.filter((line) => line.net !== null);
  const among = withNet.length > 0 ? withNet : lines.filter((line) => line.perUnit !== null);
  return among.reduce<OptionLine | null>(
    (best, line) => (best === null || score(line)! > score(best)! ? line : best),
    null,
  );
}

/** The lowest fee among those who charge one: doing it alone has no fee, but is no bid. */
function cheapestOf(rows: readonly Row[], lines: readonly OptionLine[]): OptionLine | null {
  const alone = clientAlone(rows);
  const bids = lines.filter((line) => line.row !== alone);
  return bids.reduce<OptionLine | null>(
    (low, line) => (low === null || line.row.fees < low.row.fees ? line : low),
    null,
  );
}

function switchingOf(lines: readonly OptionLine[]): OptionsAnalysis["switching"] {
  return lines.flatMap((a, i) =>
    lines.slice(i + 1).map((b) => {
      const at = switchingPoint(a.total, a.row.output, b.total, b.row.output);
      return { a: a.row.option, b: b.row.option, at: at.ok ? at.value : null };
    }),
  );
}

function sensitivityOf(c: Context, lines: readonly OptionLine[]): OptionsAnalysis["sensitivity"] {
  const options = lines.flatMap(({ row }) => {
    const value = valueOf(c, row);
    return value === null ? [] : [{ ...row, label: row.option, valuePerUnit: value }];
  });
  const result = sensitivity(options, CHANGE);
  if (!result.ok) return [];
  return result.value.map(({ option, input, minus, plus, flips }) => ({
    option,
    input: inputWords[input],
    minus,
    plus,
    flips,
  }));
}

/** Options side by side by total cost of performance: the fee is one line of it. */
export function analyseOptions(c: Context): OptionsAnalysis | null {
  if (!supplied(c.contract, "options")) return null;
  const rows = c.contract.rows.options;
  const lines = linesOf(c, rows);
  return {
    lines,
    valuePerUnit: commonValue(c, rows),
    best: bestOf(lines)?.row.option ?? null,
    cheapestFee: cheapestOf(rows, lines)?.row.option ?? null,
    switching: switchingOf(lines),
    sensitivity: sensitivityOf(c, lines),
  };
}
