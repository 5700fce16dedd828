import { type Area, areaText, parseArea } from "../officejs/model/addresses";
import { ConditionalFormatModel } from "../officejs/model/ConditionalFormatModel";
import type { PageLayoutModel } from "../officejs/model/PageLayoutModel";
import type { ProtectionOptions, SheetModel, SheetSparkline } from "../officejs/model/SheetModel";
import { type Colours, readColour } from "./colours";
import { typedFormula } from "./formulas";
import type { Relationship } from "./relationships";
import type { StyleTables } from "./styles";
import { child, children, descendants, isOn, type XmlNode } from "./xml";

/** What the part of a sheet says besides its cells. */
export interface SheetContext {
  readonly sheet: SheetModel;
  readonly styles: StyleTables;
  readonly colours: Colours;
  readonly links: readonly Relationship[];
}

function areas(sqref: string | undefined): Area[] {
  return (sqref ?? "").split(/\s+/).flatMap((text) => parseArea(text) ?? []);
}

/** The file's width counts characters of 7 pixels with their padding; the model wants points. */
function widthInPoints(width: number): number {
  return Math.trunc(((256 * width + Math.trunc(128 / 7)) / 256) * 7) * 0.75;
}

function readColumns(root: XmlNode, { sheet, styles }: SheetContext): void {
  for (const { attributes } of children(child(root, "cols"), "col")) {
    const [from, to] = [Number(attributes["min"]), Math.min(Number(attributes["max"]), 2000)];
    for (let column = from; column <= to; column++) {
      if (attributes["width"] !== undefined) sheet.columnWidths.set(column, widthInPoints(Number(attributes["width"])));
      if (isOn(attributes["hidden"])) sheet.hiddenColumns.add(column);
      const format = styles.formats[Number(attributes["style"])];
      if (format) sheet.columnFormats.set(column, format);
    }
  }
}

function readView(root: XmlNode, sheet: SheetModel): void {
  const view = child(child(root, "sheetViews"), "sheetView");
  sheet.gridlines = view?.attributes["showGridLines"] !== "0";
  sheet.headings = view?.attributes["showRowColHeaders"] !== "0";
  const pane = child(view, "pane")?.attributes;
  if (pane?.["state"]?.startsWith("frozen")) {
    sheet.frozen = { rows: Number(pane["ySplit"] ?? 0), columns: Number(pane["xSplit"] ?? 0) };
  }
}

/** Types of rule in the file as the JavaScript API names them. */
const KINDS: Readonly<Record<string, string>> = {
  expression: "Custom",
  cellIs: "CellValue",
  colorScale: "ColorScale",
  dataBar: "DataBar",
  iconSet: "IconSet",
  top10: "TopBottom",
  aboveAverage: "PresetCriteria",
  uniqueValues: "PresetCriteria",
  duplicateValues: "PresetCriteria",
  containsBlanks: "PresetCriteria",
  notContainsBlanks: "PresetCriteria",
  containsErrors: "PresetCriteria",
  notContainsErrors: "PresetCriteria",
  timePeriod: "PresetCriteria",
  containsText: "ContainsText",
  notContainsText: "ContainsText",
  beginsWith: "ContainsText",
  endsWith: "ContainsText",
};

function readConditionalFormats(root: XmlNode, { sheet, styles }: SheetContext): void {
  const rules: { priority: number; model: ConditionalFormatModel<SheetModel> }[] = [];
  for (const block of children(root, "conditionalFormatting")) {
    for (const rule of children(block, "cfRule")) {
      const { type, dxfId, priority, operator, stopIfTrue } = rule.attributes;
      const kind = KINDS[type ?? ""];
      const [one, two] = children(rule, "formula").map((node) => typedFormula(node.text));
      if (kind === undefined) continue;
      const id = `{file-${sheet.book.newNumber()}}`;
      const model = new ConditionalFormatModel<SheetModel>(id, sheet, kind, areas(block.attributes["sqref"]));
      if (kind !== "CellValue") {
        model.formula = one ?? "";
        if (kind !== "Custom") model.kept = rule;
      } else {
        const name = operator ?? "equal";
        const api = name.charAt(0).toUpperCase() + name.slice(1);
        model.rule = { operator: api === "Equal" ? "EqualTo" : api, formula1: one, ...(two && { formula2: two }) };
      }
      const looks = styles.partial[Number(dxfId)];
      if (looks) Object.assign(model, looks);
      model.stopIfTrue = isOn(stopIfTrue);
      rules.push({ priority: Number(priority ?? 0), model });
    }
  }
  sheet.conditionalFormats = rules.sort((a, b) => a.priority - b.priority).map((rule) => rule.model);
}

/** A rule of the file as the one key and its contents that the JavaScript API has. */
function ruleOf(
  type: string | undefined,
  one: string | undefined,
  between: Readonly<Record<string, string | undefined>>,
  inCellDropDown: boolean,
): Readonly<Record<string, unknown>> | null {
  switch (type) {
    case "list": {
      const source = (one ?? "").replace(/^"|"$/g, "").replaceAll('""', '"');
      return { list: { inCellDropDown, source } };
    }
    case "whole":
      return { wholeNumber: between };
    case "decimal":
    case "date":
    case "time":
    case "textLength":
      return { [type]: between };
    case "custom":
      return { custom: { formula: one } };
    default:
      return null;
  }
}

function readValidations(root: XmlNode, sheet: SheetModel): void {
  for (const node of children(child(root, "dataValidations"), "dataValidation")) {
    const { type, operator, sqref, prompt, promptTitle, error, errorTitle, allowBlank, errorStyle, showDropDown } =
      node.attributes;
    // numbers as they stand, references and formulas as people type them
    const [one, two] = ["formula1", "formula2"].map((name) => {
      const text = child(node, name)?.text;
      return text === undefined || /^"|^-?[\d.]+(E[+-]?\d+)?$/.test(text) ? text : typedFormula(text);
    });
    const name = operator ?? "between";
    const between = { formula1: one, formula2: two, operator: name.charAt(0).toUpperCase() + name.slice(1) };
    const rule = ruleOf(type, one, between, !isOn(showDropDown));
    if (!rule) continue;
    for (const area of areas(sqref)) {
      sheet.validations.push({
        area,
        rule,
        errorAlert: {
          showAlert: isOn(node.attributes["showErrorMessage"]),
          message: error ?? "",
          title: errorTitle ?? "",
          style: errorStyle === undefined ? "Stop" : errorStyle.charAt(0).toUpperCase() + errorStyle.slice(1),
        },
        prompt: {
          showPrompt: isOn(node.attributes["showInputMessage"]),
          message: prompt ?? "",
          title: promptTitle ?? "",
        },
        ignoreBlanks: isOn(allowBlank),
      });
    }
  }
}

function readLinks(root: XmlNode, { sheet, links }: SheetContext): void {
  for (const { attributes } of children(child(root, "hyperlinks"), "hyperlink")) {
    const target = links.find((link) => link.id === attributes["r:id"])?.target;
    const location = attributes["location"];
    const tip = attributes["tooltip"];
    for (const area of areas(attributes["ref"])) {
      sheet.links.set(areaText({ ...area, rows: 1, columns: 1 }), {
        ...(target !== undefined && { address: target }),
        ...(location !== undefined && { documentReference: location }),
        ...(tip !== undefined && { screenTip: tip }),
      });
    }
  }
}

/** Numbers of paper sizes in files; any other one is kept in the file and taken for Letter here. */
const PAPERS: Readonly<Record<string, string>> = { "5": "Legal", "8": "A3", "9": "A4", "11": "A5" };

function readPage(root: XmlNode, sheet: SheetModel): void {
  const page: PageLayoutModel = sheet.page;
  const set = child(root, "pageSetup")?.attributes;
  if (set) {
    page.orientation = set["orientation"] === "landscape" ? "Landscape" : "Portrait";
    page.paperSize = PAPERS[set["paperSize"] ?? ""] ?? "Letter";
    if (isOn(set["useFirstPageNumber"])) page.firstPageNumber = Number(set["firstPageNumber"] ?? 1);
    if (set["pageOrder"] === "overThenDown") page.printOrder = "OverThenDown";
    page.blackAndWhite = isOn(set["blackAndWhite"]);
    const fitted = isOn(child(child(root, "sheetPr"), "pageSetUpPr")?.attributes["fitToPage"]);
    page.zoom = fitted
      ? { horizontalFitToPages: Number(set["fitToWidth"] ?? 1), verticalFitToPages: Number(set["fitToHeight"] ?? 1) }
      : { scale: Number(set["scale"] ?? 100) };
  }
  const margins = child(root, "pageMargins")?.attributes;
  if (margins) {
    const points = (name: string, otherwise: number): number => Number(margins[name] ?? otherwise / 72) * 72;
    page.leftMargin = points("left", page.leftMargin);
    page.rightMargin = points("right", page.rightMargin);
    page.topMargin = points("top", page.topMargin);
    page.bottomMargin = points("bottom", page.bottomMargin);
    page.headerMargin = points("header", page.headerMargin);
    page.footerMargin = points("footer", page.footerMargin);
  }
  const options = child(root, "printOptions")?.attributes ?? {};
  page.centerHorizontally = isOn(options["horizontalCentered"]);
  page.centerVertically = isOn(options["verticalCentered"]);
  page.printGridlines = isOn(options["gridLines"]);
  page.printHeadings = isOn(options["headings"]);
  const texts = child(root, "headerFooter");
  Object.assign(page.allPages, parts(child(texts, "oddHeader")?.text ?? "", "Header"));
  Object.assign(page.allPages, parts(child(texts, "oddFooter")?.text ?? "", "Footer"));
  const breaks = (name: string): number[] =>
    children(child(root, name), "brk").map((node) => Number(node.attributes["id"]));
  sheet.rowBreaks = breaks("rowBreaks");
  sheet.columnBreaks = breaks("colBreaks");
}

/** `&L…&C…&R…` as the three texts that the JavaScript API knows. */
function parts(code: string, what: "Header" | "Footer"): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, side, text] of code.matchAll(/&([LCR])((?:(?!&[LCR])[\s\S])*)/g)) {
    found[`${side === "L" ? "left" : side === "C" ? "center" : "right"}${what}`] = text ?? "";
  }
  return found;
}

/** What the file says is locked (1) as what the JavaScript API says is allowed. */
const ALLOWANCES: Readonly<Record<string, string>> = {
  autoFilter: "allowAutoFilter",
  deleteColumns: "allowDeleteColumns",
  deleteRows: "allowDeleteRows",
  formatCells: "allowFormatCells",
  formatColumns: "allowFormatColumns",
  formatRows: "allowFormatRows",
  insertColumns: "allowInsertColumns",
  insertHyperlinks: "allowInsertHyperlinks",
  insertRows: "allowInsertRows",
  pivotTables: "allowPivotTables",
  sort: "allowSort",
};

function readProtection(root: XmlNode, sheet: SheetModel): void {
  const given = child(root, "sheetProtection")?.attributes;
  if (!given || !isOn(given["sheet"])) return;
  const options = Object.entries(ALLOWANCES).map(([name, allowed]) => [
    allowed,
    given[name] === "0" || given[name] === "false",
  ]);
  const passwordless = given["password"] === undefined && given["hashValue"] === undefined;
  // nobody here knows the word: what a file's password locks stays locked
  sheet.protection = {
    options: Object.fromEntries(options) as ProtectionOptions,
    password: passwordless ? null : "\u0000",
  };
}

/** Everything of a sheet's part except its cells, `root` being the part without them. */
export function readSheetFeatures(root: XmlNode, context: SheetContext): void {
  const { sheet, colours } = context;
  sheet.tabColour = readColour(child(child(root, "sheetPr"), "tabColor"), colours);
  sheet.merges = children(child(root, "mergeCells"), "mergeCell").flatMap((node) => areas(node.attributes["ref"]));
  readColumns(root, context);
  readView(root, sheet);
  readConditionalFormats(root, context);
  readValidations(root, sheet);
  readLinks(root, context);
  readPage(root, sheet);
  readProtection(root, sheet);
  const filter = parseArea(child(root, "autoFilter")?.attributes["ref"] ?? "");
  // rows that it hides are hidden rows of the file; its criteria stay in the file as they are
  if (filter) sheet.filter = { area: filter, criteria: new Map(), hidden: new Set() };
  sheet.sparklines = readSparklines(root, colours);
}

export type Sparkline = SheetSparkline;

export function readSparklines(root: XmlNode, colours: Colours): Sparkline[] {
  let origin = -1;
  return descendants(child(root, "extLst"), "sparklineGroup").flatMap((group) => {
    const colour = readColour(child(group, "colorSeries"), colours) ?? "#376092";
    const lastColour = isOn(group.attributes["last"])
      ? (readColour(child(group, "colorLast"), colours) ?? colour)
      : colour;
    return descendants(group, "sparkline").flatMap((node) => {
      const at = parseArea(child(node, "sqref")?.text ?? "");
      const data = child(node, "f")?.text;
      origin++;
      return at && data !== undefined ? [{ row: at.row, column: at.column, data, colour, lastColour, origin }] : [];
    });
  });
}
