import { invalid } from "../errors";
import { RangeRef, type RangeAreasRef } from "../model/RangeRef";
import { handle } from "./Handle";
import type { TypeSpec } from "./spec";

export function rangesOf(ref: RangeAreasRef): RangeRef[] {
  return ref.areas.map((area) => new RangeRef(ref.sheet, area));
}

export const RANGE_COLLECTION: TypeSpec<RangeAreasRef> = {
  items: (ref) => rangesOf(ref).map((range) => handle("Range", range)),
  methods: {
    getCount: (ref) => ref.areas.length,
    getItemAt: (ref, args) => {
      const range = rangesOf(ref)[args.integer(0)];
      if (!range) throw invalid();
      return handle("Range", range);
    },
  },
};
