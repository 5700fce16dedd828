import type { Command } from "./Command";
import { dataCommands } from "./registry/data";
import { exceptionCommands } from "./registry/exceptions";
import { lookCommands } from "./registry/looks";
import { packCommands } from "./registry/pack";
import { paneCommands } from "./registry/pane";
import { scoreCommands } from "./registry/score";

/** Every command, in the order of ribbon and palette. Ids and keys are unique; a test says so. */
export const commands: readonly Command[] = [
  ...packCommands,
  ...exceptionCommands,
  ...lookCommands,
  ...scoreCommands,
  ...dataCommands,
  ...paneCommands,
];

export const commandById: ReadonlyMap<string, Command> = new Map(commands.map((c) => [c.id, c]));

/** Those that Excel itself can start: by a button, the menu of a cell, or a key. */
export const officeCommands: readonly Command[] = commands.filter((c) => c.ribbon || c.contextMenu || c.keys);
