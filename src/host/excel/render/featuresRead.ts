import type { Box } from "../../../pack/LaidOutPack";
import { parseBox, splitAddress } from "../address";
import { ACTION_BYTES } from "../payload";
import type { Session } from "../session";
import type { ConditionalFeature, PrintFeature, SheetFeatures, TableFeature } from "./features";
import type { FoundSheet } from "./found";
import { askValidations, readValidations, type ValidationProxy } from "./validations";
import type { WantedSheet } from "./wanted";

export interface FeatureProxy {
  readonly sheet: Excel.Worksheet;
  readonly tables: readonly { readonly table: Excel.Table; readonly range: Excel.Range }[];
  readonly conditionals: readonly { readonly format: Excel.ConditionalFormat; readonly range: Excel.Range }[];
  readonly heights: { readonly value: readonly { readonly format?: { readonly rowHeight?: number } }[] };
  readonly widths: { readonly value: readonly { readonly format?: { readonly columnWidth?: number } }[] };
  readonly frozen: Excel.Range;
  readonly area: Excel.RangeAreas;
  readonly titles: Excel.Range;
  readonly validations: readonly ValidationProxy[];
}

const PAGE = "orientation,paperSize,zoom,topMargin,bottomMargin,leftMargin,rightMargin,headerMargin,footerMargin";
const HEADERS = "leftHeader,centerHeader,rightHeader,leftFooter,centerFooter,rightFooter";
const RULE = [
  "type",
  "customOrNullObject/rule/formula",
  "customOrNullObject/format/font/color",
  "customOrNullObject/format/font/bold",
  "customOrNullObject/format/fill/color",
];

/** Asks for all that hangs on a page besides its cells and charts. */
export async function askFeatures(
  session: Session,
  sheet: Excel.Worksheet,
  found: FoundSheet,
  page: WantedSheet,
  rows: number,
  columns: number,
): Promise<FeatureProxy> {
  const items = found.tables.length + found.conditionals.length + page.laidOut.validations.length;
  let proxy: FeatureProxy | undefined;
  await session.add((24 + items * 5) * ACTION_BYTES + rows * 36, () => {
    const tables = found.tables.map(({ id }) => {
      const table = sheet.tables.getItem(id);
      table.load("name,showFilterButton,showBandedRows");
      const range = table.getRange();
      range.load("address");
      return { table, range };
    });
    const conditionals = found.conditionals
      .filter(({ type }) => type === "Custom")
      .map(({ id }) => {
        const format = sheet.getRange().conditionalFormats.getItem(id);
        format.load(RULE);
        const range = format.getRangeOrNullObject();
        range.load("address");
        return { format, range };
      });
    sheet.load("tabColor,showGridlines,visibility");
    const grid = sheet.getRangeByIndexes(0, 0, rows, columns);
    const frozen = sheet.freezePanes.getLocationOrNullObject();
    frozen.load("address");
    sheet.pageLayout.load(PAGE);
    sheet.pageLayout.headersFooters.defaultForAllPages.load(HEADERS);
    const area = sheet.pageLayout.getPrintAreaOrNullObject();
    area.load("address");
    const titles = sheet.pageLayout.getPrintTitleRowsOrNullObject();
    titles.load("address");
    sheet.horizontalPageBreaks.load("items/rowIndex");
    proxy = {
      sheet,
      tables,
      conditionals,
      heights: grid.getRowProperties({ format: { rowHeight: true } }) as never,
      widths: grid.getColumnProperties({ format: { columnWidth: true } }) as never,
      frozen,
      area,
      titles,
      validations: askValidations(sheet, page.laidOut.validations),
    };
  });
  return proxy as FeatureProxy;
}

export function readFeatures(proxy: FeatureProxy, merges: readonly Box[]): SheetFeatures {
  const { sheet, frozen } = proxy;
  const ice = frozen.isNullObject ? null : frozenAt(frozen.address);
  return {
    tables: proxy.tables.map(({ table, range }): TableFeature => {
      const box = parseBox(range.address) ?? { row: 1, column: 1, rows: 1, columns: 1 };
      return {
        name: table.name,
        box,
        filter: table.showFilterButton,
        banded: table.showBandedRows,
      };
    }),
    conditionals: proxy.conditionals.flatMap(({ format, range }): ConditionalFeature[] => {
      const box = range.isNullObject ? null : parseBox(range.address);
      const custom = format.customOrNullObject;
      if (!box || custom.isNullObject) return [];
      return [
        {
          box,
          formula: custom.rule.formula,
          colour: custom.format.font.color?.toUpperCase() || null,
          fill: custom.format.fill.color?.toUpperCase() || null,
          bold: custom.format.font.bold ?? null,
        },
      ];
    }),
    columnWidths: proxy.widths.value.map(({ format }) => format?.columnWidth ?? 0),
    rowHeights: proxy.heights.value.map(({ format }) => format?.rowHeight ?? 0),
    merges,
    validations: readValidations(proxy.validations),
    view: {
      tabColour: sheet.tabColor.toUpperCase(),
      gridlines: sheet.showGridlines,
      hidden: sheet.visibility !== "Visible",
      frozenRows: ice?.rows ?? 0,
      frozenColumns: ice?.columns ?? 0,
    },
    print: printOf(proxy),
  };
}

/** Frozen rows are told as whole rows (`1:5`), columns as whole columns (`A:B`), both as a block. */
function frozenAt(address: string): { rows: number; columns: number } {
  const { cells } = splitAddress(address);
  const rows = /^\$?(\d+):\$?(\d+)$/.exec(cells);
  if (rows) return { rows: Number(rows[2]), columns: 0 };
  const columns = /^\$?[A-Z]+:\$?([A-Z]+)$/i.exec(cells);
  if (columns) return { rows: 0, columns: parseBox(`A1:${columns[1]}1`)?.columns ?? 0 };
  const box = parseBox(address);
  return box ? { rows: box.row + box.rows - 1, columns: box.column + box.columns - 1 } : { rows: 0, columns: 0 };
}

function printOf({ sheet, area, titles }: FeatureProxy): PrintFeature {
  const page = sheet.pageLayout;
  const texts = page.headersFooters.defaultForAllPages;
  const rows = titles.isNullObject ? null : /^\$?(\d+):\$?(\d+)$/.exec(splitAddress(titles.address).cells);
  const zoom = page.zoom as PrintFeature["zoom"];
  return {
    orientation: page.orientation as "Portrait" | "Landscape",
    paperSize: String(page.paperSize),
    area: area.isNullObject ? null : parseBox(area.address),
    titleRows: rows ? { from: Number(rows[1]), to: Number(rows[2]) } : null,
    zoom: {
      ...(zoom.scale && { scale: zoom.scale }),
      ...(zoom.horizontalFitToPages && { horizontalFitToPages: zoom.horizontalFitToPages }),
      ...(zoom.verticalFitToPages && { verticalFitToPages: zoom.verticalFitToPages }),
    },
    margins: {
      top: page.topMargin,
      bottom: page.bottomMargin,
      left: page.leftMargin,
      right: page.rightMargin,
      header: page.headerMargin,
      footer: page.footerMargin,
    },
    header: { left: texts.leftHeader, center: texts.centerHeader, right: texts.rightHeader },
    footer: { left: texts.leftFooter, center: texts.centerFooter, right: texts.rightFooter },
    breaks: sheet.horizontalPageBreaks.items.map(({ rowIndex }) => rowIndex).sort((a, b) => a - b),
  };
}
