import { HostRefusal } from "../SpreadsheetHost";

/** What Office.js throws; the type of its own class is not at hand where the library is not loaded. */
interface OfficeError {
  readonly code: string;
  readonly message: string;
  readonly debugInfo?: { readonly errorLocation?: string };
}

function isOfficeError(error: unknown): error is OfficeError {
  // no instanceof: the library may live in another frame or realm, with an Error of its own
  if (typeof error !== "object" || error === null || error instanceof DOMException) return false;
  return "code" in error && typeof error.code === "string" && "message" in error;
}

type Refusal = readonly [code: string, sentence: string, retry: boolean];

const editMode: Refusal = [
  "edit-mode",
  "Excel is waiting for a cell to be finished: press Enter or Esc in the sheet, then try again.",
  true,
];
const gone: Refusal = [
  "changed-meanwhile",
  "A sheet, table or cell that was needed has been removed or renamed meanwhile; try again.",
  true,
];
const unreachable: Refusal = ["connection", "Excel could not be reached. Check the connection, then try again.", true];
const old: Refusal = [
  "missing-api",
  "This version of Excel is too old for what was asked; update Excel, or use Excel on the web.",
  false,
];
const tooBig: Refusal = [
  "too-big",
  "Excel takes no more than 5 MB at once, and a single piece of this is larger; shorten the longest texts or leave out pages.",
  false,
];
const locked: Refusal = [
  "protected-sheet",
  "Excel refused the change because the sheet or its cells are protected; take the protection off under Review, then try again.",
  false,
];
const filtered: Refusal = [
  "filtered",
  "Rows are hidden by a filter where cells were to be written; clear the filter, then try again.",
  false,
];
const merged: Refusal = [
  "merged",
  "Merged cells are in the way of what was to be written; unmerge them, then try again.",
  false,
];
const busy: Refusal = ["busy", "Excel is busy; wait a moment, then try again.", true];

const sentences: Readonly<Record<string, Refusal>> = {
  InvalidOperationInCellEditMode: editMode,
  ItemNotFound: gone,
  InvalidReference: gone,
  InvalidBinding: gone,
  ConflictRequest: gone,
  Conflict: gone,
  ConnectionFailure: unreachable,
  RequestAborted: unreachable,
  Timeout: unreachable,
  ServiceNotAvailable: unreachable,
  ServiceUnavailable: unreachable,
  ActivityLimitReached: busy,
  PendingOperation: busy,
  ApiNotFound: old,
  NotImplemented: old,
  UnsupportedFeature: old,
  RequestPayloadSizeLimitExceeded: tooBig,
  ResponsePayloadSizeLimitExceeded: tooBig,
  OperationCellsExceedLimit: tooBig,
  RangeExceedsLimit: tooBig,
  AccessDenied: locked,
  FilteredRangeConflict: filtered,
  MergedRangeConflict: merged,
};

/**
 * One sentence for the person before the screen, whatever was thrown. Refusals of our own pass; what is no answer of
 * Excel's is a programmer's mistake and passes too.
 */
export function toRefusal(error: unknown): unknown {
  if (error instanceof HostRefusal || !isOfficeError(error)) return error;
  const known = sentences[error.code];
  const [code, sentence, retry] = known ?? [
    "failed",
    `Excel could not do it (${error.code}${error.debugInfo?.errorLocation ? ` at ${error.debugInfo.errorLocation}` : ""}).`,
    false,
  ];
  const refusal = new HostRefusal(code, sentence, retry);
  refusal.cause = error;
  return refusal;
}

/** Where in the library a refusal came from, e.g. `ChartFont.color`; empty when unknown. */
export function locationOf(error: unknown): string {
  const cause = error instanceof HostRefusal ? error.cause : error;
  return (isOfficeError(cause) && cause.debugInfo?.errorLocation) || "";
}

export const refusals = {
  cancelled: () => new HostRefusal("cancelled", "Stopped; the last pack is as it was.", true),
  protectedSheet: (sheet: string) =>
    new HostRefusal(
      "protected-sheet",
      `The sheet "${sheet}" is protected; take its protection off under Review, then try again.`,
    ),
  protectedStructure: () =>
    new HostRefusal(
      "protected-structure",
      "The structure of this workbook is protected, so that no sheet can be added or renamed; take the protection off under Review, then try again.",
    ),
  filtered: (where: string) =>
    new HostRefusal(
      "filtered",
      `A filter hides rows of ${where}; clear it first, since Excel would write into the wrong rows.`,
    ),
  merged: (where: string) =>
    new HostRefusal(
      "merged",
      `Merged cells lie in ${where}, where rows are to be written; unmerge them, then try again.`,
    ),
  missingApi: (what: string) =>
    new HostRefusal("missing-api", `This version of Excel cannot ${what}; update Excel, or use Excel on the web.`),
  changedMeanwhile: (where: string) =>
    new HostRefusal(
      "changed-meanwhile",
      `Somebody typed into ${where} while the pack was being built; nothing was overwritten. Build again to take it along.`,
      true,
    ),
  notFound: (what: string) => new HostRefusal("not-found", `${what} is not in this workbook.`),
} as const;
