import type { App } from "../commands/App";
import type { AppStore } from "../commands/store";
import type { OfficeApi } from "../host/excel/api";
import { ExcelSpreadsheetHost } from "../host/excel/ExcelSpreadsheetHost";
import { repairFormulas } from "../host/excel/repairFormulas";
import { download } from "./download";

/** Microsoft's globals at the moment of asking: `Excel` comes after `Office`, when the page has long been read. */
const office: OfficeApi = {
  get Excel() {
    return Excel;
  },
  get Office() {
    return Office;
  },
};

/** Everything a command needs, with Excel behind it. Nothing here is asked of Excel before a command asks for it. */
export function excelApp(store: AppStore): App {
  return {
    host: new ExcelSpreadsheetHost(office),
    store,
    clock: () => new Date().toISOString(),
    version: MI_VERSION,
    helpUrl: MI_HELP_URL,
    openPane: async () => {
      // where the pane always stands (the workbench, older hosts) nobody answers this call: there is nothing to show
      try {
        await Office.addin?.showAsTaskpane?.();
      } catch (error) {
        if ((error as { code?: unknown }).code !== "ApiNotFound") throw error;
      }
    },
    download,
    loadSample: async () => (await import("./loadSample")).loadSample(),
    toXlsx: async (pack) => (await import("../host/xlsx/writeWorkbook")).renderXlsx(pack),
    repairFormulas: () => repairFormulas(office),
    openLink: (url) => {
      if (Office.context.requirements.isSetSupported("OpenBrowserWindowApi", "1.1"))
        Office.context.ui.openBrowserWindow(url);
      else window.open(url, "_blank", "noopener");
    },
  };
}
