import type { Box } from "../../../pack/LaidOutPack";
import type { Session } from "../session";
import { textBytes } from "../payload";
import type { WantedLink, WantedSheet } from "./wanted";

/** Sheets of fewer cells are asked for all their links; larger ones only where links are wanted. */
const SMALL_SHEET = 8000;

export interface LinkProxy {
  /** After the sync: the links that are there. */
  links(): WantedLink[];
}

/** Columns that hold links, each from its first link to its last. */
function columnsOf(links: readonly WantedLink[]): Box[] {
  const columns = new Map<number, { from: number; to: number }>();
  for (const { row, column } of links) {
    const known = columns.get(column);
    if (!known) columns.set(column, { from: row, to: row });
    else {
      known.from = Math.min(known.from, row);
      known.to = Math.max(known.to, row);
    }
  }
  return [...columns].map(([column, { from, to }]) => ({ row: from, column, rows: to - from + 1, columns: 1 }));
}

export async function askLinks(
  session: Session,
  sheet: Excel.Worksheet,
  page: WantedSheet,
  rows: number,
  columns: number,
): Promise<LinkProxy> {
  const boxes = rows * columns <= SMALL_SHEET ? [{ row: 1, column: 1, rows, columns }] : columnsOf(page.links);
  const asked: {
    box: Box;
    result: { readonly value: readonly (readonly { hyperlink?: Excel.RangeHyperlink }[])[] };
  }[] = [];
  for (const box of boxes) {
    await session.add(400 + box.rows * box.columns * 22 + (box.columns === 1 ? box.rows * 80 : 0), () => {
      const range = sheet.getRangeByIndexes(box.row - 1, box.column - 1, box.rows, box.columns);
      asked.push({ box, result: range.getCellProperties({ hyperlink: true }) as never });
    });
  }
  return {
    links: () =>
      asked.flatMap(({ box, result }) =>
        result.value.flatMap((line, r) =>
          line.flatMap(({ hyperlink }, c): WantedLink[] =>
            hyperlink ? [linkAt(box.row + r, box.column + c, hyperlink)] : [],
          ),
        ),
      ),
  };
}

function linkAt(row: number, column: number, link: Excel.RangeHyperlink): WantedLink {
  return {
    row,
    column,
    ...(link.documentReference && { documentReference: link.documentReference }),
    ...(link.address && { address: link.address }),
    ...(link.screenTip && { screenTip: link.screenTip }),
  };
}

export function sameLinks(a: readonly WantedLink[], b: readonly WantedLink[]): boolean {
  if (a.length !== b.length) return false;
  const key = (link: WantedLink): string =>
    [link.row, link.column, link.documentReference ?? "", link.address ?? "", link.screenTip ?? ""].join("\u0001");
  const known = new Set(a.map(key));
  return b.every((link) => known.has(key(link)));
}

/** Writes links column by column, one call a column. */
export async function writeLinks(
  session: Session,
  sheet: Excel.Worksheet,
  links: readonly WantedLink[],
): Promise<void> {
  const at = new Map(links.map((link) => [`${link.row} ${link.column}`, link]));
  for (const box of columnsOf(links)) {
    let bytes = 600;
    const cells = Array.from({ length: box.rows }, (_, i) => {
      const link = at.get(`${box.row + i} ${box.column}`);
      if (!link) {
        bytes += 5;
        return [{}];
      }
      const hyperlink: Excel.RangeHyperlink = {
        ...(link.documentReference !== undefined && { documentReference: link.documentReference }),
        ...(link.address !== undefined && { address: link.address }),
        ...(link.screenTip !== undefined && { screenTip: link.screenTip }),
      };
      bytes += 90 + textBytes(link.documentReference ?? link.address ?? "") + textBytes(link.screenTip ?? "");
      return [{ hyperlink }];
    });
    await session.add(bytes, () => {
      sheet.getRangeByIndexes(box.row - 1, box.column - 1, box.rows, 1).setCellProperties(cells);
    });
  }
}
