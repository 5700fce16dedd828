import { HostRefusal, type Highlight } from "../host/SpreadsheetHost";
import type { App } from "./App";
import { highlightsOf } from "./highlightsOf";
import { openFindings } from "./selectors";
import type { AppState } from "./store";

/** The marks that belong to what the list shows. */
export function marksOf(state: AppState): readonly Highlight[] {
  return highlightsOf(openFindings(state), state.problems);
}

/**
 * While highlights are on, they follow the list: some time after the list has changed for the last time, so that the
 * list itself never waits for them, and only when they are others than before.
 *
 * @returns stops the following
 */
export function followMarks(app: App, quiet: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let { report, problems, highlighted } = app.store.getState();
  let drawn = highlighted ? JSON.stringify(marksOf(app.store.getState())) : null;

  const draw = async (): Promise<void> => {
    timer = undefined;
    const state = app.store.getState();
    if (!state.highlighted) return;
    if (state.working) return wait();
    const marks = marksOf(state);
    const wanted = JSON.stringify(marks);
    if (wanted === drawn) return;
    try {
      await app.host.highlight(marks);
      drawn = wanted;
      // switched off while they were being drawn: the command came first, these marks are too many
      if (!app.store.getState().highlighted) await app.host.highlight([]);
    } catch (error) {
      if (!(error instanceof HostRefusal)) throw error;
      if (error.retry) wait();
      else app.store.update({ notice: `The marks do not follow the list: ${error.message}` });
    }
  };
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void draw(), quiet);
  };
  const stop = app.store.subscribe(() => {
    const state = app.store.getState();
    if (state.highlighted !== highlighted) {
      highlighted = state.highlighted;
      // the command has drawn what the list showed
      drawn = highlighted ? JSON.stringify(marksOf(state)) : null;
    }
    if (state.report === report && state.problems === problems) return;
    ({ report, problems } = state);
    if (highlighted) wait();
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
