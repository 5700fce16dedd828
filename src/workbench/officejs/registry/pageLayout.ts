import { HostError, invalid } from "../errors";
import { type Area, isWholeColumns, isWholeRows, parseAddress } from "../model/addresses";
import type { HeaderFooterTexts, PageLayoutModel, Zoom } from "../model/PageLayoutModel";
import { RangeAreasRef, type RangeRef } from "../model/RangeRef";
import type { SheetModel } from "../model/SheetModel";
import { aBoolean, aNumber, aText, type Check, numberIn, oneOf, prop } from "./checks";
import type { Arguments } from "./Arguments";
import { type Handle, handle } from "./Handle";
import { rangeHandle } from "./rangeMethods";
import type { Prop, TypeSpec } from "./spec";

function page<K extends keyof PageLayoutModel>(key: K, check: Check<PageLayoutModel[K]>): Prop<SheetModel> {
  return prop(
    (sheet) => sheet.page[key],
    check,
    (sheet, value) => {
      sheet.page[key] = value;
    },
  );
}

const aZoom: Check<Zoom> = (value) => {
  if (typeof value !== "object" || value === null) throw invalid();
  const { scale, horizontalFitToPages, verticalFitToPages } = value as Zoom;
  if (scale !== undefined && scale !== null) {
    if (horizontalFitToPages || verticalFitToPages) throw invalid();
    return { scale: numberIn(10, 400)(scale) };
  }
  const pages = (n: number | undefined) => (n === undefined || n === null ? 0 : numberIn(0, 32767)(n));
  const [horizontal, vertical] = [pages(horizontalFitToPages), pages(verticalFitToPages)];
  return {
    ...(horizontal > 0 && { horizontalFitToPages: horizontal }),
    ...(vertical > 0 && { verticalFitToPages: vertical }),
  };
};

const POINTS: Readonly<Record<string, number>> = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 };
const MARGINS = ["left", "right", "top", "bottom", "header", "footer"] as const;

function setMargins(sheet: SheetModel, args: Arguments): void {
  const unit = POINTS[args.text(0)];
  if (unit === undefined) throw invalid();
  const margins = args.record(1);
  for (const name of MARGINS) {
    const value = margins[name];
    if (value !== undefined && value !== null)
      sheet.page[`${name}Margin`] = numberIn(0, 49)((aNumber(value) * unit) / 72) * 72;
  }
}

function areasArgument(sheet: SheetModel, args: Arguments): readonly Area[] {
  if (args.isHandle(0)) {
    const given = args.raw(0) as Handle;
    if (given.type === "RangeAreas") return (given.target as RangeAreasRef).areas;
    return [(args.handle(0, "Range").target as RangeRef).area];
  }
  return args
    .text(0)
    .split(",")
    .map((part) => {
      const at = parseAddress(part);
      if (!at || (at.sheet !== null && sheet.book.sheetNamed(at.sheet) !== sheet)) throw invalid();
      return at.area;
    });
}

function titles(sheet: SheetModel, args: Arguments, rows: boolean): Area {
  const [area] = areasArgument(sheet, args);
  if (!area || !(rows ? isWholeRows(area) : isWholeColumns(area))) throw invalid();
  return area;
}

function required(found: Handle | null): Handle {
  if (!found) throw new HostError("ItemNotFound");
  return found;
}

function areaHandle(sheet: SheetModel, area: Area | null): Handle | null {
  return area && rangeHandle(sheet, area);
}

function printArea(sheet: SheetModel): Handle | null {
  return sheet.page.printArea && handle("RangeAreas", new RangeAreasRef(sheet, sheet.page.printArea));
}

const margin = numberIn(0, 3528);

export const PAGE_LAYOUT: TypeSpec<SheetModel> = {
  props: {
    orientation: page("orientation", oneOf("PageOrientation")),
    paperSize: page("paperSize", oneOf("PaperType")),
    zoom: page("zoom", aZoom),
    blackAndWhite: page("blackAndWhite", aBoolean),
    draftMode: page("draftMode", aBoolean),
    centerHorizontally: page("centerHorizontally", aBoolean),
    centerVertically: page("centerVertically", aBoolean),
    printGridlines: page("printGridlines", aBoolean),
    printHeadings: page("printHeadings", aBoolean),
    printErrors: page("printErrors", oneOf("PrintErrorType")),
    printComments: page("printComments", oneOf("PrintComments")),
    printOrder: page("printOrder", oneOf("PrintOrder")),
    firstPageNumber: page("firstPageNumber", (value) => (value === "" ? "" : aNumber(value))),
    leftMargin: page("leftMargin", margin),
    rightMargin: page("rightMargin", margin),
    topMargin: page("topMargin", margin),
    bottomMargin: page("bottomMargin", margin),
    headerMargin: page("headerMargin", margin),
    footerMargin: page("footerMargin", margin),
  },
  nav: { headersFooters: (sheet) => handle("HeaderFooterGroup", sheet) },
  methods: {
    setPrintArea: (sheet, args) => {
      sheet.page.printArea = areasArgument(sheet, args);
    },
    getPrintArea: (sheet) => required(printArea(sheet)),
    getPrintAreaOrNullObject: printArea,
    setPrintMargins: setMargins,
    setPrintTitleRows: (sheet, args) => {
      sheet.page.titleRows = titles(sheet, args, true);
    },
    getPrintTitleRows: (sheet) => required(areaHandle(sheet, sheet.page.titleRows)),
    getPrintTitleRowsOrNullObject: (sheet) => areaHandle(sheet, sheet.page.titleRows),
    setPrintTitleColumns: (sheet, args) => {
      sheet.page.titleColumns = titles(sheet, args, false);
    },
    getPrintTitleColumns: (sheet) => required(areaHandle(sheet, sheet.page.titleColumns)),
    getPrintTitleColumnsOrNullObject: (sheet) => areaHandle(sheet, sheet.page.titleColumns),
  },
};

export const HEADERS_FOOTERS: TypeSpec<SheetModel> = {
  props: {
    state: page("headerState", oneOf("HeaderFooterState")),
    useSheetMargins: page("useSheetMargins", aBoolean),
    useSheetScale: page("useSheetScale", aBoolean),
  },
  nav: {
    defaultForAllPages: (sheet) => handle("HeaderFooter", sheet.page.allPages),
    firstPage: (sheet) => handle("HeaderFooter", sheet.page.firstPage),
    evenPages: (sheet) => handle("HeaderFooter", sheet.page.evenPages),
    oddPages: (sheet) => handle("HeaderFooter", sheet.page.oddPages),
  },
};

/** Excel takes at most 255 characters for the three parts of a header together. */
function part(key: keyof HeaderFooterTexts): Prop<HeaderFooterTexts> {
  return prop(
    (texts) => texts[key],
    aText,
    (texts, value: string) => {
      const end = key.endsWith("Header") ? "Header" : "Footer";
      const others = (["left", "center", "right"] as const).map((side) => texts[`${side}${end}`]).join("");
      if (others.length - texts[key].length + value.length > 255) throw invalid();
      texts[key] = value;
    },
  );
}

export const HEADER_FOOTER: TypeSpec<HeaderFooterTexts> = {
  props: {
    leftHeader: part("leftHeader"),
    centerHeader: part("centerHeader"),
    rightHeader: part("rightHeader"),
    leftFooter: part("leftFooter"),
    centerFooter: part("centerFooter"),
    rightFooter: part("rightFooter"),
  },
};
