import type { WorkbookModel } from "../model/WorkbookModel";
import { only } from "./checks";
import { handle } from "./Handle";
import type { TypeSpec } from "./spec";

const DAY = 86400000;
/** Day 0 of both ways in which workbooks count days. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

interface Result {
  readonly value: unknown;
}

/** Excel's own functions called from outside of a cell. This host knows the one that tells how days are counted. */
export const WORKSHEET_FUNCTIONS: TypeSpec<WorkbookModel> = {
  methods: {
    date: (book, args) => {
      const time = Date.UTC(args.integer(0), args.integer(1) - 1, args.integer(2));
      const value = (time - (book.date1904 ? EPOCH_1904 : EPOCH_1900)) / DAY;
      return handle("FunctionResult", { value } satisfies Result);
    },
  },
};

export const FUNCTION_RESULT: TypeSpec<Result> = {
  props: { value: only((result) => result.value), error: only(() => null) },
};
