import { addressOf, sameBox } from "../address";
import { ACTION_BYTES } from "../payload";
import type { Session } from "../session";
import type { Box } from "../../../pack/LaidOutPack";
import type { TableFeature } from "./features";

/** Excel's plainest style; the cells' own formats are the look. */
const STYLE = "TableStyleLight1";

/** How the tables of a page get from where they are to where they shall be, keeping the table objects. */
export interface TablePlan {
  /** Names of tables that go; their cells stay, to be written over. */
  readonly gone: readonly string[];
  /** Before cells are written: smaller ones first, then those that move. */
  readonly shrink: readonly { readonly name: string; readonly box: Box }[];
  readonly move: readonly { readonly name: string; readonly to: Box }[];
  /** After cells are written. */
  readonly resize: readonly { readonly name: string; readonly box: Box }[];
  readonly add: readonly TableFeature[];
  readonly restyle: readonly TableFeature[];
  /** Cells that have travelled with a table: what stands there now is unknown. */
  readonly shaken: readonly Box[];
  readonly empty: boolean;
}

export function planTables(live: readonly TableFeature[], wanted: readonly TableFeature[]): TablePlan {
  const find = (list: readonly TableFeature[], name: string): TableFeature | undefined =>
    list.find((table) => table.name.toLowerCase() === name.toLowerCase());
  const gone = live.filter((table) => !find(wanted, table.name)).map((table) => table.name);
  const add = wanted.filter((table) => !find(live, table.name));
  const pairs = wanted.flatMap((to) => {
    const from = find(live, to.name);
    return from ? [{ from, to }] : [];
  });
  const size = ({ box }: TableFeature, other: TableFeature): Box => ({
    ...box,
    rows: Math.min(box.rows, other.box.rows),
    columns: Math.min(box.columns, other.box.columns),
  });
  const shrink = pairs.flatMap(({ from, to }) => {
    const box = size(from, to);
    return sameBox(box, from.box) ? [] : [{ name: from.name, box }];
  });
  const moving = pairs
    .filter(({ from, to }) => from.box.row !== to.box.row || from.box.column !== to.box.column)
    .map(({ from, to }) => ({ name: from.name, down: to.box.row > from.box.row, from: size(from, to), box: to.box }));
  const move = [
    // those that go down from the lowest on, those that go up from the highest on: none runs into another
    ...moving.filter((m) => m.down).sort((a, b) => b.from.row - a.from.row),
    ...moving.filter((m) => !m.down).sort((a, b) => a.from.row - b.from.row),
  ];
  const resize = pairs.flatMap(({ from, to }) => {
    const now = size(from, to);
    return now.rows === to.box.rows && now.columns === to.box.columns ? [] : [{ name: to.name, box: to.box }];
  });
  const restyle = pairs
    .filter(({ from, to }) => from.filter !== to.filter || from.banded !== to.banded)
    .map(({ to }) => to);
  const plan = {
    gone,
    shrink,
    move: move.map(({ name, box }) => ({ name, to: { ...box, rows: 1, columns: 1 } })),
    resize,
    add,
    restyle,
    shaken: move.flatMap(({ from, box }) => [from, { ...from, row: box.row, column: box.column }]),
  };
  const empty = [gone, shrink, move, resize, add, restyle].every((list) => list.length === 0);
  return { ...plan, empty };
}

/** The steps that come before the cells: afterwards no table stands where other cells are going to be. */
export async function loosenTables(session: Session, sheet: Excel.Worksheet, plan: TablePlan): Promise<void> {
  const count = plan.gone.length + plan.shrink.length + plan.move.length;
  if (count === 0) return;
  await session.add(count * 3 * ACTION_BYTES, () => {
    for (const name of plan.gone) sheet.tables.getItem(name).convertToRange();
    for (const { name, box } of plan.shrink) sheet.tables.getItem(name).resize(addressOf(box));
    for (const { name, to } of plan.move)
      sheet.tables
        .getItem(name)
        .getRange()
        .moveTo(sheet.getRange(addressOf(to)));
  });
}

/** The steps that come after the cells, when headers and rows stand where the tables shall be. */
export async function settleTables(session: Session, sheet: Excel.Worksheet, plan: TablePlan): Promise<void> {
  const count = plan.resize.length + plan.add.length + plan.restyle.length;
  if (count === 0) return;
  await session.add(count * 6 * ACTION_BYTES, () => {
    for (const { name, box } of plan.resize) sheet.tables.getItem(name).resize(addressOf(box));
    for (const { name, box, filter, banded } of plan.add) {
      const table = sheet.tables.add(sheet.getRange(addressOf(box)), true);
      table.name = name;
      table.style = STYLE;
      table.showFilterButton = filter;
      table.showBandedRows = banded;
    }
    for (const { name, filter, banded } of plan.restyle) {
      sheet.tables.getItem(name).set({ style: STYLE, showFilterButton: filter, showBandedRows: banded });
    }
  });
}
