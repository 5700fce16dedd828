import { addressOf, rangeOf } from "../../../host/xlsx/write/addresses";
import { fileFormula } from "../../../host/xlsx/write/formulas";
import { cutText, plainXmlText, xmlAttribute, xmlText } from "../../../host/xlsx/write/xmlText";
import { type Area, parseArea } from "../../officejs/model/addresses";
import type { ConditionalFormatModel, KeptRule } from "../../officejs/model/ConditionalFormatModel";
import type { PageLayoutModel } from "../../officejs/model/PageLayoutModel";
import { type SheetModel, STANDARD_WIDTH } from "../../officejs/model/SheetModel";
import type { ValidationModel } from "../../officejs/model/ValidationModel";
import { formatKey, type StyleTable } from "./StyleTable";

export interface FeatureContext {
  readonly styles: StyleTable;
  /** Relationship id for an address outside the workbook. */
  readonly outside: (address: string) => string;
}

/** A piece of a sheet's part: how it is compared with the file, and how it is written when it differs. */
export interface Feature {
  /** Names of the elements it stands in. */
  readonly elements: readonly string[];
  readonly state: (sheet: SheetModel) => unknown;
  readonly write: (sheet: SheetModel, context: FeatureContext, old: (name: string) => string) => readonly string[];
}

function entries<V>(map: ReadonlyMap<number, V>): [number, V][] {
  return [...map].sort((a, b) => a[0] - b[0]);
}

function columns(sheet: SheetModel, { styles }: FeatureContext): string {
  const last = Math.max(0, ...sheet.columnWidths.keys(), ...sheet.hiddenColumns, ...sheet.columnFormats.keys());
  const one = (column: number): string => {
    const width = sheet.columnWidths.get(column);
    const format = sheet.columnFormats.get(column);
    if (width === undefined && !format && !sheet.hiddenColumns.has(column)) return "";
    const characters = Math.round(((width ?? STANDARD_WIDTH) / 0.75 / 7) * 256) / 256;
    return (
      ` width="${Math.min(255, characters)}"${format ? ` style="${styles.indexOf(format)}"` : ""}` +
      `${sheet.hiddenColumns.has(column) ? ' hidden="1"' : ""}${width === undefined ? "" : ' customWidth="1"'}`
    );
  };
  let xml = "";
  for (let from = 1; from <= last;) {
    const look = one(from);
    let to = from;
    while (to < last && one(to + 1) === look) to++;
    // reading stops at column 2,000: what held up to there holds to the end
    if (look !== "") xml += `<col min="${from}" max="${to >= 2000 ? 16384 : to}"${look}/>`;
    from = to + 1;
  }
  return xml === "" ? "" : `<cols>${xml}</cols>`;
}

function views(sheet: SheetModel, old: string): string {
  const kept = /<sheetView\b([^>]*?)\/?>/.exec(old)?.[1] ?? ' workbookViewId="0"';
  const attributes = kept.replace(/\s(?:showGridLines|showRowColHeaders|topLeftCell)="[^"]*"/g, "");
  const { rows, columns: across } = sheet.frozen ?? { rows: 0, columns: 0 };
  const start = `<sheetView${sheet.gridlines ? "" : ' showGridLines="0"'}${sheet.headings ? "" : ' showRowColHeaders="0"'}${attributes}`;
  if (rows === 0 && across === 0) return `<sheetViews>${start}/></sheetViews>`;
  const name = rows > 0 && across > 0 ? "bottomRight" : rows > 0 ? "bottomLeft" : "topRight";
  const at = addressOf(rows + 1, across + 1);
  return (
    `<sheetViews>${start}><pane${across > 0 ? ` xSplit="${across}"` : ""}${rows > 0 ? ` ySplit="${rows}"` : ""} topLeftCell="${at}"` +
    ` activePane="${name}" state="frozen"/><selection pane="${name}" activeCell="${at}" sqref="${at}"/></sheetView></sheetViews>`
  );
}

function properties(sheet: SheetModel, old: string): string {
  const fitted = sheet.page.zoom.scale === undefined;
  const attributes = /^<sheetPr\b([^>]*?)\/?>/.exec(old)?.[1] ?? "";
  const outline = /<outlinePr\b[^>]*?\/>/.exec(old)?.[0] ?? "";
  const tab = sheet.tabColour === null ? "" : `<tabColor rgb="FF${sheet.tabColour.slice(1).toUpperCase()}"/>`;
  const inside = tab + outline + (fitted ? '<pageSetUpPr fitToPage="1"/>' : "");
  return attributes.trim() === "" && inside === "" ? "" : `<sheetPr${attributes}>${inside}</sheetPr>`;
}

const OPERATORS: Readonly<Record<string, string>> = { EqualTo: "equal", NotEqualTo: "notEqual" };

function operatorOf(name: unknown): string {
  const text = String(name ?? "Between");
  return OPERATORS[text] ?? text.charAt(0).toLowerCase() + text.slice(1);
}

function formulaXml(tag: string, formula: unknown): string {
  const text = String(formula ?? "");
  return text === "" ? "" : `<${tag}>${plainXmlText(fileFormula(text.replace(/^=/, "")))}</${tag}>`;
}

function kept(rule: KeptRule): string {
  const own = Object.entries(rule.attributes).filter(([name]) => !name.includes(":"));
  const attributes = own.map(([name, value]) => ` ${name}="${xmlAttribute(value)}"`).join("");
  // what lies in extensions speaks of parts that are kept elsewhere
  const inside =
    rule.children
      .filter((one) => one.name !== "extLst")
      .map(kept)
      .join("") + plainXmlText(rule.text.trim());
  return inside === "" ? `<${rule.name}${attributes}/>` : `<${rule.name}${attributes}>${inside}</${rule.name}>`;
}

type Format = ConditionalFormatModel<SheetModel>;

function ruleXml(format: Format, priority: number, { styles }: FeatureContext): string {
  if (format.kept) {
    const children = format.kept.children.map((one) =>
      one.name === "formula" && format.formula !== "" ? { ...one, text: fileFormula(format.formula.slice(1)) } : one,
    );
    return kept({ ...format.kept, attributes: { ...format.kept.attributes, priority: String(priority) }, children });
  }
  const stop = format.stopIfTrue ? ' stopIfTrue="1"' : "";
  const start = `<cfRule type="${format.type === "Custom" ? "expression" : "cellIs"}" dxfId="${styles.conditional(format)}" priority="${priority}"${stop}`;
  if (format.type === "Custom") return `${start}>${formulaXml("formula", format.formula)}</cfRule>`;
  const { operator, formula1, formula2 } = format.rule ?? {};
  return `${start} operator="${operatorOf(operator)}">${formulaXml("formula", formula1)}${formulaXml("formula", formula2)}</cfRule>`;
}

function conditional(sheet: SheetModel, context: FeatureContext): string {
  return sheet.conditionalFormats
    .map((format, i) => {
      const written = format.kept !== null || (format.type === "Custom" ? format.formula !== "" : format.rule !== null);
      if (!written || format.areas.length === 0) return "";
      const sqref = format.areas.map(rangeOf).join(" ");
      return `<conditionalFormatting sqref="${sqref}">${ruleXml(format, i + 1, context)}</conditionalFormatting>`;
    })
    .join("");
}

const TYPES: Readonly<Record<string, string>> = { wholeNumber: "whole" };

function validation({ area, rule, errorAlert, prompt, ignoreBlanks }: ValidationModel): string {
  const [kind = "", raw] = Object.entries(rule)[0] ?? [];
  const given = (raw ?? {}) as Readonly<Record<string, unknown>>;
  const say = (name: string, text: string | undefined, most: number): string =>
    text === undefined || text === "" ? "" : ` ${name}="${xmlAttribute(cutText(text, most))}"`;
  const alert = (errorAlert.style ?? "Stop").toLowerCase();
  const source = String(given["source"] ?? "");
  const formulas =
    kind === "list"
      ? `<formula1>${plainXmlText(source.startsWith("=") ? source.slice(1) : `"${source.replaceAll('"', '""')}"`)}</formula1>`
      : kind === "custom"
        ? formulaXml("formula1", given["formula"])
        : formulaXml("formula1", given["formula1"]) + formulaXml("formula2", given["formula2"]);
  return (
    `<dataValidation type="${TYPES[kind] ?? kind}"${alert === "stop" ? "" : ` errorStyle="${alert}"`}` +
    (kind === "list" || kind === "custom" ? "" : ` operator="${operatorOf(given["operator"])}"`) +
    `${ignoreBlanks ? ' allowBlank="1"' : ""}${given["inCellDropDown"] === false ? ' showDropDown="1"' : ""}` +
    `${prompt.showPrompt ? ' showInputMessage="1"' : ""}${errorAlert.showAlert === false ? "" : ' showErrorMessage="1"'}` +
    say("errorTitle", errorAlert.title, 32) +
    say("error", errorAlert.message, 225) +
    say("promptTitle", prompt.title, 32) +
    say("prompt", prompt.message, 255) +
    ` sqref="${rangeOf(area)}">${formulas}</dataValidation>`
  );
}

function validations(sheet: SheetModel): string {
  const xml = sheet.validations.filter((one) => Object.keys(one.rule).length > 0).map(validation);
  return xml.length === 0 ? "" : `<dataValidations count="${xml.length}">${xml.join("")}</dataValidations>`;
}

function links(sheet: SheetModel, { outside }: FeatureContext): string {
  const xml = [...sheet.links].flatMap(([address, link]) => {
    const area = parseArea(address);
    if (!area) return [];
    const own = link.address?.startsWith("#") ? link.address.slice(1) : link.documentReference;
    const away = link.address === undefined || link.address.startsWith("#") ? undefined : link.address;
    if (away !== undefined && !/^(https?:|mailto:|(?![\\/])[^:#?\\]+$)/i.test(away)) return [];
    return (
      `<hyperlink ref="${rangeOf(area)}"${away === undefined ? "" : ` r:id="${outside(away)}"`}` +
      `${own === undefined || own === "" ? "" : ` location="${xmlAttribute(own)}"`}` +
      `${link.screenTip === undefined ? "" : ` tooltip="${xmlAttribute(cutText(link.screenTip, 255))}"`}/>`
    );
  });
  return xml.length === 0 ? "" : `<hyperlinks>${xml.join("")}</hyperlinks>`;
}

function protection({ protection: held }: SheetModel): string {
  if (!held) return "";
  const open = Object.entries(held.options)
    .filter(
      ([name, allowed]) => allowed === true && name.startsWith("allow") && !/EditObjects|EditScenarios/.test(name),
    )
    .map(([name]) => ` ${name.charAt(5).toLowerCase()}${name.slice(6)}="0"`);
  return `<sheetProtection sheet="1" objects="1" scenarios="1"${open.join("")}/>`;
}

function codes(page: PageLayoutModel, end: "Header" | "Footer"): string {
  const { allPages } = page;
  const all = [
    ["&L", allPages[`left${end}`]],
    ["&C", allPages[`center${end}`]],
    ["&R", allPages[`right${end}`]],
  ] as const;
  return xmlText(cutText(all.map(([code, text]) => (text === "" ? "" : code + text)).join(""), 255, ""));
}

function pageElements(sheet: SheetModel, old: string): readonly string[] {
  const { page } = sheet;
  const inches = (points: number): number => Math.round((points / 72) * 1e6) / 1e6;
  const { zoom } = page;
  const size =
    zoom.scale === undefined
      ? ` fitToWidth="${zoom.horizontalFitToPages ?? 0}" fitToHeight="${zoom.verticalFitToPages ?? 0}"`
      : ` scale="${zoom.scale}"`;
  // the printer's own settings stay; the paper is only said where this host knows it
  const rest = (/^<pageSetup\b([^>]*?)\/?>/.exec(old)?.[1] ?? "").replace(
    /\s(?:orientation|scale|fitToWidth|fitToHeight|paperSize)="[^"]*"/g,
    "",
  );
  const paper = page.paperSize === "A4" ? 9 : (/paperSize="(\d+)"/.exec(old)?.[1] ?? 1);
  const [header, footer] = [codes(page, "Header"), codes(page, "Footer")];
  const breaks = (tag: string, list: readonly number[], max: number): string =>
    list.length === 0
      ? ""
      : `<${tag} count="${list.length}" manualBreakCount="${list.length}">${list.map((id) => `<brk id="${id}" max="${max}" man="1"/>`).join("")}</${tag}>`;
  return [
    `<pageMargins left="${inches(page.leftMargin)}" right="${inches(page.rightMargin)}" top="${inches(page.topMargin)}" bottom="${inches(page.bottomMargin)}" header="${inches(page.headerMargin)}" footer="${inches(page.footerMargin)}"/>`,
    `<pageSetup paperSize="${paper}"${size} orientation="${page.orientation.toLowerCase()}"${rest}/>`,
    header + footer === ""
      ? ""
      : `<headerFooter><oddHeader>${header}</oddHeader><oddFooter>${footer}</oddFooter></headerFooter>`,
    breaks("rowBreaks", sheet.rowBreaks, 16383),
    breaks("colBreaks", sheet.columnBreaks, 1048575),
  ];
}

function pageState({ page, rowBreaks, columnBreaks }: SheetModel): unknown {
  const { printArea: _area, titleRows: _rows, titleColumns: _columns, ...rest } = page;
  return [rest, rowBreaks, columnBreaks];
}

function movedFilter(sheet: SheetModel, old: string): string {
  const area: Area | null = sheet.filter?.area ?? null;
  if (!area) return "";
  const inside = /^<autoFilter\b[^>]*?>([\s\S]*)<\/autoFilter>$/.exec(old)?.[1] ?? "";
  return `<autoFilter ref="${rangeOf(area)}">${inside}</autoFilter>`;
}

/** Everything of a sheet's part that the model knows, except cells and what hangs on it in parts of its own. */
export const FEATURES: readonly Feature[] = [
  {
    elements: ["sheetPr"],
    state: (sheet) => [sheet.tabColour, sheet.page.zoom.scale === undefined],
    write: (sheet, _, old) => [properties(sheet, old("sheetPr"))],
  },
  {
    elements: ["sheetViews"],
    state: ({ frozen, gridlines, headings }) => [frozen, gridlines, headings],
    write: (sheet, _, old) => [views(sheet, old("sheetViews"))],
  },
  {
    elements: ["cols"],
    state: (sheet) => [
      entries(sheet.columnWidths),
      [...sheet.hiddenColumns].sort((a, b) => a - b),
      entries(sheet.columnFormats).map(([at, format]) => [at, formatKey(format)]),
    ],
    write: (sheet, context) => [columns(sheet, context)],
  },
  {
    elements: ["sheetProtection"],
    state: (sheet) => sheet.protection,
    write: (sheet) => [protection(sheet)],
  },
  {
    elements: ["autoFilter"],
    state: (sheet) => sheet.filter?.area ?? null,
    write: (sheet, _, old) => [movedFilter(sheet, old("autoFilter"))],
  },
  {
    elements: ["mergeCells"],
    state: (sheet) => sheet.merges,
    write: ({ merges }) => {
      const real = merges.filter((area) => area.rows > 1 || area.columns > 1);
      const xml = real.map((area) => `<mergeCell ref="${rangeOf(area)}"/>`).join("");
      return [real.length === 0 ? "" : `<mergeCells count="${real.length}">${xml}</mergeCells>`];
    },
  },
  {
    elements: ["conditionalFormatting"],
    state: (sheet) =>
      sheet.conditionalFormats.map(({ id: _id, sheet: _sheet, borders, ...rest }) => [rest, [...borders]]),
    write: (sheet, context) => [conditional(sheet, context)],
  },
  {
    elements: ["dataValidations"],
    state: (sheet) => sheet.validations,
    write: (sheet) => [validations(sheet)],
  },
  {
    elements: ["hyperlinks"],
    state: (sheet) => [...sheet.links].sort(([a], [b]) => (a < b ? -1 : 1)),
    write: (sheet, context) => [links(sheet, context)],
  },
  {
    elements: ["pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks"],
    state: pageState,
    write: (sheet, _, old) => pageElements(sheet, old("pageSetup")),
  },
];
