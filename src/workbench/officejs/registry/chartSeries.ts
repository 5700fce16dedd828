import { invalid } from "../errors";
import { addressText } from "../model/addresses";
import { type ChartSource, type PointModel, SeriesModel } from "../model/ChartModel";
import { pointCount, sourceValues } from "../model/chartOps";
import type { RangeRef } from "../model/RangeRef";
import type { SheetChart, SheetModel } from "../model/SheetModel";
import type { Arguments } from "./Arguments";
import { aBoolean, aColour, aNumber, aText, numberIn, oneOf, only, prop } from "./checks";
import { handle } from "./Handle";
import type { TypeSpec } from "./spec";

type Series = SeriesModel<SheetModel>;

interface SeriesTarget {
  readonly chart: SheetChart;
  readonly series: Series;
}

interface PointTarget {
  readonly series: Series;
  readonly index: number;
}

function source(args: Arguments): ChartSource<SheetModel> {
  const range = args.handle(0, "Range").target as RangeRef;
  if (range.area.rows > 1 && range.area.columns > 1) throw invalid();
  return { sheet: range.sheet, area: range.area };
}

function at(chart: SheetChart, index: number): SeriesTarget {
  const series = chart.series[index];
  if (!series) throw invalid();
  return { chart, series };
}

export const SERIES_COLLECTION: TypeSpec<SheetChart> = {
  props: { count: only((chart) => chart.series.length) },
  items: (chart) => chart.series.map((series) => handle("ChartSeries", { chart, series } satisfies SeriesTarget)),
  methods: {
    add: (chart, args) => {
      const series: Series = new SeriesModel(args.textOr(0, `Series${chart.series.length + 1}`), chart.type);
      const index = args.has(1) ? args.integer(1) : chart.series.length;
      if (index < 0 || index > chart.series.length) throw invalid();
      chart.series.splice(index, 0, series);
      return handle("ChartSeries", { chart, series });
    },
    getCount: (chart) => chart.series.length,
    getItemAt: (chart, args) => handle("ChartSeries", at(chart, args.integer(0))),
  },
};

function own<K extends keyof Series>(key: K, check: (value: unknown) => Series[K]) {
  return prop<SeriesTarget, Series[K]>(
    (on) => on.series[key],
    check,
    (on, value) => {
      on.series[key] = value;
    },
  );
}

const markerSize = numberIn(2, 72);
const automatic = (value: unknown) => (value === "" ? null : aColour(value));

function dimension(on: SeriesTarget, name: string): ChartSource<SheetModel> | null {
  if (name === "Values" || name === "YValues") return on.series.values;
  if (name === "Categories" || name === "XValues") return on.series.categories;
  throw invalid();
}

export const CHART_SERIES: TypeSpec<SeriesTarget> = {
  props: {
    name: prop(
      (on) => on.series.name,
      aText,
      (on, name: string) => {
        on.series.name = name;
        on.series.nameSource = null;
      },
    ),
    chartType: own("chartType", oneOf("ChartType")),
    axisGroup: own("axisGroup", (value) => {
      if (value !== "Primary" && value !== "Secondary") throw invalid();
      return value;
    }),
    filtered: own("filtered", aBoolean),
    gapWidth: own("gapWidth", numberIn(0, 500)),
    overlap: own("overlap", numberIn(-100, 100)),
    hasDataLabels: own("hasDataLabels", aBoolean),
    invertIfNegative: own("invertIfNegative", aBoolean),
    markerBackgroundColor: own("markerBackgroundColor", automatic),
    markerForegroundColor: own("markerForegroundColor", automatic),
    markerSize: own("markerSize", markerSize),
    markerStyle: own("markerStyle", oneOf("ChartMarkerStyle")),
    plotOrder: prop(
      (on) => on.chart.series.indexOf(on.series),
      aNumber,
      (on, order: number) => {
        const { series } = on.chart;
        if (!Number.isInteger(order) || order < 0 || order >= series.length) throw invalid();
        series.splice(series.indexOf(on.series), 1);
        series.splice(order, 0, on.series);
      },
    ),
    showShadow: own("showShadow", aBoolean),
    smooth: own("smooth", aBoolean),
    varyByCategories: own("varyByCategories", aBoolean),
  },
  nav: {
    format: (on) => handle("ChartSeriesFormat", on.series),
    points: (on) => handle("ChartPointsCollection", on.series),
    dataLabels: (on) => handle("ChartDataLabels", on.series.labels),
  },
  methods: {
    delete: (on) => {
      on.chart.series = on.chart.series.filter((other) => other !== on.series);
    },
    setValues: (on, args) => {
      on.series.values = source(args);
    },
    setXAxisValues: (on, args) => {
      on.series.categories = source(args);
    },
    getDimensionValues: (on, args) => sourceValues(dimension(on, args.text(0))),
    getDimensionDataSourceString: (on, args) => {
      const found = dimension(on, args.text(0));
      return found ? addressText(found.sheet.name, found.area) : "";
    },
    getDimensionDataSourceType: (on, args) => (dimension(on, args.text(0)) ? "LocalRange" : "Unknown"),
  },
};

export const CHART_POINTS: TypeSpec<Series> = {
  props: { count: only(pointCount) },
  items: (series) =>
    Array.from({ length: pointCount(series) }, (_, index) =>
      handle("ChartPoint", { series, index } satisfies PointTarget),
    ),
  methods: {
    getCount: pointCount,
    getItemAt: (series, args) => {
      const index = args.integer(0);
      if (index < 0 || index >= pointCount(series)) throw invalid();
      return handle("ChartPoint", { series, index });
    },
  },
};

function point<K extends keyof PointModel>(key: K, check: (value: unknown) => PointModel[K]) {
  return prop<PointTarget, PointModel[K]>(
    (on) => (on.series.points.get(on.index) ?? on.series.point(on.index))[key],
    check,
    (on, value) => {
      on.series.point(on.index)[key] = value;
    },
  );
}

export const CHART_POINT: TypeSpec<PointTarget> = {
  props: {
    hasDataLabel: point("hasDataLabel", aBoolean),
    markerBackgroundColor: point("markerBackgroundColor", automatic),
    markerForegroundColor: point("markerForegroundColor", automatic),
    markerSize: point("markerSize", markerSize),
    markerStyle: point("markerStyle", oneOf("ChartMarkerStyle")),
    value: only((on) => sourceValues(on.series.values)[on.index] ?? null),
  },
  nav: {
    dataLabel: (on) => handle("ChartDataLabel", on.series.point(on.index).label),
    format: (on) => handle("ChartPointFormat", on.series.point(on.index)),
  },
};
