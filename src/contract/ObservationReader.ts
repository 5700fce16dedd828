import { DAYS_1904, type Day } from "../core/days";
import { isBlankCell, type Block } from "./Block";
import type { CellValue } from "./cells";
import { coerce, readNumber, type Reading, type ReadingOptions } from "./coerce";
import { EARLIEST_DAY, LATEST_DAY } from "./dateText";
import type { HeaderMatch } from "./headers";
import type { ObservationStore } from "./ObservationStore";
import { observationTable } from "./tables/performance";
import type { RowReader } from "./TableReader";

const { columns } = observationTable;
const ABSENT = -1;

/** Long observations: a KPI and a period a row. Plain rows go straight into the store; odd ones are read with care. */
export class LongObservationReader implements RowReader {
  private readonly kpi: number;
  private readonly period: number;
  private readonly value: number;
  private readonly numerator: number;
  private readonly denominator: number;
  private readonly comment: number;
  private readonly shift: number;

  constructor(
    private readonly block: Block,
    private readonly blockIndex: number,
    match: HeaderMatch,
    private readonly store: ObservationStore,
    private readonly options: ReadingOptions,
  ) {
    const at = (key: string) => match.indexOf.get(key) ?? ABSENT;
    this.kpi = at("kpi");
    block.kpiColumn = block.columnAt(this.kpi);
    this.period = at("period");
    this.value = at("value");
    this.numerator = at("numerator");
    this.denominator = at("denominator");
    this.comment = at("comment");
    this.shift = options.date1904 ? DAYS_1904 : 0;
  }

  row(cells: readonly CellValue[], sheetRow: number): void {
    const kpi = cells[this.kpi];
    const serial = cells[this.period];
    if (typeof kpi === "string" && typeof serial === "number") {
      const value = numberOrBlank(cells, this.value);
      const numerator = numberOrBlank(cells, this.numerator);
      const denominator = numberOrBlank(cells, this.denominator);
      const comment = commentOf(cells, this.comment);
      const day = Math.floor(serial) + this.shift;
      const name = this.store.nameOf(kpi);
      if (
        name >= 0 &&
        day >= EARLIEST_DAY &&
        day <= LATEST_DAY &&
        value !== undefined &&
        numerator !== undefined &&
        denominator !== undefined &&
        !(denominator < 0) &&
        (value === value || (numerator === numerator) === (denominator === denominator)) &&
        comment !== undefined
      ) {
        this.keep(name, day, value, numerator, denominator, sheetRow, false, comment);
        return;
      }
    }
    this.careful(cells, sheetRow);
  }

  private keep(
    name: number,
    day: Day,
    value: number,
    numerator: number,
    denominator: number,
    sheetRow: number,
    signed: boolean,
    comment: string | null,
  ): void {
    this.block.rowsRead++;
    this.block.lastRow = sheetRow;
    const holder = value === value || numerator !== numerator ? this.value : this.numerator;
    const column = this.block.columnAt(holder === ABSENT ? Math.max(this.numerator, this.value, 0) : holder);
    this.store.add(name, day, value, numerator, denominator, sheetRow, column, this.blockIndex, signed, comment);
  }

  private careful(cells: readonly CellValue[], sheetRow: number): void {
    const places = [
      ["kpi", this.kpi],
      ["period", this.period],
      ["value", this.value],
      ["numerator", this.numerator],
      ["denominator", this.denominator],
      ["comment", this.comment],
    ] as const;
    if (places.every(([, index]) => index === ABSENT || isBlankCell(cells[index]))) return;
    const { block } = this;
    const row: Record<string, string | number | boolean | null> = {};
    let good = true;
    let signed = false;
    for (const [key, index] of places) {
      row[key] = null;
      if (index === ABSENT) continue;
      const cell = cells[index] ?? null;
      const reading = this.read(key, cell);
      const place = { row: sheetRow, column: block.columnAt(index), found: cell };
      if (!reading.ok) {
        good = false;
        block.report({ ...place, number: reading.number, expected: reading.expected, detail: reading.detail ?? "" });
      } else if (reading.value === null && columns[key].required) {
        good = false;
        block.report({ ...place, number: "002", expected: columns[key].expected });
      } else {
        row[key] = reading.value;
        if (key === "value" && reading.percent) signed = true;
      }
    }
    const judged = good ? observationTable.row.safeParse(row) : null;
    if (judged && !judged.success) {
      for (const issue of judged.error.issues) {
        const index = places.find(([key]) => key === issue.path[0])?.[1] ?? ABSENT;
        block.report({
          number: "004",
          row: sheetRow,
          column: block.columnAt(index === ABSENT ? this.kpi : index),
          found: index === ABSENT ? null : (cells[index] ?? null),
          expected: issue.message,
        });
      }
    }
    if (judged?.success) {
      const { kpi, period, value, numerator, denominator, comment } = judged.data;
      const name = this.store.nameOf(kpi);
      this.keep(name, period, value ?? NaN, numerator ?? NaN, denominator ?? NaN, sheetRow, signed, comment);
      return;
    }
    block.rowsRead++;
    block.lastRow = sheetRow;
    block.rowsLeftOut++;
  }

  private read(key: keyof typeof columns, cell: CellValue): Reading {
    // A per cent sign is judged later, when the KPI's unit is known; a word for nothing in a value is no value.
    if (key === "value") return readNumber(cell, columns.value.expected);
    const reading = coerce(cell, columns[key], this.options);
    return reading.ok && reading.warning === "015" && key !== "comment"
      ? { ok: false, number: "003", expected: columns[key].expected }
      : reading;
  }
}

/** NaN when blank, undefined when it is no plain number. */
function numberOrBlank(cells: readonly CellValue[], index: number): number | undefined {
  if (index === ABSENT) return NaN;
  const cell = cells[index];
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : undefined;
  return cell === null || cell === undefined ? NaN : undefined;
}

/** Null when blank, undefined when it needs a closer look. */
function commentOf(cells: readonly CellValue[], index: number): string | null | undefined {
  if (index === ABSENT) return null;
  const cell = cells[index] ?? null;
  if (cell === null) return null;
  if (typeof cell !== "string") return undefined;
  const text = cell.trim();
  // Short ones may be "n/a" or "tbc".
  return text.length > 14 ? text : text === "" ? null : undefined;
}

export interface PeriodColumn {
  readonly index: number;
  readonly day: Day;
}

/** Wide observations: a KPI a row, a period a column. A blank cell is a period that nobody reported. */
export class WideObservationReader implements RowReader {
  constructor(
    private readonly block: Block,
    private readonly blockIndex: number,
    private readonly kpi: number,
    private readonly periods: readonly PeriodColumn[],
    private readonly store: ObservationStore,
    private readonly options: ReadingOptions,
  ) {
    block.wide = true;
    block.kpiColumn = block.columnAt(kpi);
  }

  row(cells: readonly CellValue[], sheetRow: number): void {
    const { block, store } = this;
    const filled = this.periods.filter(({ index }) => !isBlankCell(cells[index]));
    if (filled.length === 0) return;
    block.lastRow = sheetRow;
    block.rowsRead += filled.length;
    const cell = cells[this.kpi] ?? null;
    const reading = coerce(cell, columns.kpi, this.options);
    if (!reading.ok || reading.value === null) {
      block.rowsLeftOut += filled.length;
      block.report({
        number: reading.ok ? "002" : reading.number,
        row: sheetRow,
        column: block.columnAt(this.kpi),
        found: cell,
        expected: columns.kpi.expected,
      });
      return;
    }
    const name = store.nameOf(String(reading.value));
    for (const { index, day } of filled) {
      const found = cells[index] ?? null;
      const number = readNumber(found, columns.value.expected);
      const column = block.columnAt(index);
      if (number.ok && typeof number.value === "number") {
        store.add(name, day, number.value, NaN, NaN, sheetRow, column, this.blockIndex, number.percent === true, null);
        continue;
      }
      block.rowsLeftOut++;
      block.report({
        number: number.ok ? "002" : number.number,
        row: sheetRow,
        column,
        found,
        expected: columns.value.expected,
      });
    }
  }
}
