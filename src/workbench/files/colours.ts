import { child, type XmlNode } from "./xml";

export interface Colours {
  /** In the order in which cells count them: light 1, dark 1, light 2, dark 2, accents, links. */
  readonly theme: readonly string[];
}

const PLAIN = ["FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47"];

/** The palette of old files, from index 8. */
const INDEXED =
  "000000FFFFFFFF000000FF000000FFFFFF00FF00FF00FFFF800000008000000080808000800080008080C0C0C08080809999FF993366FFFFCCCCFFFF660066FF80800066CCCCCCFF000080FF00FFFFFF0000FFFF800080800000008080" +
  "0000FF00CCFFCCFFFFCCFFCCFFFF9999CCFFFF99CCCC99FFFFCC993366FF33CCCC99CC00FFCC00FF9900FF6600666699969696003366339966003300333300993300993366333399333333";

/** Colours of the workbook's theme; Office's own when the file has none. */
export function readTheme(theme: XmlNode | null): Colours {
  const scheme = child(child(theme ?? undefined, "themeElements"), "clrScheme");
  if (!scheme) return { theme: PLAIN };
  const byName = (name: string): string => {
    const colour = child(scheme, name)?.children[0]?.attributes;
    return colour?.["lastClr"] ?? (/^[0-9A-F]{6}$/i.test(colour?.["val"] ?? "") ? (colour?.["val"] ?? "") : "000000");
  };
  const names = ["lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"];
  return { theme: [...names, "hlink", "folHlink"].map(byName) };
}

/** Lightens (above 0) or darkens (below 0), as Excel does with the luminance. */
function tinted(hex: string, tint: number): string {
  const parts = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const shade = (part: number): number => (tint < 0 ? part * (1 + tint) : part + (255 - part) * tint);
  return parts.map((part) => Math.round(shade(part)).toString(16).padStart(2, "0")).join("");
}

/** `#RRGGBB`, or null for none or automatic. */
export function readColour(node: XmlNode | undefined, colours: Colours): string | null {
  if (!node) return null;
  const { rgb, theme, indexed, tint } = node.attributes;
  let hex: string | undefined;
  if (rgb !== undefined) hex = rgb.slice(-6);
  else if (theme !== undefined) hex = colours.theme[Number(theme)];
  else if (indexed !== undefined) {
    const at = Number(indexed) < 8 ? Number(indexed) : Number(indexed) - 8;
    hex = INDEXED.slice(at * 6, at * 6 + 6);
  }
  if (hex === undefined || !/^[0-9A-Fa-f]{6}$/.test(hex)) return null;
  return `#${(tint === undefined ? hex : tinted(hex, Number(tint))).toUpperCase()}`;
}
