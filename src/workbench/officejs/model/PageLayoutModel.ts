import type { Area } from "./addresses";

export interface Zoom {
  scale?: number;
  horizontalFitToPages?: number;
  verticalFitToPages?: number;
}

export interface HeaderFooterTexts {
  leftHeader: string;
  centerHeader: string;
  rightHeader: string;
  leftFooter: string;
  centerFooter: string;
  rightFooter: string;
}

export function noTexts(): HeaderFooterTexts {
  return { leftHeader: "", centerHeader: "", rightHeader: "", leftFooter: "", centerFooter: "", rightFooter: "" };
}

/** Print set-up of a sheet. Margins in points, as Excel keeps them for its JavaScript API. */
export class PageLayoutModel {
  orientation = "Portrait";
  paperSize = "Letter";
  zoom: Zoom = { scale: 100 };
  blackAndWhite = false;
  draftMode = false;
  centerHorizontally = false;
  centerVertically = false;
  printGridlines = false;
  printHeadings = false;
  printErrors = "AsDisplayed";
  printComments = "NoComments";
  printOrder = "DownThenOver";
  firstPageNumber: number | "" = "";
  leftMargin = 50.4;
  rightMargin = 50.4;
  topMargin = 54;
  bottomMargin = 54;
  headerMargin = 21.6;
  footerMargin = 21.6;
  printArea: readonly Area[] | null = null;
  titleRows: Area | null = null;
  titleColumns: Area | null = null;
  headerState = "Default";
  useSheetMargins = true;
  useSheetScale = true;
  readonly allPages = noTexts();
  readonly firstPage = noTexts();
  readonly evenPages = noTexts();
  readonly oddPages = noTexts();
}
