import type { ReactNode } from "react";
import { SMALL_LINE, SMALL_SIZE, TITLE_SIZE } from "../../host/xlsx/write/chartSpace";
import { textWidth } from "../../pack/layout/measure";
import { isLight } from "./ChartSeries";
import { ChartText } from "./ChartText";
import { LegendPicture, legendRoom, type LegendEntry } from "./LegendPicture";
import type { PieChart, RadarChart, RoundChart, Slice } from "./roundChart";

const INK = "#262626";
const GRIDLINE = "#D5D9DC";
const FONT = "Calibri, Carlito, 'Segoe UI', Arial, sans-serif";
const PADDING = 6;
const TITLE_LINE = 16;

interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

function entriesOf(chart: RoundChart): LegendEntry[] {
  if (chart.kind === "radar") return chart.series.map(({ name, colour }) => ({ name, colour }));
  return (chart.rings[0] ?? []).map(({ name, colour }) => ({ name, colour }));
}

/** A pie, a ring or a radar; sizes in points. */
export function RoundPicture({
  chart,
  width,
  height,
}: {
  chart: RoundChart;
  width: number;
  height: number;
}): ReactNode {
  const top = PADDING + (chart.title === "" ? 0 : TITLE_LINE);
  const body = { left: PADDING, top, right: width - PADDING, bottom: height - PADDING };
  const entries = entriesOf(chart);
  const { legend, rest } = legendRoom(chart.legend, entries, body);
  const circle: Circle = {
    x: (rest.left + rest.right) / 2,
    y: (rest.top + rest.bottom) / 2,
    radius: Math.max(4, Math.min(rest.right - rest.left, rest.bottom - rest.top) / 2),
  };
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
      {chart.title !== "" && (
        <ChartText x={width / 2} y={PADDING + 9} size={TITLE_SIZE} bold colour={INK} anchor="middle">
          {chart.title}
        </ChartText>
      )}
      {chart.kind === "pie" ? <Pie chart={chart} circle={circle} /> : <Radar chart={chart} circle={circle} />}
      {legend && <LegendPicture entries={entries} position={chart.legend} box={legend} />}
    </svg>
  );
}

/** A place at so many turns from twelve o'clock. */
function at({ x, y }: Circle, radius: number, turns: number): readonly [number, number] {
  const angle = turns * 2 * Math.PI;
  return [x + radius * Math.sin(angle), y - radius * Math.cos(angle)];
}

function point([x, y]: readonly [number, number]): string {
  return `${x.toFixed(2)} ${y.toFixed(2)}`;
}

/** The outline of a slice between two radii; a whole turn is drawn in two halves, since an arc cannot end where it begins. */
export function slicePath(circle: Circle, inner: number, outer: number, { from, to }: Slice): string {
  if (to - from > 0.9999) {
    const middle = (from + to) / 2;
    const ring = (radius: number, sweep: 0 | 1): string =>
      `M${point(at(circle, radius, from))}A${radius} ${radius} 0 0 ${sweep} ${point(at(circle, radius, middle))}` +
      `A${radius} ${radius} 0 0 ${sweep} ${point(at(circle, radius, from))}z`;
    return ring(outer, 1) + (inner > 0 ? ring(inner, 0) : "");
  }
  const large = to - from > 0.5 ? 1 : 0;
  const back =
    inner > 0
      ? `L${point(at(circle, inner, to))}A${inner} ${inner} 0 ${large} 0 ${point(at(circle, inner, from))}`
      : `L${point([circle.x, circle.y])}`;
  const arc = `A${outer} ${outer} 0 ${large} 1 ${point(at(circle, outer, to))}`;
  return `M${point(at(circle, outer, from))}${arc}${back}z`;
}

function Pie({ chart, circle }: { chart: PieChart; circle: Circle }): ReactNode {
  const labelled = chart.rings.flat().some(({ label }) => label !== "");
  // room for the labels that do not fit into their slices
  const radius = circle.radius * (labelled && chart.hole === 0 ? 0.84 : 0.94);
  const hole = chart.hole * radius;
  const thick = (radius - hole) / Math.max(1, chart.rings.length);
  return chart.rings.map((slices, ring) => {
    const [inner, outer] = [hole + ring * thick, hole + (ring + 1) * thick];
    return slices.map((slice, i) => (
      <g key={`${ring}-${i}`}>
        <path d={slicePath(circle, inner, outer, slice)} fill={slice.colour} stroke="#FFFFFF" strokeWidth={1}>
          <title>{slice.label === "" ? slice.name : `${slice.name}: ${slice.label}`}</title>
        </path>
        <SliceLabel slice={slice} circle={circle} inner={inner} outer={outer} />
      </g>
    ));
  });
}

/** In the slice where there is room, else beside it. */
function SliceLabel({
  slice,
  circle,
  inner,
  outer,
}: {
  slice: Slice;
  circle: Circle;
  inner: number;
  outer: number;
}): ReactNode {
  if (slice.label === "") return null;
  const turns = (slice.from + slice.to) / 2;
  const middle = inner > 0 ? (inner + outer) / 2 : outer * 0.65;
  const chord = 2 * middle * Math.sin(Math.min(0.5, slice.to - slice.from) * Math.PI);
  const fits = textWidth(slice.label, SMALL_SIZE, false) < Math.max(chord, 0) * 0.95 && chord > SMALL_LINE;
  if (!fits && inner > 0) return null; // a ring has neighbours within and without: its title says it
  const [x, y] = at(circle, fits ? middle : outer + 5, turns);
  const side = Math.sin(turns * 2 * Math.PI);
  const anchor = fits || Math.abs(side) < 0.2 ? "middle" : side > 0 ? "start" : "end";
  return (
    <ChartText x={x} y={y + 3} anchor={anchor} colour={fits && !isLight(slice.colour) ? "#FFFFFF" : INK}>
      {slice.label}
    </ChartText>
  );
}

function Radar({ chart, circle }: { chart: RadarChart; circle: Circle }): ReactNode {
  const { categories, ticks } = chart;
  const count = categories.length;
  if (count === 0 || ticks.length < 2) return null;
  const radius = Math.max(4, circle.radius - SMALL_LINE - 4);
  const [low, high] = [ticks[0]?.value ?? 0, ticks[ticks.length - 1]?.value ?? 1];
  const out = (value: number): number => Math.max(0, (value - low) / (high - low)) * radius;
  const turns = (index: number): number => index / count;
  const closed = (distance: (index: number) => number): string =>
    `M${categories.map((_, i) => point(at(circle, distance(i), turns(i)))).join("L")}z`;
  return (
    <>
      {ticks.map(({ value }) => (
        <path key={value} d={closed(() => out(value))} fill="none" stroke={GRIDLINE} strokeWidth={0.5} />
      ))}
      {categories.map((name, i) => {
        const [x, y] = at(circle, radius + 5, turns(i));
        const side = Math.sin(turns(i) * 2 * Math.PI);
        const [endX, endY] = at(circle, radius, turns(i));
        return (
          <g key={i}>
            <line x1={circle.x} y1={circle.y} x2={endX} y2={endY} stroke={GRIDLINE} strokeWidth={0.5} />
            <ChartText x={x} y={y + 3} anchor={Math.abs(side) < 0.2 ? "middle" : side > 0 ? "start" : "end"}>
              {name}
            </ChartText>
          </g>
        );
      })}
      {chart.series.map(({ values, colour, filled, markers }, s) => {
        const places = values.map((value, i) => (value === null ? null : at(circle, out(value), turns(i))));
        const known = places.filter((place) => place !== null);
        // a missing figure opens the line; filled ones go on to the next
        const whole = filled || known.length === places.length;
        return (
          <g key={s}>
            {whole && known.length > 0 && (
              <path
                d={`M${known.map(point).join("L")}z`}
                fill={filled ? colour : "none"}
                fillOpacity={0.55}
                stroke={colour}
                strokeWidth={1.75}
                strokeLinejoin="round"
              />
            )}
            {!whole &&
              places.map((place, i) => {
                const next = places[(i + 1) % places.length];
                return (
                  place &&
                  next && <path key={i} d={`M${point(place)}L${point(next)}`} stroke={colour} strokeWidth={1.75} />
                );
              })}
            {markers && known.map(([x, y], i) => <circle key={i} cx={x} cy={y} r={2.5} fill={colour} />)}
          </g>
        );
      })}
      {ticks.map(({ value, text }) => (
        <ChartText key={value} x={circle.x - 3} y={circle.y - out(value) + 3} anchor="end">
          {text}
        </ChartText>
      ))}
    </>
  );
}
