import { UniverInstanceType } from "@univerjs/core";
import type { FWorkbook } from "@univerjs/sheets/facade";
import type { ExcelHost } from "../officejs/ExcelHost";
import type { SheetModel } from "../officejs/model/SheetModel";
import type { Engine } from "./createUniver";
import { gridWorkbook, StyleNames } from "./snapshot";

/** One open workbook in the grid. The model is the truth; this draws it and brings back what people do. */
export class WorkbookGrid {
  readonly styles = new StyleNames();
  readonly unitId: string;
  private readonly ids = new Map<SheetModel, string>();
  private static opened = 0;

  constructor(
    readonly engine: Engine,
    readonly host: ExcelHost,
  ) {
    const { univer, api } = engine;
    this.unitId = `workbook-${++WorkbookGrid.opened}`;
    const snapshot = gridWorkbook(this.unitId, host.book, (sheet) => this.idOf(sheet), this.styles, []);
    univer.createUnit(UniverInstanceType.UNIVER_SHEET, snapshot);
    api.getActiveWorkbook()?.setActiveSheet(this.idOf(host.book.active));
  }

  get workbook(): FWorkbook {
    const workbook = this.engine.api.getWorkbook(this.unitId);
    if (!workbook) throw new Error("no workbook is open in the grid");
    return workbook;
  }

  dispose(): void {
    this.engine.api.disposeUnit(this.unitId);
  }

  idOf(sheet: SheetModel): string {
    let id = this.ids.get(sheet);
    if (id === undefined) this.ids.set(sheet, (id = sheet.id.replace(/[{}]/g, "")));
    return id;
  }

  sheetOf(id: string): SheetModel | null {
    return this.host.book.sheets.find((sheet) => this.idOf(sheet) === id) ?? null;
  }
}
