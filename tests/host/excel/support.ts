import { ContractBuilder } from "../../../src/contract/ContractBuilder";
import type { CellValue } from "../../../src/contract/cells";
import { mergeSettings } from "../../../src/contract/readSettings";
import { defaultSettings } from "../../../src/contract/settings";
import { isoFromDay } from "../../../src/core/days";
import { findingsReport } from "../../../src/findings/report";
import { readXlsx } from "../../../src/host/xlsx/readWorkbook";
import { buildPack } from "../../../src/pack/buildPack";
import type { LaidOutPack } from "../../../src/pack/LaidOutPack";
import { layout } from "../../../src/pack/layout/layout";
import type { ReadPrevious } from "../../../src/pack/PreviousReader";
import { isPackSheet } from "../../../src/pack/sheets";
import type { TableSink } from "../../../src/host/SpreadsheetHost";
import { join } from "node:path";

export const samplePath = join(__dirname, "../../../assets/sample.xlsx");

export interface PackOptions {
  readonly previous?: ReadPrevious | null;
  readonly builtAt?: string;
}

/** A pack from whatever fills the sink, as the pane makes it: links go to the sheets of the same workbook. */
export async function packFrom(
  read: (sink: TableSink) => Promise<void>,
  options: PackOptions = {},
): Promise<LaidOutPack> {
  const builder = new ContractBuilder({ settings: defaultSettings(), ignoreSheet: isPackSheet });
  await read(builder);
  const parsed = builder.finish();
  const { settings } = mergeSettings(defaultSettings(), parsed.workbookSettings, parsed.workbookSettingCells);
  const before = options.previous?.previous ?? null;
  const { analysis, report } = findingsReport(
    { contract: parsed.contract, problems: parsed.problems },
    settings,
    before && {
      ...(before.asOf !== null && { asOf: isoFromDay(before.asOf) }),
      findings: before.findings,
      resolved: before.gone.filter((gone) => gone.justResolved),
    },
  );
  const document = buildPack({
    analysis,
    report,
    inputs: [{ name: "sample.xlsx", sha256: "0".repeat(64), bytes: 1 }],
    builtAt: options.builtAt ?? "2026-10-05T09:30:00Z",
    builtBy: "tests",
    version: "0",
    typed: options.previous?.typed ?? new Map(),
    previous: before,
  });
  return layout(document, { sourceLink: (address) => `#${address}`, internal: true });
}

let sample: Promise<LaidOutPack> | null = null;

/** The committed sample's pack, made once. */
export function samplePack(): Promise<LaidOutPack> {
  return (sample ??= packFrom(async (sink) => {
    await readXlsx(samplePath, sink);
  }));
}

/** A pack of so many KPIs of 36 months each; the numbers come from a small generator, so that every run is alike. */
export async function largePack(kpis: number, shift = 0): Promise<LaidOutPack> {
  return packFrom((sink) => {
    sink.beginWorkbook?.({ date1904: false, sheets: ["KPIs", "Observations"] });
    const table = (name: string, rows: CellValue[][]): void => {
      sink.beginTable({ sheet: name, table: name, headerRow: 1, firstColumn: 1, hidden: false });
      rows.forEach((row, i) => sink.row(row, i + 1));
      sink.endTable();
    };
    table("KPIs", [
      ["KPI", "Name", "Direction", "Target", "Unit"],
      ...Array.from({ length: kpis }, (_, i): CellValue[] => [`k${i}`, `Measure ${i}`, "higher", 78, "%"]),
    ]);
    let seed = 1;
    const random = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647;
    table("Observations", [
      ["KPI", "Period", "Value"],
      ...Array.from({ length: kpis * 36 }, (_, i): CellValue[] => [
        `k${Math.floor(i / 36)}`,
        45000 + Math.round((i % 36) * 30.44),
        80 + shift + 6 * (random() + random() + random() - 1.5),
      ]),
    ]);
    return Promise.resolve();
  });
}
