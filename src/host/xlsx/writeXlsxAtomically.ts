import { open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/* global process */

/** A file that lies whole on the disk beside the one it is to replace. One of the two must be called. */
export interface StagedFile {
  /** Puts it in its place. */
  commit(): Promise<void>;
  /** Takes it away again; what was there before is unchanged. */
  discard(): Promise<void>;
}

/** What could not be written, and why, in one sentence. */
export class UnwritableFile extends Error {
  override readonly name = "UnwritableFile";
}

/**
 * Writes a file so that a reader finds either the old one or the whole new one, never half of it: into a temporary file
 * in the same folder, onto the disk, then renamed.
 */
export async function writeXlsxAtomically(path: string, bytes: Uint8Array): Promise<void> {
  await (await stageFile(path, bytes)).commit();
}

/** The first half of an atomic write, so that several files can be written before the first of them is replaced. */
export async function stageFile(path: string, bytes: Uint8Array): Promise<StagedFile> {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.${process.pid}.${counter++}.tmp`);
  const orExplain = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (cause) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw new UnwritableFile(`${path} could not be written (${reason(cause)}); what was there before is unchanged.`, {
        cause,
      });
    }
  };
  await orExplain(async () => {
    const there = await stat(path).catch(() => null);
    if (there?.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
    const file = await open(temporary, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  });
  return {
    async commit() {
      await orExplain(() => rename(temporary, path));
      await syncFolder(folder);
    },
    discard: () => rm(temporary, { force: true }),
  };
}

let counter = 0;

function reason(cause: unknown): string {
  const code = (cause as { code?: unknown } | null)?.code;
  if (code === "EBUSY" || code === "EPERM" || code === "EACCES") return "it is open in another program or read-only";
  if (code === "EROFS") return "the disk is read-only";
  if (code === "ENOENT") return "its folder does not exist";
  if (code === "ENOTDIR") return "a part of its path is not a folder";
  if (code === "ENOSPC") return "the disk is full";
  if (code === "EISDIR") return "a folder has that name";
  return cause instanceof Error ? cause.message : String(cause);
}

/** Makes the rename itself survive a power cut, where the system can (Windows cannot open folders). */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // the file itself is safe already
  }
}
