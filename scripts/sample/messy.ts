import type { MessySheet } from "./types";
import type { CellValue } from "../../src/contract/cells";
import { dayFromIso, ymdFromDay } from "../../src/core/days";
import { contractFacts } from "../../src/contract/contractFacts";
import type { Column } from "../../src/contract/columns";
import { tables, type TableKey } from "../../src/contract/tables";
import { sample } from "./index";
import { bends, type Bend } from "./messyBends";
import { layouts, type Layout } from "./messyLayouts";
import { lookUpSheet, monthlySheet, notesSheet, weeklySheet } from "./messySheets";

const rowKeys = Object.keys(tables).filter((key) => key !== "observations") as Exclude<TableKey, "observations">[];

/** The sample contract as people really send it. */
export function messySheets(): MessySheet[] {
  const sheets = rowKeys.map((key) => sheetOf(key, layouts[key]));
  const at = 2;
  return [notesSheet(), ...sheets.slice(0, at), monthlySheet(), weeklySheet(), ...sheets.slice(at), lookUpSheet()];
}

function sheetOf(key: Exclude<TableKey, "observations">, layout: Layout): MessySheet {
  const columns = Object.entries(tables[key].columns as Readonly<Record<string, Column>>).filter(
    ([name]) => layout.headers[name] !== undefined,
  );
  const body: CellValue[][] = sample[key].map((row, i) => {
    const values: Readonly<Record<string, string | number | boolean | null | undefined>> = row;
    return columns.map(([name, column]) => {
      const kind = key === "contract" && name === "value" ? factKind(String(values.setting)) : column.kind;
      return written(values[name] ?? null, kind, i);
    });
  });
  if (key === "contract") renameFacts(body, layout);
  const names = columns.map(([name]) => name);
  for (const bend of bends[key] ?? []) apply(bend, body, names);
  const left = layout.indent ? [null] : [];
  return {
    name: layout.sheet,
    ...(layout.hidden ? { hidden: true } : {}),
    isDate: (_row, column) => columns[column - 1 - left.length]?.[1].kind === "date",
    cells: [
      ...layout.above.map((text): CellValue[] => (text === null ? [] : [...left, text])),
      [...left, ...columns.map(([name]) => layout.headers[name] ?? null)],
      ...body.map((cells) => [...left, ...cells]),
    ],
  };
}

function factKind(setting: string): Column["kind"] {
  return Object.values(contractFacts).find(({ header }) => header === setting)?.kind ?? "text";
}

function renameFacts(body: CellValue[][], layout: Layout): void {
  for (const cells of body) cells[0] = layout.facts?.[String(cells[0])] ?? cells[0] ?? null;
}

function apply(bend: Bend, body: CellValue[][], names: readonly string[]): void {
  if (bend.insert) {
    body.splice(
      bend.row,
      0,
      names.map((name) => bend.insert?.[name] ?? null),
    );
    return;
  }
  const cells = body[bend.row];
  if (!cells) throw new Error(`no row ${bend.row} to bend`);
  for (const [name, value] of Object.entries(bend.change ?? {})) {
    const at = names.indexOf(name);
    if (at < 0) throw new Error(`no column ${name} to bend`);
    cells[at] = value;
  }
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The same value in one of the spellings that people use; which one goes by the row. */
export function written(value: string | number | boolean | null, kind: Column["kind"], i: number): CellValue {
  if (value === null) return null;
  switch (kind) {
    case "date":
      return date(String(value), i);
    case "money":
      return typeof value === "number" ? money(value, i) : value;
    case "percent":
      return typeof value === "number" && (i % 2 === 0 || value > 1.5)
        ? `${Number((value * 100).toPrecision(8))}%`
        : value;
    case "number":
      return typeof value === "number" && Math.abs(value) >= 1000 && i % 2 === 0 ? grouped(value) : value;
    case "boolean":
      return value === true
        ? ((["Y", "yes", true] as const)[i % 3] ?? null)
        : ((["N", "No", false] as const)[i % 3] ?? null);
    case "choice":
      return i % 2 === 0 ? String(value) : ` ${String(value).slice(0, 1).toUpperCase()}${String(value).slice(1)} `;
    default:
      return value;
  }
}

function date(iso: string, i: number): CellValue {
  const day = dayFromIso(iso);
  if (day === undefined) return iso;
  const { year, month, day: d } = ymdFromDay(day);
  const two = (n: number): string => String(n).padStart(2, "0");
  switch (i % 5) {
    case 0:
      return day;
    case 1:
      return iso;
    case 2:
      return `${two(d)}/${two(month)}/${year}`;
    case 3:
      return `${d} ${months[month - 1]} ${year}`;
    default:
      return `${two(d)}-${months[month - 1]}-${two(year % 100)}`;
  }
}

function money(value: number, i: number): CellValue {
  if (i % 3 === 0) return value;
  const amount = grouped(Math.abs(value));
  if (value < 0) return `(£${amount})`;
  return i % 3 === 1 ? `£${amount}` : ` ${amount} `;
}

/** Thousands by commas, digits as they are. */
function grouped(value: number): string {
  const [whole = "", rest] = String(Math.abs(value)).split(".");
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${value < 0 ? "-" : ""}${text}${rest === undefined ? "" : `.${rest}`}`;
}
