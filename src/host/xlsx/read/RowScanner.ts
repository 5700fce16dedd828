import type { CellValue } from "../../../contract/cells";
import { numberOf, readInteger, readNumber } from "./numbers";
import { XmlScanner } from "./XmlScanner";

/* global Buffer */

export type RowVisitor = (row: number, cells: readonly CellValue[]) => void;

const LAST_COLUMN = 16384;
/** A formula that a program wrote without ever working it out: there is no value to read, and none is made up. */
export const NOT_CALCULATED = "#NOT CALCULATED";

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ["1", true],
  ["true", true],
  ["0", false],
  ["false", false],
]);

const enum Where {
  Outside,
  Value,
  Formula,
  InlineText,
}

/**
 * Reads `<sheetData>` row by row. `cells[0]` is column A; blank cells are null, and rows without any value are passed
 * over, however many there are. Numbers come as stored: dates are serial numbers, whatever their format.
 */
export class RowScanner extends XmlScanner {
  private readonly cells: CellValue[] = [];
  private row = 0;
  /** Whether the row said its number; else its cells' addresses do. */
  private numbered = false;
  private column = 0;
  private type = "";
  private hasFormula = false;
  private where: Where = Where.Outside;
  private phonetic = false;
  private value: CellValue = null;
  /** Text collected so far, when it comes in more than one piece. */
  private pieces = "";
  private inSheetData = false;

  constructor(
    part: string,
    private readonly strings: readonly string[],
    private readonly visit: RowVisitor,
  ) {
    super(part);
  }

  protected override open(from: number, to: number, end: number, empty: boolean): void {
    if (!this.inSheetData) {
      if (!empty && this.nameIs(from, to, "sheetData")) this.inSheetData = true;
      return;
    }
    if (to - from === 1) {
      const name = this.buffer[from];
      if (name === 0x63 /* c */) this.startCell(to, end);
      else if (empty && name !== 0x66) return;
      else if (name === 0x76 /* v */) this.where = Where.Value;
      else if (name === 0x74 /* t */) this.where = this.phonetic ? Where.Outside : Where.InlineText;
      else if (name === 0x66 /* f */) {
        this.hasFormula = true;
        this.where = empty ? Where.Outside : Where.Formula;
      }
    } else if (this.nameIs(from, to, "row")) {
      this.startRow(to, end);
    } else if (this.nameIs(from, to, "rPh")) this.phonetic = !empty;
    if (empty && to - from === 1 && this.buffer[from] === 0x63) this.endCell();
  }

  protected override close(from: number, to: number): void {
    if (!this.inSheetData) return;
    if (to - from === 1) {
      const name = this.buffer[from];
      if (name === 0x63) this.endCell();
      else {
        if (name === 0x76 && this.pieces !== "") {
          this.take(this.pieces);
          this.pieces = "";
        }
        this.where = Where.Outside;
      }
    } else if (this.nameIs(from, to, "row")) {
      if (this.cells.length > 0) this.visit(this.row, this.cells);
    } else if (this.nameIs(from, to, "rPh")) this.phonetic = false;
    else if (this.nameIs(from, to, "sheetData")) this.inSheetData = false;
  }

  protected override text(from: number, to: number, last: boolean, raw: boolean): void {
    if (this.where === Where.Value) {
      if (!last || raw || this.pieces !== "") {
        this.pieces += this.decoded(from, to, raw);
      } else if (this.type === "s") {
        this.takeShared(readInteger(this.buffer, from, to));
      } else if (this.type === "" || this.type === "n") {
        const number = readNumber(this.buffer, from, to);
        if (Number.isNaN(number)) this.take(this.decoded(from, to));
        else this.value = number;
      } else this.take(this.decoded(from, to));
    } else if (this.where === Where.InlineText) {
      const text = this.decoded(from, to, raw);
      this.value = typeof this.value === "string" ? this.value + text : text;
    }
  }

  private startRow(at: number, end: number): void {
    this.cells.length = 0;
    this.column = 0;
    this.row++;
    this.numbered = false;
    this.attributes(at, end, (from, to, valueFrom, valueTo) => {
      if (to - from === 1 && this.buffer[from] === 0x72 /* r */) this.setRow(valueFrom, valueTo);
    });
  }

  private setRow(from: number, to: number): void {
    const row = readInteger(this.buffer, from, to);
    if (row <= 0) return;
    this.row = row;
    this.numbered = true;
  }

  /** Attributes are read here by hand: this runs for every cell of the sheet. */
  private startCell(at: number, end: number): void {
    const { buffer } = this;
    this.type = "";
    this.hasFormula = false;
    this.value = null;
    this.pieces = "";
    this.where = Where.Outside;
    this.column++;
    let i = at;
    while (i < end) {
      const name = buffer[i + 1]!;
      const single = buffer[i]! <= 0x20 && buffer[i + 2] === 0x3d && (buffer[i + 3] === 0x22 || buffer[i + 3] === 0x27);
      if (!single) {
        if (isLoose(buffer, i, end)) return this.startLooseCell(at, end);
        i++;
        if (buffer[i] === 0x22 || buffer[i] === 0x27) i = skipQuoted(buffer, i, end);
        continue;
      }
      const valueFrom = i + 4;
      const valueEnd = skipQuoted(buffer, i + 3, end) - 1;
      if (name === 0x72 /* r */) this.place(valueFrom, valueEnd);
      else if (name === 0x74 /* t */) this.type = typeOf(buffer, valueFrom, valueEnd);
      i = valueEnd + 1;
    }
  }

  /** The same for attributes written as `r = "A1"`, which XML allows. */
  private startLooseCell(at: number, end: number): void {
    this.attributes(at, end, (from, to, valueFrom, valueTo) => {
      if (to - from !== 1) return;
      if (this.buffer[from] === 0x72) this.place(valueFrom, valueTo);
      else if (this.buffer[from] === 0x74) this.type = typeOf(this.buffer, valueFrom, valueTo);
    });
  }

  /** Column (and row, when the row itself did not say it) of `AB12`; the next column when the address makes no sense. */
  private place(from: number, to: number): void {
    let column = 0;
    let i = from;
    for (; i < to; i++) {
      const letter = this.buffer[i]! & 0xdf; // upper case
      if (letter < 0x41 || letter > 0x5a) break;
      column = column * 26 + letter - 0x40;
    }
    if (column >= 1 && column <= LAST_COLUMN) this.column = column;
    if (!this.numbered) this.setRow(i, to);
  }

  private endCell(): void {
    let value = this.value;
    if (value === null && this.hasFormula && this.type !== "str") value = { error: NOT_CALCULATED };
    if (value === null || value === "" || this.column > LAST_COLUMN) return;
    const { cells } = this;
    while (cells.length < this.column - 1) cells.push(null);
    cells[this.column - 1] = value;
  }

  private take(text: string): void {
    switch (this.type) {
      case "s":
        return this.takeShared(/^\s*\d+\s*$/.test(text) ? Number(text) : -1);
      case "b":
        this.value = BOOLEANS.get(text.trim().toLowerCase()) ?? text;
        return;
      case "e":
        this.value = { error: text };
        return;
      case "":
      case "n": {
        const number = numberOf(text);
        this.value = Number.isNaN(number) ? (text.trim() === "" ? null : text) : number;
        return;
      }
      default: // a formula's text, or a date as ISO text
        this.value = text;
    }
  }

  private takeShared(index: number): void {
    if (this.strings.length === 0) throw this.broken("refers to texts that are not in the file");
    this.value = this.strings[index] ?? { error: "#TEXT MISSING FROM THE FILE" };
  }
}

/** A blank, an r or t, and then a blank where `="` should be. */
function isLoose(buffer: Uint8Array, at: number, end: number): boolean {
  const name = buffer[at + 1];
  if (at + 3 >= end || buffer[at]! > 0x20 || (name !== 0x72 && name !== 0x74)) return false;
  return buffer[at + 2]! <= 0x20 || (buffer[at + 2] === 0x3d && buffer[at + 3]! <= 0x20);
}

function skipQuoted(buffer: Uint8Array, at: number, end: number): number {
  const quote = buffer[at];
  let i = at + 1;
  while (i < end && buffer[i] !== quote) i++;
  return i + 1;
}

/** The common types without making a string of each. */
function typeOf(buffer: Buffer, from: number, to: number): string {
  if (to - from === 1) {
    const byte = buffer[from];
    if (byte === 0x73) return "s";
    if (byte === 0x6e) return "n";
  }
  return buffer.toString("latin1", from, to);
}
