import type { AppStore, Theme } from "../commands/store";

/** Where the person's own choice outlives the pane; null: none, the surroundings decide. */
export interface ThemeMemory {
  readonly read: () => Theme | null;
  readonly write: (chosen: Theme | null) => void;
}

/**
 * Keeps the pane in the theme of its surroundings until the person chooses another, which then stays; choosing what the
 * surroundings want anyway ends the choice. The function returned looks at the surroundings again: Excel does not tell an
 * add-in that its theme changed.
 */
export function followTheme(store: AppStore, wanted: () => Theme, memory: ThemeMemory): () => void {
  let chosen = memory.read();
  let told: Theme;
  const look = (): void => {
    told = chosen ?? wanted();
    store.update({ theme: told });
  };
  look();
  store.subscribe(() => {
    const { theme } = store.getState();
    if (theme === told) return;
    told = theme;
    chosen = theme === wanted() ? null : theme;
    memory.write(chosen);
  });
  return look;
}

const THEMES: readonly string[] = ["light", "dark", "high-contrast"] satisfies Theme[];

/** The choice in the browser's store of this add-in; forgotten where there is none (private windows). */
export function browserMemory(partition: string | undefined): ThemeMemory {
  const key = `${partition ?? ""}mi-theme`;
  return {
    read: () => {
      try {
        const kept = localStorage.getItem(key);
        return kept !== null && THEMES.includes(kept) ? (kept as Theme) : null;
      } catch {
        return null;
      }
    },
    write: (chosen) => {
      try {
        if (chosen === null) localStorage.removeItem(key);
        else localStorage.setItem(key, chosen);
      } catch {
        // the choice then lasts as long as the pane
      }
    },
  };
}
