import { mkdir, realpath } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { stageFile, UnwritableFile, type StagedFile } from "../host/xlsx/writeXlsxAtomically";
import { CannotBuild, UsageError } from "./Terminal";

export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Writes all of the files or none: each lies whole on the disk before the first replaces what was there. */
export async function writeTogether(files: readonly OutputFile[]): Promise<void> {
  const staged: StagedFile[] = [];
  try {
    for (const { path, bytes } of files) {
      const full = resolve(path);
      await mkdir(dirname(full), { recursive: true });
      staged.push(await stageFile(full, bytes));
    }
    for (const file of staged) await file.commit();
  } catch (error) {
    for (const file of staged) await file.discard();
    if (error instanceof UnwritableFile) throw new CannotBuild(error.message);
    throw error;
  }
}

/** What a file that is to be written may not be, and the sentence that says so. */
export interface Forbidden {
  readonly path: string | null;
  readonly sentence: string;
}

/** Refuses to write over a file that is read, whatever path or link names it. */
export async function refuse(target: string | null, forbidden: readonly Forbidden[]): Promise<void> {
  if (target === null) return;
  const real = await realOf(target);
  for (const { path, sentence } of forbidden) {
    if (path !== null && (await realOf(path)) === real) throw new UsageError(sentence);
  }
}

/** A path without links; of a file that is not there yet, its folder's. */
async function realOf(path: string): Promise<string> {
  const full = resolve(path);
  try {
    return await realpath(full);
  } catch {
    try {
      return join(await realpath(dirname(full)), basename(full));
    } catch {
      return full;
    }
  }
}
