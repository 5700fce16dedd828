import type { IconName } from "../../src/commands/Command";

/** Sizes in pixels that Office asks for: 16, 32 and 80 must be there, the others keep icons sharp on other screens. */
export const iconSizes = [16, 20, 24, 32, 40, 48, 64, 80] as const;

const ink = "#2B73C4";
const paper = "#F4F8FC";
const tint = "#BFD6EE";
const concern = "#D9661F";

/** Drawn on a field of 32 × 32. `w` is the width of a line, wider where there are few pixels. */
type Shape = (w: number) => string;

const line = (d: string, w: number, colour = ink) =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${w}" stroke-linecap="round" stroke-linejoin="round"/>`;
const page = (w: number) =>
  `<path d="M6 3h13l7 7v19H6z" fill="${paper}" stroke="${ink}" stroke-width="${w}" stroke-linejoin="round"/>${line("M19 3v7h7", w)}`;
const grid = (w: number, x = 4, y = 5, width = 24, height = 22) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="1.5" fill="${paper}" stroke="${ink}" stroke-width="${w}"/>` +
  `<rect x="${x}" y="${y}" width="${width}" height="${height * 0.3}" fill="${tint}" stroke="${ink}" stroke-width="${w}"/>` +
  line(`M${x + width / 3} ${y}v${height}M${x + (2 * width) / 3} ${y}v${height}M${x} ${y + height * 0.65}h${width}`, w);
const disc = (x: number, y: number, r: number, colour = concern) =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${colour}" stroke="${paper}" stroke-width="1.2"/>`;
const plus = (x: number, y: number, w: number) =>
  disc(x, y, 6, ink) + line(`M${x - 3} ${y}h6M${x} ${y - 3}v6`, w, "#FFFFFF");

/** Every picture of the product: a process with its limits and the point outside them, and what one does about it. */
export const shapes: Readonly<Record<IconName, Shape>> = {
  product: (w) =>
    `<rect x="2" y="2" width="28" height="28" rx="6" fill="${ink}"/>` +
    `<path d="M6 10h20M6 20h20" stroke="${tint}" stroke-width="${w * 0.7}" stroke-dasharray="2.6 2" fill="none"/>` +
    line("M6 16l4-3 4 4 4-4 3 2 4 9", w * 1.1, "#FFFFFF") +
    disc(25, 24, 3.2),
  build: (w) =>
    page(w) +
    `<rect x="10" y="19" width="3" height="6" fill="${ink}"/><rect x="14.6" y="15" width="3" height="10" fill="${ink}"/><rect x="19.2" y="21" width="3" height="4" fill="${concern}"/>` +
    line("M10 9h5", w),
  check: (w) =>
    `<circle cx="14" cy="14" r="10" fill="${paper}" stroke="${ink}" stroke-width="${w}"/>` +
    line("M21.5 21.5L28 28", w * 1.6) +
    line("M9.5 14.5l3.2 3.2 6-7", w * 1.2, concern),
  next: (w) => line("M5 8l7 8-7 8M14 8l7 8-7 8", w * 1.3) + disc(27, 16, 3.6),
  previous: (w) => line("M27 8l-7 8 7 8M18 8l-7 8 7 8", w * 1.3) + disc(5, 16, 3.6),
  highlight: (w) =>
    grid(w) + `<rect x="12" y="13" width="8" height="6.5" fill="${concern}"/>` + line("M12 13h8v6.5h-8z", w, paper),
  score: (w) =>
    `<path d="M3 23a13 13 0 0 1 26 0z" fill="${paper}" stroke="${ink}" stroke-width="${w}" stroke-linejoin="round"/>` +
    line("M8 18l2 1.4M16 13.5v2.4M24 18l-2 1.4", w) +
    line("M16 23l5.5-7", w * 1.4, concern) +
    disc(16, 23, 2.4, ink),
  function: (w) =>
    line("M16 5.5c-3.5-1.6-5.4.4-6 4L7.6 23c-.6 3.4-2 4.6-4.6 4M5.5 13h9", w * 1.25) +
    line("M17.5 15.5c3-1.5 4.2-.6 5 2l1.7 5.2c.8 2.4 2 2.9 4.3 1.6M28.5 15.5L17 25.5", w * 1.25, concern),
  data: (w) => grid(w),
  template: (w) => grid(w, 3, 4, 22, 20) + plus(24.5, 23.5, w),
  sample: (w) =>
    `<path d="M12 4v8L4.8 25.6A1.8 1.8 0 0 0 6.4 28h19.2a1.8 1.8 0 0 0 1.6-2.4L20 12V4z" fill="${paper}" stroke="${ink}" stroke-width="${w}" stroke-linejoin="round"/>` +
    `<path d="M9.3 19h13.4l3.6 7.2H5.6z" fill="${tint}"/>` +
    line("M10 4h12", w) +
    disc(13, 23, 2) +
    disc(19, 21.5, 1.6, ink),
  export: (w) =>
    page(w) + disc(22.5, 22.5, 7.5, ink) + line("M18.8 22.5h7M23 19.2l3.2 3.3-3.2 3.3", w * 1.05, "#FFFFFF"),
  repair: (w) =>
    line("M26.5 12A11.5 11.5 0 0 0 6 11M5.5 20A11.5 11.5 0 0 0 26 21", w * 1.2) +
    line("M5.5 4.8V11h6.2M26.5 27.2V21h-6.2", w * 1.2) +
    `<path d="M13 11.5l-1.4 9M20 11.5l-1.4 9M10.5 14.3h11M10 17.8h11" stroke="${concern}" stroke-width="${w * 0.95}" fill="none" stroke-linecap="round"/>`,
};

/** The picture as an SVG document, with lines as wide as that many pixels can carry. */
export function iconSvg(name: IconName, size: number): string {
  const w = size <= 16 ? 2.6 : size <= 24 ? 2.2 : size <= 40 ? 1.9 : 1.7;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 32 32">${shapes[name](w)}</svg>`;
}
