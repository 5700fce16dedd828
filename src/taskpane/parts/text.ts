import type { Variation } from "../../findings/analysis/Analysis";

/** Signs of variation and the words beside them, as in the pack. */
export const variationSigns: Readonly<Record<Variation, string>> = {
  improving: "↗",
  concerning: "↘",
  "neutral high": "↑",
  "neutral low": "↓",
  "common cause": "~",
};

/** How long ago, in words for a status bar: "just now", "5 min ago", "2 h ago", "3 days ago". */
export function ago(fromIso: string, nowIso: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(nowIso) - Date.parse(fromIso)) / 60_000));
  if (!Number.isFinite(minutes)) return "";
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ago`;
  const days = Math.floor(hours / 24);
  return days === 1 ? "yesterday" : `${days} days ago`;
}
