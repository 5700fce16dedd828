import type { Progress } from "../host/SpreadsheetHost";
import type { App } from "./App";
import type { AppState } from "./store";

/** Pictures in assets/icons, drawn by scripts/make-icons.ts: a file a size. */
export const iconNames = [
  "product",
  "build",
  "check",
  "next",
  "previous",
  "highlight",
  "score",
  "function",
  "data",
  "template",
  "sample",
  "export",
  "repair",
] as const;
export type IconName = (typeof iconNames)[number];

export type Category = "Pane" | "Pack" | "Data" | "Exceptions" | "Score" | "Functions" | "Settings";

/** Groups of the ribbon tab, left to right; `menu` puts several commands under one button. */
export const ribbonGroups = [
  { id: "pack", label: "Pack" },
  { id: "exceptions", label: "Exceptions" },
  { id: "measures", label: "Measures" },
  { id: "data", label: "Data" },
] as const;

export const ribbonMenus = [
  {
    id: "start",
    group: "data",
    label: "Start",
    icon: "data",
    description: "Get contract data into the workbook: empty tables, or the sample.",
  },
] as const;

export interface RibbonPlace {
  readonly group: (typeof ribbonGroups)[number]["id"];
  readonly menu?: (typeof ribbonMenus)[number]["id"];
  /** Short, as it stands under the button; the command's title when absent. */
  readonly label?: string;
}

/** What a command hears and says while it works. */
export interface Task {
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/**
 * One thing that a person can ask for. Ribbon, context menu, shortcuts, palette and pane are made from this list, so that
 * a name, a key or a condition is written once.
 */
export interface Command {
  /** `area.verb`; stable: the manifest and people's shortcuts name it. */
  readonly id: string;
  readonly title: string;
  readonly category: Category;
  /** One sentence, for the tooltip and the palette. */
  readonly description: string;
  /** Other words that people look for. */
  readonly keywords: readonly string[];
  readonly icon: IconName;
  readonly ribbon?: RibbonPlace;
  /** In the menu of a cell. */
  readonly contextMenu?: boolean;
  /** Shortcut in the grid, as Office writes it: `Ctrl+Shift+Alt+B`. */
  readonly keys?: { readonly default: string; readonly mac: string };
  /** False keeps it out of the palette: it makes no sense without an argument. */
  readonly palette?: boolean;
  /** Title while it works ("Building the pack"); present when it reads or writes the workbook and only one may run. */
  readonly work?: string;
  /** May it run now? */
  when(state: AppState): boolean;
  /** What is missing when it may not: a sentence. */
  readonly needs: string;
  run(app: App, args: unknown, task: Task): Promise<void> | void;
}
