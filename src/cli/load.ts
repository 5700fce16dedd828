import { basename } from "node:path";
import { ContractBuilder } from "../contract/ContractBuilder";
import type { Parsed } from "../contract/Contract";
import type { MapFile } from "../contract/mapFile";
import { mergeSettings, readSettings } from "../contract/readSettings";
import { defaultSettings, type Settings } from "../contract/settings";
import { Tee } from "../contract/Tee";
import { whyNoPack } from "../contract/whyNoPack";
import type { LifeLog } from "../findings/life/events";
import { isLifeSheet, LogReader } from "../findings/life/LogReader";
import { readXlsx } from "../host/xlsx/readWorkbook";
import { isPackSheet } from "../pack/sheets";
import { UnreadableWorkbook } from "../host/xlsx/UnreadableWorkbook";
import type { Progress } from "../host/SpreadsheetHost";
import { CannotBuild } from "./Terminal";

/** Settings over their defaults, and as they were given: only those given win over the workbook's own. */
export interface GivenSettings {
  readonly settings: Settings;
  readonly given: unknown;
}

export interface Loaded {
  readonly parsed: Parsed;
  /** The settings file's, over those of the sheet MI Settings, over the defaults. */
  readonly settings: Settings;
  /** What people did with exceptions: the sheet MI Exception log. */
  readonly log?: LifeLog;
  readonly input: { readonly name: string; readonly sha256: string; readonly bytes: number };
}

/** Reads and parses a workbook. The file is opened for reading only. */
export async function load(
  path: string,
  { settings, given }: GivenSettings,
  map: MapFile | undefined,
  progress?: Progress,
): Promise<Loaded> {
  const builder = new ContractBuilder({ settings, ...(map && { map }), ignoreSheet: isOurs });
  const lives = new LogReader();
  let file: { sha256: string; bytes: number };
  try {
    file = await readXlsx(path, new Tee([builder, lives]), progress);
  } catch (error) {
    if (error instanceof UnreadableWorkbook) throw new CannotBuild(error.message);
    throw error;
  }
  const { workbookSettings, workbookSettingCells, contract, problems } = builder.finish();
  const merged = mergeSettings(defaultSettings(), workbookSettings, workbookSettingCells);
  const log = lives.result();
  // the settings file and the command line win over the sheet MI Settings
  const settled = readSettings(given, merged.settings);
  return {
    parsed: { contract, problems: [...problems, ...merged.problems, ...log.problems] },
    settings: settled.ok ? settled.value : settings,
    log,
    input: { name: basename(path), ...file },
  };
}

/** Sheets that the product writes for itself: no data. */
function isOurs(sheet: string): boolean {
  return isPackSheet(sheet) || isLifeSheet(sheet);
}

/** Why the contract cannot give a pack, in one sentence; null when it can. */
export function obstacle(path: string, { contract }: Parsed): string | null {
  return whyNoPack(basename(path), contract);
}
