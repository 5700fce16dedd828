import type { FUniver } from "@univerjs/core/facade";
import { commands } from "../../commands/registry";

/** The add-in's commands in the menu of a cell, below the grid's own. */
export function addToCellMenu(api: FUniver, run: (id: string) => void): void {
  for (const command of commands.filter(({ contextMenu }) => contextMenu)) {
    api
      .createMenu({
        id: `mi.${command.id}`,
        title: command.title,
        tooltip: command.description,
        action: () => run(command.id),
      })
      .appendTo(["contextMenu.mainArea", "contextMenu.others"]);
  }
}
