import type { App } from "../commands/App";
import { officeCommands } from "../commands/registry";
import { runCommand } from "../commands/run";

/** What Excel hands to a button's function; a shortcut's gets none. */
interface ActionEvent {
  completed(): void;
}

/**
 * Tells Excel which function stands behind which button, menu entry and shortcut. At once, when the page is loaded: a
 * button may be pressed before anything is drawn. Excel waits for `completed`, so it is called whatever happens.
 */
export function associateActions(app: App): void {
  for (const { id } of officeCommands) {
    Office.actions.associate(id, async (event?: ActionEvent) => {
      try {
        await runCommand(app, id);
        // what went wrong is said in the pane: show it
        const { error, view } = app.store.getState();
        if (error) await app.openPane?.(view);
      } finally {
        event?.completed();
      }
    });
  }
}
