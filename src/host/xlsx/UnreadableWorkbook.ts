export type UnreadableCode = "missing" | "empty" | "encrypted" | "not-zip" | "damaged" | "not-workbook" | "too-large";

/** A file that cannot be read at all. The message is one sentence for the person who chose the file. */
export class UnreadableWorkbook extends Error {
  constructor(
    readonly code: UnreadableCode,
    message: string,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "UnreadableWorkbook";
  }
}
