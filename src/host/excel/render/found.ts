import type { Box } from "../../../pack/LaidOutPack";
import { isPackSheet } from "../../../pack/sheets";
import { parseBox } from "../address";
import type { Session } from "../session";
import { canNote } from "./notes";
import { isStaging } from "./staging";
import type { WantedPack } from "./wanted";

/** What the workbook has, as far as the build must know before it reads. */
export interface Found {
  readonly structureProtected: boolean;
  readonly sheets: readonly { readonly id: string; readonly name: string; readonly position: number }[];
  /** The pack's pages that are there, by name. */
  readonly pages: ReadonlyMap<string, FoundSheet>;
  /** Pages of an earlier pack which this one does not have. */
  readonly stale: readonly { readonly id: string; readonly name: string; readonly visible: boolean }[];
  /** Sheets that a build which was interrupted has left behind. */
  readonly leftovers: readonly { readonly id: string; readonly name: string }[];
  /** Tables, by name in lower case, with the sheet that holds them. */
  readonly tables: ReadonlyMap<string, string>;
  /** Formulas of the names that the pack defines. */
  readonly names: ReadonlyMap<string, string>;
}

export interface FoundSheet {
  readonly id: string;
  readonly name: string;
  readonly protected: boolean;
  /** Filtered tables, by name, and whether the sheet's own filter hides rows. */
  readonly filtered: readonly string[];
  readonly used: Box | null;
  readonly tables: readonly { readonly id: string; readonly name: string }[];
  readonly charts: readonly {
    readonly id: string;
    readonly name: string;
    readonly type: string;
    readonly series: number;
  }[];
  readonly conditionals: readonly { readonly id: string; readonly type: string }[];
  /** Words of the notes; empty where Excel cannot tell. */
  readonly notes: readonly string[];
}

/** The first look: one round trip, whatever the size of the workbook. */
export async function findPack(session: Session, wanted: WantedPack): Promise<Found> {
  const { workbook } = session;
  workbook.protection.load("protected");
  workbook.worksheets.load("items/id,items/name,items/position,items/visibility");
  workbook.tables.load("items/name,items/worksheet/name");
  const names = wanted.names.map(({ name }) => {
    const item = workbook.names.getItemOrNullObject(name);
    item.load("formula");
    return { name, item };
  });
  const asked = wanted.sheets.map(({ name }) => {
    const sheet = workbook.worksheets.getItemOrNullObject(name);
    sheet.load("id,name");
    sheet.protection.load("protected");
    sheet.tables.load("items/id,items/name,items/autoFilter/isDataFiltered");
    sheet.autoFilter.load("isDataFiltered");
    sheet.charts.load("items/id,items/name,items/chartType,items/series/items/name");
    const conditionals = sheet.getRange().conditionalFormats;
    conditionals.load("items/id,items/type");
    if (canNote(session, sheet)) sheet.notes.load("items/content");
    const used = sheet.getUsedRangeOrNullObject();
    used.load("address");
    return { sheet, conditionals, used };
  });
  await session.sync();
  const pages = new Map<string, FoundSheet>();
  for (const { sheet, conditionals, used } of asked) {
    if (sheet.isNullObject) continue;
    const filtered = sheet.tables.items.filter((table) => table.autoFilter.isDataFiltered).map((table) => table.name);
    if (sheet.autoFilter.isDataFiltered) filtered.push(sheet.name);
    pages.set(sheet.name, {
      id: sheet.id,
      name: sheet.name,
      protected: sheet.protection.protected,
      filtered,
      used: used.isNullObject ? null : parseBox(used.address),
      tables: sheet.tables.items.map(({ id, name }) => ({ id, name })),
      charts: sheet.charts.items.map((chart) => ({
        id: chart.id,
        name: chart.name,
        type: chart.chartType,
        series: chart.series.items.length,
      })),
      conditionals: conditionals.items.map(({ id, type }) => ({ id, type })),
      notes: canNote(session, sheet) ? sheet.notes.items.map(({ content }) => content) : [],
    });
  }
  const sheets = workbook.worksheets.items.map(({ id, name, position, visibility }) => ({
    id,
    name,
    position,
    visible: visibility === "Visible",
  }));
  return {
    structureProtected: workbook.protection.protected,
    sheets,
    pages,
    // a template or any other workbook drawn is no pack, and takes no page of it away
    stale: wanted.sheets.some(({ name }) => isPackSheet(name))
      ? sheets.filter(({ name }) => isPackSheet(name) && !pages.has(name))
      : [],
    leftovers: sheets.filter(({ name }) => isStaging(name)),
    tables: new Map(workbook.tables.items.map((table) => [table.name.toLowerCase(), table.worksheet.name])),
    names: new Map(
      names.filter(({ item }) => !item.isNullObject).map(({ name, item }) => [name, String(item.formula)]),
    ),
  };
}
