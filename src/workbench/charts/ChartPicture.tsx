import type { ReactNode } from "react";
import { labelMoves } from "../../host/xlsx/write/chartScale";
import { type ChartSpace, chartSpace, isSideways, SMALL_LINE, TITLE_SIZE } from "../../host/xlsx/write/chartSpace";
import type { LaidOutChart, LaidOutSheet } from "../../pack/LaidOutPack";
import { formatValue } from "../officejs/model/display";
import { ChartText } from "./ChartText";
import { BarSeries, LineSeries, StackedSeries } from "./ChartSeries";
import { type LegendEntry, LegendPicture, legendRoom } from "./LegendPicture";
import { categoryScale, valueScale, xScale } from "./scales";

const INK = "#262626";
const GRIDLINE = "#E3E6E8";
const AXIS = "#A6ADB3";
const FONT = "Calibri, Carlito, 'Segoe UI', Arial, sans-serif";
const TITLE_LINE = 14;

/** The plot's inner area in points. */
export interface Plot {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The space of the file's chart, for a picture of `width` × `height` points: the screen shows what the file prints. */
function spaceOf(chart: LaidOutChart, width: number, height: number): ChartSpace {
  const sheet: Pick<LaidOutSheet, "columnWidths" | "rowHeights"> = {
    columnWidths: [(width / 0.75 - 5) / 7],
    rowHeights: new Map([[1, height]]),
  };
  return chartSpace({ ...chart, row: 1, column: 1, rows: 1, columns: 1 }, sheet as LaidOutSheet);
}

function entriesOf({ series }: LaidOutChart): LegendEntry[] {
  return series.map(({ name, line, fill, marker }) => ({ name, colour: fill ?? line?.colour ?? marker?.fill ?? INK }));
}

/** A chart of the pack as a picture, drawn from the same specification as the file's native chart. */
export function ChartPicture({
  chart,
  width,
  height,
  legend = null,
}: {
  chart: LaidOutChart;
  width: number;
  height: number;
  /** Where people's own charts name their series; the pack's names stand at the lines. */
  legend?: string | null;
}): ReactNode {
  const position = legend === "Bottom" || legend === "Top" ? "Bottom" : legend === null ? null : "Right";
  const entries = entriesOf(chart);
  const whole = { left: 4, top: 24, right: width - 4, bottom: height - 2 };
  const { legend: box, rest } = legendRoom(position, entries, whole);
  const [wide, high] = box ? [rest.right, rest.bottom] : [width, height];
  const space = spaceOf(chart, wide, high);
  const plot: Plot = {
    left: space.plot.x * wide,
    top: space.plot.y * high,
    right: (space.plot.x + space.plot.w) * wide,
    bottom: (space.plot.y + space.plot.h) * high,
  };
  const title = space.titleLines.map((line, i) => (
    <ChartText key={`t${i}`} x={4} y={13 + i * TITLE_LINE} size={TITLE_SIZE} bold colour={INK}>
      {line}
    </ChartText>
  ));
  const below = 4 + space.titleLines.length * TITLE_LINE;
  const subtitle = space.subtitleLines.map((line, i) => (
    <ChartText key={`s${i}`} x={4} y={below + 9 + i * SMALL_LINE}>
      {line}
    </ChartText>
  ));
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={chart.altText}
      fontFamily={FONT}
      width="100%"
      height="100%"
    >
      <rect width={width} height={height} fill="#FFFFFF" />
      {title}
      {subtitle}
      {isSideways(chart) ? <Sideways chart={chart} plot={plot} /> : <Upright chart={chart} plot={plot} space={space} />}
      {box && <LegendPicture entries={entries} position={position} box={box} />}
    </svg>
  );
}

function Upright({ chart, plot, space }: { chart: LaidOutChart; plot: Plot; space: ChartSpace }): ReactNode {
  const values = valueScale(chart, { from: plot.bottom, to: plot.top });
  const scatter = chart.kind === "scatter";
  const across = scatter ? xScale(chart, { from: plot.left, to: plot.right }) : null;
  const categories = categoryScale(chart, { from: plot.left, to: plot.right }, 40);
  const moves = labelMoves(chart, space);
  const name = (index: number): string => {
    const value = chart.categoryCache[index];
    return typeof value === "number" ? formatValue(value, chart.categoryFormat) : (value ?? "");
  };
  return (
    <>
      {values.ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={plot.left}
            x2={plot.right}
            y1={values.at(tick)}
            y2={values.at(tick)}
            stroke={GRIDLINE}
            strokeWidth={0.5}
          />
          <ChartText x={plot.left - 5} y={values.at(tick) + 3} anchor="end">
            {formatValue(tick, chart.valueFormat)}
          </ChartText>
        </g>
      ))}
      <line x1={plot.left} x2={plot.right} y1={plot.bottom} y2={plot.bottom} stroke={AXIS} strokeWidth={0.5} />
      {across
        ? across.ticks.map((tick) => (
            <ChartText key={`x${tick}`} x={across.at(tick)} y={plot.bottom + SMALL_LINE} anchor="middle">
              {formatValue(tick, chart.categoryFormat)}
            </ChartText>
          ))
        : categories.named.map((index) => (
            <ChartText key={`c${index}`} x={categories.at(index)} y={plot.bottom + SMALL_LINE} anchor="middle">
              {name(index)}
            </ChartText>
          ))}
      {chart.xTitle && (
        <ChartText x={(plot.left + plot.right) / 2} y={plot.bottom + 2 * SMALL_LINE + 2} anchor="middle">
          {chart.xTitle}
        </ChartText>
      )}
      {chart.yTitle && (
        <ChartText x={11} y={(plot.top + plot.bottom) / 2} anchor="middle" turned>
          {chart.yTitle}
        </ChartText>
      )}
      {chart.kind === "stacked-bar" ? (
        <StackedSeries chart={chart} categories={categories} values={values} />
      ) : chart.kind === "bar" ? (
        <BarSeries chart={chart} categories={categories} values={values} sideways={false} />
      ) : (
        chart.series.map((series, index) => (
          <LineSeries
            key={index}
            series={series}
            x={(i) => (across ? across.at(series.xCache?.[i] ?? 0) : categories.at(i))}
            y={values.at}
            labelDown={(moves.get(index) ?? 0) * space.height}
          />
        ))
      )}
    </>
  );
}

/** Lying bars: words on the left, figures below. */
function Sideways({ chart, plot }: { chart: LaidOutChart; plot: Plot }): ReactNode {
  const values = valueScale(chart, { from: plot.left, to: plot.right });
  const categories = categoryScale(chart, { from: plot.top, to: plot.bottom }, SMALL_LINE);
  return (
    <>
      {values.ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={values.at(tick)}
            x2={values.at(tick)}
            y1={plot.top}
            y2={plot.bottom}
            stroke={GRIDLINE}
            strokeWidth={0.5}
          />
          <ChartText x={values.at(tick)} y={plot.bottom + SMALL_LINE} anchor="middle">
            {formatValue(tick, chart.valueFormat)}
          </ChartText>
        </g>
      ))}
      <line x1={plot.left} x2={plot.left} y1={plot.top} y2={plot.bottom} stroke={AXIS} strokeWidth={0.5} />
      {categories.named.map((index) => (
        <ChartText key={`c${index}`} x={plot.left - 5} y={categories.at(index) + 3} anchor="end">
          {String(chart.categoryCache[index] ?? "")}
        </ChartText>
      ))}
      <BarSeries chart={chart} categories={categories} values={values} sideways />
    </>
  );
}
