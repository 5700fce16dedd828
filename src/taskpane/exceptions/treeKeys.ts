import type { TreeItem } from "./exceptionList";

/** What a key does in the tree: where the focus goes, which group opens or closes, or what is done with the line. */
export interface TreeMove {
  readonly focus?: string;
  readonly toggle?: string;
  readonly act?: "go" | "details" | "menu" | "more";
}

interface Key {
  readonly key: string;
  readonly shiftKey?: boolean;
}

/**
 * The keys of a tree as the ARIA practices give them: arrows, Home and End move; Enter goes to the cell, Space opens the
 * details, Shift+F10 or the menu key the actions; a letter finds the next line that begins with it.
 * Null when the key means nothing here and stays the browser's.
 */
export function treeMove(items: readonly TreeItem[], activeId: string, { key, shiftKey }: Key): TreeMove | null {
  const at = items.findIndex((item) => item.id === activeId);
  const item = items[at];
  if (!item) return null;
  const to = (target: TreeItem | undefined): TreeMove => (target ? { focus: target.id } : {});
  switch (key) {
    case "ArrowDown":
      return to(items[at + 1]);
    case "ArrowUp":
      return to(items[at - 1]);
    case "Home":
      return to(items[0]);
    case "End":
      return to(items[items.length - 1]);
    case "ArrowRight":
      if (item.type !== "group") return {};
      return item.open ? to(items[at + 1]?.type === "group" ? undefined : items[at + 1]) : { toggle: item.id };
    case "ArrowLeft":
      if (item.type === "group") return item.open ? { toggle: item.id } : {};
      return { focus: item.group };
    case "Enter":
    case " ":
      if (item.type === "group") return { toggle: item.id };
      if (item.type === "more") return { act: "more" };
      return { act: key === "Enter" ? "go" : "details" };
    case "ContextMenu":
      return item.type === "row" ? { act: "menu" } : {};
    case "F10":
      return shiftKey && item.type === "row" ? { act: "menu" } : null;
    default:
      return /^[\p{L}\p{N}]$/u.test(key) ? byLetter(items, at, key.toLowerCase()) : null;
  }
}

function byLetter(items: readonly TreeItem[], at: number, letter: string): TreeMove {
  for (let step = 1; step <= items.length; step++) {
    const item = items[(at + step) % items.length]!;
    const label = item.type === "group" ? item.group.title : item.type === "row" ? item.row.label : "";
    if (label.toLowerCase().startsWith(letter)) return { focus: item.id };
  }
  return {};
}
