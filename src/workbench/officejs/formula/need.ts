import type { Argument } from "./types";
import { fail } from "./values";

/** The argument a function cannot do without. */
export function need(args: readonly Argument[], index: number): Argument {
  const argument = args[index];
  if (!argument) throw fail("#VALUE!");
  return argument;
}
