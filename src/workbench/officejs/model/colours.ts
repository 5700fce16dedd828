import { NAMED_COLOURS } from "../generated/colours";

/** `#RRGGBB` in capitals from what Excel accepts as a colour (six hex digits or an HTML name); null for anything else. */
export function colourOf(text: unknown): string | null {
  if (typeof text !== "string") return null;
  const hex = /^#([0-9A-Fa-f]{6})$/.exec(text.trim());
  if (hex) return `#${(hex[1] ?? "").toUpperCase()}`;
  return NAMED_COLOURS[text.trim().toLowerCase()] ?? null;
}
