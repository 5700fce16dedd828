import type { CellValue } from "../../../contract/cells";
import { isCellError } from "../../../contract/cells";

/** What Excel keeps of one filtered column; the client sends and reads the same object. */
export interface FilterCriteria {
  readonly filterOn: string;
  readonly values?: readonly unknown[];
  readonly criterion1?: string;
  readonly criterion2?: string;
  readonly operator?: string;
}

function meets(value: CellValue, criterion: string): boolean {
  const match = /^(<>|<=|>=|=|<|>)?(.*)$/s.exec(criterion);
  const [operator, wanted] = [match?.[1] ?? "=", match?.[2] ?? ""];
  const number = Number(wanted);
  if (wanted !== "" && !Number.isNaN(number) && typeof value === "number") {
    const difference = value - number;
    if (operator === "<") return difference < 0;
    if (operator === "<=") return difference <= 0;
    if (operator === ">") return difference > 0;
    if (operator === ">=") return difference >= 0;
    return (difference === 0) === (operator === "=");
  }
  const text = value === null || isCellError(value) ? "" : String(value);
  const pattern = wanted
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  const same = new RegExp(`^${pattern}$`, "is").test(text);
  return operator === "<>" ? !same : same;
}

/** Whether a row stays visible under the criteria of one column. */
export function passes(value: CellValue, text: string, criteria: FilterCriteria): boolean {
  if (criteria.filterOn === "Values") return (criteria.values ?? []).some((wanted) => wanted === text);
  if (criteria.filterOn !== "Custom") return true;
  const first = meets(value, criteria.criterion1 ?? "");
  if (criteria.criterion2 === undefined) return first;
  const second = meets(value, criteria.criterion2);
  return criteria.operator === "Or" ? first || second : first && second;
}
