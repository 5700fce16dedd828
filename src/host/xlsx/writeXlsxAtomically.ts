import { open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/* global process */

/**
 * Writes a file so that a reader finds either the old one or the whole new one, never half of it: into a temporary file
 * in the same folder, onto the disk, then renamed.
 */
export async function writeXlsxAtomically(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.${process.pid}.${counter++}.tmp`);
  try {
    const file = await open(temporary, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw new Error(`${path} could not be written (${reason(cause)}); what was there before is unchanged.`, { cause });
  }
  await syncFolder(folder);
}

let counter = 0;

function reason(cause: unknown): string {
  const code = (cause as { code?: unknown } | null)?.code;
  if (code === "EBUSY" || code === "EPERM" || code === "EACCES") return "it is open in another program or read-only";
  if (code === "ENOENT") return "its folder does not exist";
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
