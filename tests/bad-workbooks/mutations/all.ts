import type { Mutation } from "../Mutation";
import { cellMutations } from "./cells";
import { damageMutations } from "./damage";
import { producerMutations } from "./producers";
import { rowMutations } from "./rows";
import { structureMutations } from "./structure";
import { textMutations } from "./texts";

/** Every way of spoiling a workbook; seed after seed takes the next. */
export const mutations: readonly Mutation[] = [
  ...cellMutations,
  ...structureMutations,
  ...rowMutations,
  ...textMutations,
  ...producerMutations,
  ...damageMutations,
];
