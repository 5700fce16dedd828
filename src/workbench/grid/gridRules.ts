import { type Area, areaOf, areaText, columnNumber } from "../officejs/model/addresses";
import type { ConditionalFormatModel, KeptRule } from "../officejs/model/ConditionalFormatModel";
import type { SheetModel } from "../officejs/model/SheetModel";

type Format = ConditionalFormatModel<SheetModel>;

const OPERATORS: Readonly<Record<string, string>> = {
  EqualTo: "equal",
  NotEqual: "notEqual",
  NotEqualTo: "notEqual",
  GreaterThan: "greaterThan",
  GreaterThanOrEqual: "greaterThanOrEqual",
  LessThan: "lessThan",
  LessThanOrEqual: "lessThanOrEqual",
  Between: "between",
  NotBetween: "notBetween",
};

function styleOf(format: Format): object {
  return {
    ...(format.fontColour !== null && { cl: { rgb: format.fontColour } }),
    ...(format.fill !== null && { bg: { rgb: format.fill } }),
    ...(format.bold !== null && { bl: format.bold ? 1 : 0 }),
    ...(format.italic !== null && { it: format.italic ? 1 : 0 }),
    ...(format.strike !== null && { st: { s: format.strike ? 1 : 0 } }),
  };
}

/** Where a scale, a bar or an icon begins: `cfvo` of the file. */
function threshold(node: KeptRule | undefined): object {
  const { type = "min", val } = node?.attributes ?? {};
  if (type === "min" || type === "max") return { type };
  if (type === "formula" || (val !== undefined && Number.isNaN(Number(val))))
    return { type: "formula", value: `=${val ?? 0}` };
  return { type, value: Number(val ?? 0) };
}

function colour(node: KeptRule | undefined): string {
  const { rgb } = node?.attributes ?? {};
  // colours of the theme are not known here: Office's own blue stands for them
  return rgb === undefined ? "#638EC6" : `#${rgb.slice(-6).toUpperCase()}`;
}

function parts(rule: KeptRule, name: string): { cfvo: KeptRule[]; colours: KeptRule[]; own: KeptRule | undefined } {
  const own = rule.children.find((one) => one.name === name);
  const of = (tag: string): KeptRule[] => own?.children.filter((one) => one.name === tag) ?? [];
  return { cfvo: of("cfvo"), colours: of("color"), own };
}

/** Sets that the grid lists from the lowest icon up; all others begin with the highest. */
const ASCENDING = ["4Rating", "5Rating"];

function iconSet(rule: KeptRule): object | null {
  const { cfvo, own } = parts(rule, "iconSet");
  if (cfvo.length < 3) return null;
  const iconType = own?.attributes["iconSet"] ?? "3TrafficLights1";
  const reversed = own?.attributes["reverse"] === "1";
  const last = cfvo.length - 1;
  const levels = cfvo.map((node, level) => {
    const shown = reversed ? last - level : level;
    return {
      operator: node.attributes["gte"] === "0" ? "greaterThan" : "greaterThanOrEqual",
      value: threshold(node),
      iconType,
      iconId: String(ASCENDING.includes(iconType) ? shown : last - shown),
    };
  });
  return { type: "iconSet", isShowValue: own?.attributes["showValue"] !== "0", config: levels.reverse() };
}

function keptRule(rule: KeptRule, format: Format): object | null {
  const style = styleOf(format);
  const highlight = (subType: string, more: object = {}): object => ({
    type: "highlightCell",
    subType,
    style,
    ...more,
  });
  const { type = "", operator, text, rank, percent, bottom, timePeriod, aboveAverage, equalAverage } = rule.attributes;
  switch (type) {
    case "colorScale": {
      const { cfvo, colours } = parts(rule, "colorScale");
      const config = cfvo.map((node, index) => ({ index, color: colour(colours[index]), value: threshold(node) }));
      return config.length < 2 ? null : { type, config };
    }
    case "dataBar": {
      const { cfvo, colours, own } = parts(rule, "dataBar");
      const config = { min: threshold(cfvo[0]), max: threshold(cfvo[1]), isGradient: true };
      const bars = { positiveColor: colour(colours[0]), nativeColor: "#FF0000" };
      return { type, isShowValue: own?.attributes["showValue"] !== "0", config: { ...config, ...bars } };
    }
    case "iconSet":
      return iconSet(rule);
    case "top10":
      return highlight("rank", { isBottom: bottom === "1", isPercent: percent === "1", value: Number(rank ?? 10) });
    case "aboveAverage": {
      const side = aboveAverage === "0" ? "lessThan" : "greaterThan";
      return highlight("average", { operator: equalAverage === "1" ? `${side}OrEqual` : side });
    }
    case "uniqueValues":
    case "duplicateValues":
      return highlight(type);
    case "timePeriod":
      return highlight("timePeriod", { operator: timePeriod });
    case "containsBlanks":
    case "notContainsBlanks":
    case "containsErrors":
    case "notContainsErrors":
      return highlight("text", { operator: type });
    case "containsText":
    case "notContainsText":
    case "beginsWith":
    case "endsWith":
      return highlight("text", { operator: operator === "notContains" ? "notContainsText" : type, value: text ?? "" });
    default:
      return null;
  }
}

const LEFT = /^=LEFT\(\$?([A-Z]+)\$?(\d+),(\d+)\)="([^"A-Za-z]+)"$/;

/**
 * The pack's status signs: `=LEFT($F5,1)="▼"` about the first column of its own area. As a formula it would cost the grid
 * a calculation a cell, thousands of them after every edit; as "begins with" it is looked at when a cell is drawn.
 */
function beginning({ areas, formula }: Format, oneWide: (area: Area) => boolean): string | null {
  const [area] = areas;
  const [, letters = "", row, length, text = ""] = LEFT.exec(formula) ?? [];
  if (!area || areas.length > 1 || Number(row) !== area.row || columnNumber(letters) !== area.column) return null;
  return Number(length) === text.length && oneWide(area) ? text : null;
}

/**
 * A conditional format as the rule that the grid draws; null for one that it has no drawing for. `oneWide` says whether
 * each row of an area is one cell, be it a merged one.
 */
export function gridRule(
  format: Format,
  oneWide: (area: Area) => boolean = ({ columns }) => columns === 1,
): object | null {
  if (format.kept) return keptRule(format.kept, format);
  const style = styleOf(format);
  if (format.type === "Custom") {
    const value = beginning(format, oneWide);
    if (value !== null) return { type: "highlightCell", subType: "text", operator: "beginsWith", value, style };
    return format.formula === "" ? null : { type: "highlightCell", subType: "formula", value: format.formula, style };
  }
  const operator = OPERATORS[String(format.rule?.["operator"])];
  const limits = ["formula1", "formula2"].map((name) => String(format.rule?.[name] ?? "").replace(/^=/, ""));
  if (operator === undefined || limits[0] === "") return null;
  const [one, two] = limits.map(Number);
  if (one === undefined || Number.isNaN(one) || (limits[1] !== "" && Number.isNaN(two)))
    return byFormula(format, operator, limits);
  const value = operator.toLowerCase().includes("between") ? [one, two] : one;
  return { type: "highlightCell", subType: "number", operator, value, style };
}

const SIGNS: Readonly<Record<string, string>> = {
  equal: "=",
  notEqual: "<>",
  greaterThan: ">",
  greaterThanOrEqual: ">=",
  lessThan: "<",
  lessThanOrEqual: "<=",
};

/** The grid compares with numbers only: limits that are texts or references become a formula about the first cell. */
function byFormula(format: Format, operator: string, [one = "", two = ""]: readonly string[]): object | null {
  const [area] = format.areas;
  if (!area) return null;
  const cell = areaText(areaOf(area.row, area.column));
  const inside = `AND(${cell}>=${one},${cell}<=${two})`;
  const test =
    operator === "between" ? inside : operator === "notBetween" ? `NOT(${inside})` : `${cell}${SIGNS[operator]}${one}`;
  return { type: "highlightCell", subType: "formula", value: `=${test}`, style: styleOf(format) };
}
