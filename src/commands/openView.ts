import type { App } from "./App";
import type { View } from "./store";

/** Shows a view of the pane, and the pane itself where it is hidden. */
export async function openView(app: App, view: View): Promise<void> {
  app.store.update({ view, palette: false });
  await app.openPane?.(view);
}
