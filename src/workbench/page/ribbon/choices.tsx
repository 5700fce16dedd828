import type { ReactNode } from "react";
import { fontStack } from "../../grid/fonts";

/** What the menus of the tab Home offer. */

export const FONTS = [
  "Aptos",
  "Arial",
  "Calibri",
  "Cambria",
  "Courier New",
  "Segoe UI",
  "Times New Roman",
  "Verdana",
].map((name) => ({ name, value: fontStack(name) }));

export const SIZES = [8, 9, 10, 11, 12, 14, 16, 18, 20, 24, 28, 36] as const;

export const COLOURS = [
  { title: "Black", value: "#000000" },
  { title: "White", value: "#ffffff" },
  { title: "Grey", value: "#5b6770" },
  { title: "Light grey", value: "#e4e7ea" },
  { title: "Dark red", value: "#8a1538" },
  { title: "Orange", value: "#b84a00" },
  { title: "Light orange", value: "#fbe3d4" },
  { title: "Yellow", value: "#fff2b3" },
  { title: "Green", value: "#2e7d32" },
  { title: "Blue", value: "#1f5fa8" },
  { title: "Light blue", value: "#dbe8f6" },
  { title: "Purple", value: "#5e3a8c" },
] as const;

export const BORDERS = [
  { type: "bottom", title: "Bottom border" },
  { type: "top", title: "Top border" },
  { type: "left", title: "Left border" },
  { type: "right", title: "Right border" },
  { type: "all", title: "All borders" },
  { type: "out", title: "Outside borders" },
  { type: "none", title: "No border" },
] as const;

export const NUMBER_FORMATS = [
  { title: "General", code: "General" },
  { title: "Number", code: "0.00" },
  { title: "Thousands", code: "#,##0" },
  { title: "Pounds", code: "£#,##0.00" },
  { title: "Percentage", code: "0.0%" },
  { title: "Date", code: "d mmm yyyy" },
  { title: "Month", code: "mmm yyyy" },
  { title: "Time", code: "hh:mm" },
  { title: "Scientific", code: "0.00E+00" },
  { title: "Text", code: "@" },
] as const;

export function swatch(colour: string): ReactNode {
  return <span className="wb-swatch" style={{ background: colour }} />;
}
