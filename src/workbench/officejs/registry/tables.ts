import { HostError, invalid } from "../errors";
import { areaOf } from "../model/addresses";
import { readValues } from "../model/cellRead";
import { writeCells } from "../model/cellWrite";
import { RangeRef } from "../model/RangeRef";
import type { SheetModel, SheetTable } from "../model/SheetModel";
import {
  addRows,
  addTable,
  applyTableFilter,
  deleteRow,
  removeTable,
  renameTable,
  resizeTable,
  showTotals,
} from "../model/tableOps";
import { aBoolean, aText, field, only, prop } from "./checks";
import { type Handle, handle } from "./Handle";
import { rangeArgument, rangeHandle } from "./rangeMethods";
import type { TypeSpec } from "./spec";

export interface TablesTarget {
  readonly book: { readonly sheets: readonly SheetModel[]; readonly active: SheetModel };
  readonly sheet: SheetModel | null;
}

interface ColumnTarget {
  readonly table: SheetTable;
  readonly id: number;
}

interface RowTarget {
  readonly table: SheetTable;
  readonly index: number;
}

function tablesOf(on: TablesTarget): SheetTable[] {
  return (on.sheet ? [on.sheet] : on.book.sheets).flatMap((sheet) => sheet.tables);
}

function find(tables: readonly SheetTable[], key: unknown): Handle | null {
  const wanted = String(key).toLowerCase();
  const found = tables.find((table) => table.id.toLowerCase() === wanted || table.name.toLowerCase() === wanted);
  return found ? handle("Table", found) : null;
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw invalid();
  return item;
}

const target = (on: TablesTarget) => on.sheet?.id ?? "Workbook";

export const TABLES: TypeSpec<TablesTarget> = {
  props: { count: only((on) => tablesOf(on).length) },
  items: (on) => tablesOf(on).map((table) => handle("Table", table)),
  indexer: (on, args) => find(tablesOf(on), args.raw(0)),
  methods: {
    add: (on, args, env) => {
      const range = rangeArgument(args, 0, on.sheet ?? on.book.active, env);
      if (on.sheet && range.sheet !== on.sheet) throw invalid();
      return handle("Table", addTable(range, args.flag(1), env.references.targets()));
    },
    getCount: (on) => tablesOf(on).length,
    getItemAt: (on, args) => handle("Table", at(tablesOf(on), args.integer(0))),
    getItemOrNullObject: (on, args) => find(tablesOf(on), args.raw(0)),
  },
  events: {
    Added: { type: 102, target },
    DataChanged: { type: 101, target },
    Deleted: { type: 103, target },
  },
};

export const SCOPED_TABLES: TypeSpec<{ readonly tables: readonly SheetTable[] }> = {
  items: (on) => on.tables.map((table) => handle("Table", table)),
  indexer: (on, args) => find(on.tables, args.raw(0)),
  methods: {
    getCount: (on) => on.tables.length,
    getFirst: (on) => handle("Table", at(on.tables, 0)),
    getItemOrNullObject: (on, args) => find(on.tables, args.raw(0)),
  },
};

function headersShown(table: SheetTable, show: boolean): void {
  if (show === table.showHeaders) return;
  // The row keeps its cells: hidden headers give up the row, shown ones need it back.
  const { area } = table;
  table.showHeaders = show;
  table.resizeTo(
    show ? { ...area, row: area.row - 1, rows: area.rows + 1 } : { ...area, row: area.row + 1, rows: area.rows - 1 },
  );
}

export const TABLE: TypeSpec<SheetTable> = {
  identity: ["id"],
  props: {
    id: only((table) => table.id),
    name: prop((table) => table.name, aText, renameTable),
    style: field("style", aText),
    showHeaders: prop((table) => table.showHeaders, aBoolean, headersShown),
    showTotals: {
      get: (table) => table.showTotals,
      set: (table, value, env) => showTotals(table, aBoolean(value), env.references.targets()),
    },
    showFilterButton: field("showFilterButton", aBoolean),
    showBandedRows: field("showBandedRows", aBoolean),
    showBandedColumns: field("showBandedColumns", aBoolean),
    highlightFirstColumn: field("highlightFirstColumn", aBoolean),
    highlightLastColumn: field("highlightLastColumn", aBoolean),
  },
  nav: {
    columns: (table) => handle("TableColumnCollection", table),
    rows: (table) => handle("TableRowCollection", table),
    worksheet: (table) => handle("Worksheet", table.sheet),
    autoFilter: (table) => handle("AutoFilter", { sheet: table.sheet, table }),
  },
  methods: {
    getRange: (table) => rangeHandle(table.sheet, table.area),
    getDataBodyRange: (table) => rangeHandle(table.sheet, table.body),
    getHeaderRowRange: (table) => {
      if (!table.showHeaders) throw new HostError("ItemNotFound");
      return rangeHandle(table.sheet, table.header);
    },
    getTotalRowRange: (table) => {
      if (!table.showTotals) throw new HostError("ItemNotFound");
      return rangeHandle(table.sheet, table.totals);
    },
    resize: (table, args, env) => {
      const range = rangeArgument(args, 0, table.sheet, env);
      if (range.sheet !== table.sheet) throw invalid();
      resizeTable(table, range.area);
    },
    delete: (table) => removeTable(table, true),
    convertToRange: (table) => {
      removeTable(table, false);
      return rangeHandle(table.sheet, table.area);
    },
    clearFilters: (table) => {
      table.criteria.clear();
      applyTableFilter(table);
    },
    reapplyFilters: (table) => applyTableFilter(table),
  },
  events: {
    DataChanged: { type: 101, target: (table) => table.id },
    SelectionChanged: { type: 100, target: (table) => table.id },
  },
};

function column(table: SheetTable, key: unknown): Handle | null {
  const index =
    typeof key === "number"
      ? table.columnIds.indexOf(key)
      : table.columnIds.findIndex((_, i) => table.columnName(i).toLowerCase() === String(key).toLowerCase());
  const id = table.columnIds[index];
  return id === undefined ? null : handle("TableColumn", { table, id } satisfies ColumnTarget);
}

export const TABLE_COLUMNS: TypeSpec<SheetTable> = {
  props: { count: only((table) => table.columnIds.length) },
  items: (table) => table.columnIds.map((id) => handle("TableColumn", { table, id })),
  indexer: (table, args) => column(table, args.raw(0)),
  methods: {
    getCount: (table) => table.columnIds.length,
    getItemAt: (table, args) => handle("TableColumn", { table, id: at(table.columnIds, args.integer(0)) }),
    getItemOrNullObject: (table, args) => column(table, args.raw(0)),
  },
};

function place(on: ColumnTarget): number {
  const index = on.table.columnIds.indexOf(on.id);
  if (index < 0) throw new HostError("ItemNotFound");
  return index;
}

/** The column's cells from the table's first row to its last, header and totals included. */
function columnRange(on: ColumnTarget, part: "area" | "body" | "header" | "totals"): RangeRef {
  const area = on.table[part];
  return new RangeRef(on.table.sheet, areaOf(area.row, area.column + place(on), area.rows, 1));
}

export const TABLE_COLUMN: TypeSpec<ColumnTarget> = {
  identity: ["id"],
  props: {
    id: only((on) => on.id),
    index: only(place),
    name: prop(
      (on) => on.table.columnName(place(on)),
      aText,
      (on, name: string) => writeCells(columnRange(on, "header"), [[name]]),
    ),
    values: {
      get: (on) => readValues(columnRange(on, "area")),
      set: (on, value) => writeCells(columnRange(on, "area"), value),
    },
  },
  nav: { filter: (on) => handle("Filter", on) },
  methods: {
    getRange: (on) => handle("Range", columnRange(on, "area")),
    getDataBodyRange: (on) => handle("Range", columnRange(on, "body")),
    getHeaderRowRange: (on) => handle("Range", columnRange(on, "header")),
    getTotalRowRange: (on) => handle("Range", columnRange(on, "totals")),
  },
};

export const TABLE_FILTER: TypeSpec<ColumnTarget> = {
  props: { criteria: only((on) => on.table.criteria.get(place(on)) ?? null) },
  methods: {
    apply: (on, args) => {
      on.table.criteria.set(place(on), args.record(0) as never);
      applyTableFilter(on.table);
    },
    applyValuesFilter: (on, args) => {
      const values = args.raw(0);
      if (!Array.isArray(values)) throw invalid();
      on.table.criteria.set(place(on), { filterOn: "Values", values });
      applyTableFilter(on.table);
    },
    applyCustomFilter: (on, args) => {
      const second = args.has(1) ? { criterion2: args.text(1), operator: args.textOr(2, "And") } : {};
      on.table.criteria.set(place(on), { filterOn: "Custom", criterion1: args.text(0), ...second });
      applyTableFilter(on.table);
    },
    clear: (on) => {
      on.table.criteria.delete(place(on));
      applyTableFilter(on.table);
    },
  },
};

function rowArea(on: RowTarget): RangeRef {
  const { body } = on.table;
  if (on.index < 0 || on.index >= body.rows) throw invalid();
  return new RangeRef(on.table.sheet, areaOf(body.row + on.index, body.column, 1, body.columns));
}

export const TABLE_ROWS: TypeSpec<SheetTable> = {
  props: { count: only((table) => table.body.rows) },
  items: (table) => Array.from({ length: table.body.rows }, (_, index) => handle("TableRow", { table, index })),
  methods: {
    getCount: (table) => table.body.rows,
    getItemAt: (table, args) => {
      const on = { table, index: args.integer(0) };
      rowArea(on);
      return handle("TableRow", on);
    },
    add: (table, args, env) => {
      const given = args.raw(1);
      const rows = Array.isArray(given) ? (Array.isArray(given[0]) ? given : [given]) : [[given]];
      const index = args.has(0) && args.integer(0) >= 0 ? args.integer(0) : null;
      const added = addRows(table, index, rows as unknown[][], env.references.targets());
      writeCells(new RangeRef(table.sheet, added), rows);
      return handle("TableRow", { table, index: added.row - table.body.row });
    },
    deleteRowsAt: (table, args, env) => {
      for (let i = 0; i < args.integerOr(1, 1); i++) deleteRow(table, args.integer(0), env.references.targets());
    },
  },
};

export const TABLE_ROW: TypeSpec<RowTarget> = {
  identity: ["index"],
  props: {
    index: only((on) => on.index),
    values: { get: (on) => readValues(rowArea(on)), set: (on, value) => writeCells(rowArea(on), value) },
  },
  methods: {
    getRange: (on) => handle("Range", rowArea(on)),
    delete: (on, _, env) => deleteRow(on.table, on.index, env.references.targets()),
  },
};
