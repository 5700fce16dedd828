import { HostError } from "../errors";
import type { RangeRef } from "../model/RangeRef";
import { type CopyType, copyCells, moveCells } from "../model/transfer";
import type { Arguments } from "./Arguments";
import { oneOf } from "./checks";

const KNOWN = ["All", "Formulas", "Values", "Formats"];

export function copyFrom(to: RangeRef, from: RangeRef, args: Arguments): void {
  const type = oneOf("RangeCopyType")(args.textOr(1, "All"));
  if (!KNOWN.includes(type) || args.flag(3)) throw new HostError("UnsupportedOperation"); // links and transposing
  copyCells(to, from, type as CopyType, args.flag(2));
}

export function moveTo(from: RangeRef, to: RangeRef): void {
  moveCells(from, to);
}
