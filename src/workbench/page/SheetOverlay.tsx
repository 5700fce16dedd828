import { type CSSProperties, type ReactNode, useEffect, useReducer, useState } from "react";
import { createPortal } from "react-dom";
import { blockTrends } from "../charts/blockTrends";
import { ChartPicture } from "../charts/ChartPicture";
import { boxOf, laidOutChart } from "../charts/laidOutChart";
import { RoundPicture } from "../charts/RoundPicture";
import { roundChart } from "../charts/roundChart";
import { SparklinePicture } from "../charts/SparklinePicture";
import { pixels } from "../grid/pixels";
import type { GridView, PointedCell, WorkbookGrid } from "../grid/WorkbookGrid";
import { areaOf, parseAddress } from "../officejs/model/addresses";
import { sourceValues } from "../officejs/model/chartOps";
import type { SheetChart, SheetModel, SheetSparkline } from "../officejs/model/SheetModel";
import { CellRule } from "./CellRule";
import type { Session } from "./Session";

const HIGHEST_TREND = 48;

/** A layer above the cells that scrolls and zooms with them: charts and sparklines, which the grid itself cannot draw. */
export function SheetOverlay({ session, epoch }: { session: Session; epoch: number }): ReactNode {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [layer] = useState(makeLayer);
  const { grid } = session;
  useEffect(() => grid?.onDrawn(redraw), [grid, epoch]);
  useEffect(() => {
    if (!grid) return undefined;
    return followGrid(grid, layer, redraw);
  }, [grid, layer]);
  const view = grid?.view();
  const sheet = view ? grid?.sheetOf(view.sheetId) : null;
  if (!grid || !sheet) return null;
  const drawn = createPortal(
    <>
      {sheet.charts.map((chart) => (
        <Chart key={chart.id} chart={chart} grid={grid} />
      ))}
      <Sparklines sheet={sheet} grid={grid} />
      <FunctionMessage grid={grid} />
    </>,
    layer.world,
  );
  return (
    <>
      {drawn}
      <CellRule session={session} epoch={epoch} />
    </>
  );
}

interface Layer {
  readonly clip: HTMLElement;
  readonly world: HTMLElement;
}

function makeLayer(): Layer {
  const clip = document.createElement("div");
  const world = document.createElement("div");
  clip.className = "wb-overlay";
  world.className = "wb-overlay-world";
  clip.append(world);
  return { clip, world };
}

/** Keeps the layer over the scrolling part of the sheet, frame by frame; nothing is touched while nothing moves. */
function followGrid(grid: WorkbookGrid, { clip, world }: Layer, sheetChanged: () => void): () => void {
  let last = "";
  let sheetId = "";
  let frame = 0;
  const step = (): void => {
    frame = requestAnimationFrame(step);
    const view = grid.view();
    if (!view) return;
    if (clip.parentElement !== view.canvas.parentElement) view.canvas.parentElement?.append(clip);
    const { canvas: _canvas, ...numbers } = view;
    const key = JSON.stringify(numbers);
    if (key === last) return;
    last = key;
    place(clip, world, view);
    if (view.sheetId !== sheetId) sheetChanged();
    sheetId = view.sheetId;
  };
  frame = requestAnimationFrame(step);
  return () => {
    cancelAnimationFrame(frame);
    clip.remove();
  };
}

function place(clip: HTMLElement, world: HTMLElement, view: GridView): void {
  clip.style.left = `${view.left}px`;
  clip.style.top = `${view.top}px`;
  clip.style.width = `${view.width}px`;
  clip.style.height = `${view.height}px`;
  const x = -view.left - view.scrollX * view.scale;
  const y = -view.top - view.scrollY * view.scale;
  world.style.transform = `translate(${x}px, ${y}px) scale(${view.scale})`;
}

/** Above the cell, since the grid's own words about an error hang beside and below it; below where there is no room. */
function below(row: number, y: number, height: number): CSSProperties {
  return row > 3 ? { top: y - 3, transform: "translateY(-100%)" } : { top: y + height + 56 };
}

/** What a function says about the error in its cell, while the cell is selected or pointed at. */
function FunctionMessage({ grid }: { grid: WorkbookGrid }): ReactNode {
  const [cell, setCell] = useState<PointedCell | null>(null);
  useEffect(() => grid.onPointed(setCell), [grid]);
  if (!cell) return null;
  const { x, y, height } = grid.placeOf(areaOf(cell.row, cell.column));
  return (
    <div className="wb-message" role="status" style={{ left: x, ...below(cell.row, y, height) }}>
      {cell.message}
    </div>
  );
}

function Chart({ chart, grid }: { chart: SheetChart; grid: WorkbookGrid }): ReactNode {
  const spec = laidOutChart(chart);
  const round = spec ? null : roundChart(chart);
  const at = grid.placeOf(boxOf(chart));
  // what lies between the cell's corner and the chart's own
  const x = at.x + pixels(chart.left - chart.sheet.leftOf(boxOf(chart).column));
  const y = at.y + pixels(chart.top - chart.sheet.topOf(boxOf(chart).row));
  const style = { left: x, top: y, width: pixels(chart.width), height: pixels(chart.height) };
  return (
    <div className="wb-chart" style={style} title={chart.title.text}>
      {spec ? (
        <ChartPicture
          chart={spec}
          width={chart.width}
          height={chart.height}
          legend={chart.legend.visible ? chart.legend.position : null}
        />
      ) : round ? (
        <RoundPicture chart={round} width={chart.width} height={chart.height} />
      ) : (
        <p>{chart.name}: charts of this kind are kept, not drawn, here.</p>
      )}
    </div>
  );
}

interface DrawnLine extends SheetSparkline {
  /** Present: the colour that hides what the cell itself shows. */
  readonly cover?: string;
}

function Sparklines({ sheet, grid }: { sheet: SheetModel; grid: WorkbookGrid }): ReactNode {
  const trends = blockTrends(sheet).map((line): DrawnLine => ({
    ...line,
    // over the blocks, and no cell's border
    cover: sheet.formatAt(line.row, line.column).fill ?? "#FFFFFF",
  }));
  const lines: readonly DrawnLine[] = [...sheet.sparklines, ...trends];
  return lines.map(({ row, column, data, colour, lastColour, cover }) => {
    const at = parseAddress(data);
    const source = at?.sheet === null ? sheet : at?.sheet === undefined ? null : sheet.book.sheetNamed(at.sheet);
    if (!at || !source) return null;
    const values = sourceValues({ sheet: source, area: at.area });
    const { x, y, width, height } = grid.placeOf(sheet.mergeAt(row, column) ?? areaOf(row, column));
    const inner = { left: x + 2, top: y + 2, width: width - 3, height: height - 3 };
    return (
      <div
        key={`${row},${column}`}
        className="wb-sparkline"
        style={{ ...inner, ...(cover !== undefined && { background: cover }) }}
      >
        <SparklinePicture
          values={values.map((value) => (typeof value === "number" ? value : null))}
          width={inner.width}
          // a trend of a row many lines high stands beside its first lines, no steeper than it can be read
          height={cover !== undefined ? Math.min(inner.height, HIGHEST_TREND) : inner.height}
          colour={colour}
          lastColour={lastColour}
        />
      </div>
    );
  });
}
