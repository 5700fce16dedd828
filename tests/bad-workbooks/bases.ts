import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import XLSX from "xlsx";
import type { CellValue } from "../../src/contract/cells";
import type { Column } from "../../src/contract/columns";
import type { CellProblem } from "../../src/contract/Contract";
import { tables, type TableKey } from "../../src/contract/tables";
import { renderXlsx } from "../../src/host/xlsx/writeWorkbook";
import { templateWorkbook } from "../../src/pack/template";
import { assets } from "../sample/reading";
import { aAndE } from "./aAndE";
import { Book } from "./Book";
import { addressParts, contentsOf, parse, placeOf, type Contents } from "./contents";
import { unzipped, type Parts } from "./zipFile";

/** Where a table of the base stands; the values below come from SheetJS, not from the reader that is tested. */
export interface TableModel {
  readonly sheet: string;
  readonly key: TableKey;
  readonly wide: boolean;
  readonly headerRow: number;
  /** Column key → sheet column. */
  readonly columns: ReadonlyMap<string, number>;
  /** Sheet columns of the periods, of a wide table. */
  readonly periods: readonly number[];
  readonly width: number;
  /** Sheet rows that hold anything, below the header. */
  readonly rows: readonly number[];
  /** Rows that are used and that no other row or problem speaks of: the ones a mutation may spoil. */
  readonly good: readonly number[];
  readonly isExcelTable: boolean;
}

export interface Base {
  readonly name: string;
  readonly parts: Parts;
  readonly bytes: Uint8Array;
  readonly tables: readonly TableModel[];
  readonly contents: Contents;
  readonly problems: readonly CellProblem[];
  value(sheet: string, row: number, column: number): CellValue;
}

export function specOf(key: TableKey): Readonly<Record<string, Column>> {
  return tables[key].columns;
}

/** The real workbooks: both samples, the template, and A&E attendances as NHS England publishes them when they are here. */
export async function loadBases(): Promise<Base[]> {
  const bases = [
    await base("sample", readFileSync(join(assets, "sample.xlsx"))),
    await base("messy", readFileSync(join(assets, "sample-messy.xlsx"))),
    await base("template", await renderXlsx(templateWorkbook())),
  ];
  if (existsSync(aAndE)) bases.push(await base("A&E", aAndEWorkbook()));
  return bases;
}

async function base(name: string, bytes: Uint8Array): Promise<Base> {
  const parsed = await parse(bytes);
  const contents = contentsOf(parsed);
  const book = XLSX.read(bytes);
  const value = (sheet: string, row: number, column: number): CellValue => {
    const cell = book.Sheets[sheet]?.[XLSX.utils.encode_cell({ r: row - 1, c: column - 1 })] as
      XLSX.CellObject | undefined;
    if (!cell || cell.t === "z") return null;
    return cell.t === "e" ? { error: String(cell.w) } : (cell.v as string | number | boolean);
  };
  const spoken = new Set<string>();
  for (const { cell, data } of parsed.problems) {
    const first = (data as { first?: unknown } | undefined)?.first;
    for (const address of [cell, ...(typeof first === "string" ? [first] : [])]) {
      const { sheet, row } = addressParts(address);
      spoken.add(placeOf(sheet, row));
    }
  }
  const parts = unzipped(bytes);
  const source = new Book(parts);
  const used = new Set([...contents.keys()].map((place) => place.split("|").slice(0, 2).join("|")));
  const models = parsed.contract.reports.map((report): TableModel => {
    const { sheet, table: key } = report;
    const { row: headerRow, column: first } = addressParts(
      `x!${report.address.slice(report.address.lastIndexOf("!") + 1).split(":")[0] ?? ""}`,
    );
    const range = XLSX.utils.decode_range(book.Sheets[sheet]?.["!ref"] ?? "A1");
    const columns = new Map<string, number>();
    const periods: number[] = [];
    for (let column = first; column <= range.e.c + 1; column++) {
      const header = value(sheet, headerRow, column);
      if (header === null) continue;
      const text = String(header).replace(/\s+/g, " ").trim();
      const entry = Object.entries(specOf(key)).find(([k, c]) => (report.renamed[k] ?? c.header) === text);
      if (entry && !columns.has(entry[0])) columns.set(entry[0], column);
      else if (report.wide) periods.push(column);
    }
    const rows: number[] = [];
    for (let row = headerRow + 1; row <= range.e.r + 1; row++) {
      for (let column = first; column <= range.e.c + 1; column++) {
        if (value(sheet, row, column) === null) continue;
        rows.push(row);
        break;
      }
    }
    return {
      sheet,
      key,
      wide: report.wide,
      headerRow,
      columns,
      periods,
      width: range.e.c + 1,
      rows,
      good: rows.filter((row) => used.has(placeOf(sheet, row)) && !spoken.has(placeOf(sheet, row))),
      isExcelTable: source.tableParts(sheet).length > 0,
    };
  });
  return { name, parts, bytes, tables: models, contents, problems: parsed.problems, value };
}

/** Eighteen departments of three kinds, 36 months each, as another program writes them. */
function aAndEWorkbook(): Uint8Array {
  const lines = readFileSync(aAndE, "utf8")
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.replaceAll('"', "").split(","));
  const names = [...new Set(lines.map(([, org, type]) => `${org ?? ""}/${type ?? ""}`))].slice(0, 18);
  const serial = (iso: string): number => Date.parse(iso) / 86_400_000 + 25_569;
  const kpis = [
    ["KPI", "Name", "Unit", "Direction", "Target", "Tier"],
    ...names.map((name) => [name, `Seen within four hours, ${name}`, "%", "higher", 0.95, "critical"]),
  ];
  const observations = [
    ["KPI", "Month", "Numerator", "Denominator", "Comment"],
    ...lines
      .filter(([, org, type, all]) => names.includes(`${org ?? ""}/${type ?? ""}`) && Number(all) > 0)
      .map(([period = "", org = "", type = "", all, breaches]) => [
        `${org}/${type}`,
        serial(period),
        Number(all) - Number(breaches),
        Number(all),
        null,
      ]),
  ];
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(kpis), "KPIs");
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(observations), "Observations");
  return new Uint8Array(
    XLSX.write(book, { type: "buffer", bookType: "xlsx", bookSST: true, compression: true }) as Uint8Array,
  );
}
