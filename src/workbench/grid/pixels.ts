/** The model counts points as Excel's JavaScript API does; the screen has 96 pixels to 72 points. */
export function pixels(points: number): number {
  return Math.round((points * 96) / 72);
}

export function points(pixels: number): number {
  return (pixels * 72) / 96;
}
