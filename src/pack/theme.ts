import type { Tone } from "./PackDocument";

/**
 * Colours mean one thing each (design card). All text colours reach 4.5 : 1 on white and on their own tint;
 * `tests/pack/theme.test.ts` computes it. Tints are 10 % of the colour on white: at the design card's 12 % the concern
 * colour on its own tint would be at 4.39 : 1.
 */
export const colour = {
  text: "#1F2933",
  muted: "#5B6770",
  rule: "#C3CAD0",
  band: "#F4F6F8",
  head: "#E8ECEF",
  link: "#1F5FA8",
  typed: "#FFF8E1",
  white: "#FFFFFF",
  concern: "#B84A00",
  improvement: "#1F5FA8",
  neutral: "#5B6770",
  target: "#8A1538",
  green: "#1B6B3A",
  amber: "#8A5A00",
  red: "#A3161E",
} as const;

/** A colour at so much of itself on white. */
export function tint(hex: string, share = 0.1): string {
  const channel = (at: number) => {
    const v = parseInt(hex.slice(at, at + 2), 16);
    return Math.round(255 - (255 - v) * share)
      .toString(16)
      .padStart(2, "0")
      .toUpperCase();
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

export function toneColour(tone: Tone | undefined): string {
  switch (tone) {
    case "concern":
    case "improvement":
    case "neutral":
    case "target":
    case "green":
    case "amber":
    case "red":
    case "muted":
      return colour[tone];
    default:
      return colour.text;
  }
}

/** Stacked bars, from the bottom: fees first. Distinguishable in greys (each step ≥ 10 % lighter or darker) and by people who see no red or green. */
export const shades = ["#1F3A5F", "#1F5FA8", "#5B8FC7", "#9DBDE0", "#B84A00", "#E0A27A", "#8A8F94"] as const;

export const size = { title: 18, section: 12, body: 10, note: 8.5, tile: 16 } as const;

/**
 * Calibri: every Excel has it, and LibreOffice prints Carlito with the same widths. Aptos, first in the design card, is
 * on new versions of Excel only; elsewhere its stand-in is wider and cuts text that was measured to fit.
 */
export const fontName = "Calibri";

/** Icon and word, so that nothing rests on colour. */
export const statusWords = {
  Green: "● Green",
  Amber: "▲ Amber",
  Red: "■ Red",
} as const;

export const variationWords = {
  improving: "↗ improving",
  concerning: "↘ concerning",
  "neutral high": "↑ high",
  "neutral low": "↓ low",
  "common cause": "~ common cause",
} as const;

export const assuranceWords = {
  "consistently passes": "✓ passes",
  "consistently fails": "✗ fails",
  "hit or miss": "± hit or miss",
} as const;

export const kindWords = {
  low: "▼ Low",
  breaking: "◆ Will break",
  high: "▲ High",
  relationship: "● Relationship",
  commercial: "■ Commercial",
  promise: "◐ Promise",
  governance: "○ Governance",
  data: "▫ Data",
} as const;

/** Instead of a kind, for what somebody lets rest. */
export const restingKind = "◇ Acknowledged";

/** Instead of a kind, for what is not there any more. */
export const goneKinds = {
  resolved: "✓ Resolved",
  earlier: "✓ Earlier",
  unmeasured: "∅ No longer measured",
} as const;
