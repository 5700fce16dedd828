/* eslint-disable office-addins/load-object-before-read, office-addins/call-sync-before-read -- navigation, and results of calls, need no load */
import { parseBoxes, addressOf, cellOf, splitAddress } from "../../src/host/excel/address";
import type { Started } from "../workbench/officejs/start";
import { type DrawnCell, type DrawnSheet, joined, reference } from "./drawn";

/** Reads the pack back out of Excel, by Microsoft's own client: nobody looks into the model. */
export function excelDrawn(client: Started, names: readonly string[]): Promise<DrawnSheet[]> {
  return client.Excel.run(async (context) => {
    const drawn: DrawnSheet[] = [];
    for (const name of names) drawn.push(await sheetDrawn(context, name));
    return drawn;
  });
}

async function sheetDrawn(context: Excel.RequestContext, name: string): Promise<DrawnSheet> {
  const sheet = context.workbook.worksheets.getItem(name);
  const used = sheet.getUsedRange();
  used.load("values,formulas,numberFormat,rowIndex,columnIndex,rowCount,columnCount,address");
  sheet.load("tabColor,showGridlines");
  sheet.tables.load("items/name");
  sheet.charts.load("items/name,items/chartType,items/title/text,items/series/items/name");
  const rules = sheet.getRange().conditionalFormats;
  rules.load("items/custom/rule/formula,items/custom/format/fill/color,items/custom/format/font/color");
  const frozen = sheet.freezePanes.getLocationOrNullObject();
  frozen.load("address,rowCount");
  const page = sheet.pageLayout;
  page.load("orientation,zoom");
  const texts = page.headersFooters.defaultForAllPages;
  texts.load("leftHeader,centerHeader,rightHeader,leftFooter,centerFooter,rightFooter");
  const area = page.getPrintAreaOrNullObject();
  area.load("address");
  const titles = page.getPrintTitleRowsOrNullObject();
  titles.load("address");
  sheet.horizontalPageBreaks.load("items/rowIndex");
  const looks = used.getCellProperties({
    hyperlink: true,
    format: { font: { bold: true, color: true, size: true }, fill: { color: true }, wrapText: true },
  } as never);
  const rows = used.getRowProperties({ format: { rowHeight: true } } as never);
  await context.sync();
  const tables = sheet.tables.items.map((table) => {
    const range = table.getRange();
    range.load("address");
    return { table, range };
  });
  const places = rules.items.map((rule) => {
    const range = rule.getRange();
    range.load("address");
    return range;
  });
  const charts = sheet.charts.items.map((chart) => {
    const scatter = chart.chartType.startsWith("XY");
    chart.axes.valueAxis.load("minimum,maximum,numberFormat");
    return {
      chart,
      series: chart.series.items.map((series) => ({
        name: series.name,
        values: series.getDimensionDataSourceString(scatter ? "YValues" : "Values"),
        categories: series.getDimensionDataSourceString(scatter ? "XValues" : "Categories"),
      })),
    };
  });
  // never more than 512 merged areas in one answer
  const merged: Excel.RangeAreas[] = [];
  for (let row = 0; row < used.rowCount; row += 10) {
    const slice = used.getCell(row, 0).getResizedRange(Math.min(9, used.rowCount - row - 1), used.columnCount - 1);
    const areas = slice.getMergedAreasOrNullObject();
    areas.load("address");
    merged.push(areas);
  }
  await context.sync();
  const merges = new Set(merged.flatMap((m) => (m.isNullObject ? [] : parseBoxes(m.address).map(addressOf))));
  const cells: Record<string, DrawnCell> = {};
  const links: Record<string, string> = {};
  used.values.forEach((line: unknown[], r) =>
    line.forEach((value, c) => {
      const at = cellOf(used.rowIndex + r + 1, used.columnIndex + c + 1);
      const formula: unknown = used.formulas[r]?.[c];
      const look = looks.value[r]?.[c] as unknown as Look;
      const link = look.hyperlink;
      if (link) links[at] = link.documentReference ?? link.address ?? "";
      const isFormula = typeof formula === "string" && formula.startsWith("=") && formula !== value;
      const fill = look.format.fill.color.toUpperCase();
      cells[at] = {
        value: value === "" ? null : (value as string),
        formula: isFormula ? formula.slice(1) : null,
        format: String(used.numberFormat[r]?.[c]),
        bold: look.format.font.bold,
        fill: fill === "#FFFFFF" ? "" : fill,
        colour: look.format.font.color.toUpperCase(),
        size: look.format.font.size,
        wrap: look.format.wrapText,
      };
    }),
  );
  const zoom = page.zoom as { scale?: number };
  const plain = (address: string): string => reference(splitAddress(address).cells);
  return {
    name,
    cells,
    merges: [...merges].sort(),
    tables: tables.map(({ table, range }) => [table.name, plain(range.address)] as const).sort(),
    conditionals: rules.items.map((rule, i) => ({
      cells: plain(places[i]?.address ?? ""),
      formula: rule.custom.rule.formula.slice(1),
      fill: rule.custom.format.fill.color?.toUpperCase() ?? "",
      colour: rule.custom.format.font.color?.toUpperCase() ?? "",
    })),
    charts: charts
      .map(({ chart, series }) => ({
        name: chart.name,
        title: chart.title.text.replaceAll("\n", " "),
        min: numberOr(chart.axes.valueAxis.minimum),
        max: numberOr(chart.axes.valueAxis.maximum),
        valueFormat: chart.axes.valueAxis.numberFormat,
        series: series.map((one) => ({
          name: one.name,
          values: reference(one.values.value),
          categories: reference(one.categories.value),
        })),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    links,
    frozenRows: frozen.isNullObject ? 0 : frozen.rowCount,
    gridlines: sheet.showGridlines,
    tabColour: sheet.tabColor.toUpperCase(),
    print: {
      orientation: page.orientation.toLowerCase(),
      area: area.isNullObject ? "" : plain(area.address),
      titles: titles.isNullObject ? "" : plain(titles.address),
      breaks: sheet.horizontalPageBreaks.items.map(({ rowIndex }) => rowIndex),
      scale: zoom.scale ?? null,
      header: joined(texts.leftHeader, texts.centerHeader, texts.rightHeader),
      footer: joined(texts.leftFooter, texts.centerFooter, texts.rightFooter),
    },
    rowHeights: Object.fromEntries(
      (rows.value as unknown as { format: { rowHeight: number } }[])
        .map(({ format }, i) => [used.rowIndex + i + 1, Math.round(format.rowHeight)])
        .filter(([, points]) => points !== 15),
    ) as Record<number, number>,
  };
}

interface Look {
  readonly hyperlink?: { readonly documentReference?: string; readonly address?: string } | null;
  readonly format: {
    readonly font: { readonly bold: boolean; readonly color: string; readonly size: number };
    readonly fill: { readonly color: string };
    readonly wrapText: boolean;
  };
}

function numberOr(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
