import type { ReactNode } from "react";
import { SMALL_LINE, SMALL_SIZE } from "../../host/xlsx/write/chartSpace";
import { textWidth } from "../../pack/layout/measure";
import { ChartText } from "./ChartText";

export interface LegendEntry {
  readonly name: string;
  readonly colour: string;
}

/** In points. */
export interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const KEY = 7;
const GAP = 4;
const APART = 10;
const LINE = SMALL_LINE + 2;

function widthOf({ name }: LegendEntry): number {
  return KEY + GAP + textWidth(name, SMALL_SIZE, false);
}

/** What the legend takes of a chart's body, and what is left; it is never more than two fifths of either side. */
export function legendRoom(
  position: string | null,
  entries: readonly LegendEntry[],
  body: Edges,
): { legend: Edges | null; rest: Edges } {
  if (position === null || entries.length === 0) return { legend: null, rest: body };
  const [width, height] = [body.right - body.left, body.bottom - body.top];
  if (position === "Bottom" || position === "Top") {
    const high = Math.min(height * 0.4, rowsOf(entries, width).length * LINE);
    return position === "Bottom"
      ? { legend: { ...body, top: body.bottom - high }, rest: { ...body, bottom: body.bottom - high - GAP } }
      : { legend: { ...body, bottom: body.top + high }, rest: { ...body, top: body.top + high + GAP } };
  }
  const wide = Math.min(width * 0.4, Math.max(...entries.map(widthOf)) + 2);
  return position === "Left"
    ? { legend: { ...body, right: body.left + wide }, rest: { ...body, left: body.left + wide + GAP } }
    : { legend: { ...body, left: body.right - wide }, rest: { ...body, right: body.right - wide - GAP } };
}

/** Entries side by side, as many a row as fit. */
function rowsOf(entries: readonly LegendEntry[], width: number): LegendEntry[][] {
  const rows: LegendEntry[][] = [];
  let used = Infinity;
  for (const entry of entries) {
    const needed = widthOf(entry) + APART;
    if (used + needed > width + APART) {
      rows.push([]);
      used = 0;
    }
    rows[rows.length - 1]?.push(entry);
    used += needed;
  }
  return rows;
}

function shortened(name: string, room: number): string {
  if (textWidth(name, SMALL_SIZE, false) <= room) return name;
  let kept = name;
  while (kept.length > 1 && textWidth(`${kept}…`, SMALL_SIZE, false) > room) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

/** Names of slices or series with their colours; what has no room is left out, as in Excel. */
export function LegendPicture({
  entries,
  position,
  box,
}: {
  entries: readonly LegendEntry[];
  position: string | null;
  box: Edges;
}): ReactNode {
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  const aside = position !== "Bottom" && position !== "Top";
  const rows = aside ? entries.map((entry) => [entry]) : rowsOf(entries, width);
  const shown = rows.slice(0, Math.max(1, Math.floor(height / LINE)));
  const top = box.top + (height - shown.length * LINE) / 2;
  return shown.map((row, r) => {
    const used = row.reduce((sum, entry) => sum + widthOf(entry) + APART, -APART);
    let x = aside ? box.left : box.left + Math.max(0, (width - used) / 2);
    return row.map((entry, i) => {
      const left = x;
      x += widthOf(entry) + APART;
      const y = top + r * LINE;
      return (
        <g key={`${r}-${i}`}>
          <rect x={left} y={y + 2} width={KEY} height={KEY} fill={entry.colour} />
          <ChartText x={left + KEY + GAP} y={y + 9}>
            {shortened(entry.name, box.right - left - KEY - GAP)}
          </ChartText>
        </g>
      );
    });
  });
}
