import { type Area, bottom, right } from "../officejs/model/addresses";
import type { ConditionalFormatModel, KeptRule } from "../officejs/model/ConditionalFormatModel";
import type { SheetModel } from "../officejs/model/SheetModel";

type Rule = ConditionalFormatModel<SheetModel>;

/** What a rule that compares all its numbers with one another gives one of them. */
export interface ScaledLook {
  readonly fill?: string;
  /** Share of the cell's width that its bar takes. */
  readonly bar?: { readonly share: number; readonly colour: string };
  /** The rule's own looks hold. */
  readonly holds?: boolean;
}

/** Colours of the theme are not known here: Office's own blue stands for them. */
function colourOf(node: KeptRule | undefined): string {
  const rgb = node?.attributes["rgb"];
  return rgb === undefined ? "#638EC6" : `#${rgb.slice(-6).toUpperCase()}`;
}

function numbersOf(sheet: SheetModel, areas: readonly Area[]): number[] {
  const found: number[] = [];
  for (const area of areas) {
    for (const [row, column] of sheet.cells.within(area)) {
      const value = sheet.valueAt(row, column);
      if (typeof value === "number") found.push(value);
    }
  }
  return found.sort((a, b) => a - b);
}

/** Excel's PERCENTILE.INC of sorted numbers. */
function percentile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * Math.min(1, Math.max(0, share));
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}

/** Where a scale or a bar begins, turns or ends; null when a formula says it. */
function threshold(node: KeptRule | undefined, sorted: readonly number[], end: "min" | "max"): number | null {
  const { type = end, val } = node?.attributes ?? {};
  const least = sorted[0] ?? 0;
  const most = sorted.at(-1) ?? 0;
  const number = Number(val ?? 0);
  switch (type) {
    case "min":
      return least;
    case "max":
      return most;
    case "percent":
      return least + ((most - least) * number) / 100;
    case "percentile":
      return percentile(sorted, number / 100);
    case "num":
      return Number.isNaN(number) ? null : number;
    default:
      return null;
  }
}

function mixed(from: string, to: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [a, b] = [from, to].map((colour) => parseInt(colour.slice(at, at + 2), 16)) as [number, number];
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${parts.join("").toUpperCase()}`;
}

function scale(points: readonly number[], colours: readonly string[], value: number): string {
  for (let i = 1; i < points.length; i++) {
    const [low = 0, high = 0] = [points[i - 1], points[i]];
    if (value > high && i < points.length - 1) continue;
    const share = high === low ? 1 : Math.min(1, Math.max(0, (value - low) / (high - low)));
    return mixed(colours[i - 1] ?? "#FFFFFF", colours[i] ?? "#FFFFFF", share);
  }
  return colours[0] ?? "#FFFFFF";
}

/** Colour scales and data bars have a minimum and a maximum length of bar in their file: 10 % and 90 % unless told. */
function barShare(value: number, low: number, high: number, own: KeptRule): number {
  const least = Number(own.attributes["minLength"] ?? 10) / 100;
  const most = Number(own.attributes["maxLength"] ?? 90) / 100;
  const share = high === low ? 1 : Math.min(1, Math.max(0, (value - low) / (high - low)));
  return least + (most - least) * share;
}

type Scaled = (value: number) => ScaledLook;

function rankedBy(rule: KeptRule, sorted: readonly number[]): Scaled {
  const { rank = "10", percent, bottom: fromBelow } = rule.attributes;
  const wanted = percent === "1" ? Math.floor((sorted.length * Number(rank)) / 100) : Number(rank);
  const count = Math.max(1, Math.min(sorted.length, wanted));
  const limit = fromBelow === "1" ? sorted[count - 1] : sorted[sorted.length - count];
  return (value) => ({ holds: limit !== undefined && (fromBelow === "1" ? value <= limit : value >= limit) });
}

function againstAverage(rule: KeptRule, sorted: readonly number[]): Scaled | null {
  const { aboveAverage, equalAverage, stdDev } = rule.attributes;
  if (stdDev !== undefined) return null;
  const mean = sorted.reduce((sum, value) => sum + value, 0) / Math.max(1, sorted.length);
  const below = aboveAverage === "0";
  return (value) => ({ holds: value === mean ? equalAverage === "1" : below ? value < mean : value > mean });
}

/** The rule as a question about one number; null for kinds that are not drawn (icons, and limits given by formulas). */
export function scaledRule(rule: Rule): Scaled | null {
  const { kept, sheet } = rule;
  const type = kept?.attributes["type"];
  if (!kept || type === undefined) return null;
  const sorted = numbersOf(sheet, rule.areas);
  if (type === "top10") return rankedBy(kept, sorted);
  if (type === "aboveAverage") return againstAverage(kept, sorted);
  if (type !== "colorScale" && type !== "dataBar") return null;
  const own = kept.children.find(({ name }) => name === type);
  if (!own) return null;
  const nodes = own.children.filter(({ name }) => name === "cfvo");
  const points = nodes.map((node, i) => threshold(node, sorted, i === 0 ? "min" : "max"));
  const colours = own.children.filter(({ name }) => name === "color").map(colourOf);
  if (points.length < 2 || !points.every((point) => point !== null)) return null;
  if (type === "colorScale") return (value) => ({ fill: scale(points, colours, value) });
  const [low = 0, high = 0] = points;
  return (value) => ({ bar: { share: barShare(value, low, high, own), colour: colours[0] ?? "#638EC6" } });
}

export function covers(area: Area, row: number, column: number): boolean {
  return row >= area.row && row <= bottom(area) && column >= area.column && column <= right(area);
}
