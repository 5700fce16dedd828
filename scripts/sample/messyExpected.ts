import { cellAddress } from "../../src/contract/cells";
import { tables, type TableKey } from "../../src/contract/tables";
import { sample } from "./index";
import { bends } from "./messyBends";
import { layouts } from "./messyLayouts";
import { MONTHLY, MONTHLY_HEADER, monthlyExtras, monthlyFaults, monthlyKpis } from "./messySheets";

export interface BadCell {
  /** Address of the cell that a reader must name. */
  readonly cell: string;
  readonly reason: string;
}

/**
 * What must be said about the messy workbook, worked out from how it was made and never from what a reader says of it:
 * every cell because of which its row cannot be used, and how many rows of each table are left.
 */
export function messyExpected(): { readonly bad: readonly BadCell[]; readonly kept: Readonly<Record<string, number>> } {
  const keys = Object.keys(layouts) as (keyof typeof layouts)[];
  const kept: Record<string, number> = {};
  for (const key of keys) {
    const lost = (bends[key] ?? []).filter((bend) => bend.bad && !bend.insert).length;
    kept[tables[key].name] = sample[key].length - lost;
  }
  return { bad: [...keys.flatMap(ofTable), ...ofMonths()], kept };
}

function ofTable(key: Exclude<TableKey, "observations">): BadCell[] {
  const layout = layouts[key];
  const columns = Object.keys(tables[key].columns).filter((name) => layout.headers[name] !== undefined);
  const first = layout.above.length + 2;
  return (bends[key] ?? []).flatMap((bend) =>
    Object.entries(bend.bad ?? {}).map(([name, reason]) => {
      const column = columns.indexOf(name) + 1 + (layout.indent ? 1 : 0);
      return { cell: cellAddress(layout.sheet, first + bend.row, column), reason };
    }),
  );
}

function ofMonths(): BadCell[] {
  const kpis = monthlyKpis();
  const first = MONTHLY_HEADER + 1;
  const faults = monthlyFaults.map(([kpi, month, , reason]) => ({
    cell: cellAddress(MONTHLY, first + kpis.indexOf(kpi), 2 + month),
    reason,
  }));
  const extras = monthlyExtras.flatMap(({ cells, reason, atKpi }, i) => {
    const row = first + kpis.length + i;
    if (atKpi) return [{ cell: cellAddress(MONTHLY, row, 1), reason }];
    return Object.keys(cells).map((month) => ({ cell: cellAddress(MONTHLY, row, 2 + Number(month)), reason }));
  });
  return [...faults, ...extras];
}
