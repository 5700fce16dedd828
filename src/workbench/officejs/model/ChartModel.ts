import type { CellValue } from "../../../contract/cells";
import type { Area } from "./addresses";

/** Cells that a chart draws. */
export interface ChartSource<Sheet> {
  readonly sheet: Sheet;
  readonly area: Area;
}

export class FontModel {
  bold: boolean | null = false;
  italic: boolean | null = false;
  color: string | null = "#595959";
  name: string | null = "Calibri";
  size: number | null = 10;
  underline: string | null = "None";
}

export class LineModel {
  /** Null: automatic colour. */
  color: string | null = null;
  lineStyle = "Automatic";
  weight = 0.75;
  visible = true;

  clear(): void {
    this.visible = false;
    this.lineStyle = "None";
  }
}

export class FillModel {
  /** Null: automatic, or none when `visible` is false. */
  color: string | null = null;
  visible = true;
}

export class TitleModel {
  text = "";
  visible = true;
  overlay = false;
  position = "Top";
  horizontalAlignment = "Center";
  verticalAlignment = "Top";
  showShadow = false;
  textOrientation = 0;
  readonly font = new FontModel();
  readonly fill = new FillModel();
  readonly border = new LineModel();
  /** Parts of the text with a font of their own. */
  readonly runs: TextRun[] = [];
}

export interface TextRun {
  readonly start: number;
  readonly length: number;
  readonly font: FontModel;
}

export class DataLabelsModel {
  position = "OutsideEnd";
  showValue = false;
  showSeriesName = false;
  showCategoryName = false;
  showLegendKey = false;
  showPercentage = false;
  showBubbleSize = false;
  separator = ",";
  numberFormat = "General";
  linkNumberFormat = true;
  autoText = true;
  text = "";
  formula = "";
  horizontalAlignment = "Center";
  verticalAlignment = "Center";
  textOrientation = 0;
  readonly font = new FontModel();
  readonly fill = new FillModel();
  readonly border = new LineModel();
}

export class PointModel {
  hasDataLabel = false;
  markerStyle = "Automatic";
  markerSize = 5;
  markerBackgroundColor: string | null = null;
  markerForegroundColor: string | null = null;
  readonly label = new DataLabelsModel();
  readonly fill = new FillModel();
  readonly border = new LineModel();
}

export class SeriesModel<Sheet> {
  chartType: string;
  hasDataLabels = false;
  filtered = false;
  markerStyle = "Automatic";
  markerSize = 5;
  markerBackgroundColor: string | null = null;
  markerForegroundColor: string | null = null;
  smooth = false;
  showShadow = false;
  gapWidth = 150;
  overlap = 0;
  axisGroup = "Primary";
  invertIfNegative = false;
  varyByCategories = false;
  /** Pies and rings: where the first slice begins, in degrees from twelve o'clock, and how much of a ring is hole. */
  firstSliceAngle = 0;
  doughnutHoleSize = 50;
  values: ChartSource<Sheet> | null = null;
  categories: ChartSource<Sheet> | null = null;
  readonly labels = new DataLabelsModel();
  readonly line = new LineModel();
  readonly fill = new FillModel();
  /** Points with something of their own, from 0. */
  readonly points = new Map<number, PointModel>();

  constructor(
    public name: string,
    type: string,
    /** The cell the name came from. */
    public nameSource: ChartSource<Sheet> | null = null,
  ) {
    this.chartType = type;
  }

  point(index: number): PointModel {
    let point = this.points.get(index);
    if (!point) this.points.set(index, (point = new PointModel()));
    return point;
  }
}

export class AxisModel {
  visible = true;
  minimum: number | "" = "";
  maximum: number | "" = "";
  majorUnit: number | "" = "";
  minorUnit: number | "" = "";
  numberFormat = "General";
  linkNumberFormat = true;
  reversePlotOrder = false;
  scaleType = "Linear";
  logBase = 10;
  categoryType = "Automatic";
  baseTimeUnit = "Days";
  majorTimeUnitScale = "Days";
  minorTimeUnitScale = "Days";
  tickLabelPosition = "NextToAxis";
  tickLabelSpacing: number | "" = "";
  tickMarkSpacing = 1;
  majorTickMark = "Outside";
  minorTickMark = "None";
  textOrientation = 0;
  position = "Automatic";
  isBetweenCategories = true;
  multiLevel = false;
  offset = 100;
  readonly title = new TitleModel();
  readonly font = new FontModel();
  readonly line = new LineModel();
  readonly majorGridlines = { visible: false, line: new LineModel() };
  readonly minorGridlines = { visible: false, line: new LineModel() };

  constructor(readonly kind: "Category" | "Value" | "Series") {
    this.title.visible = false;
    this.majorGridlines.visible = kind === "Value";
  }
}

export class LegendModel {
  visible = true;
  position = "Bottom";
  overlay = false;
  showShadow = false;
  readonly font = new FontModel();
  readonly fill = new FillModel();
  readonly border = new LineModel();
}

/** A chart on a sheet; position and size in points. */
export class ChartModel<Sheet extends { valueAt(row: number, column: number): CellValue }> {
  left = 0;
  top = 0;
  width = 360;
  height = 216;
  plotBy = "Columns";
  plotVisibleOnly = true;
  displayBlanksAs = "NotPlotted";
  style = 201;
  deleted = false;
  /** Of a chart that came with a file: which of the anchors of its drawing holds it. */
  anchor: number | null = null;
  series: SeriesModel<Sheet>[] = [];
  readonly title = new TitleModel();
  readonly legend = new LegendModel();
  readonly labels = new DataLabelsModel();
  readonly category = new AxisModel("Category");
  readonly value = new AxisModel("Value");
  readonly secondaryValue = new AxisModel("Value");
  readonly secondaryCategory = new AxisModel("Category");
  readonly fill = new FillModel();
  readonly border = new LineModel();
  readonly font = new FontModel();
  readonly plotFill = new FillModel();
  readonly plotBorder = new LineModel();

  constructor(
    readonly sheet: Sheet,
    readonly id: string,
    public name: string,
    public type: string,
  ) {}
}
