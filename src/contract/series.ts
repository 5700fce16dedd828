import type { Day } from "../core/days";
import { isoFromDay } from "../core/days";
import type { Block } from "./Block";
import { cellAddress } from "./cells";
import type { Kpi, Series, ValueForm } from "./Contract";
import { UNIT_COLUMNS, type KpiRead } from "./KpiReader";
import type { ObservationStore } from "./ObservationStore";
import { hundredth } from "./numberText";
import { decideScale, isShareUnit, typicalSize, unitJump, type Scale } from "./scale";

/** Address of the cell that holds the value of one observation. */
export function observationAddress(series: Series, index: number): string {
  const sheet = series.sheets?.[index] ?? series.sheet;
  return cellAddress(sheet, series.row[index] ?? 0, series.column[index] ?? 0);
}

/** Where the series of all KPIs stand one after another, so that a KPI's own are views and cost no memory of their own. */
export interface Room {
  used: number;
  readonly period: Int32Array;
  readonly value: Float64Array;
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
  readonly row: Int32Array;
  readonly column: Int32Array;
}

export function roomFor(observations: number): Room {
  return {
    used: 0,
    period: new Int32Array(observations),
    value: new Float64Array(observations),
    numerator: new Float64Array(observations),
    denominator: new Float64Array(observations),
    row: new Int32Array(observations),
    column: new Int32Array(observations),
  };
}

export interface Work {
  readonly store: ObservationStore;
  readonly blocks: readonly Block[];
  /** The value of each observation as the contract holds it: scaled, or numerator ÷ denominator. */
  readonly final: Float64Array;
  readonly room: Room;
  /** Factor from which a value in per cent is out of line with its neighbours. */
  readonly jump: number;
}

function blockAt(work: Work, i: number): Block {
  const block = work.blocks[work.store.block[i] ?? 0];
  if (!block) throw new Error("an observation without its block");
  return block;
}

type FinishReport = Omit<Parameters<Block["report"]>[0], "row" | "column">;

function reportAt(work: Work, i: number, report: FinishReport): void {
  const { row, column } = work.store;
  blockAt(work, i).report({ ...report, row: row[i] ?? 0, column: column[i] ?? 0 });
}

/** @param atKpi point at the cell that names the KPI rather than at the value */
export function leaveOut(work: Work, i: number, report: FinishReport, atKpi = false): void {
  const block = blockAt(work, i);
  block.rowsLeftOut++;
  if (atKpi) block.report({ ...report, row: work.store.row[i] ?? 0, column: block.kpiColumn });
  else reportAt(work, i, report);
}

/**
 * One KPI with its observations: scaled, judged, ordered by period, each period once.
 *
 * @param indexes its observations in the store, in the order read
 */
export function buildKpi(read: KpiRead, indexes: Int32Array, work: Work, kpiBlock: Block): Kpi {
  const form = formOf(read, indexes, work.store);
  const possible = form === "share" ? indexes.filter((i) => possibleShare(read.row.id, work, i)) : indexes;
  const scale = form === "share" ? scaleOf(read, possible, work) : null;
  const judged = possible.filter((i) => judgeValue(read, work, i, scale));
  const row = scale ? scaledRow(read, scale, kpiBlock) : read.row;
  if (scale?.note) {
    const first = judged.find((i) => isBare(work.store, i));
    if (first !== undefined)
      reportAt(work, first, {
        number: "011",
        found: work.store.value[first] ?? null,
        expected: "a share such as 0.95",
        detail: `KPI ${row.id}: ${scale.note}`,
      });
  }
  const kept = oncePerPeriod(row.id, inOrder(judged, work.store.period), work);
  return { ...row, form, series: seriesOf(kept, work) };
}

function isBare(store: ObservationStore, i: number): boolean {
  const value = store.value[i] ?? NaN;
  return value === value && store.signed[i] === 0;
}

/** Per cent by its unit; or, when no unit is given, because its numerators do not exceed their denominators. */
function formOf(read: KpiRead, indexes: Int32Array, store: ObservationStore): ValueForm {
  if (isShareUnit(read.row.unit)) return "share";
  if (read.row.unit !== null) return "number";
  if (read.signed.size > 0) return "share";
  let within = 0;
  let beyond = 0;
  for (const i of indexes) {
    const n = store.numerator[i] ?? NaN;
    const d = store.denominator[i] ?? NaN;
    if (n <= d) within++;
    else if (n > d) beyond++;
    else if (store.signed[i] === 1) within++;
  }
  return within > beyond ? "share" : "number";
}

function possibleShare(kpi: string, work: Work, i: number): boolean {
  const n = work.store.numerator[i] ?? NaN;
  const d = work.store.denominator[i] ?? NaN;
  if (!(n > d) && !(n < 0)) return true;
  leaveOut(work, i, {
    number: "013",
    found: `${n} of ${d}`,
    expected: "a numerator from 0 to the denominator",
    data: { kpi, period: work.store.period[i] },
  });
  return false;
}

function scaleOf(read: KpiRead, indexes: Int32Array, work: Work): Scale & { readonly typical: number } {
  const { store } = work;
  const bare: number[] = [];
  for (const i of indexes) if (isBare(store, i)) bare.push(store.value[i] ?? NaN);
  const key = read.row.target === null ? "targetUpper" : "target";
  const scale = decideScale(read.row[key], read.signed.has(key), bare);
  return { ...scale, typical: typicalSize(bare) };
}

/** Fills `final`; false when the observation is left out. */
function judgeValue(
  read: KpiRead,
  work: Work,
  i: number,
  scale: (Scale & { readonly typical: number }) | null,
): boolean {
  const { store } = work;
  const value = store.value[i] ?? NaN;
  const signed = store.signed[i] === 1;
  if (value !== value) {
    const n = store.numerator[i] ?? NaN;
    const d = store.denominator[i] ?? NaN;
    if (d === 0) reportAt(work, i, { number: "014", found: `${n} of 0`, expected: "a denominator above 0" });
    work.final[i] = d === 0 ? NaN : n / d;
    return true;
  }
  if (!scale) {
    if (signed) {
      leaveOut(work, i, {
        number: "003",
        found: `${Number((value * 100).toPrecision(12))}%`,
        expected: `a number${read.row.unit === null ? "" : ` in ${read.row.unit}`}`,
      });
      return false;
    }
    work.final[i] = value;
    return true;
  }
  if (signed) {
    work.final[i] = value;
    return true;
  }
  const jump = unitJump(value, scale.typical, scale.values, work.jump);
  if (jump) {
    const meant = jump === "smaller" ? hundredth(value) : Number((value * 100).toPrecision(15));
    leaveOut(work, i, {
      number: "012",
      found: value,
      expected: scale.values ? `per cent such as ${meant}` : `a share such as ${meant}`,
      detail: jump,
      data: { kpi: read.row.id, period: store.period[i] },
    });
    return false;
  }
  work.final[i] = scale.values ? hundredth(value) : value;
  return true;
}

/** Target, upper target and tolerance as shares. */
function scaledRow(read: KpiRead, scale: Scale, block: Block): KpiRead["row"] {
  const row = { ...read.row };
  for (const key of UNIT_COLUMNS) {
    const value = row[key];
    if (value === null || read.signed.has(key)) continue;
    if (scale.targets) row[key] = hundredth(value);
    else if (key === "tolerance" && value > 1) {
      row[key] = null;
      block.report({
        number: "019",
        row: row.source.row,
        column: row.source.columns[key] ?? 1,
        found: value,
        expected: "a share such as 0.02",
        detail: `The tolerance ${value} is more than 100 %, though the target is a share; it is read as missing. Write 0.02 or 2 % for two points.`,
      });
    }
  }
  return row;
}

function inOrder(indexes: Int32Array, period: Int32Array): Int32Array {
  let sorted = true;
  for (let k = 1; k < indexes.length && sorted; k++)
    sorted = (period[indexes[k - 1] ?? 0] ?? 0) <= (period[indexes[k] ?? 0] ?? 0);
  // Ties keep the order read, so that the first of two is the one that stands first.
  return sorted ? indexes : indexes.slice().sort((a, b) => (period[a] ?? 0) - (period[b] ?? 0) || a - b);
}

function oncePerPeriod(id: string, indexes: Int32Array, work: Work): Int32Array {
  const { period, row, column } = work.store;
  let first = -1;
  let day: Day = NaN;
  return indexes.filter((i) => {
    if (period[i] !== day) {
      [first, day] = [i, period[i] ?? NaN];
      return true;
    }
    const original = blockAt(work, first).addressOf(row[first] ?? 0, column[first] ?? 0);
    leaveOut(work, i, {
      number: "007",
      found: `${id} in ${isoFromDay(day)}`,
      expected: "each KPI and period once",
      detail: `it stands in ${original} already.`,
      data: { kpi: id, first: original },
    });
    return false;
  });
}

function seriesOf(indexes: Int32Array, work: Work): Series {
  const { store, room } = work;
  const from = room.used;
  const to = from + indexes.length;
  room.used = to;
  const comments = new Map<number, string>();
  const first = indexes[0];
  const home = first === undefined ? null : blockAt(work, first);
  let abroad = false;
  indexes.forEach((i, k) => {
    const at = from + k;
    room.period[at] = store.period[i] ?? 0;
    room.value[at] = work.final[i] ?? NaN;
    room.numerator[at] = store.numerator[i] ?? NaN;
    room.denominator[at] = store.denominator[i] ?? NaN;
    room.row[at] = store.row[i] ?? 0;
    room.column[at] = store.column[i] ?? 0;
    if (store.comments.size > 0) {
      const comment = store.comments.get(i);
      if (comment !== undefined) comments.set(k, comment);
    }
    if (work.blocks[store.block[i] ?? 0] !== home) abroad = true;
  });
  const sheet = home?.info.sheet ?? "";
  const sheets = abroad ? Array.from(indexes, (i) => blockAt(work, i).info.sheet) : [];
  return {
    period: room.period.subarray(from, to),
    value: room.value.subarray(from, to),
    numerator: room.numerator.subarray(from, to),
    denominator: room.denominator.subarray(from, to),
    row: room.row.subarray(from, to),
    column: room.column.subarray(from, to),
    sheet,
    comments,
    ...(sheets.some((other) => other !== sheet) ? { sheets } : {}),
  };
}
