import type { Command } from "../Command";

/** Pages, layout and all: loaded when somebody builds for the first time. */
const building = () => import("../build");

export const packCommands: readonly Command[] = [
  {
    id: "pane.open",
    title: "Open the pane",
    category: "Pane",
    description: "Shows the pane with exceptions, scores, value, the pack, the data and the settings.",
    keywords: ["show", "task pane", "sidebar", "start"],
    icon: "product",
    ribbon: { group: "pack", label: "MI pane" },
    contextMenu: true,
    keys: { default: "Ctrl+Shift+Alt+M", mac: "Command+Shift+Option+M" },
    palette: false,
    when: () => true,
    needs: "",
    run: async (app) => app.openPane?.(app.store.getState().view),
  },
  {
    id: "pack.build",
    title: "Build the pack",
    category: "Pack",
    description:
      "Reads the data, finds the exceptions and writes or updates the pack's own sheets. What people typed stays.",
    keywords: ["make", "create", "refresh", "update", "report", "governance", "rebuild"],
    icon: "build",
    ribbon: { group: "pack", label: "Build pack" },
    keys: { default: "Ctrl+Shift+Alt+B", mac: "Command+Shift+Option+B" },
    work: "Building the pack",
    when: () => true,
    needs: "",
    run: async (app, _args, task) => (await building()).buildInWorkbook(app, task),
  },
  {
    id: "pack.exportValuesOnly",
    title: "Export a values-only copy",
    category: "Pack",
    description: "Saves the pack as a file for the other party: values only, without what MI Settings marks internal.",
    keywords: ["save", "file", "xlsx", "share", "redact", "send", "other party"],
    icon: "export",
    ribbon: { group: "pack", label: "Export copy" },
    work: "Exporting the copy",
    when: () => true,
    needs: "",
    run: async (app, _args, task) => (await building()).exportValuesOnly(app, task),
  },
];
