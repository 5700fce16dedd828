import type { Command } from "../../commands/Command";

/**
 * Commands that match what is typed, best first: every word must begin a word of the title, or stand in it, or in category,
 * keywords or description. With nothing typed all of them, in their own order.
 */
export function searchCommands(commands: readonly Command[], typed: string): readonly Command[] {
  const offered = commands.filter((command) => command.palette !== false);
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return offered;
  return offered
    .map((command, order) => ({ command, order, score: score(command, words) }))
    .filter((hit) => hit.score > 0)
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .map((hit) => hit.command);
}

function score(command: Command, words: readonly string[]): number {
  const title = command.title.toLowerCase();
  const begins = title.split(/\s+/);
  const elsewhere = [command.category, ...command.keywords, command.description].join(" ").toLowerCase();
  let sum = title.startsWith(words.join(" ")) ? 5 : 0;
  for (const word of words) {
    const points = begins.some((w) => w.startsWith(word))
      ? 4
      : title.includes(word)
        ? 2
        : elsewhere.includes(word)
          ? 1
          : 0;
    if (points === 0) return 0;
    sum += points;
  }
  return sum;
}

/** `Ctrl+Shift+Alt+B` as it stands in the palette of this system. */
export function keysShown(command: Command, mac: boolean): string | null {
  if (!command.keys) return null;
  if (!mac) return command.keys.default;
  return command.keys.mac
    .replace(/Command\+?/, "⌘")
    .replace(/Shift\+?/, "⇧")
    .replace(/Option\+?/, "⌥");
}
