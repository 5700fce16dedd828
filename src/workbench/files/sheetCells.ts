import type { CellValue } from "../../contract/cells";
import { columnNumber, parseArea } from "../officejs/model/addresses";
import { type CellFormat, DEFAULT_FORMAT } from "../officejs/model/formats";
import type { SheetModel } from "../officejs/model/SheetModel";
import { movedFormula, typedFormula } from "./formulas";
import { attributesOf, isOn, parseXml, richText, unescapeXml } from "./xml";

export interface CellSources {
  readonly strings: readonly string[];
  readonly formats: readonly CellFormat[];
}

/** Called between batches of rows, so that a page can breathe and say how far it is. */
export type Breathe = (done: number, total: number) => Promise<void>;

const ROW_OR_CELL = /<row\b((?:[^>"]|"[^"]*")*?)\/?>|<c\b((?:[^>"]|"[^"]*")*?)(?:\/>|>([\s\S]*?)<\/c>)/g;
const BATCH = 20_000;

function attribute(text: string, name: string): string | undefined {
  const at = text.indexOf(` ${name}="`);
  if (at < 0) return undefined;
  const from = at + name.length + 3;
  return text.slice(from, text.indexOf('"', from));
}

function inside(xml: string, tag: string): string | undefined {
  const found = new RegExp(`<${tag}\\b[^>]*>([\\s\\S]*?)</${tag}>`).exec(xml);
  return found?.[1];
}

function valueOf(type: string, body: string, strings: readonly string[]): CellValue {
  if (type === "inlineStr") {
    const text = inside(body, "is");
    return text === undefined ? null : richText(parseXml(`<is>${text}</is>`));
  }
  const from = body.indexOf("<v");
  if (from < 0) return null;
  const start = body.indexOf(">", from) + 1;
  const raw = body.slice(start, body.indexOf("</v>", start));
  switch (type) {
    case "s":
      return strings[Number(raw)] ?? null;
    case "b":
      return isOn(raw);
    case "e":
      return { error: unescapeXml(raw) };
    case "str":
    case "d":
      return unescapeXml(raw);
    default: {
      const number = Number(raw);
      return raw === "" ? null : Number.isFinite(number) ? number : unescapeXml(raw);
    }
  }
}

/** Reads the cells of one sheet. Spilled cells keep no value of their own: their formula brings them back. */
export class SheetCells {
  private readonly shared = new Map<string, { formula: string; row: number; column: number }>();
  private readonly spills: { readonly area: NonNullable<ReturnType<typeof parseArea>>; at: string }[] = [];

  constructor(
    private readonly sheet: SheetModel,
    private readonly sources: CellSources,
  ) {}

  async read(xml: string, breathe: Breathe): Promise<void> {
    ROW_OR_CELL.lastIndex = 0;
    let [row, column, count] = [0, 0, 0];
    const pattern = new RegExp(ROW_OR_CELL);
    for (let match = pattern.exec(xml); match; match = pattern.exec(xml)) {
      const [, rowText, cellText, body] = match;
      if (rowText !== undefined) {
        row = Number(attribute(rowText, "r") ?? row + 1);
        column = 0;
        this.startRow(row, rowText);
      } else if (cellText !== undefined) {
        const address = attribute(cellText, "r");
        column = address === undefined ? column + 1 : columnNumber(address.replace(/\d+$/, ""));
        this.readCell(row, column, cellText, body ?? "");
        if (++count % BATCH === 0) await breathe(pattern.lastIndex, xml.length);
      }
    }
  }

  private startRow(row: number, text: string): void {
    if (!text.includes("ht=") && !text.includes("hidden") && !text.includes("customFormat")) return;
    const { ht, hidden, s, customFormat } = attributesOf(text);
    if (ht !== undefined) this.sheet.rowHeights.set(row, Number(ht));
    if (isOn(hidden)) this.sheet.hiddenRows.add(row);
    const format = this.sources.formats[Number(s)];
    if (isOn(customFormat) && format) this.sheet.rowFormats.set(row, format);
  }

  private readCell(row: number, column: number, attributes: string, body: string): void {
    const format = this.sources.formats[Number(attribute(attributes, "s") ?? 0)] ?? DEFAULT_FORMAT;
    const spilled = this.spills.some(
      ({ area, at }) =>
        at !== `${row},${column}` &&
        row >= area.row &&
        row < area.row + area.rows &&
        column >= area.column &&
        column < area.column + area.columns,
    );
    const value = spilled ? null : valueOf(attribute(attributes, "t") ?? "n", body, this.sources.strings);
    const formula = spilled ? null : this.formulaOf(row, column, body);
    if (value === null && formula === null && format === DEFAULT_FORMAT) return;
    const cell = this.sheet.cells.take(row, column, format);
    cell.format = format;
    cell.value = value;
    cell.formula = formula;
    cell.stamp = formula === null || value === null ? 0 : this.sheet.book.calculation.now; // 0: not worked out yet
  }

  private formulaOf(row: number, column: number, body: string): string | null {
    const match = /<f\b((?:[^>"]|"[^"]*")*?)(?:\/>|>([\s\S]*?)<\/f>)/.exec(body);
    if (!match) return null;
    const { t, si, ref } = attributesOf(match[1] ?? "");
    const text = unescapeXml(match[2] ?? "");
    if (t === "array" && ref !== undefined) {
      const area = parseArea(ref);
      if (area && area.rows * area.columns > 1) this.spills.push({ area, at: `${row},${column}` });
    }
    if (t === "shared" && si !== undefined) {
      if (text !== "") this.shared.set(si, { formula: typedFormula(text), row, column });
      const master = this.shared.get(si);
      return master ? movedFormula(master.formula, row - master.row, column - master.column) : null;
    }
    return text === "" ? null : typedFormula(text);
  }
}
