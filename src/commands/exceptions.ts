import type { RankedFinding } from "../findings/Finding";
import type { App } from "./App";
import { highlightsOf } from "./highlightsOf";
import { openFindings, visibleFindings } from "./selectors";

/** Selects the next (+1) or previous (−1) visible finding, and its first cell; round and round. */
export async function step(app: App, by: 1 | -1): Promise<void> {
  const state = app.store.getState();
  const list = visibleFindings(state);
  const at = list.findIndex((f) => f.id === state.selection);
  const next = at < 0 ? (by === 1 ? 0 : list.length - 1) : (at + by + list.length) % list.length;
  const finding = list[next];
  if (!finding) return;
  await show(app, finding);
}

/** Selects one finding by its id, or one cell by its address. */
export async function select(app: App, args: unknown): Promise<void> {
  const { id, cell } = (args ?? {}) as { id?: string; cell?: string };
  const finding = app.store.getState().report?.findings.find((f) => f.id === id);
  if (finding) return show(app, finding, cell);
  if (cell === undefined) return;
  app.store.update({ selection: cell });
  await app.host.select(cell);
}

async function show(app: App, finding: RankedFinding, cell = finding.cells[0]): Promise<void> {
  app.store.update({ selection: finding.id, notice: finding.text });
  if (cell !== undefined) await app.host.select(cell);
}

/** Marks the cells behind the findings and the problems in the user's own sheets, or takes all marks off. */
export async function toggleHighlights(app: App): Promise<void> {
  const state = app.store.getState();
  const on = !state.highlighted;
  const marks = on ? highlightsOf(openFindings(state), state.problems) : [];
  await app.host.highlight(marks);
  app.store.update({
    highlighted: on,
    notice: on ? `${marks.length} cells are marked; the same command takes the marks off.` : "All marks are off.",
  });
}
