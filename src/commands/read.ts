import { isSettingsName } from "../contract/identify";
import { ContractBuilder } from "../contract/ContractBuilder";
import type { CellValue } from "../contract/cells";
import type { Parsed } from "../contract/Contract";
import type { MapFile } from "../contract/mapFile";
import { mergeSettings } from "../contract/readSettings";
import type { BlockInfo, RowSink } from "../contract/RowSink";
import { CopySink, replaySteps, type WorkbookCopy } from "../contract/WorkbookCopy";
import { defaultSettings, type Settings } from "../contract/settings";
import { inPieces, type Steps } from "../core/steps";
import { isoFromDay, type Day } from "../core/days";
import type { LifeLog } from "../findings/life/events";
import { isLifeSheet, LogReader } from "../findings/life/LogReader";
import type { PreviousFindings } from "../findings/report";
import type { PreviousPack } from "../pack/PackInput";
import { PreviousReader, type ReadPrevious } from "../pack/PreviousReader";
import { isPackSheet } from "../pack/sheets";
import type { App } from "./App";
import type { Task } from "./Command";
import { breathing } from "./pause";
import { Sha256 } from "./Sha256";

/** All that one reading of the workbook gives. */
export interface ReadWorkbook {
  readonly name: string;
  readonly sheets: readonly string[];
  readonly parsed: Parsed;
  /** The sheet MI Settings over the defaults. */
  readonly settings: Settings;
  readonly map: MapFile;
  readonly previous: ReadPrevious | null;
  /** What people did with exceptions: the sheet MI Exception log. */
  readonly log: LifeLog;
  readonly input: { readonly name: string; readonly sha256: string; readonly bytes: number };
  /** The cells of the data, so that a change needs only its own to be read; null when there are too many to keep. */
  readonly cells: WorkbookCopy | null;
}

/**
 * Reads the workbook once, for everybody: the data for the contract and its checksum, the pack's own pages for what was
 * found and typed last time, the exception log for what people did. Pack and log are never read as data.
 */
export async function readWorkbook(app: App, task: Task): Promise<ReadWorkbook> {
  const builder = newBuilder();
  const cells = new CopySink();
  const previous = new PreviousReader();
  const lives = new LogReader();
  const digest = new DigestSink();
  const tee = new Tee([builder, digest, cells], previous, lives);
  await app.host.readTables(tee, task.progress, task.signal);
  task.signal.throwIfAborted();
  const name = await app.host.name();
  const log = lives.result();
  return {
    name,
    sheets: tee.sheets,
    ...(await inPieces(finishSteps(builder, log), breathing(task.signal))),
    previous: previous.result(`the pack in ${name}`),
    log,
    input: { name: `${name} ${CELLS_AS_READ}`, ...digest.result() },
    cells: cells.result(),
  };
}

/** Stands beside the checksum on the record page: it is of cells, not of a file. */
export const CELLS_AS_READ = "(cells as read)";

/** What the cells kept say now, in pieces: the same as a reading of the workbook that gives these cells. */
export function* parseCopySteps(
  cells: WorkbookCopy,
  log: LifeLog,
): Steps<Pick<ReadWorkbook, "parsed" | "settings" | "map">> {
  const builder = newBuilder();
  yield* replaySteps(cells, builder);
  return yield* finishSteps(builder, log);
}

function newBuilder(): ContractBuilder {
  return new ContractBuilder({ settings: defaultSettings(), ignoreSheet: isOurs });
}

function* finishSteps(
  builder: ContractBuilder,
  log: LifeLog,
): Steps<Pick<ReadWorkbook, "parsed" | "settings" | "map">> {
  const { workbookSettings, workbookSettingCells, contract, problems, map } = yield* builder.finishSteps();
  const merged = mergeSettings(defaultSettings(), workbookSettings, workbookSettingCells);
  return {
    parsed: { contract, problems: [...problems, ...merged.problems, ...log.problems] },
    settings: merged.settings,
    map,
  };
}

/**
 * The pack before the one that is to be built for a day. A first pack that is built again for its own day has none: it is
 * the same pack, and building it twice changes nothing. (What was typed into it is kept all the same; and while something
 * typed stands on an exception that is gone, it counts as the pack before, which keeps that row.)
 */
export function packBefore(read: ReadPrevious | null, asOf: Day, here: (ref: string) => boolean): PreviousPack | null {
  if (!read) return null;
  const { previous, typed } = read;
  const same = previous.first === true && previous.asOf === asOf;
  return same && [...typed.keys()].every(here) ? null : previous;
}

/** What the findings need to know of the pack before. */
export function previousFindings(previous: PreviousPack | null): PreviousFindings | null {
  if (!previous) return null;
  const { asOf, findings, gone } = previous;
  return {
    ...(asOf !== null && { asOf: isoFromDay(asOf) }),
    findings,
    resolved: gone.filter((g) => g.justResolved),
    unmeasured: gone.filter((g) => g.unmeasured),
  };
}

/** Sheets that the product writes for itself: no data. */
function isOurs(sheet: string): boolean {
  return isPackSheet(sheet) || isLifeSheet(sheet);
}

/** Hands each block to those who want it. */
class Tee implements RowSink {
  sheets: readonly string[] = [];
  private readonly data: readonly RowSink[];
  private readonly pack: readonly RowSink[];
  private readonly kept: readonly RowSink[];
  private current: readonly RowSink[] = [];

  constructor(data: readonly RowSink[], previous: RowSink, lives: RowSink) {
    this.data = data;
    this.pack = [previous];
    this.kept = [lives];
  }

  beginWorkbook(info: { readonly date1904: boolean; readonly sheets: readonly string[] }): void {
    this.sheets = info.sheets;
    for (const sink of [...this.data, ...this.pack, ...this.kept]) sink.beginWorkbook?.(info);
  }

  beginSheet(name: string, shape: string): void {
    if (!isOurs(name)) for (const sink of this.data) sink.beginSheet?.(name, shape);
  }

  beginTable(info: BlockInfo): void {
    this.current = isPackSheet(info.sheet) ? this.pack : isLifeSheet(info.sheet) ? this.kept : this.data;
    for (const sink of this.current) sink.beginTable(info);
  }

  row(cells: readonly CellValue[], sheetRow: number): void {
    for (const sink of this.current) sink.row(cells, sheetRow);
  }

  endTable(): void {
    for (const sink of this.current) sink.endTable();
  }
}

/** The checksum of the data as it was read: sheet names, places and values, in the order of reading. */
class DigestSink implements RowSink {
  private readonly sha = new Sha256();
  private settings = false;

  beginTable(info: BlockInfo): void {
    this.settings = isSettingsName(info.sheet);
    if (!this.settings) this.sha.add(`${JSON.stringify([info.sheet, info.table, info.firstColumn])}\n`);
  }

  row(cells: readonly CellValue[], sheetRow: number): void {
    // settings stand on the record page word for word: they are not data
    if (!this.settings) this.sha.add(`${sheetRow}${JSON.stringify(cells)}\n`);
  }

  endTable(): void {
    this.settings = false;
  }

  result(): { sha256: string; bytes: number } {
    const sha256 = this.sha.digest();
    return { sha256, bytes: this.sha.bytes };
  }
}
