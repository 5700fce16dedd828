import { basename } from "node:path";
import { ContractBuilder } from "../contract/ContractBuilder";
import type { Parsed } from "../contract/Contract";
import type { MapFile } from "../contract/mapFile";
import { mergeSettings } from "../contract/readSettings";
import { defaultSettings, type Settings } from "../contract/settings";
import { readXlsx } from "../host/xlsx/readWorkbook";
import { UnreadableWorkbook } from "../host/xlsx/UnreadableWorkbook";
import type { Progress } from "../host/SpreadsheetHost";
import { CannotBuild } from "./Terminal";

/** Settings over their defaults, and which of them were given: only those win over the workbook's own. */
export interface GivenSettings {
  readonly settings: Settings;
  readonly given: Readonly<Record<string, unknown>> & { readonly thresholds?: Readonly<Record<string, unknown>> };
}

export interface Loaded {
  readonly parsed: Parsed;
  /** The settings file's, over those of the sheet MI Settings, over the defaults. */
  readonly settings: Settings;
  readonly input: { readonly name: string; readonly sha256: string; readonly bytes: number };
}

/** Reads and parses a workbook. The file is opened for reading only. */
export async function load(
  path: string,
  { settings, given }: GivenSettings,
  map: MapFile | undefined,
  progress?: Progress,
): Promise<Loaded> {
  const builder = new ContractBuilder({ settings, ...(map && { map }) });
  let file: { sha256: string; bytes: number };
  try {
    file = await readXlsx(path, builder, progress);
  } catch (error) {
    if (error instanceof UnreadableWorkbook) throw new CannotBuild(error.message);
    throw error;
  }
  const { workbookSettings, workbookSettingCells, contract, problems } = builder.finish();
  const merged = mergeSettings(defaultSettings(), workbookSettings, workbookSettingCells);
  return {
    parsed: { contract, problems: [...problems, ...merged.problems] },
    settings: over(merged.settings, settings, given),
    input: { name: basename(path), ...file },
  };
}

/** What the settings file or the command line says explicitly wins over the sheet MI Settings. */
function over(workbook: Settings, file: Settings, given: GivenSettings["given"]): Settings {
  const pick = <T extends object>(base: T, from: T, keys: readonly string[]): T => ({
    ...base,
    ...Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key))),
  });
  const top = pick(
    workbook,
    file,
    Object.keys(given).filter((key) => key !== "thresholds"),
  );
  return { ...top, thresholds: pick(workbook.thresholds, file.thresholds, Object.keys(given.thresholds ?? {})) };
}

/** Why the contract cannot give a pack, in one sentence; null when it can. */
export function obstacle(path: string, { contract }: Parsed): string | null {
  const name = basename(path);
  const report = (table: "kpis" | "observations") => contract.reports.filter((r) => r.table === table);
  if (contract.kpis.length === 0) {
    const found = report("kpis");
    return found.length === 0
      ? `${name} has no table of KPIs (a sheet or Excel table named KPIs, with the columns KPI, Name and Direction), so there is nothing to make a pack from.`
      : `${name} has a table of KPIs at ${found[0]?.address}, but none of its ${found[0]?.rowsRead} rows could be used.`;
  }
  if (contract.kpis.every((k) => k.series.period.length === 0)) {
    const found = report("observations");
    return found.length === 0
      ? `${name} has KPIs but no table of Observations (KPI, Period, and Value or Numerator and Denominator), so there is nothing to judge.`
      : `${name} has Observations at ${found[0]?.address}, but none of its ${found[0]?.rowsRead} rows belongs to a KPI.`;
  }
  return null;
}
