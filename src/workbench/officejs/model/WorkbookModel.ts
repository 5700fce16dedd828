import { type Area, areaOf, parseAddress } from "./addresses";
import { Calculation } from "./Calculation";
import type { Book } from "./Book";
import type { Change, Warning } from "./changes";
import { FormatTable } from "./formats";
import type { NameModel } from "./NameModel";
import { SheetModel, type SheetTable } from "./SheetModel";

export interface DocumentProperties {
  title: string;
  subject: string;
  author: string;
  company: string;
  keywords: string;
  comments: string;
  category: string;
  manager: string;
  lastAuthor: string;
  readonly creationDate: string;
  revisionNumber: number;
}

/** A workbook in memory, as an add-in sees it through Excel. */
export class WorkbookModel implements Book<SheetModel> {
  name = "Book1.xlsx";
  date1904 = false;
  readonly sheets: SheetModel[] = [];
  readonly names: NameModel<SheetModel>[] = [];
  readonly settings = new Map<string, unknown>();
  readonly customProperties = new Map<string, string | number | boolean>();
  readonly properties: DocumentProperties = {
    title: "",
    subject: "",
    author: "",
    company: "",
    keywords: "",
    comments: "",
    category: "",
    manager: "",
    lastAuthor: "",
    creationDate: "2025-01-01T00:00:00Z",
    revisionNumber: 1,
  };
  readonly formats = new FormatTable();
  readonly calculation: Calculation;
  readonly warnings: Warning[] = [];
  /** Non-null: sheets cannot be added, deleted, renamed, moved or hidden. */
  structureProtected: { password: string | null } | null = null;
  isDirty = false;
  userName = "Workbench";
  selection: Area = areaOf(1, 1);
  /** Cells written so far: a measure of work. */
  cellsWritten = 0;
  private current: SheetModel;
  private nextId = 1;
  private readonly listeners = new Set<(change: Change<SheetModel>) => void>();

  constructor(sheetNames: readonly string[] = ["Sheet1"]) {
    this.calculation = new Calculation(this);
    for (const name of sheetNames) this.sheets.push(new SheetModel(this, this.newGuid(), name));
    const first = this.sheets[0];
    if (!first) throw new Error("a workbook needs a sheet");
    this.current = first;
  }

  get active(): SheetModel {
    return this.current;
  }

  get tables(): SheetTable[] {
    return this.sheets.flatMap((sheet) => sheet.tables);
  }

  newNumber(): number {
    return this.nextId++;
  }

  /** Ids as Excel gives them to sheets; the same sequence in every run. */
  newGuid(): string {
    return `{00000000-0000-0000-0000-${(this.nextId++).toString(16).toUpperCase().padStart(12, "0")}}`;
  }

  sheetNamed(name: string): SheetModel | null {
    const wanted = name.toLowerCase();
    return this.sheets.find((sheet) => sheet.name.toLowerCase() === wanted) ?? null;
  }

  /** By id or by name, as the client asks. */
  findSheet(key: string): SheetModel | null {
    return this.sheets.find((sheet) => sheet.id === key) ?? this.sheetNamed(key);
  }

  tableNamed(name: string): SheetTable | null {
    const wanted = name.toLowerCase();
    return this.tables.find((table) => table.name.toLowerCase() === wanted) ?? null;
  }

  nameInScope(name: string, sheet: SheetModel | null): NameModel<SheetModel> | null {
    const wanted = name.toLowerCase();
    const same = (item: NameModel<SheetModel>) => item.name.toLowerCase() === wanted;
    return sheet?.names.find(same) ?? this.names.find(same) ?? null;
  }

  mapNames(map: (formula: string) => string): void {
    for (const name of this.names) name.formula = map(name.formula);
  }

  rangeOfName(name: string, sheet: SheetModel): { sheet: SheetModel; area: Area } | null {
    const item = this.nameInScope(name, sheet);
    return item ? this.areaOfFormula(item.formula) : null;
  }

  addSheet(name: string): SheetModel {
    const sheet = new SheetModel(this, this.newGuid(), name);
    this.sheets.push(sheet);
    this.emit({ kind: "added", sheet });
    return sheet;
  }

  activate(sheet: SheetModel): void {
    if (sheet === this.current) return;
    const before = this.current;
    this.current = sheet;
    this.selection = areaOf(1, 1);
    if (!before.deleted) this.emit({ kind: "deactivated", sheet: before });
    this.emit({ kind: "activated", sheet });
  }

  select(sheet: SheetModel, area: Area): void {
    this.activate(sheet);
    this.selection = area;
    this.emit({ kind: "selection", sheet, area });
  }

  listen(listener: (change: Change<SheetModel>) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  emit(change: Change<SheetModel>): void {
    if (change.kind !== "selection" && change.kind !== "activated" && change.kind !== "deactivated")
      this.isDirty = true;
    for (const listener of [...this.listeners]) listener(change);
  }

  /** What a defined name or a formula of one reference points at. */
  areaOfFormula(formula: string): { sheet: SheetModel; area: Area } | null {
    const at = parseAddress(formula);
    const sheet = at && (at.sheet === null ? this.current : this.sheetNamed(at.sheet));
    return at && sheet ? { sheet, area: at.area } : null;
  }
}
