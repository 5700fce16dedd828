import type { LaidOutSeries } from "../LaidOutPack";
import type { ChartsBlock, ChartSeries, ChartSpec } from "../PackDocument";
import { colour, shades } from "../theme";
import { type Canvas, divide, type Span } from "./Canvas";
import type { ChartData } from "./ChartData";
import { dayFromIso } from "../../core/days";
import { formatCode } from "./styles";

const ROW_POINTS = 15;

/** Charts side by side, `across` a row; a row of charts is never divided by a page break. */
export function layCharts(canvas: Canvas, block: ChartsBlock, row: number, span: Span, data: ChartData): number {
  const gap = canvas.grid.length >= 30 ? 1 : 0;
  let at = row;
  for (let i = 0; i < block.charts.length; i += block.across) {
    const spans = divide(
      span,
      Array.from({ length: block.across }, () => 1),
      gap,
    );
    block.charts.slice(i, i + block.across).forEach((spec, k) => {
      const place = spans[k] as Span;
      canvas.charts.push({
        ...drawn(spec, data),
        row: at,
        column: place.column,
        rows: block.lines,
        columns: place.columns,
      });
    });
    for (let r = at; r < at + block.lines; r++) {
      canvas.atLeast(r, ROW_POINTS);
      if (r > at) canvas.keepWithPrevious.add(r);
    }
    at += block.lines + 1;
  }
  return at;
}

function drawn(spec: ChartSpec, data: ChartData) {
  const refs = data.addChart(spec);
  const categoryCache = spec.categories.map((c) => (spec.timeAxis ? (dayFromIso(c) ?? c) : c));
  const series: LaidOutSeries[] = spec.series.map((s, i) => {
    const x = refs.x[i];
    const end = lastIndex(s.values);
    return {
      name: s.name,
      values: refs.values[i] as string,
      ...(x === undefined ? { categories: refs.categories } : { x, xCache: s.x ?? [] }),
      ...look(s, spec.kind),
      cache: s.values,
      ...(s.label !== undefined && end >= 0 && { labelAt: { index: end, text: s.label } }),
      ...(s.pointLabels && { pointLabels: s.pointLabels }),
    };
  });
  return {
    id: spec.id,
    kind: spec.kind,
    title: spec.title,
    ...(spec.subtitle !== undefined && { subtitle: spec.subtitle }),
    series,
    categoryCache,
    timeAxis: spec.timeAxis ?? false,
    valueFormat: formatCode(spec.form) ?? "General",
    categoryFormat: spec.timeAxis ? "mmm yy" : (formatCode(spec.xForm) ?? "General"),
    ...(spec.min !== undefined && { min: spec.min }),
    ...(spec.max !== undefined && { max: spec.max }),
    ...(spec.step !== undefined && { step: spec.step }),
    ...(spec.xTitle !== undefined && { xTitle: spec.xTitle }),
    ...(spec.yTitle !== undefined && { yTitle: spec.yTitle }),
    altText: spec.altText,
  };
}

function lastIndex(values: readonly (number | null)[]): number {
  for (let i = values.length - 1; i >= 0; i--) if (values[i] !== null) return i;
  return -1;
}

/** One look for each role, the same on every chart of the pack. Points differ in shape as well as in colour. */
function look(series: ChartSeries, kind: ChartSpec["kind"]): Pick<LaidOutSeries, "line" | "marker" | "fill"> {
  switch (series.role) {
    case "value":
      return {
        line: { colour: colour.text, width: 1.5, dash: "solid" },
        marker: { shape: "circle", size: 4, fill: colour.text },
      };
    case "mean":
      return { line: { colour: colour.neutral, width: 1, dash: "solid" } };
    case "limit":
      return { line: { colour: colour.neutral, width: 0.75, dash: "dash" } };
    case "target":
      return { line: { colour: colour.target, width: 1.25, dash: "sysDash" } };
    case "forecast":
      return { line: { colour: colour.text, width: 1.25, dash: "sysDot" } };
    case "concern":
      return { marker: { shape: "diamond", size: 8, fill: colour.concern } };
    case "improvement":
      return { marker: { shape: "square", size: 7, fill: colour.improvement } };
    case "neutral":
      return { marker: { shape: "triangle", size: 7, fill: colour.neutral } };
    case "point":
      return { marker: { shape: "circle", size: 8, fill: colour.improvement } };
    case "bar":
      return kind === "line"
        ? { line: { colour: shades[(series.shade ?? 0) % shades.length] as string, width: 1.5 } }
        : { fill: shades[(series.shade ?? 0) % shades.length] as string };
  }
}
