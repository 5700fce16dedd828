import type { Mutation } from "../Mutation";
import { cellMutations } from "./cells";
import { structureMutations } from "./structure";

/** Every way of spoiling a workbook; seed after seed takes the next. */
export const mutations: readonly Mutation[] = [...cellMutations, ...structureMutations];
