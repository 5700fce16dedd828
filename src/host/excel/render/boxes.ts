import type { Box } from "../../../pack/LaidOutPack";

/**
 * Divides a grid into boxes of one number each: runs along rows, joined downwards where they line up. Few boxes, so
 * that a format is set on few ranges.
 */
export function boxesByNumber(grid: readonly (readonly number[])[]): Map<number, Box[]> {
  const done = new Map<number, Box[]>();
  /** Boxes that end in the row above, by their number and columns. */
  let open = new Map<string, { row: number; column: number; rows: number; columns: number }>();
  grid.forEach((line, r) => {
    const next: typeof open = new Map();
    for (let from = 0; from < line.length;) {
      const number = line[from] as number;
      let to = from + 1;
      while (to < line.length && line[to] === number) to++;
      const key = `${number} ${from} ${to}`;
      let box = open.get(key);
      if (box) box.rows++;
      else {
        box = { row: r + 1, column: from + 1, rows: 1, columns: to - from };
        const list = done.get(number);
        if (list) list.push(box);
        else done.set(number, [box]);
      }
      next.set(key, box);
      from = to;
    }
    open = next;
  });
  return done;
}

/** Merges of single rows that stand under one another become one box to be merged row by row. */
export function mergeRuns(merges: readonly Box[]): { box: Box; across: boolean }[] {
  const runs: { box: { row: number; column: number; rows: number; columns: number }; across: boolean }[] = [];
  const open = new Map<string, { row: number; column: number; rows: number; columns: number }>();
  const sorted = merges
    .filter((box) => box.rows * box.columns > 1)
    .sort((a, b) => a.row - b.row || a.column - b.column);
  for (const merge of sorted) {
    if (merge.rows > 1) {
      runs.push({ box: { ...merge }, across: false });
      continue;
    }
    const key = `${merge.column} ${merge.columns}`;
    const above = open.get(key);
    if (above && above.row + above.rows === merge.row) above.rows++;
    else {
      const box = { ...merge };
      open.set(key, box);
      runs.push({ box, across: true });
    }
  }
  return runs;
}
