import { HostError, invalid } from "../errors";
import { type AxisModel, type FillModel, type LineModel } from "../model/ChartModel";
import { addChart, placeChart, setChartData } from "../model/chartOps";
import { assertAllowed } from "../model/guards";
import type { RangeRef } from "../model/RangeRef";
import type { SheetChart, SheetModel } from "../model/SheetModel";
import { aBoolean, aNumber, aText, type Check, field, numberIn, numberOrAutomatic, oneOf, only, prop } from "./checks";
import { type Handle, handle } from "./Handle";
import { rangeArgument } from "./rangeMethods";
import type { TypeSpec } from "./spec";

function find(sheet: SheetModel, key: string): Handle | null {
  const chart = sheet.charts.find((other) => other.id === key || other.name.toLowerCase() === key.toLowerCase());
  return chart ? handle("Chart", chart) : null;
}

export const CHARTS: TypeSpec<SheetModel> = {
  props: { count: only((sheet) => sheet.charts.length) },
  items: (sheet) => sheet.charts.map((chart) => handle("Chart", chart)),
  indexer: (sheet, args) => find(sheet, args.text(0)),
  methods: {
    add: (sheet, args) => {
      assertAllowed(sheet, "allowEditObjects");
      const type = oneOf("ChartType")(args.text(0));
      const range = args.handle(1, "Range").target as RangeRef;
      return handle("Chart", addChart(sheet, type, range, oneOf("ChartSeriesBy")(args.textOr(2, "Auto"))));
    },
    getCount: (sheet) => sheet.charts.length,
    getItem: (sheet, args) => {
      const chart = find(sheet, args.text(0));
      if (!chart) throw new HostError("ItemNotFound");
      return chart;
    },
    getItemAt: (sheet, args) => {
      const chart = sheet.charts[args.integer(0)];
      if (!chart) throw invalid();
      return handle("Chart", chart);
    },
    getItemOrNullObject: (sheet, args) => find(sheet, args.text(0)),
  },
};

const size = numberIn(0, 100000);

export const CHART: TypeSpec<SheetChart> = {
  identity: ["id"],
  props: {
    id: only((chart) => chart.id),
    name: field("name", aText),
    chartType: prop(
      (chart) => chart.type,
      oneOf("ChartType"),
      (chart, type: string) => {
        chart.type = type;
        for (const series of chart.series) series.chartType = type;
      },
    ),
    left: field("left", size),
    top: field("top", size),
    width: field("width", size),
    height: field("height", size),
    displayBlanksAs: field("displayBlanksAs", oneOf("ChartDisplayBlanksAs")),
    plotBy: field("plotBy", oneOf("ChartSeriesBy")),
    plotVisibleOnly: field("plotVisibleOnly", aBoolean),
    style: field("style", aNumber),
  },
  nav: {
    axes: (chart) => handle("ChartAxes", chart),
    dataLabels: (chart) => handle("ChartDataLabels", chart.labels),
    format: (chart) => handle("ChartAreaFormat", chart),
    legend: (chart) => handle("ChartLegend", chart.legend),
    plotArea: (chart) => handle("ChartPlotArea", { fill: chart.plotFill, border: chart.plotBorder }),
    series: (chart) => handle("ChartSeriesCollection", chart),
    title: (chart) => handle("ChartTitle", chart.title),
    worksheet: (chart) => handle("Worksheet", chart.sheet),
  },
  methods: {
    activate: (chart) => chart.sheet.book.activate(chart.sheet),
    delete: (chart) => {
      assertAllowed(chart.sheet, "allowEditObjects");
      chart.deleted = true;
      chart.sheet.charts = chart.sheet.charts.filter((other) => other !== chart);
    },
    setData: (chart, args) => {
      const range = args.handle(0, "Range").target as RangeRef;
      setChartData(chart, range, oneOf("ChartSeriesBy")(args.textOr(1, "Auto")));
    },
    setPosition: (chart, args, env) => {
      const from = rangeArgument(args, 0, chart.sheet, env);
      const to = args.has(1) ? rangeArgument(args, 1, chart.sheet, env) : null;
      if (from.sheet !== chart.sheet || (to && to.sheet !== chart.sheet)) throw invalid();
      placeChart(chart, from.area, to?.area ?? null);
    },
  },
};

export const PLOT_AREA: TypeSpec<{ readonly fill: FillModel; readonly border: LineModel }> = {
  nav: { format: (plot) => handle("ChartPlotAreaFormat", plot) },
};

export const AXES: TypeSpec<SheetChart> = {
  nav: {
    categoryAxis: (chart) => handle("ChartAxis", chart.category),
    valueAxis: (chart) => handle("ChartAxis", chart.value),
  },
  methods: {
    getItem: (chart, args) => {
      const second = args.textOr(1, "Primary") === "Secondary";
      const type = oneOf("ChartAxisType")(args.text(0));
      if (type === "Category") return handle("ChartAxis", second ? chart.secondaryCategory : chart.category);
      if (type === "Value") return handle("ChartAxis", second ? chart.secondaryValue : chart.value);
      throw invalid();
    },
  },
};

function axis<K extends keyof AxisModel>(key: K, check: Check<AxisModel[K]>) {
  return field<AxisModel, K>(key, check);
}

const timeUnit = oneOf("ChartAxisTimeUnit");
const tickMark = oneOf("ChartAxisTickMark");

export const AXIS: TypeSpec<AxisModel> = {
  props: {
    type: only((on) => on.kind),
    visible: axis("visible", aBoolean),
    minimum: axis("minimum", numberOrAutomatic),
    maximum: axis("maximum", numberOrAutomatic),
    majorUnit: axis("majorUnit", numberOrAutomatic),
    minorUnit: axis("minorUnit", numberOrAutomatic),
    numberFormat: prop(
      (on) => on.numberFormat,
      aText,
      (on, format: string) => {
        on.numberFormat = format;
        on.linkNumberFormat = false;
      },
    ),
    linkNumberFormat: axis("linkNumberFormat", aBoolean),
    reversePlotOrder: axis("reversePlotOrder", aBoolean),
    scaleType: axis("scaleType", oneOf("ChartAxisScaleType")),
    logBase: axis("logBase", numberIn(2, 1000)),
    categoryType: axis("categoryType", oneOf("ChartAxisCategoryType")),
    baseTimeUnit: axis("baseTimeUnit", timeUnit),
    majorTimeUnitScale: axis("majorTimeUnitScale", timeUnit),
    minorTimeUnitScale: axis("minorTimeUnitScale", timeUnit),
    tickLabelPosition: axis("tickLabelPosition", oneOf("ChartAxisTickLabelPosition")),
    tickLabelSpacing: axis("tickLabelSpacing", numberOrAutomatic),
    tickMarkSpacing: axis("tickMarkSpacing", numberIn(1, 31999)),
    majorTickMark: axis("majorTickMark", tickMark),
    minorTickMark: axis("minorTickMark", tickMark),
    textOrientation: axis("textOrientation", numberIn(-90, 180)),
    position: axis("position", oneOf("ChartAxisPosition")),
    isBetweenCategories: axis("isBetweenCategories", aBoolean),
    multiLevel: axis("multiLevel", aBoolean),
    offset: axis("offset", numberIn(0, 1000)),
  },
  nav: {
    format: (on) => handle("ChartAxisFormat", on),
    title: (on) => handle("ChartAxisTitle", on.title),
    majorGridlines: (on) => handle("ChartGridlines", on.majorGridlines),
    minorGridlines: (on) => handle("ChartGridlines", on.minorGridlines),
  },
};
