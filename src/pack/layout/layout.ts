import { finish, type Steps } from "../../core/steps";
import { quoteSheet } from "../../contract/cells";
import type { LaidOutPack, LaidOutSheet } from "../LaidOutPack";
import type { Block, PackDocument, Page } from "../PackDocument";
import { colour, size } from "../theme";
import { layBullets, layHeading, layText, layTiles } from "./blocks";
import { Canvas, divide, type Span } from "./Canvas";
import { ChartData } from "./ChartData";
import { layCharts } from "./charts";
import { lineHeight, textWidth } from "./measure";
import type { LayoutOptions, Linker } from "./options";
import { printSetup } from "./print";
import { StyleBook } from "./styles";
import { layTable } from "./table";

/** Turns what the pack says into cells, formats, charts and print set-up. Pure: equal documents give equal layouts. */
export function layout(document: PackDocument, options: LayoutOptions): LaidOutPack {
  return finish(layoutSteps(document, options));
}

/** {@link layout} in pieces, one a block. */
export function* layoutSteps(document: PackDocument, options: LayoutOptions): Steps<LaidOutPack> {
  const book = new StyleBook();
  const data = new ChartData(book);
  const pages = document.pages.filter((p) => options.internal || !p.internal);
  const sheetOf = new Map(pages.map((p) => [p.id, p.sheet]));
  const linker: Linker = (link) => {
    if (link.startsWith("page:")) {
      const sheet = sheetOf.get(link.slice(5));
      return sheet ? { target: `#${quoteSheet(sheet)}!A1`, tip: sheet } : undefined;
    }
    const target = options.sourceLink(link);
    return target ? { target, tip: `Source: ${link}` } : undefined;
  };
  const sheets: LaidOutSheet[] = [];
  for (const page of pages) sheets.push(yield* laySheet(page, document, pages, book, data, linker, options));
  if (!data.empty) {
    const canvas = new Canvas("", data.columnWidths, book);
    sheets.push(data.sheet(printSetup(canvas, "landscape", 1, false, headerCode(document), footerCode("Chart data"))));
  }
  return { sheets, styles: book.styles, names: [], properties: document.properties };
}

function* laySheet(
  page: Page,
  document: PackDocument,
  pages: readonly Page[],
  book: StyleBook,
  data: ChartData,
  linker: Linker,
  options: LayoutOptions,
): Steps<LaidOutSheet> {
  const canvas = new Canvas(page.sheet, page.grid, book);
  let row = title(canvas, page, document, pages, linker);
  const freezeAt: { row?: number } = {};
  function* lay(block: Block, at: number, span: Span): Steps<number> {
    switch (block.type) {
      case "heading":
        return layHeading(canvas, block, at, span);
      case "text":
        return layText(canvas, block, at, span, linker);
      case "bullets":
        return layBullets(canvas, block, at, span, linker);
      case "tiles":
        return layTiles(canvas, block, at, span, linker);
      case "space":
        canvas.atLeast(at, (block.lines ?? 0.5) * lineHeight(size.body));
        return at + 1;
      case "page-break":
        canvas.forcedBreaks.push(at);
        return at;
      case "charts":
        return layCharts(canvas, block, at, span, data);
      case "table": {
        const end = yield* layTable(canvas, block, at, span, data, linker, options);
        if (page.repeatHeader === block.id && block.rows.length > 0) {
          canvas.titleRows = { from: at, to: at };
          freezeAt.row = at;
        }
        return end;
      }
      case "columns": {
        const gap = canvas.grid.length >= 30 ? 1 : 0;
        const spans = divide(
          span,
          block.columns.map((c) => c.width),
          gap,
        );
        let end = at;
        for (const [i, column] of block.columns.entries()) {
          let row = at;
          for (const one of column.blocks) row = yield* lay(one, row, spans[i] as Span);
          end = Math.max(end, row);
        }
        return end;
      }
    }
  }
  for (const block of page.blocks) {
    yield;
    row = yield* lay(block, row, canvas.full);
  }
  const rows = Math.max(1, row - 1);
  return {
    name: page.sheet,
    pageId: page.id,
    tabColour: page.number <= 3 ? colour.concern : colour.neutral,
    columnWidths: page.grid,
    rowHeights: canvas.rowHeights,
    cells: canvas.cells.sort((a, b) => a.row - b.row || a.column - b.column),
    merges: canvas.merges,
    tables: canvas.tables,
    conditionalFormats: canvas.conditionalFormats,
    sparklines: canvas.sparklines,
    charts: canvas.charts,
    validations: [],
    ...(freezeAt.row !== undefined && { freeze: { rows: freezeAt.row, columns: 0 } }),
    gridlines: false,
    print: printSetup(
      canvas,
      page.orientation,
      rows,
      page.onePage ?? false,
      headerCode(document),
      footerCode(page.title),
    ),
    typed: canvas.typed,
  };
}

/** Title at the left, way back and onward at the right; on the first page the contents in one line. */
function title(canvas: Canvas, page: Page, document: PackDocument, pages: readonly Page[], linker: Linker): number {
  const grid = canvas.full;
  const first = page === pages[0];
  const linkStyle = canvas.style({
    font: { size: size.note, colour: colour.link, underline: true },
    horizontal: "right",
    vertical: "middle",
  });
  const subStyle = canvas.style({ font: { size: size.body, colour: colour.muted }, vertical: "top", wrap: true });
  const back = first ? undefined : linker(`page:${pages[0]?.id}`);
  let left = grid.columns;
  if (back) {
    left = grid.columns - 1;
    while (
      left > 1 &&
      canvas.width({ column: left + 1, columns: grid.columns - left }) < textWidth("← On one page", size.note) + 10
    )
      left -= 1;
  }
  // names of parties can be long: the title is written smaller, and then on several lines, rather than cut
  const span = { column: 1, columns: left };
  const room = canvas.width(span) - 6;
  const points = [size.title, 16, 14].find((s) => textWidth(page.title, s, true) <= room) ?? size.section;
  const titleStyle = canvas.style({
    font: { size: points, bold: true, colour: colour.text },
    vertical: "middle",
    ...(points === size.section && { wrap: true }),
  });
  canvas.put(1, span, { value: page.title, style: titleStyle });
  canvas.fit(1, span, page.title, points, true);
  if (back && left < grid.columns)
    canvas.put(
      1,
      { column: left + 1, columns: grid.columns - left },
      { value: "← On one page", style: linkStyle, link: back },
    );
  canvas.atLeast(1, lineHeight(size.title) + 4);
  const subtitle = page.subtitle ?? document.subtitle;
  canvas.put(2, grid, { value: subtitle, style: subStyle });
  canvas.fit(2, grid, subtitle);
  canvas.atLeast(2, lineHeight(size.body) + 3);
  if (!first) return 3;
  return contents(canvas, pages, linker);
}

function contents(canvas: Canvas, pages: readonly Page[], linker: Linker): number {
  const others = pages.slice(1);
  if (others.length === 0) return 3;
  const perRow = Math.min(others.length, canvas.grid.length >= 30 ? 7 : 4);
  const [narrowest] = divide(canvas.full, Array<number>(perRow).fill(1), 0).sort((a, b) => a.columns - b.columns);
  const room = canvas.width(narrowest as Span) - 4;
  const fits = [size.note, 8, 7.5].find((s) => others.every((p) => textWidth(p.sheet, s) <= room)) ?? 7;
  const style = canvas.style({ font: { size: fits, colour: colour.link, underline: true }, vertical: "middle" });
  let row = 3;
  for (let i = 0; i < others.length; i += perRow) {
    const spans = divide(
      canvas.full,
      Array.from({ length: perRow }, () => 1),
      0,
    );
    others.slice(i, i + perRow).forEach((p, k) => {
      const link = linker(`page:${p.id}`);
      canvas.put(row, spans[k] as Span, { value: p.sheet, style, ...(link && { link }) });
    });
    canvas.atLeast(row, lineHeight(size.note) + 1);
    row += 1;
  }
  return row;
}

/** Excel takes 255 characters for all parts of a header together. */
const HEADER_ROOM = 110;

/** `&` begins a code in headers, so it is doubled in text. */
function escapeCode(text: string): string {
  const whole = text.replaceAll("&", "&&");
  if (whole.length <= HEADER_ROOM) return whole;
  let short = "";
  for (const c of text) {
    const next = short + (c === "&" ? "&&" : c);
    if (next.length >= HEADER_ROOM) break;
    short = next;
  }
  return `${short.trimEnd()}…`;
}

function headerCode(document: PackDocument): string {
  return `&L&8${apart(escapeCode(document.title))}&R&8${apart(escapeCode(document.subtitle))}`;
}

function footerCode(page: string): string {
  return `&L&8${apart(escapeCode(page))}&R&8Page &P of &N`;
}

/** A text that begins with a digit would lengthen the size before it: `&8` and `2026` are read as size 82026. */
function apart(text: string): string {
  return /^\d/.test(text) ? ` ${text}` : text;
}
