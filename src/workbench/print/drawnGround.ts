import { areaOf } from "../officejs/model/addresses";
import type { BorderLine } from "../officejs/model/formats";
import type { Axis } from "./Axis";
import type { SheetLooks } from "./SheetLooks";

export interface DrawnFill {
  readonly x: number;
  y: number;
  readonly width: number;
  height: number;
  readonly colour: string;
}

export interface DrawnLine {
  readonly x1: number;
  readonly y1: number;
  x2: number;
  y2: number;
  readonly line: BorderLine;
}

const GRIDLINE: BorderLine = { style: "Continuous", weight: "Hairline", colour: "#8C8C8C" };

/** Grounds of the cells on a part of a page; neighbours of one colour are one piece, so that no seam shows between them. */
export function drawnFills(looks: SheetLooks, rows: Axis, columns: Axis): DrawnFill[] {
  const fills: DrawnFill[] = [];
  let above = new Map<string, DrawnFill>();
  for (const { index: row, size: height } of rows.lines) {
    const y = rows.at(row);
    const now = new Map<string, DrawnFill>();
    let run: { x: number; width: number; colour: string } | null = null;
    const close = (): void => {
      if (!run) return;
      const key = `${run.x} ${run.width} ${run.colour}`;
      const upper = above.get(key);
      const fill = upper ?? { ...run, y, height: 0 };
      fill.height += height;
      if (!upper) fills.push(fill);
      now.set(key, fill);
      run = null;
    };
    for (const { index: column, size: width } of columns.lines) {
      const home = looks.mergeAt(row, column) ?? areaOf(row, column);
      const colour = looks.formatAt(home.row, home.column).fill;
      if (run && (run as { colour: string }).colour !== colour) close();
      if (colour !== null) {
        run ??= { x: columns.at(column), width: 0, colour };
        (run as { width: number }).width += width;
      }
    }
    close();
    above = now;
  }
  return fills;
}

/** Data bars of conditional formats on a part of a page. */
export function drawnBars(looks: SheetLooks, rows: Axis, columns: Axis): DrawnFill[] {
  return rows.lines.flatMap(({ index: row, size: height }) =>
    columns.lines.flatMap(({ index: column, size: width }) => {
      const bar = looks.conditional.barAt(row, column);
      if (!bar) return [];
      const [x, y] = [columns.at(column) + 1, rows.at(row) + 1];
      return [{ x, y, width: (width - 2) * bar.share, height: height - 2, colour: bar.colour }];
    }),
  );
}

/** Border lines on a part of a page, those of neighbouring cells as one; none inside of merged cells. */
export function drawnLines(looks: SheetLooks, rows: Axis, columns: Axis): DrawnLine[] {
  const lying = new Map<string, BorderLine>();
  const standing = new Map<string, BorderLine>();
  const all = looks.sheet.page.printGridlines ? GRIDLINE : null;
  rows.lines.forEach(({ index: row }, r) => {
    columns.lines.forEach(({ index: column }, c) => {
      const { borders } = looks.sheet.formatAt(row, column);
      const merge = looks.mergeAt(row, column);
      const top = merge && merge.row < row ? null : (borders.EdgeTop ?? all);
      const left = merge && merge.column < column ? null : (borders.EdgeLeft ?? all);
      const end = merge ? merge.row + merge.rows - 1 : row;
      const far = merge ? merge.column + merge.columns - 1 : column;
      const bottom = end > row ? null : (borders.EdgeBottom ?? all);
      const right = far > column ? null : (borders.EdgeRight ?? all);
      // a gridline never covers the border of the neighbour
      const put = (to: Map<string, BorderLine>, key: string, line: BorderLine | null): void => {
        if (line && (line !== GRIDLINE || !to.has(key))) to.set(key, line);
      };
      put(lying, `${r},${c}`, top);
      put(lying, `${r + 1},${c}`, bottom);
      put(standing, `${c},${r}`, left);
      put(standing, `${c + 1},${r}`, right);
    });
  });
  const ys = [...rows.lines.map(({ index }) => rows.at(index)), rows.length];
  const xs = [...columns.lines.map(({ index }) => columns.at(index)), columns.length];
  return [
    ...runs(lying, ys, xs).map(({ at, from, to, line }) => ({ x1: from, x2: to, y1: at, y2: at, line })),
    ...runs(standing, xs, ys).map(({ at, from, to, line }) => ({ x1: at, x2: at, y1: from, y2: to, line })),
  ];
}

interface Run {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly line: BorderLine;
}

function same(a: BorderLine, b: BorderLine): boolean {
  return a.style === b.style && a.weight === b.weight && a.colour === b.colour;
}

/** `edges` by "number of the line, number of the piece along it". */
function runs(edges: ReadonlyMap<string, BorderLine>, at: readonly number[], along: readonly number[]): Run[] {
  const found: Run[] = [];
  at.forEach((place, i) => {
    let open: Run | null = null;
    for (let j = 0; j + 1 < along.length; j++) {
      const line = edges.get(`${i},${j}`);
      const to = along[j + 1] ?? 0;
      if (open && line && same((open as Run).line, line)) {
        open = { ...(open as Run), to };
        found[found.length - 1] = open;
      } else if (line) found.push((open = { at: place, from: along[j] ?? 0, to, line }));
      else open = null;
    }
  });
  return found;
}
