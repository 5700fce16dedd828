import type { CellValue } from "../../contract/cells";
import type { Steps } from "../../core/steps";
import { type Area, columnNumber, parseArea } from "../officejs/model/addresses";
import { type CellFormat, DEFAULT_FORMAT } from "../officejs/model/formats";
import type { SheetModel } from "../officejs/model/SheetModel";
import { movedFormula, typedFormula } from "./formulas";
import { attributesOf, isOn, parseXml, richText, unescapeXml } from "./xml";

export interface CellSources {
  readonly strings: readonly string[];
  readonly formats: readonly CellFormat[];
}

const ROW_OR_CELL = /<row\b((?:[^>"]|"[^"]*")*?)\/?>|<c\b((?:[^>"]|"[^"]*")*?)(?:\/>|>([\s\S]*?)<\/c>)/g;
const BATCH = 500;

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

/** Reads the cells of one sheet. Spilled cells keep no value of their own: they belong to their formula. */
export class SheetCells {
  private readonly shared = new Map<string, { formula: string; row: number; column: number }>();
  private readonly spills: { readonly area: Area; readonly at: string; readonly values: CellValue[][] }[] = [];

  constructor(
    private readonly sheet: SheetModel,
    private readonly sources: CellSources,
  ) {}

  /** In pieces; `told` hears how far into the text it is. */
  *read(xml: string, told: (at: number) => void): Steps<void> {
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
        if (++count % BATCH !== 0) continue;
        told(pattern.lastIndex);
        yield;
      }
    }
    this.fillSpills();
  }

  /** What formulas came to when the file was saved, in the cells beside them too. */
  private fillSpills(): void {
    for (const { area, values } of this.spills) {
      const anchor = this.sheet.cells.get(area.row, area.column);
      const first = values[0];
      if (!anchor || anchor.formula === null || !first) continue;
      first[0] = anchor.value;
      anchor.value = this.sheet.spills.put(anchor, values);
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
    const spilled = this.spills.find(
      ({ area, at }) =>
        at !== `${row},${column}` &&
        row >= area.row &&
        row < area.row + area.rows &&
        column >= area.column &&
        column < area.column + area.columns,
    );
    const whole = valueOf(attribute(attributes, "t") ?? "n", body, this.sources.strings);
    const value = spilled ? null : whole;
    const formula = spilled ? null : this.formulaOf(row, column, body);
    if (spilled) spilled.values[row - spilled.area.row]![column - spilled.area.column] = whole;
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
      if (area && area.rows * area.columns > 1) {
        const values = Array.from({ length: area.rows }, () => new Array<CellValue>(area.columns).fill(null));
        this.spills.push({ area, at: `${row},${column}`, values });
      }
    }
    if (t === "shared" && si !== undefined) {
      if (text !== "") this.shared.set(si, { formula: typedFormula(text), row, column });
      const master = this.shared.get(si);
      return master ? movedFormula(master.formula, row - master.row, column - master.column) : null;
    }
    return text === "" ? null : typedFormula(text);
  }
}
