import {
  teamsHighContrastTheme,
  webDarkTheme,
  webLightTheme,
  type Theme as FluentTheme,
} from "@fluentui/react-components";
import type { Theme } from "../commands/store";

/** The part of Office's theme that says how bright it is. Undefined on some builds of Excel on the web. */
export interface OfficeTheme {
  readonly bodyBackgroundColor?: string;
  readonly bodyForegroundColor?: string;
  readonly controlBackgroundColor?: string;
  readonly isDarkTheme?: boolean;
}

export interface ThemeSources {
  /** What the person chose with the toggle; it wins. */
  readonly chosen?: Theme | null;
  readonly office?: OfficeTheme | null;
  /** Answers a media query, as `(q) => window.matchMedia(q).matches` does. */
  readonly media?: (query: string) => boolean;
}

/** Which theme the pane wears: the person's choice, forced colours, Office's own theme, then the browser's wish. */
export function themeFrom({ chosen, office, media }: ThemeSources): Theme {
  if (chosen) return chosen;
  if (media?.("(forced-colors: active)")) return "high-contrast";
  if (office && isHighContrast(office)) return "high-contrast";
  if (office?.isDarkTheme !== undefined) return office.isDarkTheme ? "dark" : "light";
  const background = office?.bodyBackgroundColor;
  if (background !== undefined && /^#?[0-9a-f]{6}/i.test(background)) return isDark(background) ? "dark" : "light";
  return media?.("(prefers-color-scheme: dark)") ? "dark" : "light";
}

/** Pure black everywhere under pure white is no theme of Office's own (its Black is grey): the system's contrast theme. */
function isHighContrast({ bodyBackgroundColor, bodyForegroundColor, controlBackgroundColor }: OfficeTheme): boolean {
  const black = [bodyBackgroundColor, controlBackgroundColor].every((colour) => /^#?000000/.test(colour ?? ""));
  return black && /^#?ffff/i.test(bodyForegroundColor ?? "");
}

/** Perceived brightness below the middle (ITU-R BT.601 weights). */
function isDark(colour: string): boolean {
  const hex = colour.replace("#", "");
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
}

const font = {
  fontFamilyBase: "'Segoe UI', 'Segoe UI Web (West European)', -apple-system, 'Helvetica Neue', sans-serif",
};

/** Under pointer and selection Fluent's contrast theme turns the ground bright, but not every text on it: ours stays dark. */
function calmGrounds(theme: FluentTheme): FluentTheme {
  const entries = Object.entries(theme).map(([name, value]): [string, unknown] => {
    if (!/^color(Neutral|Subtle|Transparent)\w*(Hover|Pressed|Selected)$/.test(name)) return [name, value];
    if (name.includes("Background") && value === theme.colorNeutralBackground1Hover) return [name, "#2a2a66"];
    if (name.includes("Foreground") && value === theme.colorNeutralForeground1Hover) return [name, "#ffffff"];
    return [name, value];
  });
  return Object.fromEntries(entries) as FluentTheme;
}

export const fluentThemes: Readonly<Record<Theme, FluentTheme>> = {
  light: { ...webLightTheme, ...font },
  dark: { ...webDarkTheme, ...font },
  "high-contrast": { ...calmGrounds(teamsHighContrastTheme), ...font },
};

/** Colours that mean one thing each, as in the pack; lighter on dark ground, so that text keeps 4.5 : 1. */
type Meaning = "concern" | "improvement" | "neutral" | "target" | "grid";
export const meanings: Readonly<Record<Theme, Readonly<Record<Meaning, string>>>> = {
  light: { concern: "#b84a00", improvement: "#1f5fa8", neutral: "#5b6770", target: "#8a1538", grid: "#d4d8db" },
  dark: { concern: "#ff9d5c", improvement: "#7fb8f5", neutral: "#aab4bc", target: "#f08aa7", grid: "#4d5359" },
  "high-contrast": {
    concern: "#ffb37d",
    improvement: "#9cccff",
    neutral: "#ffffff",
    target: "#ff9dbb",
    grid: "#8a8a8a",
  },
};

/** The meanings as custom properties for the pane's root: `var(--mi-concern)`. */
export function meaningProperties(theme: Theme): Record<string, string> {
  return Object.fromEntries(Object.entries(meanings[theme]).map(([name, colour]) => [`--mi-${name}`, colour]));
}
