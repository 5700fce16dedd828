import type { BulletsBlock, HeadingBlock, TextBlock, TilesBlock } from "../PackDocument";
import { colour, size, tint, toneColour } from "../theme";
import { type Canvas, divide, type Span } from "./Canvas";
import { linesNeeded, lineHeight, rowHeight, textWidth } from "./measure";
import type { Linker } from "./options";

/** Each of these writes a block from `row` on and returns the first free row below it. */

export function layHeading(canvas: Canvas, block: HeadingBlock, row: number, span: Span): number {
  const fontSize = block.level === 1 ? size.section : size.body + 0.5;
  const border = block.level === 1 ? { bottom: { style: "thin" as const, colour: colour.rule } } : {};
  const titlePoints = textWidth(block.text, fontSize, true) + 12;
  let left = span.columns;
  if (block.note) {
    // the note stands at the right, on as many grid columns as the heading leaves
    for (left = 1; left < span.columns - 1; left++)
      if (canvas.width({ column: span.column, columns: left }) >= titlePoints) break;
  }
  const lay = (part: Span, text: string, note: boolean): void => {
    const points = note ? size.note : fontSize;
    const long = textWidth(text, points, !note) > canvas.width(part) - 5;
    const style = canvas.style({
      font: { size: points, bold: !note, colour: note ? colour.muted : colour.text },
      vertical: "bottom",
      ...(note && { horizontal: "right" as const }),
      ...(long && { wrap: true }),
      border,
    });
    canvas.put(row, part, { value: text, style });
    if (long) canvas.fit(row, part, text, points, !note);
  };
  const beside = { column: span.column + left, columns: span.columns - left };
  // a note that would be squeezed beside a long heading stands below it
  const below = Boolean(block.note) && linesNeeded(block.note ?? "", canvas.width(beside), size.note) > 2;
  lay(below ? span : { column: span.column, columns: left }, block.text, false);
  if (block.note && below) {
    canvas.atLeast(row, lineHeight(fontSize) + 8);
    canvas.keepWithPrevious.add(row + 1);
    row += 1;
    lay(span, block.note, true);
  } else if (block.note && left < span.columns) lay(beside, block.note, true);
  canvas.atLeast(row, lineHeight(fontSize) + 8);
  for (let r = row + 1; r <= row + 3; r++) canvas.keepWithPrevious.add(r);
  if (block.level === 2) return row + 1;
  // a sliver of white between the rule and what follows
  canvas.atLeast(row + 1, 3.75);
  return row + 2;
}

export function layText(canvas: Canvas, block: TextBlock, row: number, span: Span, linker: Linker): number {
  const fontSize = block.small ? size.note : size.body;
  const link = block.link && oneLine(canvas, block.text, span) ? linker(block.link) : undefined;
  const style = canvas.style({
    font: {
      size: fontSize,
      bold: block.bold ?? false,
      colour: link ? colour.link : toneColour(block.tone),
      underline: Boolean(link),
    },
    wrap: true,
    vertical: "top",
  });
  canvas.put(row, span, { value: block.text, style, ...(link && { link }) });
  canvas.fit(row, span, block.text, fontSize, block.bold);
  return row + 1;
}

/** LibreOffice does not wrap linked text, so a link is set only where the text stands on one line. */
function oneLine(canvas: Canvas, text: string, span: Span): boolean {
  return linesNeeded(text, canvas.width(span), size.body) === 1;
}

export function layBullets(canvas: Canvas, block: BulletsBlock, row: number, span: Span, linker: Linker): number {
  const items = block.items.length
    ? block.items
    : [{ text: block.empty ?? "Nothing to report.", tone: "muted" as const }];
  let at = row;
  // on a fine grid the bullet has a cell of its own: it carries the link, and the text wraps beside it
  const fine = canvas.grid.length >= 30 && span.columns > 4 && block.items.length > 0;
  const textSpan = fine ? { column: span.column + 1, columns: span.columns - 1 } : span;
  for (const item of items) {
    const text = fine || block.items.length === 0 ? item.text : `• ${item.text}`;
    const link = "link" in item && item.link ? linker(item.link) : undefined;
    const style = canvas.style({
      font: { size: size.body, colour: toneColour(item.tone) },
      wrap: true,
      vertical: "top",
    });
    if (fine) {
      const mark = canvas.style({
        font: { size: size.body, bold: true, colour: link ? colour.link : colour.muted },
        horizontal: "center",
        vertical: "top",
      });
      canvas.put(
        at,
        { column: span.column, columns: 1 },
        { value: link ? "→" : "•", style: mark, ...(link && { link }) },
      );
    }
    const onText = !fine && link && oneLine(canvas, text, span) ? { link } : {};
    canvas.put(at, textSpan, { value: text, style, ...onText });
    canvas.fit(at, textSpan, text);
    at += 1;
  }
  return at;
}

/** Boxes side by side: label, large value, note, foot. */
export function layTiles(canvas: Canvas, block: TilesBlock, row: number, span: Span, linker: Linker): number {
  const gap = canvas.grid.length >= 30 ? 1 : 0;
  // one tile alone is not drawn as wide as the page
  const slots = Math.max(block.tiles.length, 4);
  const spans = divide(
    span,
    Array.from({ length: slots }, () => 1),
    gap,
  );
  let noteLines = 1;
  let footLines = 0;
  block.tiles.forEach((tile, i) => {
    const width = canvas.width(spans[i] as Span);
    noteLines = Math.max(noteLines, linesNeeded(tile.note, width, size.note));
    if (tile.foot) footLines = Math.max(footLines, linesNeeded(tile.foot, width, size.note));
  });
  block.tiles.forEach((tile, i) => {
    const at = spans[i] as Span;
    const ink = tile.tone && tile.tone !== "plain" ? toneColour(tile.tone) : colour.text;
    const fill = tile.tone && tile.tone !== "plain" ? tint(ink) : colour.band;
    const link = tile.link ? linker(tile.link) : undefined;
    const side = gap === 0 ? { right: { style: "medium" as const, colour: colour.white } } : {};
    const edge = { top: { style: "medium" as const, colour: ink }, ...side };
    const base = { fill, horizontal: "left" as const, indent: 0 };
    canvas.put(row, at, {
      value: link ? `${tile.label} →` : tile.label,
      style: canvas.style({
        ...base,
        font: { size: size.note, bold: true, colour: link ? colour.link : colour.muted },
        vertical: "middle",
        border: edge,
      }),
      ...(link && { link }),
    });
    // a long value is written smaller rather than cut
    const room = canvas.width(at) - 8;
    const fits = [size.tile, 14, 12, 11, size.body].find((s) => textWidth(tile.value, s, true) <= room) ?? size.note;
    canvas.put(row + 1, at, {
      value: tile.value,
      style: canvas.style({
        ...base,
        font: { size: fits, bold: true, colour: ink },
        vertical: "middle",
        border: side,
      }),
    });
    const small = canvas.style({
      ...base,
      font: { size: size.note, colour: colour.text },
      wrap: true,
      vertical: "top",
      border: side,
    });
    canvas.put(row + 2, at, { value: tile.note, style: small });
    if (footLines > 0) canvas.put(row + 3, at, { value: tile.foot ?? null, style: small });
  });
  canvas.atLeast(row, rowHeight(1, size.note) + 2);
  canvas.atLeast(row + 1, rowHeight(1, size.tile));
  canvas.atLeast(row + 2, rowHeight(noteLines, size.note));
  if (footLines > 0) canvas.atLeast(row + 3, rowHeight(footLines, size.note));
  const end = row + (footLines > 0 ? 4 : 3);
  for (let r = row + 1; r < end; r++) canvas.keepWithPrevious.add(r);
  return end;
}
