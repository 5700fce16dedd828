import { cellAddress, columnLetters, quoteSheet, type CellValue } from "./cells";
import type { CellProblem, TableReport } from "./Contract";
import type { HeaderMatch } from "./headers";
import { cellProblem, describe, type ProblemInput } from "./problems";
import type { BlockInfo } from "./RowSink";
import { tables, type TableKey } from "./tables";

type Report = Pick<ProblemInput, "number" | "expected" | "detail" | "data"> & {
  readonly row: number;
  /** 1-based sheet column. */
  readonly column: number;
  readonly found: CellValue | undefined;
};

interface Placed {
  readonly row: number;
  readonly column: number;
  readonly problem: CellProblem;
}

/** One table as it stands in a sheet: where it is, what was wrong with it, how many of its rows were used. */
export class Block {
  readonly problems: Placed[] = [];
  headerRow = 0;
  lastRow = 0;
  width = 0;
  rowsRead = 0;
  rowsLeftOut = 0;
  wide = false;
  /** Sheet column of the cells that name the KPI; for observations only. */
  kpiColumn = 1;
  /** Set when the same cells were read again as an Excel table, which knows better. */
  dropped = false;
  /** True when its headers were complete, so that the table counts as supplied. */
  complete = false;
  renamed: Readonly<Record<string, string>> = {};
  ignoredHeaders: readonly string[] = [];

  constructor(
    readonly info: BlockInfo,
    readonly key: TableKey | null,
    private readonly prefix: string,
    /** Name of the table as the product calls it. */
    readonly name: string,
  ) {}

  static of(info: BlockInfo, key: TableKey): Block {
    return new Block(info, key, tables[key].code, tables[key].name);
  }

  /** Sheet column of a zero-based index into the block's cells. */
  columnAt(index: number): number {
    return this.info.firstColumn + index;
  }

  addressOf(row: number, column: number): string {
    return cellAddress(this.info.sheet, row, column);
  }

  report(report: Report): void {
    const problem = cellProblem({
      ...report,
      prefix: this.prefix,
      table: this.name,
      sheet: this.info.sheet,
      found: describe(report.found),
    });
    this.problems.push({ row: report.row, column: report.column, problem });
  }

  /** Says what the matching of headers has to say; returns whether the table can be read. */
  reportHeaders(match: HeaderMatch, headers: readonly CellValue[]): boolean {
    const key = this.key;
    if (key === null) return false;
    const columns = tables[key].columns as Readonly<Record<string, { readonly header: string }>>;
    const row = this.headerRow;
    for (const [column, header] of match.fuzzy)
      this.report({
        number: "009",
        row,
        column: this.columnAt(header.index),
        found: header.text,
        expected: columns[column]?.header ?? column,
      });
    for (const header of match.duplicates)
      this.report({
        number: "010",
        row,
        column: this.columnAt(header.index),
        found: header.text,
        expected: "each header once",
      });
    for (const { key: column, suggestion } of match.missing)
      this.report({
        number: "001",
        row,
        column: this.info.firstColumn,
        found: null,
        expected: columns[column]?.header ?? column,
        detail: suggestion === null ? "" : ` Is it "${suggestion}"? Rename that header, or map it.`,
      });
    const renamed: Record<string, string> = {};
    for (const [column, index] of match.indexOf) {
      const theirs = describe(headers[index]);
      if (theirs !== columns[column]?.header) renamed[column] = theirs;
    }
    this.renamed = renamed;
    this.ignoredHeaders = match.ignored.map((header) => header.text);
    this.complete = match.missing.length === 0;
    return this.complete;
  }

  tableReport(): TableReport | null {
    if (this.key === null) return null;
    const { sheet, firstColumn } = this.info;
    const last = `${columnLetters(firstColumn + Math.max(this.width, 1) - 1)}${Math.max(this.lastRow, this.headerRow)}`;
    return {
      table: this.key,
      sheet,
      address: `${quoteSheet(sheet)}!${columnLetters(firstColumn)}${this.headerRow}:${last}`,
      rowsRead: this.rowsRead,
      rowsUsed: this.rowsRead - this.rowsLeftOut,
      rowsLeftOut: this.rowsLeftOut,
      renamed: this.renamed,
      ignoredHeaders: this.ignoredHeaders,
      wide: this.wide,
    };
  }
}

export function isBlankCell(cell: CellValue | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "");
}

export function isBlankRow(cells: readonly CellValue[]): boolean {
  for (const cell of cells) if (!isBlankCell(cell)) return false;
  return true;
}
