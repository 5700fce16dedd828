/** What stands in for Excel's fonts where they are not installed, with the same widths first. */
const FALLBACK = "Carlito, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

export function fontStack(name: string): string {
  return `${name}, ${FALLBACK}`;
}
