import type { OfficeTheme } from "../../taskpane/theme";

export type PageTheme = "light" | "dark" | "high-contrast";
export type ThemeChoice = "system" | PageTheme;

export const THEME_CHOICES: readonly { readonly id: ThemeChoice; readonly title: string }[] = [
  { id: "system", title: "As the system" },
  { id: "light", title: "Light" },
  { id: "dark", title: "Dark" },
  { id: "high-contrast", title: "High contrast" },
];

/** What Office would tell an add-in: its themes White and Black, and a contrast theme of the system. */
const OFFICE: Readonly<Record<PageTheme, OfficeTheme>> = {
  light: {
    bodyBackgroundColor: "#FFFFFF",
    bodyForegroundColor: "#262626",
    controlBackgroundColor: "#FFFFFF",
    isDarkTheme: false,
  },
  dark: {
    bodyBackgroundColor: "#262626",
    bodyForegroundColor: "#FFFFFF",
    controlBackgroundColor: "#0A0A0A",
    isDarkTheme: true,
  },
  "high-contrast": {
    bodyBackgroundColor: "#000000",
    bodyForegroundColor: "#FFFFFF",
    controlBackgroundColor: "#000000",
    isDarkTheme: true,
  },
};

const KEY = "mi-workbench-theme";

function kept(): ThemeChoice {
  try {
    const before = localStorage.getItem(KEY);
    return THEME_CHOICES.map(({ id }) => id).find((id) => id === before) ?? "system";
  } catch {
    return "system";
  }
}

/** The look of the whole page, as chosen in the title bar or wanted by the system; the root element carries it. */
export class ThemeSwitch {
  private chosen: ThemeChoice = kept();
  private readonly listeners = new Set<(theme: PageTheme) => void>();
  private readonly dark = matchMedia("(prefers-color-scheme: dark)");

  constructor() {
    this.dark.addEventListener("change", () => this.tell());
    document.documentElement.dataset["theme"] = this.theme;
  }

  get choice(): ThemeChoice {
    return this.chosen;
  }

  /** Forced colours paint the page by themselves: light or dark is all that is left to us then. */
  get theme(): PageTheme {
    if (this.chosen !== "system") return this.chosen;
    return this.dark.matches ? "dark" : "light";
  }

  choose(choice: ThemeChoice): void {
    this.chosen = choice;
    try {
      localStorage.setItem(KEY, choice);
    } catch {
      // it then lasts as long as the page
    }
    this.tell();
  }

  onChange(listener: (theme: PageTheme) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(): void {
    document.documentElement.dataset["theme"] = this.theme;
    for (const listener of [...this.listeners]) listener(this.theme);
  }
}

/** What the page with this root element would tell the pane. */
export function officeThemeOf(root: HTMLElement): OfficeTheme {
  const name = root.dataset["theme"];
  return OFFICE[name === "dark" || name === "high-contrast" ? name : "light"];
}
