import { invalid } from "../errors";
import { areaOf } from "../model/addresses";
import type { FilterCriteria } from "../model/filters";
import { assertAllowed } from "../model/guards";
import type { SheetModel, SheetTable } from "../model/SheetModel";
import { applyTableFilter, hiddenBy } from "../model/tableOps";
import { only } from "./checks";
import { rangeArgument, rangeHandle } from "./rangeMethods";
import type { TypeSpec } from "./spec";

interface FilterTarget {
  readonly sheet: SheetModel;
  readonly table: SheetTable | null;
}

function criteriaOf(on: FilterTarget): ReadonlyMap<number, FilterCriteria> {
  return on.table?.criteria ?? on.sheet.filter?.criteria ?? new Map<number, FilterCriteria>();
}

function reapply(on: FilterTarget): void {
  if (on.table) return applyTableFilter(on.table);
  const { sheet } = on;
  assertAllowed(sheet, "allowAutoFilter");
  if (!sheet.filter) return;
  const { area, criteria, hidden } = sheet.filter;
  hidden.clear();
  const body = areaOf(area.row + 1, area.column, Math.max(1, area.rows - 1), area.columns);
  for (const row of hiddenBy(sheet, body, criteria)) hidden.add(row);
}

/** Filter of a sheet or of a table: whether there is one, whether it hides rows, and by what. */
export const AUTO_FILTER: TypeSpec<FilterTarget> = {
  props: {
    enabled: only((on) => (on.table ? on.table.showFilterButton : on.sheet.filter !== null)),
    isDataFiltered: only((on) => criteriaOf(on).size > 0),
    criteria: only((on) => {
      const columns = on.table?.area.columns ?? on.sheet.filter?.area.columns ?? 0;
      return Array.from({ length: columns }, (_, i) => criteriaOf(on).get(i) ?? {});
    }),
  },
  methods: {
    apply: (on, args, env) => {
      const range = rangeArgument(args, 0, on.sheet, env);
      if (range.sheet !== on.sheet || on.table) throw invalid();
      assertAllowed(on.sheet, "allowAutoFilter");
      const criteria = on.sheet.filter?.criteria ?? new Map<number, FilterCriteria>();
      if (args.has(1)) criteria.set(args.integer(1), args.record(2) as unknown as FilterCriteria);
      on.sheet.filter = { area: range.area, criteria, hidden: new Set() };
      reapply(on);
    },
    clearCriteria: (on) => {
      if (on.table) on.table.criteria.clear();
      else on.sheet.filter?.criteria.clear();
      reapply(on);
    },
    reapply,
    remove: (on) => {
      assertAllowed(on.sheet, "allowAutoFilter");
      if (on.table) {
        on.table.criteria.clear();
        on.table.showFilterButton = false;
        applyTableFilter(on.table);
      } else on.sheet.filter = null;
    },
    getRange: (on) => rangeHandle(on.sheet, on.table?.area ?? on.sheet.filter?.area ?? areaOf(1, 1)),
    getRangeOrNullObject: (on) => {
      const area = on.table?.area ?? on.sheet.filter?.area ?? null;
      return area && rangeHandle(on.sheet, area);
    },
  },
};
