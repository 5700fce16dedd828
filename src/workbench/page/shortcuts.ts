import type { Command } from "../../commands/Command";
import { commands } from "../../commands/registry";

const MAC = typeof navigator !== "undefined" && /mac/i.test(navigator.platform);

function wanted(command: Command): string | undefined {
  return MAC ? command.keys?.mac : command.keys?.default;
}

export function shownKeys(command: Command): string {
  return wanted(command) ?? "";
}

/** What was pressed, written as Office writes shortcuts: `Ctrl+Shift+Alt+B`. */
function pressed(event: KeyboardEvent): string {
  // with Option, a Mac reports the character that comes of it, not the key
  const key = /^Key[A-Z]$/.test(event.code)
    ? event.code.slice(3)
    : event.key.length === 1
      ? event.key.toUpperCase()
      : event.key;
  const held = MAC
    ? [event.metaKey && "Command", event.ctrlKey && "Ctrl", event.shiftKey && "Shift", event.altKey && "Option"]
    : [event.ctrlKey && "Ctrl", event.shiftKey && "Shift", event.altKey && "Alt"];
  return [...held.filter((name) => name !== false), key].join("+");
}

/** The add-in's shortcuts, while the focus is in this page (in the pane it listens itself). */
export function listenForShortcuts(run: (id: string) => void): () => void {
  const byKeys = new Map(
    commands.flatMap((command) => (wanted(command) ? [[wanted(command), command.id] as const] : [])),
  );
  const listener = (event: KeyboardEvent): void => {
    const id = byKeys.get(pressed(event));
    if (id === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    run(id);
  };
  document.addEventListener("keydown", listener, true);
  return () => document.removeEventListener("keydown", listener, true);
}
