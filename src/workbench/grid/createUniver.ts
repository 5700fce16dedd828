import "@univerjs/preset-sheets-core/lib/index.css";
import "@univerjs/preset-sheets-conditional-formatting/lib/index.css";
import "@univerjs/preset-sheets-note/lib/index.css";
import { LocaleType, LogLevel, mergeLocales, Univer } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { UniverSheetsConditionalFormattingPreset } from "@univerjs/preset-sheets-conditional-formatting";
import formatsEnglish from "@univerjs/preset-sheets-conditional-formatting/locales/en-US";
import { CalculationMode, UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import coreEnglish from "@univerjs/preset-sheets-core/locales/en-US";
import { UniverSheetsNotePreset } from "@univerjs/preset-sheets-note";
import notesEnglish from "@univerjs/preset-sheets-note/locales/en-US";
import { defaultTheme } from "@univerjs/themes";
import { fontStack } from "./fonts";
import { type FunctionHelp, gridDescriptions, gridFunctions, type SayAbout } from "./gridFunctions";

const FONTS = ["Calibri", "Aptos", "Arial", "Cambria", "Courier New", "Segoe UI", "Times New Roman", "Verdana"];

export interface Engine {
  readonly univer: Univer;
  readonly api: FUniver;
}

/** The spreadsheet component with what we use of it, and our functions in its formula engine. */
export function createUniver(container: HTMLElement, help: readonly FunctionHelp[], say: SayAbout): Engine {
  const univer = new Univer({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: mergeLocales(coreEnglish, formatsEnglish, notesEnglish) },
    theme: defaultTheme,
    logLevel: LogLevel.ERROR,
  });
  const presets = [
    UniverSheetsCorePreset({
      container,
      header: true,
      // the page has its own ribbon, menus, sheet tabs and status line: these of the grid cannot be used by keys alone
      toolbar: false,
      formulaBar: true,
      contextMenu: false,
      // who may change what is decided by the model, as Excel would
      menu: {
        "sheet.contextMenu.permission": { hidden: true },
        "sheet.command.add-range-protection-from-toolbar": { hidden: true },
      },
      customFontFamily: {
        override: true,
        list: FONTS.map((name) => ({ value: fontStack(name), label: name, category: "sans-serif" as const })),
      },
      disableAutoFocus: true,
      disableTextFormatAlert: true,
      disableTextFormatMark: true,
      footer: false,
      sheets: { disableForceStringAlert: true, disableForceStringMark: true, isRowStylePrecedeColumnStyle: true },
      formula: {
        function: gridFunctions(say),
        description: gridDescriptions(help),
        initialFormulaComputing: CalculationMode.WHEN_EMPTY,
      },
    }),
    UniverSheetsConditionalFormattingPreset(),
    UniverSheetsNotePreset(),
  ];
  for (const { plugins } of presets) {
    for (const plugin of plugins) {
      if (Array.isArray(plugin)) univer.registerPlugin(plugin[0], plugin[1]);
      else univer.registerPlugin(plugin);
    }
  }
  return { univer, api: FUniver.newAPI(univer) };
}
