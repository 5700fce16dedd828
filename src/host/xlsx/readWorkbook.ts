import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Progress, TableSink } from "../SpreadsheetHost";
import { readPlainSheet, readSheetWithTables, type SheetSource } from "./read/sheetRows";
import { readStructure, readTables, type SheetPart } from "./read/workbookParts";
import { ZipPackage } from "./read/ZipPackage";
import { UnreadableWorkbook } from "./UnreadableWorkbook";

/* global Buffer */

/** The sheet whose mapping and settings hold for all others is read first. */
const SETTINGS_SHEET = "mi settings";

/**
 * Streams a workbook's Excel tables and plain sheets into the sink, row by row; nothing but the shared texts is held.
 * Hidden sheets, rows and columns and filtered rows are data like any other. Throws {@link UnreadableWorkbook}, with one
 * sentence, for what is no readable workbook.
 */
export async function readXlsx(
  source: string | Uint8Array,
  sink: TableSink,
  progress?: Progress,
): Promise<{ sha256: string; bytes: number }> {
  try {
    const bytes =
      typeof source === "string" ? await load(source) : Buffer.from(source.buffer, source.byteOffset, source.length);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    await readBytes(bytes, sink, progress);
    return { sha256, bytes: bytes.length };
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook) || typeof source !== "string") throw error;
    throw new UnreadableWorkbook(error.code, error.message.replace(/^The file\b/, basename(source)), error);
  }
}

async function load(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    const why =
      code === "ENOENT"
        ? "does not exist"
        : code === "EISDIR"
          ? "is a folder, not a workbook"
          : code === "ERR_FS_FILE_TOO_LARGE"
            ? "is too large to be read"
            : "cannot be opened (it may be open in another program, or you may not read it)";
    throw new UnreadableWorkbook("missing", `The file ${why}.`, error);
  }
}

async function readBytes(bytes: Buffer, sink: TableSink, progress: Progress | undefined): Promise<void> {
  assertZip(bytes);
  const zip = new ZipPackage(bytes);
  const { date1904, sheets, strings } = await readStructure(zip);
  sink.beginWorkbook?.({ date1904, sheets: sheets.map((sheet) => sheet.name) });
  const total = sheets.reduce((sum, sheet) => sum + zip.sizeOf(sheet.part), 0);
  let done = 0;
  for (const sheet of settingsFirst(sheets)) {
    const source: SheetSource = {
      zip,
      sheet,
      strings,
      advance(size) {
        done += size;
        progress?.(`Reading ${sheet.name}`, Math.min(done, total), total);
      },
    };
    const tables = await readTables(zip, sheet);
    if (tables.length === 0) await readPlainSheet(source, sink);
    else await readSheetWithTables(source, tables, sink);
  }
}

function settingsFirst(sheets: readonly SheetPart[]): SheetPart[] {
  const isSettings = (sheet: SheetPart): boolean => sheet.name.trim().toLowerCase() === SETTINGS_SHEET;
  return [...sheets.filter(isSettings), ...sheets.filter((sheet) => !isSettings(sheet))];
}

/** Says what a file that is no zip package is, as far as its first bytes tell. */
function assertZip(bytes: Buffer): void {
  if (bytes.length === 0) throw new UnreadableWorkbook("empty", "The file is empty.");
  const start = bytes.toString("latin1", 0, 8);
  if (start.startsWith("PK\x03\x04") || start.startsWith("PK\x05\x06")) return;
  if (start === "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
    throw new UnreadableWorkbook(
      "encrypted",
      "The file is encrypted or an old .xls; open it in Excel and save it as .xlsx without a password.",
    );
  }
  throw new UnreadableWorkbook("not-zip", "The file is not an Excel workbook (.xlsx), whatever its name says.");
}
