import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isoFromDay } from "../../src/core/days";
import type { CellValue } from "../../src/contract/cells";
import { parseTables, type RawTable } from "../../src/contract/parseTables";
import { readSettings } from "../../src/contract/readSettings";
import { tables, type TableKey } from "../../src/contract/tables";
import type { Analysis } from "../../src/findings/analysis/Analysis";
import { findingsReport } from "../../src/findings/report";
import type { FindingsReport } from "../../src/findings/Finding";
import { buildPack } from "../../src/pack/buildPack";
import type { Block, Cell, PackDocument, Spark, TableRowData } from "../../src/pack/PackDocument";
import type { PackInput } from "../../src/pack/PackInput";
import { assets } from "../sample/reading";

/** The sample as people typed it: rows by column keys, changed in memory, read and built as every host does. */

type Value = string | number | boolean | null;
export type Row = Record<string, Value>;
export type Tables = Record<TableKey, Row[]>;

const sample = (JSON.parse(readFileSync(join(assets, "sample.json"), "utf8")) as { tables: Tables }).tables;

function rawTable(key: TableKey, rows: readonly Row[]): RawTable {
  const columns = Object.entries(tables[key].columns as Record<string, { header: string }>);
  const cells: CellValue[][] = [
    columns.map(([, column]) => column.header),
    ...rows.map((row) => columns.map(([name]) => row[name] ?? null)),
  ];
  return { sheet: tables[key].name, table: tables[key].name.replaceAll(" ", ""), cells };
}

export interface Built {
  readonly document: PackDocument;
  readonly analysis: Analysis;
  readonly report: FindingsReport;
  /** What a page says, a line a text or table row, cells joined by " | ". */
  readonly page: (id: string) => string;
}

export type Change = (edit: Editor) => void;

/** What a person does to the workbook. */
export interface Editor {
  readonly add: (table: TableKey, row: Row) => void;
  /** Changes the rows whose cells hold all of `where`; there must be one. */
  readonly edit: (table: TableKey, where: Row, change: Row) => void;
  readonly fact: (setting: string, value: Value) => void;
  readonly rows: (table: TableKey) => Row[];
}

function editorOf(all: Tables): Editor {
  return {
    add: (table, row) => void all[table].push(row),
    edit: (table, where, change) => {
      const found = all[table].filter((row) => Object.entries(where).every(([key, value]) => row[key] === value));
      if (found.length === 0) throw new Error(`no row of ${table} has ${JSON.stringify(where)}`);
      for (const key of Object.keys(change))
        if (!(key in tables[table].columns)) throw new Error(`${table} has no ${key}`);
      found.forEach((row) => Object.assign(row, change));
    },
    fact: (setting, value) => {
      all.contract = all.contract.filter((row) => row["setting"] !== setting);
      all.contract.push({ setting, value });
    },
    rows: (table) => all[table],
  };
}

export function build(change: Change = () => {}, given: object = {}, more: Partial<PackInput> = {}): Built {
  const all = structuredClone(sample);
  change(editorOf(all));
  const settings = readSettings(given);
  if (!settings.ok) throw new Error(settings.problems.map((p) => p.message).join("; "));
  const parsed = parseTables((Object.keys(tables) as TableKey[]).map((key) => rawTable(key, all[key])));
  const bad = parsed.problems.filter((p) => p.severity === "error");
  // the sample has two rows that are left out on purpose: a change must not add to them
  if (bad.length > 2) throw new Error(bad.map((p) => p.message).join("; "));
  const { analysis, report } = findingsReport(parsed, settings.value);
  const document = buildPack({
    analysis,
    report,
    inputs: [{ name: "sample.xlsx", sha256: "0".repeat(64), bytes: 1 }],
    builtAt: "2026-10-05T09:00:00.000Z",
    builtBy: "test",
    version: "0.0.0",
    typed: new Map(),
    previous: null,
    ...more,
  });
  const pages = new Map<string, string>();
  const page = (id: string): string => {
    const known = pages.get(id);
    if (known !== undefined) return known;
    const found = document.pages.find((p) => p.id === id);
    const lines = found ? [found.title, found.subtitle ?? "", ...found.blocks.flatMap(blockWords)] : [];
    // thin and fixed spaces as plain ones, so that tests read as people read
    const words = lines.join("\n").replace(/[\u00a0\u202f]/g, " ");
    pages.set(id, words);
    return words;
  };
  return { document, analysis, report, page };
}

function blockWords(block: Block): string[] {
  switch (block.type) {
    case "heading":
      return [block.text, block.note ?? ""];
    case "text":
      return [block.text];
    case "bullets":
      return block.items.map((item) => item.text);
    case "tiles":
      return block.tiles.map((tile) => [tile.label, tile.value, tile.note, tile.foot].join(" | "));
    case "columns":
      return block.columns.flatMap((column) => column.blocks.flatMap(blockWords));
    case "table":
      return block.rows.map(rowWords);
    default:
      return [];
  }
}

function rowWords(row: TableRowData): string {
  return row.cells.map(cellWords).join(" | ");
}

function cellWords(cell: Cell | Spark): string {
  if (!("value" in cell)) return cell.values.map((value) => value ?? "").join(" ");
  if (typeof cell.value === "number" && cell.form?.kind === "date") return isoFromDay(cell.value);
  return String(cell.value ?? "");
}
