import { invalid } from "../errors";
import {
  type DataLabelsModel,
  type FillModel,
  FontModel,
  type LegendModel,
  type LineModel,
  type TextRun,
  type TitleModel,
} from "../model/ChartModel";
import { colourOf } from "../model/colours";
import { aBoolean, aColour, aText, field, numberIn, oneOf, prop } from "./checks";
import { handle } from "./Handle";
import type { TypeSpec } from "./spec";

/** Anything with a fill, a border and a font: what most `format` objects of charts are. */
export interface Styled {
  readonly fill?: FillModel;
  readonly border?: LineModel;
  readonly line?: LineModel;
  readonly font?: FontModel;
}

export const CHART_FONT: TypeSpec<FontModel> = {
  props: {
    bold: field("bold", aBoolean),
    italic: field("italic", aBoolean),
    color: field("color", aColour),
    name: field("name", aText),
    size: field("size", numberIn(1, 409)),
    underline: field("underline", oneOf("ChartUnderlineStyle")),
  },
};

function lineSpec(): TypeSpec<LineModel> {
  return {
    props: {
      color: prop(
        (line) => line.color ?? "",
        aColour,
        (line, color: string) => {
          line.color = color;
          line.visible = true;
        },
      ),
      lineStyle: prop(
        (line) => line.lineStyle,
        oneOf("ChartLineStyle"),
        (line, style: string) => {
          line.lineStyle = style;
          line.visible = style !== "None";
        },
      ),
      weight: field("weight", numberIn(0, 1584)),
    },
    methods: { clear: (line) => line.clear() },
  };
}

export const CHART_LINE: TypeSpec<LineModel> = lineSpec();
export const CHART_BORDER: TypeSpec<LineModel> = lineSpec();

export const CHART_FILL: TypeSpec<FillModel> = {
  methods: {
    setSolidColor: (fill, args) => {
      const color = colourOf(args.text(0));
      if (color === null) throw invalid();
      fill.color = color;
      fill.visible = true;
    },
    clear: (fill) => {
      fill.color = null;
      fill.visible = false;
    },
  },
};

/** `format` objects: they only lead on. */
function styled(...parts: readonly (keyof Styled)[]): TypeSpec<Styled> {
  const types = { fill: "ChartFill", border: "ChartBorder", line: "ChartLineFormat", font: "ChartFont" } as const;
  return {
    nav: Object.fromEntries(
      parts.map((part) => [
        part,
        (on: Styled) => {
          const target = on[part];
          if (!target) throw invalid();
          return handle(types[part], target);
        },
      ]),
    ),
  };
}

export const STYLED_TYPES: Readonly<Record<string, TypeSpec<Styled>>> = {
  ChartAreaFormat: styled("fill", "border", "font"),
  ChartAxisFormat: styled("fill", "line", "font"),
  ChartAxisTitleFormat: styled("border", "font", "fill"),
  ChartDataLabelFormat: styled("fill", "border", "font"),
  ChartGridlinesFormat: styled("line"),
  ChartLegendFormat: styled("fill", "border", "font"),
  ChartPlotAreaFormat: styled("fill", "border"),
  ChartPointFormat: styled("fill", "border"),
  ChartSeriesFormat: styled("fill", "line"),
  ChartTitleFormat: styled("fill", "border", "font"),
};

const orientation = numberIn(-90, 180);

export const CHART_TITLE: TypeSpec<TitleModel> = {
  props: {
    text: prop(
      (title) => title.text,
      aText,
      (title, text: string) => {
        title.text = text;
        title.runs.length = 0; // a new text loses the fonts of its parts
        title.visible = true;
      },
    ),
    visible: field("visible", aBoolean),
    overlay: field("overlay", aBoolean),
    position: field("position", oneOf("ChartTitlePosition")),
    horizontalAlignment: field("horizontalAlignment", oneOf("ChartTextHorizontalAlignment")),
    showShadow: field("showShadow", aBoolean),
    textOrientation: field("textOrientation", orientation),
  },
  nav: { format: (title) => handle("ChartTitleFormat", title) },
  methods: {
    getSubstring: (title, args) => {
      const [start, length] = [args.integer(0), args.integer(1)];
      if (start < 0 || length < 1 || start + length > title.text.length) throw invalid();
      let run = title.runs.find((other) => other.start === start && other.length === length);
      if (!run) title.runs.push((run = { start, length, font: Object.assign(new FontModel(), title.font) }));
      return handle("ChartFormatString", run);
    },
  },
};

export const FORMAT_STRING: TypeSpec<TextRun> = { nav: { font: (run) => handle("ChartFont", run.font) } };

export const AXIS_TITLE: TypeSpec<TitleModel> = {
  props: {
    text: prop(
      (title) => title.text,
      aText,
      (title, text: string) => {
        title.text = text;
        title.visible = true;
      },
    ),
    visible: field("visible", aBoolean),
    textOrientation: field("textOrientation", orientation),
  },
  nav: { format: (title) => handle("ChartAxisTitleFormat", title) },
};

export const CHART_LEGEND: TypeSpec<LegendModel> = {
  props: {
    visible: field("visible", aBoolean),
    position: field("position", oneOf("ChartLegendPosition")),
    overlay: field("overlay", aBoolean),
    showShadow: field("showShadow", aBoolean),
  },
  nav: { format: (legend) => handle("ChartLegendFormat", legend) },
};

export const DATA_LABELS: TypeSpec<DataLabelsModel> = {
  props: {
    position: field("position", oneOf("ChartDataLabelPosition")),
    showValue: field("showValue", aBoolean),
    showSeriesName: field("showSeriesName", aBoolean),
    showCategoryName: field("showCategoryName", aBoolean),
    showLegendKey: field("showLegendKey", aBoolean),
    showPercentage: field("showPercentage", aBoolean),
    showBubbleSize: field("showBubbleSize", aBoolean),
    separator: field("separator", aText),
    numberFormat: field("numberFormat", aText),
    linkNumberFormat: field("linkNumberFormat", aBoolean),
    autoText: field("autoText", aBoolean),
    horizontalAlignment: field("horizontalAlignment", oneOf("ChartTextHorizontalAlignment")),
    textOrientation: field("textOrientation", orientation),
  },
  nav: { format: (labels) => handle("ChartDataLabelFormat", labels) },
};

export const DATA_LABEL: TypeSpec<DataLabelsModel> = {
  props: {
    ...DATA_LABELS.props,
    text: prop(
      (label) => label.text,
      aText,
      (label, text: string) => {
        label.text = text;
        label.autoText = false;
      },
    ),
    formula: field("formula", aText),
  },
  nav: { format: (label) => handle("ChartDataLabelFormat", label) },
};

interface Gridlines {
  visible: boolean;
  readonly line: LineModel;
}

export const GRIDLINES: TypeSpec<Gridlines> = {
  props: { visible: field("visible", aBoolean) },
  nav: { format: (gridlines) => handle("ChartGridlinesFormat", gridlines) },
};
