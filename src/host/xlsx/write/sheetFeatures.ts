/** The parts of a sheet around its cells, each as the piece of XML the schema wants in that place. */
import type { Box, LaidOutPack, LaidOutSheet, LaidOutSparkline, LaidOutValidation } from "../../../pack/LaidOutPack";
import { absoluteRangeOf, addressOf, rangeOf, sheetPrefix } from "./addresses";
import { fileFormula } from "./formulas";
import { argb, type StyleSheet } from "./styleSheet";
import { cutText, plainXmlText, xmlAttribute, xmlText } from "./xmlText";

export function sheetProperties(sheet: LaidOutSheet): string {
  const tab = sheet.tabColour === undefined ? "" : `<tabColor rgb="${argb(sheet.tabColour)}"/>`;
  // Excel passes over manual page breaks when it fits to pages: either one or the other
  const fit = sheet.print && isFitted(sheet.print) ? '<pageSetUpPr fitToPage="1"/>' : "";
  return tab + fit === "" ? "" : `<sheetPr>${tab}${fit}</sheetPr>`;
}

/** The smallest box around all cells. */
export function usedBox(sheet: LaidOutSheet): Box {
  let bottom = 1;
  let right = 1;
  for (const cell of sheet.cells) {
    if (cell.row > bottom) bottom = cell.row;
    if (cell.column > right) right = cell.column;
  }
  return { row: 1, column: 1, rows: bottom, columns: right };
}

export function sheetViews(sheet: LaidOutSheet, selected: boolean): string {
  const attributes = `${sheet.gridlines ? "" : ' showGridLines="0"'}${selected ? ' tabSelected="1"' : ""} workbookViewId="0"`;
  const { rows, columns } = sheet.freeze ?? { rows: 0, columns: 0 };
  if (rows === 0 && columns === 0) return `<sheetViews><sheetView${attributes}/></sheetViews>`;
  const pane = rows > 0 && columns > 0 ? "bottomRight" : rows > 0 ? "bottomLeft" : "topRight";
  return (
    `<sheetViews><sheetView${attributes}><pane${columns > 0 ? ` xSplit="${columns}"` : ""}${rows > 0 ? ` ySplit="${rows}"` : ""}` +
    ` topLeftCell="${addressOf(rows + 1, columns + 1)}" activePane="${pane}" state="frozen"/>` +
    `<selection pane="${pane}" activeCell="${addressOf(rows + 1, columns + 1)}" sqref="${addressOf(rows + 1, columns + 1)}"/>` +
    "</sheetView></sheetViews>"
  );
}

/** The file counts 5 pixels of padding (at 7 pixels a digit) as part of a column's width; people and the layout do not. */
function fileWidth(characters: number): number {
  return Math.min(255, Math.trunc((Math.max(0, characters) * 7 + 5) * (256 / 7)) / 256);
}

/** Neighbours of one width share an element. */
export function columnWidths(sheet: LaidOutSheet): string {
  const widths = sheet.columnWidths;
  let xml = "";
  for (let from = 0; from < widths.length;) {
    let to = from;
    while (to + 1 < widths.length && widths[to + 1] === widths[from]) to++;
    xml += `<col min="${from + 1}" max="${to + 1}" width="${fileWidth(widths[from] ?? 0)}" customWidth="1"/>`;
    from = to + 1;
  }
  return xml === "" ? "" : `<cols>${xml}</cols>`;
}

export function merges(sheet: LaidOutSheet): string {
  const real = sheet.merges.filter((box) => box.rows > 1 || box.columns > 1); // one cell cannot be merged
  if (real.length === 0) return "";
  return `<mergeCells count="${real.length}">${real.map((box) => `<mergeCell ref="${rangeOf(box)}"/>`).join("")}</mergeCells>`;
}

export function conditionalFormats(sheet: LaidOutSheet, styles: StyleSheet): string {
  return sheet.conditionalFormats
    .map(
      (format, index) =>
        `<conditionalFormatting sqref="${rangeOf(format.box)}"><cfRule type="expression" dxfId="${styles.conditional(format.style)}"` +
        ` priority="${index + 1}"><formula>${plainXmlText(fileFormula(format.formula))}</formula></cfRule></conditionalFormatting>`,
    )
    .join("");
}

export function validations(sheet: LaidOutSheet): string {
  if (sheet.validations.length === 0) return "";
  const xml = sheet.validations.map(validation).join("");
  return `<dataValidations count="${sheet.validations.length}">${xml}</dataValidations>`;
}

/** Excel holds a list inside the rule only up to 255 characters and only without commas in its items. */
export function listFits(list: readonly string[]): boolean {
  return list.length > 0 && list.join(",").length <= 255 && list.every((item) => item !== "" && !item.includes(","));
}

function validation(rule: LaidOutValidation): string {
  // Excel's own limits: 255 characters of prompt, 225 of error.
  const words =
    rule.message === ""
      ? ""
      : ` showInputMessage="1" showErrorMessage="1" error="${xmlAttribute(cutText(rule.message, 225))}" prompt="${xmlAttribute(cutText(rule.message, 255))}"`;
  const start = (type: string): string =>
    `<dataValidation${type} allowBlank="1"${words === "" ? ' showErrorMessage="1"' : words} sqref="${rangeOf(rule.box)}"`;
  const between = (type: string, { min, max }: { min: number; max: number }): string =>
    `${start(` type="${type}" operator="between"`)}><formula1>${min}</formula1><formula2>${max}</formula2></dataValidation>`;
  if (rule.list !== undefined && listFits(rule.list)) {
    const items = rule.list.join(",").replaceAll('"', '""');
    return `${start(' type="list"')}><formula1>"${plainXmlText(items).replaceAll("&quot;", '"')}"</formula1></dataValidation>`;
  }
  if (rule.whole !== undefined) return between("whole", rule.whole);
  if (rule.decimal !== undefined) return between("decimal", rule.decimal);
  // 1 = the first day Excel knows, 2958465 = the last (31 December 9999)
  if (rule.date === true) return between("date", { min: 1, max: 2958465 });
  return `${start("")}/>`; // a list that Excel cannot hold: the words still help whoever types
}

export interface LinkedCell {
  readonly ref: string;
  /** Relationship id of a link that leaves the workbook. */
  readonly id?: string;
  readonly location?: string;
  readonly tip?: string;
}

export function hyperlinks(links: readonly LinkedCell[]): string {
  if (links.length === 0) return "";
  const xml = links.map(
    (link) =>
      `<hyperlink ref="${link.ref}"${link.id === undefined ? "" : ` r:id="${link.id}"`}` +
      `${link.location === undefined ? "" : ` location="${xmlAttribute(link.location)}"`}` +
      `${link.tip === undefined ? "" : ` tooltip="${xmlAttribute(cutText(link.tip, 255))}"`}/>`,
  );
  return `<hyperlinks>${xml.join("")}</hyperlinks>`;
}

function isFitted(print: NonNullable<LaidOutSheet["print"]>): boolean {
  return print.fit.width > 0 || print.fit.height > 0;
}

export function printSetUp(sheet: LaidOutSheet): string {
  const print = sheet.print;
  if (print === undefined) return "";
  const m = print.margins;
  // 9 = A4
  return (
    `<pageMargins left="${m.left}" right="${m.right}" top="${m.top}" bottom="${m.bottom}" header="${m.header}" footer="${m.footer}"/>` +
    `<pageSetup paperSize="9" ${isFitted(print) ? `fitToWidth="${print.fit.width}" fitToHeight="${print.fit.height}"` : `scale="${print.scale ?? 100}"`} orientation="${print.orientation}"/>` +
    // Excel refuses headers of more than 255 characters.
    `<headerFooter><oddHeader>${xmlText(cutText(print.header, 255, ""))}</oddHeader><oddFooter>${xmlText(cutText(print.footer, 255, ""))}</oddFooter></headerFooter>` +
    (print.breaks.length === 0
      ? ""
      : `<rowBreaks count="${print.breaks.length}" manualBreakCount="${print.breaks.length}">` +
        `${print.breaks.map((row) => `<brk id="${row}" max="16383" man="1"/>`).join("")}</rowBreaks>`)
  );
}

/** Native sparklines live in an extension that older readers pass over. Equal colours form one group. */
export function sparklines(sheet: LaidOutSheet): string {
  if (sheet.sparklines.length === 0) return "";
  const groups = new Map<string, LaidOutSparkline[]>();
  for (const spark of sheet.sparklines) {
    const key = `${spark.colour} ${spark.lastColour}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [spark]);
    else group.push(spark);
  }
  const xml = [...groups.values()].map((group) => {
    const colour = argb(group[0]?.colour ?? "");
    const last = argb(group[0]?.lastColour ?? "");
    const colours = ["Negative", "Axis", "Markers", "First"].map((what) => `<x14:color${what} rgb="${colour}"/>`);
    return (
      // displayHidden: the numbers may stand in hidden columns
      '<x14:sparklineGroup lineWeight="1.25" displayEmptyCellsAs="gap" last="1" displayHidden="1">' +
      `<x14:colorSeries rgb="${colour}"/>${colours.join("")}<x14:colorLast rgb="${last}"/>` +
      `<x14:colorHigh rgb="${colour}"/><x14:colorLow rgb="${colour}"/><x14:sparklines>` +
      group
        .map(
          (spark) =>
            `<x14:sparkline><xm:f>${plainXmlText(spark.data)}</xm:f><xm:sqref>${addressOf(spark.row, spark.column)}</xm:sqref></x14:sparkline>`,
        )
        .join("") +
      "</x14:sparklines></x14:sparklineGroup>"
    );
  });
  return (
    '<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">' +
    `<x14:sparklineGroups xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">${xml.join("")}</x14:sparklineGroups></ext></extLst>`
  );
}

/** Print titles and areas are defined names that belong to a sheet. */
export function printNames(pack: LaidOutPack): { name: string; sheet: number; ref: string }[] {
  return pack.sheets.flatMap(({ name, print }, sheet) => {
    if (print === undefined) return [];
    const names = [{ name: "_xlnm.Print_Area", sheet, ref: absoluteRangeOf(name, print.area) }];
    if (print.titleRows !== undefined) {
      const rows = `$${print.titleRows.from}:$${print.titleRows.to}`;
      names.push({ name: "_xlnm.Print_Titles", sheet, ref: `${sheetPrefix(name)}${rows}` });
    }
    return names;
  });
}
