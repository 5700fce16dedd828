import { fail, ok, type Result } from "../result";
import { firstProblem, given, notNegative } from "../numbers";
import { netValue, totalCost, type CostParts } from "./totalCostOfPerformance";

/**
 * The switching point of two options: the value a unit at which their net values are equal, (TC_B − TC_A)/(O_B − O_A).
 * Above it the one with more output is the better choice, below it the cheaper one.
 *
 * @param totalA money
 * @param outputA units, 0 or more
 * @param totalB money
 * @param outputB units, 0 or more
 * @returns money a unit, 0 or more. Problems: equal outputs, or one option better at every value (it would be
 *   negative), `missing`; negative output `domain`. Invariants: symmetric in A and B; net values are equal there. O(1).
 * @example switchingPoint(100, 10, 130, 20).value // 3
 * Source: ours (equality of two lines).
 */
export function switchingPoint(totalA: number, outputA: number, totalB: number, outputB: number): Result<number> {
  const problem = firstProblem(
    given("total cost A", totalA),
    notNegative("output A", outputA),
    given("total cost B", totalB),
    notNegative("output B", outputB),
  );
  if (problem) return problem;
  const more = outputB - outputA;
  const dearer = totalB - totalA;
  if (more === 0) {
    const same = "Both yield the same output, so no value per unit changes the choice";
    if (dearer === 0) return fail("missing", `${same}: they are equal.`);
    return fail("missing", `${same}: ${dearer > 0 ? "A" : "B"} costs less.`);
  }
  const at = dearer / more;
  if (at < 0) {
    return fail(
      "missing",
      `${dearer > 0 ? "A" : "B"} costs less and yields more: it is better at every value per unit.`,
    );
  }
  return Number.isFinite(at) ? ok(at) : fail("domain", "The result is too large to be shown.");
}

export interface SensitivityOption extends CostParts {
  readonly label: string;
  readonly output: number;
  readonly valuePerUnit: number;
}

export type SensitivityInput = Exclude<keyof SensitivityOption, "label">;

export interface SensitivityLine {
  readonly option: string;
  readonly input: SensitivityInput;
  /** Net value of this option with the input lowered and raised, money. */
  readonly minus: number;
  readonly plus: number;
  /** The option with the highest net value then. */
  readonly bestAtMinus: string;
  readonly bestAtPlus: string;
  /** True when the best option is another than with the inputs as they are. */
  readonly flips: boolean;
}

/** The inputs that are moved, in this order. */
export const sensitivityInputs: readonly SensitivityInput[] = [
  "fees",
  "retained",
  "governance",
  "transition",
  "nonPerformance",
  "credits",
  "gainShare",
  "output",
  "valuePerUnit",
];

/**
 * What the choice hangs on: each input of each option moved by ±change, one at a time, and which option then has the
 * highest net value. Inputs that are not stated or 0 are left out (there is nothing to move).
 *
 * @param options parts of cost, joint output and value a unit of each option
 * @param change share by which an input moves; missing: 0.1 (±10 %)
 * @returns a line for each option and input, in the order given. Ties keep the earlier option. Problems: no option or a
 *   missing fee, output or value `missing`; change outside (0, 1] `domain`.
 *   Invariants: net values move linearly, so minus and plus lie symmetrically around the net value; nothing flips with one
 *   option. O(options² · inputs).
 * @example sensitivity([{ label: "A", fees: 100, output: 10, valuePerUnit: 20 }, { label: "B", fees: 105, output: 10, valuePerUnit: 20 }]).value.filter((l) => l.flips).length // 6
 * Source: ours (one-way sensitivity analysis).
 */
export function sensitivity(
  options: readonly SensitivityOption[],
  change: number | null = 0.1,
): Result<readonly SensitivityLine[]> {
  const by = change ?? 0.1;
  if (options.length === 0) return fail("missing", "There is no option to compare.");
  if (!(by > 0 && by <= 1)) return fail("domain", "The change must be above 0 and at most 1.", ["change"]);
  const nets: number[] = [];
  for (const option of options) {
    const net = netOf(option);
    if (!net.ok) return net;
    nets.push(net.value);
  }
  const best = indexOfHighest(nets);
  const lines: SensitivityLine[] = [];
  for (const [k, option] of options.entries()) {
    for (const input of sensitivityInputs) {
      const amount = option[input];
      if (amount === null || amount === undefined || Number.isNaN(amount) || amount === 0) continue;
      const minus = netOf({ ...option, [input]: amount * (1 - by) });
      const plus = netOf({ ...option, [input]: amount * (1 + by) });
      if (!minus.ok) return minus;
      if (!plus.ok) return plus;
      const atMinus = indexOfHighest(nets.map((net, j) => (j === k ? minus.value : net)));
      const atPlus = indexOfHighest(nets.map((net, j) => (j === k ? plus.value : net)));
      lines.push({
        option: option.label,
        input,
        minus: minus.value,
        plus: plus.value,
        bestAtMinus: options[atMinus]?.label ?? "",
        bestAtPlus: options[atPlus]?.label ?? "",
        flips: atMinus !== best || atPlus !== best,
      });
    }
  }
  return ok(lines);
}

function netOf(option: SensitivityOption): Result<number> {
  const total = totalCost(option);
  return total.ok ? netValue(option.output, option.valuePerUnit, total.value.total) : total;
}

function indexOfHighest(values: readonly number[]): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if ((values[i] ?? 0) > (values[best] ?? 0)) best = i;
  return best;
}
