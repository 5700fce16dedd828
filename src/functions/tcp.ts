/* eslint-disable @typescript-eslint/no-explicit-any -- Excel's metadata generator knows no other word for a cell of any kind */
import { compareOptions } from "../core/finance/compareOptions";
import { switchingPoint } from "../core/finance/sensitivity";
import { costIndex, costPerUnit, netValue, totalCost } from "../core/finance/totalCostOfPerformance";
import { CellError, answer } from "./CellError";
import { block, number, numbers, optionalNumber, texts, total } from "./arguments";
import { cell, withHeader } from "./spill";

/**
 * Total cost of performance of an option: fees + retained cost + governance + transition + non-performance − credits − gain share. Each argument may be a cell or a range that is summed.
 * @customfunction TCP.TOTAL TCP.TOTAL
 * @param {any[][]} fees Money charged by the supplier.
 * @param {any[][]} retainedCost Money that stays with the client; enter 0 when there is none.
 * @param {any[][]} governance Money for running the relationship; enter 0 when there is none.
 * @param {any[][]} transition Money for the change, the period's share; enter 0 when there is none.
 * @param {any[][]} nonPerformance Money lost to failure, rework, complaints; enter 0 when there is none.
 * @param {any[][]} [credits] Money of service credits received.
 * @param {any[][]} [gainShare] Money of gain share received by the client.
 * @returns {number} Money.
 */
export function miTcpTotal(
  fees: any[][],
  retainedCost: any[][],
  governance: any[][],
  transition: any[][],
  nonPerformance: any[][],
  credits?: any[][],
  gainShare?: any[][],
): number {
  const result = answer(
    totalCost({
      fees: total(fees, "fees"),
      retained: total(retainedCost, "retainedCost"),
      governance: total(governance, "governance"),
      transition: total(transition, "transition"),
      nonPerformance: total(nonPerformance, "nonPerformance"),
      credits: total(credits, "credits"),
      gainShare: total(gainShare, "gainShare"),
    }),
  );
  if (result.missing.length > 0) {
    throw new CellError("#N/A", `There is no value for ${result.missing.join(", ")}; enter 0 when there is none.`);
  }
  return result.total;
}

/**
 * Total cost of performance a unit of joint output.
 * @customfunction TCP.PERUNIT TCP.PERUNIT
 * @param {any} totalCost Money, from TCP.TOTAL.
 * @param {any} output Units that client and supplier yield together.
 * @returns {number} Money a unit.
 */
export function miTcpPerUnit(totalCost: any, output: any): number {
  return answer(costPerUnit(number(totalCost, "totalCost"), number(output, "output")));
}

/**
 * Net value of an option: output × value per unit − total cost. Choose on this, not on the fee.
 * @customfunction TCP.NET TCP.NET
 * @param {any} output Units that client and supplier yield together.
 * @param {any} valuePerUnit Money that one unit is worth.
 * @param {any} totalCost Money, from TCP.TOTAL.
 * @returns {number} Money.
 */
export function miTcpNet(output: any, valuePerUnit: any, totalCost: any): number {
  return answer(
    netValue(number(output, "output"), number(valuePerUnit, "valuePerUnit"), number(totalCost, "totalCost")),
  );
}

/**
 * Supplier cost index: (price + costs of non-performance) / price.
 * @customfunction TCP.INDEX TCP.INDEX
 * @param {any} price Money paid for the supply.
 * @param {any[][]} nonPerformanceCosts Money of each kind of failure.
 * @returns {number} Ratio, 1.5 = each unit of price brings half a unit of failure cost.
 */
export function miTcpIndex(price: any, nonPerformanceCosts: any[][]): number {
  return answer(costIndex(number(price, "price"), block(nonPerformanceCosts, "nonPerformanceCosts")));
}

/**
 * Options side by side: cost a unit, uplift, incremental cost a unit, net value, and which options are dominated.
 * @customfunction TCP.COMPARE TCP.COMPARE
 * @param {any[][]} labels Names of the options.
 * @param {any[][]} totalCosts Money, total cost of performance of each option.
 * @param {any[][]} outputs Units of joint output of each option.
 * @param {any} [valuePerUnit] Money that one unit is worth, for the net value.
 * @param {any} [baselineOutput] Units that the client yields alone, for the uplift.
 * @param {boolean} [header] TRUE for a header row.
 * @returns {any[][]} Label, total, output, per unit, uplift over baseline, incremental cost per unit, net, standing.
 */
export function miTcpCompare(
  labels: any[][],
  totalCosts: any[][],
  outputs: any[][],
  valuePerUnit?: any,
  baselineOutput?: any,
  header?: boolean,
): any[][] {
  const rows = answer(
    compareOptions(
      texts(labels, "labels"),
      numbers(totalCosts, "totalCosts"),
      numbers(outputs, "outputs"),
      optionalNumber(valuePerUnit, "valuePerUnit"),
      optionalNumber(baselineOutput, "baselineOutput"),
    ),
  );
  return withHeader(
    ["label", "total", "output", "per unit", "uplift over baseline", "incremental cost per unit", "net", "standing"],
    rows.map((r) => [
      r.label,
      cell(r.total),
      cell(r.output),
      cell(r.perUnit),
      cell(r.uplift),
      cell(r.incremental),
      cell(r.net),
      r.standing ?? "",
    ]),
    header,
  );
}

/**
 * The value per unit of output at which two options are equal; above it the one with more output is better.
 * @customfunction TCP.SWITCH TCP.SWITCH
 * @param {any} totalCostA Money, total cost of option A.
 * @param {any} outputA Units of joint output of A.
 * @param {any} totalCostB Money, total cost of option B.
 * @param {any} outputB Units of joint output of B.
 * @returns {number} Money a unit; #N/A when the choice is the same at every value.
 */
export function miTcpSwitch(totalCostA: any, outputA: any, totalCostB: any, outputB: any): number {
  return answer(
    switchingPoint(
      number(totalCostA, "totalCostA"),
      number(outputA, "outputA"),
      number(totalCostB, "totalCostB"),
      number(outputB, "outputB"),
    ),
  );
}
