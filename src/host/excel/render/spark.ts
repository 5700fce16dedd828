import { columnPoints } from "../../../pack/layout/measure";

/** From low to high. Five steps, since the eye tells no more apart in a line of text. */
const steps = ["▁", "▂", "▃", "▅", "▇"] as const;
/** Stands where a value is missing: as wide as a block, and nothing to see. */
const gap = "\u2007";
/** Width of a block in parts of the type's size, in the fonts that Excel falls back to for them. */
const blockWidth = 0.62;

/**
 * A line of numbers as a line of blocks, since Office.js has no sparklines: `[1, 2, null, 3]` → `▁▃ ▇`. Shows the last
 * `most` values; equal values stand in the middle; a line without any value is empty.
 */
export function sparkText(values: readonly (number | null)[], most: number): string {
  const shown = values.slice(-Math.max(1, most));
  const numbers = shown.filter((value): value is number => value !== null && Number.isFinite(value));
  if (numbers.length === 0) return "";
  const low = Math.min(...numbers);
  const high = Math.max(...numbers);
  const step = (value: number): string => {
    const share = high > low ? (value - low) / (high - low) : 0.5;
    return steps[Math.min(steps.length - 1, Math.floor(share * steps.length))] as string;
  };
  return shown.map((value) => (value === null || !Number.isFinite(value) ? gap : step(value))).join("");
}

/** How many blocks fit into a column of so many characters. */
export function sparkRoom(characters: number, size: number): number {
  return Math.max(4, Math.floor((columnPoints(characters) - 4) / (size * blockWidth)));
}
