import { DAYS_1904, isoFromDay } from "../core/days";
import { isBlankCell } from "./Block";
import { cellAddress, isCellError, type CellValue } from "./cells";
import type { BlockInfo } from "./RowSink";
import type { RowReader } from "./TableReader";
import { normalise } from "./words";

/** Collects the sheet MI Settings: a setting and its value a row, with or without a header above. */
export class SettingsReader implements RowReader {
  readonly values: Record<string, string> = {};
  readonly cells: Record<string, string> = {};
  private info: BlockInfo | null = null;
  private date1904 = false;

  begin(info: BlockInfo, date1904: boolean): this {
    this.info = info;
    this.date1904 = date1904;
    return this;
  }

  /** True when a settings sheet has just been read. */
  end(): boolean {
    const reading = this.info !== null;
    this.info = null;
    return reading;
  }

  row(cells: readonly CellValue[], sheetRow: number): void {
    const at = cells.findIndex((cell) => !isBlankCell(cell));
    const name = cells[at];
    const value = cells[at + 1];
    if (!this.info || typeof name !== "string" || isBlankCell(value) || isCellError(value)) return;
    const setting = name.trim();
    if (normalise(setting) === "setting") return;
    // the sheet is a log: the last row about a setting counts
    this.values[setting] = this.asText(setting, value ?? null);
    this.cells[setting] = cellAddress(this.info.sheet, sheetRow, this.info.firstColumn + at + 1);
  }

  private asText(setting: string, value: CellValue): string {
    if (typeof value === "number" && normalise(setting).replaceAll(" ", "") === "asof")
      return isoFromDay(Math.floor(value) + (this.date1904 ? DAYS_1904 : 0));
    return typeof value === "boolean" ? (value ? "yes" : "no") : String(value).trim();
  }
}
