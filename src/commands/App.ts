import type { SpreadsheetHost } from "../host/SpreadsheetHost";
import type { LaidOutPack } from "../pack/LaidOutPack";
import type { AppStore, View } from "./store";

/**
 * What a command works with. The entry makes one and hands it to ribbon, shortcuts, palette and pane alike:
 * `<App app={app} />`, `runCommand(app, "pack.build")`.
 */
export interface App {
  readonly host: SpreadsheetHost;
  readonly store: AppStore;
  /** ISO date-time of now; a function, so that tests stop the clock. */
  clock(): string;
  /** Version of the product, for the record page. */
  readonly version: string;
  /** Root of the help pages, ending in a slash; a build-time setting. */
  readonly helpUrl: string;
  /** Shows the pane beside the sheet; absent where it always stands there (workbench, tests). */
  openPane?(view: View): Promise<void> | void;
  /** Hands a file to the person and says in a sentence how; absent where the host has no such thing. */
  download?(name: string, bytes: Uint8Array): Promise<string> | string;
  /** The sample contract as laid-out sheets; loaded only when asked for. */
  loadSample?(): Promise<LaidOutPack>;
  /** A laid-out pack as the bytes of an .xlsx file; the file library is loaded only when asked for. */
  toXlsx?(pack: LaidOutPack): Promise<Uint8Array>;
  /** Enters every formula of ours anew (#NAME? after a load); how many cells there were. */
  repairFormulas?(): Promise<number>;
  /** Opens a web page outside the pane. */
  openLink?(url: string): void;
}
