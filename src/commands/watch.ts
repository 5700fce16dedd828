import type { SheetChange } from "../host/SpreadsheetHost";
import { isPackSheet } from "../pack/sheets";
import { isLifeSheet } from "../findings/life/LogReader";
import type { App } from "./App";
import { runCommand } from "./run";

/** Milliseconds without a change after which the data is read again. */
const QUIET = 400;

/**
 * Keeps the exceptions fresh while people type: counts changed cells, and checks again when the typing rests. Changes of
 * the pack's own sheets (comments, decisions) are no changes of data.
 *
 * @returns stops the watching
 */
export async function startWatching(app: App, quiet = QUIET): Promise<() => Promise<void>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const recheck = (): void => {
    const { working, checkedAt } = app.store.getState();
    if (checkedAt === null) return;
    if (working) timer = setTimeout(recheck, quiet);
    else void runCommand(app, "data.check", { quiet: true });
  };
  const stop = await app.host.watch((change) => {
    if (isPackSheet(change.sheet) || isLifeSheet(change.sheet)) return;
    app.store.update((state) => ({ dataChanged: state.dataChanged + cellsIn(change) }));
    clearTimeout(timer);
    timer = setTimeout(recheck, quiet);
  });
  return async () => {
    clearTimeout(timer);
    await stop();
  };
}

function cellsIn({ address }: SheetChange): number {
  const match = /^\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/.exec(address ?? "");
  if (!match) return 1;
  const [, left = "", top = "", right = left, bottom = top] = match;
  return (columnOf(right) - columnOf(left) + 1) * (Number(bottom) - Number(top) + 1);
}

function columnOf(letters: string): number {
  let n = 0;
  for (const letter of letters) n = n * 26 + letter.charCodeAt(0) - 64;
  return n;
}
