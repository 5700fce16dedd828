/**
 * How wide text is in Calibri, so that rows are high enough for what they hold. Hosts do not fit the height of merged
 * cells by themselves, and what does not fit is cut in print.
 */

/** Advance widths of Calibri (and Carlito) in 1/2048 em. */
const widths: Record<string, number> = {};
const runs: readonly [string, number][] = [
  [" ", 463], ["a", 981], ["bdhnpqu", 1076], ["c", 866], ["e", 1019], ["f", 625], ["g", 964], ["il", 470], ["j", 490],
  ["k", 931], ["m", 1636], ["o", 1080], ["r", 714], ["s", 801], ["t", 686], ["v", 925], ["w", 1464], ["x", 887],
  ["y", 927], ["z", 809], ["A", 1185], ["B", 1114], ["C", 1092], ["D", 1260], ["E", 1000], ["F", 941], ["G", 1292],
  ["H", 1276], ["I", 516], ["J", 653], ["K", 1064], ["L", 861], ["M", 1751], ["N", 1322], ["O", 1356], ["P", 1058],
  ["Q", 1378], ["R", 1112], ["S", 941], ["T", 998], ["U", 1314], ["V", 1162], ["W", 1822], ["X", 1063], ["Y", 998],
  ["Z", 959], ["0123456789£$€", 1038], [".,", 517], [":;", 548], ["-()", 625], ["%", 1464], ["/", 791], ["'", 452],
  ["·", 517], ["–", 1024], ["—", 1856], ["−", 1020], ["×", 1020], ["↔", 2000], ["\u2009", 330], ["\u202f", 330], ["\u00a0", 463],
]; // prettier-ignore
for (const [characters, width] of runs) for (const c of characters) widths[c] = width;

/** Capitals, accents and symbols that the table lacks: as wide as a wide letter, so that the error is on the safe side. */
const UNKNOWN = 1250;

/** Width in points of one line of text. Bold is some 5 % wider. */
export function textWidth(text: string, size: number, bold = false): number {
  let units = 0;
  for (const c of text) units += widths[c] ?? UNKNOWN;
  return (units / 2048) * size * (bold ? 1.05 : 1);
}

/** Points of a column that is `characters` wide, as Excel draws it at 96 dots an inch (7 pixels a digit, 5 of padding). */
export function columnPoints(characters: number): number {
  return Math.floor(characters * 7 + 5) * 0.75;
}

/** The same as LibreOffice draws it: it does not round the width of a digit (7.43 pixels) and comes out 6 to 10 % wider. */
export function widestColumnPoints(characters: number): number {
  return (characters + 5 / 7) * 7.43 * 0.75;
}

/** Lines that the text needs in a box of `width` points, breaking at spaces; long words break where they must. */
export function linesNeeded(text: string, width: number, size: number, bold = false): number {
  const room = Math.max(width - 5, size);
  let lines = 0;
  for (const paragraph of text.split("\n")) {
    lines += 1;
    let used = 0;
    for (const word of paragraph.split(" ")) {
      const w = textWidth(word, size, bold);
      const gap = used > 0 ? textWidth(" ", size, bold) : 0;
      if (used + gap + w <= room) used += gap + w;
      else if (w <= room) {
        if (used > 0) lines += 1;
        used = w;
      } else {
        if (used > 0) lines += 1;
        lines += Math.ceil(w / room) - 1;
        used = w % room;
      }
    }
  }
  return lines;
}

/** Height of a line of text, in points. */
export function lineHeight(size: number): number {
  return Math.ceil(size * 1.28 * 4) / 4;
}

/** Height of a row that holds `lines` lines, in points; Excel allows 409. */
export function rowHeight(lines: number, size: number): number {
  return Math.min(409, lines * lineHeight(size) + 3);
}
