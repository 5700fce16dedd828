import type { Analysis, OptionLine, OptionsAnalysis } from "../analysis/Analysis";
import { cellsOf } from "../analysis/rows";
import type { Detector, RawFinding } from "../Rule";
import { money, moneyExact, plain } from "../words";
import { tidy } from "./tidy";

/** What choosing the lowest fee would lose a year, at the best option's output where no value per unit is known. */
function loss(best: OptionLine, cheapest: OptionLine): number | null {
  if (best.net !== null && cheapest.net !== null) return best.net - cheapest.net;
  if (best.perUnit !== null && cheapest.perUnit !== null) return (cheapest.perUnit - best.perUnit) * best.row.output;
  return null;
}

/** The value per unit below which the cheaper fee would be the right choice after all. */
function switchWords(a: Analysis, o: OptionsAnalysis, best: string, cheapest: string): string {
  const pair = o.switching.find((s) => (s.a === best && s.b === cheapest) || (s.a === cheapest && s.b === best));
  if (!pair || pair.at === null || o.valuePerUnit === null) return "";
  const word = o.valuePerUnit > pair.at ? "below" : "above";
  return ` The choice flips at a value ${word} ${moneyExact(pair.at, a.currency)} a unit; it is taken as ${moneyExact(o.valuePerUnit, a.currency)}.`;
}

function cheapestNotBest(a: Analysis): RawFinding[] {
  const o = a.options;
  if (!o || o.best === null || o.cheapestFee === null || o.best === o.cheapestFee) return [];
  const best = o.lines.find((line) => line.row.option === o.best);
  const cheapest = o.lines.find((line) => line.row.option === o.cheapestFee);
  if (!best || !cheapest) return [];
  const lost = loss(best, cheapest);
  const m = (amount: number) => money(amount, a.currency);
  const unit = (line: OptionLine) => (line.perUnit === null ? "–" : moneyExact(line.perUnit, a.currency));
  const fragile = o.sensitivity.filter((s) => s.flips);
  const certain =
    best.net === null
      ? "Without a value per unit of output only the cost of a unit is compared."
      : fragile.length === 0
        ? "No single input moved by 10 % changes the best option."
        : `The best option changes when ${fragile[0]!.input.toLowerCase()} of ${fragile[0]!.option} moves by 10 %.`;
  return [
    {
      id: "tcp/cheapest-not-best",
      rule: "tcp.cheapest-not-best",
      table: "Options",
      subject: best.row.option,
      label: "Total cost of performance",
      kind: "commercial",
      concern: true,
      severity: lost === null || cheapest.total === 0 ? 2 : Math.min(6, 1 + (lost / Math.abs(cheapest.total)) * 20),
      money: lost,
      moneyBasis: lost === null ? null : "a year",
      value: lost,
      text: `${cheapest.row.option} asks the lowest fee (${m(cheapest.row.fees)} against ${m(best.row.fees)}), but all in it costs ${unit(cheapest)} a unit of output and ${best.row.option} ${unit(best)}.${lost === null ? "" : ` Choosing on the fee would lose ${m(lost)} a year.`}${switchWords(a, o, best.row.option, cheapest.row.option)}`,
      headline: `The lowest fee (${cheapest.row.option}) is not the best option (${best.row.option})`,
      why: `Total cost ${m(cheapest.total)} for ${plain(cheapest.row.output)} units against ${m(best.total)} for ${plain(best.row.output)}; the choice is made on ${best.net === null ? "cost per unit" : "net value"}, not on the fee.`,
      howSure: certain,
      question: `Which figure of ${best.row.option} and ${cheapest.row.option} do we doubt most, and would it change the choice?`,
      cells: [...cellsOf(best.row, "option", "fees", "output"), ...cellsOf(cheapest.row, "option", "fees", "output")],
    },
  ];
}

export const tcpDetector: Detector = {
  family: "tcp",
  rules: [
    {
      id: "tcp.cheapest-not-best",
      kind: "commercial",
      about: "The option with the lowest fee is not the one with the best total cost of performance.",
    },
  ],
  detect: (a) => tidy(cheapestNotBest(a)),
};
