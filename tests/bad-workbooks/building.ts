import type { ParsedWorkbook } from "../../src/contract/ContractBuilder";
import { mergeSettings } from "../../src/contract/readSettings";
import { defaultSettings } from "../../src/contract/settings";
import { makePack, type Made } from "../../src/cli/makePack";
import { renderXlsx } from "../../src/host/xlsx/writeWorkbook";

/** A pack of what was read, made as the command makes it. */
export async function buildFrom(
  parsed: ParsedWorkbook,
  name = "input.xlsx",
  forOtherParty = false,
): Promise<{ made: Made; bytes: Uint8Array }> {
  const { settings } = mergeSettings(defaultSettings(), parsed.workbookSettings, parsed.workbookSettingCells);
  const made = makePack(
    { parsed, settings, input: { name, sha256: "0".repeat(64), bytes: 1 } },
    {
      inputPath: `/data/${name}`,
      outputPath: "/data/out/pack.xlsx",
      builtAt: "2026-10-08T09:00:00.000Z",
      builtBy: "test",
      version: "0",
      previous: null,
      forOtherParty,
    },
  );
  return { made, bytes: await renderXlsx(made.laidOut) };
}
