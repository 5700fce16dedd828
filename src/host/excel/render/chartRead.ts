/* eslint-disable office-addins/call-sync-before-read, office-addins/load-object-before-read -- session.sync() is the sync that the rule looks for */
import type { Session } from "../session";
import { type ChartState, plainReference, type SeriesState } from "./chartState";

const CHART_FIELDS = ["name", "chartType", "left", "top", "width", "height"];
const FRAME_FIELDS = [
  "title/text",
  "title/visible",
  "legend/visible",
  "axes/categoryAxis/numberFormat",
  "axes/categoryAxis/categoryType",
  "axes/categoryAxis/reversePlotOrder",
  "axes/categoryAxis/title/text",
  "axes/categoryAxis/title/visible",
  "axes/valueAxis/numberFormat",
  "axes/valueAxis/minimum",
  "axes/valueAxis/maximum",
  "axes/valueAxis/title/text",
  "axes/valueAxis/title/visible",
];
const SERIES_FIELDS = [
  "name",
  "hasDataLabels",
  "markerStyle",
  "markerSize",
  "markerBackgroundColor",
  "format/line/color",
  "format/line/lineStyle",
  "format/line/weight",
];

/** A chart that was asked about; its state is known after the next sync. */
export interface ChartProxy {
  readonly chart: Excel.Chart;
  readonly state: () => ChartState;
}

/** Asks for what we set on a chart, labels apart, so that it can be compared and put back. */
export function askChart(session: Session, chart: Excel.Chart, seriesCount: number, scatter: boolean): ChartProxy {
  chart.load([...CHART_FIELDS, ...FRAME_FIELDS]);
  const sources = session.can("1.15");
  const asked = Array.from({ length: seriesCount }, (_, i) => {
    const series = chart.series.getItemAt(i);
    series.load(SERIES_FIELDS);
    return {
      series,
      values: sources ? series.getDimensionDataSourceString(scatter ? "YValues" : "Values") : null,
      categories: sources ? series.getDimensionDataSourceString(scatter ? "XValues" : "Categories") : null,
      // the library and Excel can be of different ages
      fill: session.can("1.16") && "getSolidColor" in series.format.fill ? series.format.fill.getSolidColor() : null,
    };
  });
  const state = (): ChartState => {
    const { categoryAxis, valueAxis } = chart.axes;
    const type = chart.chartType as ChartState["type"];
    return {
      name: chart.name,
      type,
      title: chart.title.visible ? chart.title.text : "",
      min: numberOr(valueAxis.minimum),
      max: numberOr(valueAxis.maximum),
      valueFormat: valueAxis.numberFormat,
      categoryFormat: categoryAxis.numberFormat,
      categoryType:
        categoryAxis.categoryType === "DateAxis" || categoryAxis.categoryType === "TextAxis"
          ? categoryAxis.categoryType
          : null,
      reversed: categoryAxis.reversePlotOrder,
      xTitle: categoryAxis.title.visible ? categoryAxis.title.text : "",
      yTitle: valueAxis.title.visible ? valueAxis.title.text : "",
      legend: chart.legend.visible,
      series: asked.map(({ series, values, categories, fill }) =>
        seriesOf(series, values?.value ?? "", categories?.value ?? "", fill ? fill.value : "unknown", type),
      ),
      place: { left: chart.left, top: chart.top, width: chart.width, height: chart.height },
    };
  };
  return { chart, state };
}

function numberOr(value: unknown): number | "" {
  return typeof value === "number" ? value : "";
}

function seriesOf(
  series: Excel.ChartSeries,
  values: string,
  categories: string,
  fill: string,
  type: ChartState["type"],
): SeriesState {
  const bars = type === "ColumnStacked" || type === "ColumnClustered" || type === "BarClustered";
  const { line } = series.format;
  return {
    name: series.name,
    values: plainReference(values),
    categories: categories === "" ? null : plainReference(categories),
    line:
      bars || line.lineStyle === "None"
        ? null
        : {
            color: line.color.toUpperCase(),
            weight: line.weight,
            style: line.lineStyle as "Continuous" | "Dash" | "Dot",
          },
    marker:
      bars || series.markerStyle === "None"
        ? null
        : { style: series.markerStyle, size: series.markerSize, color: series.markerBackgroundColor.toUpperCase() },
    fill: !bars || fill === "" ? null : fill === "unknown" ? fill : fill.toUpperCase(),
    labels: { values: null, position: "", points: [] },
  };
}

/**
 * The labels of charts that are about to change, so that they can be put back. Two round trips, since a point has to be
 * known to carry a label before its words can be asked for.
 */
export async function readLabels(
  session: Session,
  charts: readonly { readonly chart: Excel.Chart; readonly state: ChartState }[],
): Promise<ChartState[]> {
  const asked: { series: Excel.ChartSeries; points: Excel.ChartPointsCollection }[][] = [];
  for (const { chart, state } of charts) {
    const list: (typeof asked)[number] = [];
    asked.push(list);
    await session.add(state.series.length * 2500, () => {
      state.series.forEach((_, i) => {
        const series = chart.series.getItemAt(i);
        series.load(["hasDataLabels", "dataLabels/showValue", "dataLabels/numberFormat", "dataLabels/position"]);
        series.points.load("items/hasDataLabel");
        list.push({ series, points: series.points });
      });
    });
  }
  await session.sync();
  const words: { chart: number; series: number; index: number; label: Excel.ChartDataLabel }[] = [];
  for (const [c, list] of asked.entries()) {
    for (const [s, { points }] of list.entries()) {
      for (const [index, point] of points.items.entries()) {
        if (!point.hasDataLabel) continue;
        await session.add(600, () => {
          point.dataLabel.load("text,autoText,position");
          words.push({ chart: c, series: s, index, label: point.dataLabel });
        });
      }
    }
  }
  await session.sync();
  return charts.map(({ state }, c) => ({
    ...state,
    series: state.series.map((series, s) => {
      const all = asked[c]?.[s]?.series;
      const own = words.filter((word) => word.chart === c && word.series === s && !word.label.autoText);
      const shown = all?.hasDataLabels === true && all.dataLabels.showValue;
      return {
        ...series,
        labels: {
          values: shown ? all.dataLabels.numberFormat : null,
          position: own[0]?.label.position ?? all?.dataLabels.position ?? "",
          points: own.map(({ index, label }) => ({ index, text: label.text })),
        },
      };
    }),
  }));
}
