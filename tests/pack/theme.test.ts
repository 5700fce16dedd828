import type { Tone } from "../../src/pack/PackDocument";
import { colour, shades, statusWords, tint, toneColour, variationWords, assuranceWords } from "../../src/pack/theme";

/** Contrast of two colours by WCAG 2.2 (relative luminance of sRGB). */
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const v = parseInt(hex.slice(at, at + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const tones: readonly Tone[] = [
  "concern",
  "improvement",
  "neutral",
  "target",
  "green",
  "amber",
  "red",
  "plain",
  "muted",
];
/** Every ground on which the layout puts text: white, bands, heads, typed cells and their headers. */
const grounds = [colour.white, colour.band, colour.head, colour.typed, tint(colour.amber, 0.16)];

test("the computation of contrast gives WCAG's own examples", () => {
  // https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio: black on white is 21; #767676 is the lightest grey that passes
  expect(contrast("#000000", "#FFFFFF")).toBeCloseTo(21, 10);
  expect(contrast("#767676", "#FFFFFF")).toBeGreaterThanOrEqual(4.5);
  expect(contrast("#777777", "#FFFFFF")).toBeLessThan(4.5);
});

describe("text can be read: at least 4.5 to 1", () => {
  test.each(tones)("%s, on white and on its own tint", (tone) => {
    const ink = toneColour(tone);
    expect(contrast(ink, colour.white)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(ink, tint(ink))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(["text", "muted", "link"] as const)("%s, on every ground and on every tile", (name) => {
    for (const ground of grounds) expect(contrast(colour[name], ground)).toBeGreaterThanOrEqual(4.5);
    for (const tone of tones) expect(contrast(colour[name], tint(toneColour(tone)))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(tones)("%s, on the band of every other row and on typed cells", (tone) => {
    expect(contrast(toneColour(tone), colour.band)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(toneColour(tone), colour.typed)).toBeGreaterThanOrEqual(4.5);
  });
});

test("a tint is the colour's share on white", () => {
  expect(tint("#000000", 0.12)).toBe("#E0E0E0"); // 255 × 0.88 = 224.4
  expect(tint("#FFFFFF")).toBe("#FFFFFF");
  expect(tint("#B84A00", 1)).toBe("#B84A00");
});

test("neighbouring shades of a stacked bar differ in black and white", () => {
  shades.slice(1).forEach((shade, i) => {
    const before = luminance(shades[i] as string);
    expect(Math.abs(Math.sqrt(luminance(shade)) - Math.sqrt(before))).toBeGreaterThanOrEqual(0.1);
  });
});

test("no status rests on colour: each has a sign of its own and a word", () => {
  for (const words of [statusWords, variationWords, assuranceWords].map((w) => Object.values(w))) {
    expect(new Set(words.map((w) => w[0])).size).toBe(words.length);
    for (const w of words) expect(w).toMatch(/^\S [a-zA-Z]{2}/);
  }
});
