import { type ICellWithCoord, type IRange, UniverInstanceType } from "@univerjs/core";
import { IRenderManagerService, SHEET_VIEWPORT_KEY } from "@univerjs/preset-sheets-core";
import { type Breath, inPieces } from "../../core/steps";
import { isCellError } from "../../contract/cells";
import type { ExcelHost } from "../officejs/ExcelHost";
import { type Area, areaOf, areaText, bottom, right, sameArea } from "../officejs/model/addresses";
import type { Change } from "../officejs/model/changes";
import type { SheetModel } from "../officejs/model/SheetModel";
import type { Engine } from "./createUniver";
import { EditReader } from "./EditReader";
import { GridCommands } from "./GridCommands";
import { Painter } from "./Painter";
import { gridId, gridRange, type Prepared } from "./snapshot";

/** How long the grid waits for more before it draws, and how long at most. */
const QUIET = 25;
const LONGEST = 200;
/** Thrown at a pause when the workbook has been closed meanwhile. */
const CLOSED = new Error("the workbook is closed");

export interface GridView {
  readonly canvas: HTMLCanvasElement;
  readonly sheetId: string;
  /** The scrolling part of the sheet, in pixels of the screen from the canvas's corner. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** How far it is scrolled, in the sheet's own pixels. */
  readonly scrollX: number;
  readonly scrollY: number;
  readonly scale: number;
}

export interface PointedCell {
  readonly row: number;
  readonly column: number;
  /** Why the function in it has no answer. */
  readonly message: string;
}

/** Gives the grid a workbook to show; a hundred thousand rows take it a moment, so that nothing else is done in the same breath. */
export function addToGrid({ univer }: Engine, { snapshot }: Prepared): void {
  univer.createUnit(UniverInstanceType.UNIVER_SHEET, snapshot);
}

/** One open workbook in the grid, to which it was added. The model is the truth; this draws it and brings back what people do. */
export class WorkbookGrid {
  readonly commands: GridCommands;
  private readonly ids = new Map<SheetModel, string>();
  private readonly painter: Painter;
  private readonly off: (() => void)[] = [];
  private readonly drawn = new Set<() => void>();
  private readonly pointed = new Set<(cell: PointedCell | null) => void>();
  /** What functions said about the cells they stand in, by sheet and place. */
  private readonly messages = new Map<string, string>();
  private drawing = false;
  private closed = false;
  private readonly breath: Breath;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private since = 0;
  private select = false;

  constructor(
    readonly engine: Engine,
    readonly host: ExcelHost,
    { snapshot, styles }: Prepared,
    /** Tells the person what was not done, and why. */
    readonly refuse: (message: string) => void,
    breath: Breath,
  ) {
    const { api } = engine;
    this.breath = {
      now: breath.now,
      pause: async () => {
        await breath.pause();
        if (this.closed) throw CLOSED;
      },
    };
    const unitId = snapshot.id;
    this.commands = new GridCommands(engine, unitId);
    this.commands.asOwn(() => api.getWorkbook(unitId)?.setActiveSheet(this.idOf(host.book.active)));
    this.painter = new Painter(this.commands, host.book, (sheet) => this.idOf(sheet), styles);
    const undone = (message: string): void => {
      setTimeout(() => this.commands.asOwn(() => void api.undo()));
      refuse(message);
    };
    const adopt = (sheet: SheetModel, id: string): void => void this.ids.set(sheet, id);
    const reader = new EditReader(
      this.commands,
      host,
      this.painter,
      (id) => this.sheetOf(id),
      adopt,
      undone,
      (words) => this.refuse(words),
    );
    this.off.push(
      this.commands.listen((id, params, computed) => {
        this.reading = true;
        try {
          reader.read(id, params, computed);
        } finally {
          this.reading = false;
        }
      }),
      host.book.listen((change) => this.hear(change)),
      this.listenToPeople(),
      this.watchAnswers(),
    );
    // once the sheet is drawn: the formula bar then shows its first cell
    const first = setTimeout(() => this.showSelection(false), 100);
    this.off.push(() => clearTimeout(first));
  }

  /** True while the model follows the grid: the grid then shows already what the model tells. */
  private reading = false;

  dispose(): void {
    this.closed = true;
    for (const off of this.off) off();
    if (this.timer) clearTimeout(this.timer);
    this.engine.api.disposeUnit(this.commands.unitId);
  }

  idOf(sheet: SheetModel): string {
    let id = this.ids.get(sheet);
    if (id === undefined) this.ids.set(sheet, (id = gridId(sheet)));
    return id;
  }

  sheetOf(id: string): SheetModel | null {
    return this.host.book.sheets.find((sheet) => this.idOf(sheet) === id) ?? null;
  }

  /** Calls back after each drawing. */
  onDrawn(listener: () => void): () => void {
    this.drawn.add(listener);
    return () => this.drawn.delete(listener);
  }

  /** What part of the active sheet is on screen, and where: for what floats above the cells. */
  view(): GridView | null {
    const render = this.engine.univer.__getInjector().get(IRenderManagerService).getRenderById(this.commands.unitId);
    const main = render?.scene.getViewport(SHEET_VIEWPORT_KEY.VIEW_MAIN);
    const canvas = render?.engine.getCanvasElement();
    const sheet = this.engine.api.getWorkbook(this.commands.unitId)?.getActiveSheet();
    if (!render || !main || !canvas || !sheet) return null;
    const { scaleX } = render.scene;
    return {
      canvas,
      sheetId: sheet.getSheetId(),
      left: main.left,
      top: main.top,
      width: main.width ?? 0,
      height: main.height ?? 0,
      scrollX: main.viewportScrollX,
      scrollY: main.viewportScrollY,
      scale: scaleX,
    };
  }

  /** Where an area of the active sheet stands, in the sheet's own pixels, headings included. */
  placeOf(area: Area): { x: number; y: number; width: number; height: number } {
    const sheet = this.engine.api.getWorkbook(this.commands.unitId)?.getActiveSheet();
    if (!sheet) return { x: 0, y: 0, width: 0, height: 0 };
    const corner = (row: number, column: number): ICellWithCoord =>
      sheet.getRange(Math.min(row, sheet.getMaxRows()) - 1, Math.min(column, sheet.getMaxColumns()) - 1).getCell();
    const first = corner(area.row, area.column);
    const last = corner(bottom(area), right(area));
    return { x: first.startX, y: first.startY, width: last.endX - first.startX, height: last.endY - first.startY };
  }

  /** A function of ours says why there is no answer in its cell (rows and columns as the grid counts); null: there is one. */
  say(sheetId: string, row: number, column: number, message: string | null): void {
    const key = `${sheetId} ${row + 1} ${column + 1}`;
    if (message === null) this.messages.delete(key);
    else this.messages.set(key, message);
  }

  /** Calls back with the cell that the person selects or points at. */
  onPointed(listener: (cell: PointedCell | null) => void): () => void {
    this.pointed.add(listener);
    return () => this.pointed.delete(listener);
  }

  private point(sheetId: string, row: number, column: number): void {
    const message = this.messages.get(`${sheetId} ${row} ${column}`);
    const shown = this.sheetOf(sheetId)?.valueAt(row, column);
    const cell = message !== undefined && isCellError(shown) ? { row, column, message } : null;
    for (const listener of [...this.pointed]) listener(cell);
  }

  private follow(sheet: SheetModel, row: number, column: number): void {
    const at = sheet.mergeAt(row, column) ?? areaOf(row, column);
    const link = sheet.links.get(areaText(areaOf(at.row, at.column)));
    if (!link) return;
    const { book } = this.host;
    const inside = link.documentReference ?? (link.address?.startsWith("#") ? link.address.slice(1) : undefined);
    if (inside !== undefined && (link.address === undefined || link.address.startsWith("#"))) {
      const target = book.areaOfFormula(inside) ?? book.rangeOfName(inside, sheet);
      if (!target || target.sheet.visibility !== "Visible") return;
      this.host.edit("user", () => book.select(target.sheet, target.area));
    } else if (link.address !== undefined && /^(https?:|mailto:)/i.test(link.address)) {
      window.open(link.address, "_blank", "noopener");
    }
  }

  private hear(change: Change<SheetModel>): void {
    if (this.reading) return;
    this.painter.note(change);
    if (change.kind === "selection" || change.kind === "activated") this.select = true;
    this.schedule();
  }

  /** Widths, merges, rules and more change without a word: after every answer to the client the sheets are compared. */
  private watchAnswers(): () => void {
    const { native } = this.host.bridge;
    const send = native.sendMessageToHost.bind(native);
    native.sendMessageToHost = (text) => {
      send(text);
      this.schedule();
    };
    return () => {
      native.sendMessageToHost = send;
    };
  }

  private schedule(): void {
    const now = performance.now();
    if (this.timer) clearTimeout(this.timer);
    else this.since = now;
    const wait = Math.max(0, Math.min(QUIET, this.since + LONGEST - now));
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.draw();
    }, wait);
  }

  /** Draws what has changed, in pieces; what changes meanwhile is drawn when they are done. */
  private async draw(): Promise<void> {
    if (this.drawing || this.host.isAnswering) return this.schedule();
    this.drawing = true;
    try {
      await inPieces(this.painter.flush(), this.breath);
    } catch (error) {
      if (error !== CLOSED) throw error;
      return;
    } finally {
      this.drawing = false;
    }
    const shown = this.engine.api.getWorkbook(this.commands.unitId)?.getActiveSheet().getSheetId();
    // the grid brings a new sheet to the front by itself
    if (this.select || shown !== this.idOf(this.host.book.active)) this.showSelection();
    this.select = false;
    for (const listener of [...this.drawn]) listener();
  }

  private showSelection(scroll = true): void {
    const { book } = this.host;
    const workbook = this.engine.api.getWorkbook(this.commands.unitId);
    this.commands.asOwn(() => {
      const sheet = workbook?.setActiveSheet(this.idOf(book.active));
      if (!sheet) return;
      const { startRow, startColumn, endRow, endColumn } = gridRange(book.selection);
      const last = [Math.min(endRow, sheet.getMaxRows() - 1), Math.min(endColumn, sheet.getMaxColumns() - 1)] as const;
      sheet.getRange(startRow, startColumn, last[0] - startRow + 1, last[1] - startColumn + 1).activate();
      if (!scroll) return;
      // as far to the left as the cell allows: what a row is about stands there
      const { x, width } = this.placeOf(areaOf(startRow + 1, startColumn + 1));
      const fits = x + width <= (this.view()?.width ?? 0);
      sheet.scrollToCell(Math.max(0, startRow - 4), fits ? 0 : Math.max(0, startColumn - 2));
    });
  }

  /** Selection, sheet and cell editing, as the person moves. */
  private listenToPeople(): () => void {
    const { api } = this.engine;
    const events = [
      api.addEvent(api.Event.SelectionChanged, ({ worksheet, selections }) => {
        const [range] = selections as readonly IRange[];
        if (range && !this.commands.isOwn) this.takeSelection(worksheet.getSheetId(), range);
      }),
      api.addEvent(api.Event.ActiveSheetChanged, ({ activeSheet }) => {
        const sheet = this.sheetOf(activeSheet.getSheetId());
        // while it is drawn the grid brings new sheets to the front by itself; the end of the drawing puts that right
        if (!sheet || this.commands.isOwn || this.drawing) return;
        this.personActivates(sheet);
        this.takeShownSelection(sheet);
        for (const listener of [...this.drawn]) listener();
      }),
      api.addEvent(api.Event.CellHover, ({ worksheet, row, column }) =>
        this.point(worksheet.getSheetId(), row + 1, column + 1),
      ),
      api.addEvent(api.Event.CellClicked, ({ worksheet, row, column }) => {
        const sheet = this.sheetOf(worksheet.getSheetId());
        if (!sheet) return;
        // the first selection after a workbook took another's place is not always told by the grid; the click is
        this.takeShownSelection(sheet);
        this.follow(sheet, row + 1, column + 1);
      }),
      api.addEvent(api.Event.SheetEditStarted, () => {
        this.host.cellEditMode = true;
      }),
      api.addEvent(api.Event.SheetEditEnded, () => {
        this.host.cellEditMode = false;
      }),
    ];
    return () => {
      for (const event of events) event.dispose();
    };
  }

  /** A person brings a sheet to the front; the grid shows it already, or is about to. */
  personActivates(sheet: SheetModel): void {
    this.asReading(() => this.host.edit("user", (book) => book.activate(sheet)));
  }

  /** What the grid shows as selected on the sheet in front, when the model does not know it: each sheet keeps its own. */
  takeShownSelection(sheet: SheetModel): void {
    const workbook = this.engine.api.getWorkbook(this.commands.unitId);
    if (workbook?.getActiveSheet().getSheetId() !== this.idOf(sheet)) return;
    const range = workbook.getActiveRange()?.getRange();
    if (range && !sameArea(selected(range), this.host.book.selection)) this.takeSelection(this.idOf(sheet), range);
  }

  private takeSelection(sheetId: string, range: IRange): void {
    const sheet = this.sheetOf(sheetId);
    if (!sheet || (this.drawing && sheet !== this.host.book.active)) return;
    this.asReading(() => this.host.edit("user", (book) => book.select(sheet, selected(range))));
    this.point(sheetId, range.startRow + 1, range.startColumn + 1);
  }

  private asReading(work: () => void): void {
    this.reading = true;
    try {
      work();
    } finally {
      this.reading = false;
    }
  }
}

/** A selection of whole rows or columns comes without the other axis. */
function selected(range: IRange): ReturnType<typeof areaOf> {
  const rows = Number.isNaN(range.startRow) ? { start: 0, end: 1048575 } : { start: range.startRow, end: range.endRow };
  const columns = Number.isNaN(range.startColumn)
    ? { start: 0, end: 16383 }
    : { start: range.startColumn, end: range.endColumn };
  return areaOf(rows.start + 1, columns.start + 1, rows.end - rows.start + 1, columns.end - columns.start + 1);
}
