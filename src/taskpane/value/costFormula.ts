import { cellOf } from "../../findings/analysis/rows";
import { feeFactor, type OptionRow, type WhatIf } from "./compareModel";

const parts = ["fees", "retained", "governance", "transition", "nonPerformance", "credits", "gainShare"] as const;

/**
 * The cost per unit of an option as a formula on its own cells, with its fee moved as in the form: what stands in the sheet
 * is the form's figure, and follows the cells. Null where a cost is not stated: the function asks for each of them.
 */
export function perUnitFormula(row: OptionRow, whatIf: WhatIf): string | null {
  const output = cellOf(row, "output");
  const cells = parts.map((key) => (row[key] === null ? null : cellOf(row, key)));
  if (output === null || cells.slice(0, 5).includes(null)) return null;
  const factor = feeFactor(whatIf, row.option);
  const args = cells.map((cell, i) => (i === 0 && factor !== 1 ? `${cell}*${factor}` : (cell ?? "")));
  while (args[args.length - 1] === "") args.pop();
  return `=MI.TCP.PERUNIT(MI.TCP.TOTAL(${args.join(",")}),${output})`;
}
