import type { Command, IconName } from "../Command";
import { openView } from "../openView";
import { views, type View } from "../store";

const viewIcons: Readonly<Record<View, IconName>> = {
  exceptions: "check",
  score: "score",
  value: "function",
  pack: "build",
  data: "data",
  settings: "repair",
};

const viewWords: Readonly<Record<View, readonly string[]>> = {
  exceptions: ["findings", "problems", "low", "high"],
  score: ["satisfaction", "reference", "case study"],
  value: ["functions", "formulas", "compare options", "what if"],
  pack: ["pages", "missing", "print"],
  data: ["map", "tables", "columns", "validation"],
  settings: ["thresholds", "rules", "currency", "redaction", "import", "export"],
};

const viewCommands = views.map((view): Command => {
  const name = view.charAt(0).toUpperCase() + view.slice(1);
  return {
    id: `view.${view}`,
    title: `Go to ${name}`,
    category: "Pane",
    description: `Opens the view ${name}.`,
    keywords: ["view", "tab", "show", ...viewWords[view]],
    icon: viewIcons[view],
    when: () => true,
    needs: "",
    run: (app) => openView(app, view),
  };
});

export const paneCommands: readonly Command[] = [
  ...viewCommands,
  {
    id: "palette.open",
    title: "Search all commands",
    category: "Pane",
    description: "Opens the list of all commands, to be searched by typing.",
    keywords: ["palette", "find", "search"],
    icon: "product",
    keys: { default: "Ctrl+Shift+Alt+K", mac: "Command+Shift+Option+K" },
    palette: false,
    when: () => true,
    needs: "",
    run: async (app) => {
      app.store.update({ palette: true });
      await app.openPane?.(app.store.getState().view);
    },
  },
  {
    id: "work.cancel",
    title: "Stop what is going on",
    category: "Pane",
    description: "Stops the work that is going on; the last good pack stays whole.",
    keywords: ["cancel", "abort"],
    icon: "repair",
    when: (state) => state.working?.canCancel === true,
    needs: "Nothing is going on that could be stopped.",
    run: (app) => app.store.getState().working?.controller.abort(),
  },
  {
    id: "help.open",
    title: "Open the help",
    category: "Pane",
    description: "Opens the help pages: every function, every rule, with their sources.",
    keywords: ["documentation", "manual", "methods", "support"],
    icon: "product",
    when: () => true,
    needs: "",
    run: (app) => app.openLink?.(app.helpUrl),
  },
];
