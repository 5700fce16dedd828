import type { ReactNode } from "react";
import type { LaidOutChart, LaidOutSeries, LineStyle } from "../../pack/LaidOutPack";
import { formatValue } from "../officejs/model/display";
import { ChartText } from "./ChartText";
import type { CategoryScale, Scale } from "./scales";

const INK = "#262626";
/** Dashes in widths of the line. */
const DASHES: Readonly<Record<NonNullable<LineStyle["dash"]>, readonly number[] | null>> = {
  solid: null,
  dash: [4, 3],
  sysDash: [3, 1.5],
  sysDot: [1, 1.5],
};

function dashOf({ dash, width }: LineStyle): string | undefined {
  return DASHES[dash ?? "solid"]?.map((part) => part * Math.max(width, 0.75)).join(" ");
}

/** A line with gaps where figures are missing. */
export function linePath(count: number, point: (index: number) => readonly [number, number] | null): string {
  let path = "";
  let open = false;
  for (let i = 0; i < count; i++) {
    const at = point(i);
    if (!at) {
      open = false;
      continue;
    }
    path += `${open ? "L" : "M"}${at[0].toFixed(2)} ${at[1].toFixed(2)}`;
    open = true;
  }
  return path;
}

function markerPath(shape: NonNullable<LaidOutSeries["marker"]>["shape"], x: number, y: number, size: number): string {
  const r = size / 2;
  switch (shape) {
    case "square":
      return `M${x - r} ${y - r}h${size}v${size}h${-size}z`;
    case "triangle":
      return `M${x} ${y - r}L${x + r} ${y + r}H${x - r}z`;
    case "diamond":
      return `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}z`;
    case "x":
      return `M${x - r} ${y - r}L${x + r} ${y + r}M${x + r} ${y - r}L${x - r} ${y + r}`;
    default:
      return `M${x - r} ${y}a${r} ${r} 0 1 0 ${size} 0a${r} ${r} 0 1 0 ${-size} 0z`;
  }
}

interface LineSeriesProps {
  readonly series: LaidOutSeries;
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
  /** How far the label at the end of the line moves so as not to touch another. */
  readonly labelDown: number;
}

export function LineSeries({ series, x, y, labelDown }: LineSeriesProps): ReactNode {
  const { line, marker, cache, labelAt } = series;
  const point = (i: number): readonly [number, number] | null => {
    const value = cache[i];
    return value === null || value === undefined ? null : [x(i), y(value)];
  };
  const places = cache.map((_, i) => point(i));
  const colour = line?.colour ?? marker?.fill ?? INK;
  const labels = new Map<number, string>();
  series.pointLabels?.forEach((text, i) => text && labels.set(i, text));
  if (labelAt) labels.set(labelAt.index, labelAt.text);
  return (
    <>
      {line && (
        <path
          d={linePath(cache.length, (i) => places[i] ?? null)}
          fill="none"
          stroke={line.colour}
          strokeWidth={line.width}
          strokeDasharray={dashOf(line)}
          strokeLinejoin="round"
        />
      )}
      {marker &&
        places.map(
          (at, i) =>
            at && (
              <path
                key={i}
                d={markerPath(marker.shape, at[0], at[1], marker.size)}
                {...(marker.shape === "x"
                  ? { fill: "none", stroke: marker.fill, strokeWidth: 1.25 }
                  : { fill: marker.fill, stroke: "#FFFFFF", strokeWidth: 0.5 })}
              />
            ),
        )}
      {[...labels].map(([i, text]) => {
        const at = places[i];
        return (
          at && (
            <ChartText key={i} x={at[0] + 5} y={at[1] + 3 + (i === labelAt?.index ? labelDown : 0)} colour={colour}>
              {text}
            </ChartText>
          )
        );
      })}
    </>
  );
}

interface BarsProps {
  readonly chart: LaidOutChart;
  readonly categories: CategoryScale;
  readonly values: Scale;
}

/** Share of its place that a group of bars fills, as the file's gap widths of 50 % and 60 % make it. */
const BAR_SHARE = 1 / 1.5;
const STACK_SHARE = 1 / 1.6;

export function BarSeries({
  chart,
  categories,
  values,
  sideways,
}: BarsProps & { readonly sideways: boolean }): ReactNode {
  const group = categories.slot * BAR_SHARE;
  const thick = group / chart.series.length;
  return chart.series.map((series, s) =>
    series.cache.map((value, i) => {
      if (value === null) return null;
      const across = categories.at(i) - group / 2 + s * thick;
      const [from, to] = [values.at(0), values.at(value)];
      const [low, length] = [Math.min(from, to), Math.abs(to - from)];
      const label = series.pointLabels?.[i] ?? (series.showValues ? formatValue(value, chart.valueFormat) : null);
      return (
        <g key={`${s}-${i}`}>
          <rect
            {...(sideways
              ? { x: low, y: across, width: length, height: thick }
              : { x: across, y: low, width: thick, height: length })}
            fill={series.fill ?? "none"}
          />
          {label && (
            <ChartText
              x={sideways ? to + 4 : across + thick / 2}
              y={sideways ? across + thick / 2 + 3 : to - 3}
              anchor={sideways ? "start" : "middle"}
              colour={INK}
            >
              {label}
            </ChartText>
          )}
        </g>
      );
    }),
  );
}

/** Relative luminance as WCAG defines it, to choose the words' colour inside a bar. */
export function isLight(colour: string): boolean {
  const channel = (at: number): number => {
    const c = parseInt(colour.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) > 0.18;
}

export function StackedSeries({ chart, categories, values }: BarsProps): ReactNode {
  const thick = categories.slot * STACK_SHARE;
  const up = new Map<number, number>();
  const down = new Map<number, number>();
  return chart.series.map((series, s) =>
    series.cache.map((value, i) => {
      if (value === null) return null;
      const sums = value < 0 ? down : up;
      const start = sums.get(i) ?? 0;
      sums.set(i, start + value);
      const [from, to] = [values.at(start), values.at(start + value)];
      const [top, height] = [Math.min(from, to), Math.abs(to - from)];
      const label = series.pointLabels?.[i] ?? (series.showValues ? formatValue(value, chart.valueFormat) : null);
      // a series without a fill carries a figure on top of the bar
      const inside = series.fill !== undefined;
      return (
        <g key={`${s}-${i}`}>
          <rect x={categories.at(i) - thick / 2} y={top} width={thick} height={height} fill={series.fill ?? "none"} />
          {label && (!inside || height > 8) && (
            <ChartText
              x={categories.at(i)}
              y={inside ? top + height / 2 + 3 : from - 3}
              anchor="middle"
              colour={inside && !isLight(series.fill ?? "#FFFFFF") ? "#FFFFFF" : INK}
            >
              {label}
            </ChartText>
          )}
        </g>
      );
    }),
  );
}
