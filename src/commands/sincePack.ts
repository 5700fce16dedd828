import { isSettingsName } from "../contract/identify";
import { changedCells } from "../contract/WorkbookCopy";
import { CELLS_AS_READ, type ReadWorkbook } from "./read";
import type { AppState } from "./store";

type SincePack = Pick<AppState, "builtFrom" | "dataChanged" | "changedUnseen">;

/**
 * What has changed since the workbook's pack was built. Cells that this pane has seen are counted; for a pack that was
 * there before the pane, the checksum on its record page says whether the data is still what it was built from. Settings
 * stand on the record page word for word and are not counted.
 */
export function sincePack(state: AppState, { previous, cells, input }: ReadWorkbook): SincePack {
  if (previous === null) return { builtFrom: null, dataChanged: 0, changedUnseen: false };
  const recorded = checksumOf(previous.input ?? "");
  if (recorded === input.sha256) return { builtFrom: cells, dataChanged: 0, changedUnseen: false };
  const { builtFrom } = state;
  if (builtFrom !== null && cells !== null && !state.changedUnseen)
    return { builtFrom, dataChanged: changedCells(builtFrom, cells, isSettingsName), changedUnseen: false };
  // from here on changes are counted, whether or not there were some before
  return { builtFrom: builtFrom ?? cells, dataChanged: 0, changedUnseen: recorded !== null };
}

/** After a build: its own reading is what the pack says; the new pack is read with the next change. */
export function asBuilt({ reading }: AppState): SincePack & Pick<AppState, "reading"> {
  return { builtFrom: reading?.cells ?? null, dataChanged: 0, changedUnseen: false, reading: null };
}

/** The checksum of the cells, from the record page; null for a pack that was built from a file. */
function checksumOf(input: string): string | null {
  return input.includes(CELLS_AS_READ) ? (/SHA-256 ([0-9a-f]{64})/.exec(input)?.[1] ?? null) : null;
}
