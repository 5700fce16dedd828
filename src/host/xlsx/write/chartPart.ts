import type { LaidOutChart, LaidOutSheet } from "../../../pack/LaidOutPack";
import { type ChartSpace, chartSpace, isSideways } from "./chartSpace";
import { seriesXml } from "./chartSeries";
import { dateSteps, gridStep, labelMoves, labelStep } from "./chartScale";
import { axisTitleXml, categoryAxisTitleXml, MUTED, solid, textProperties, titleXml } from "./chartText";
import { plainXmlText, XML_HEAD } from "./xmlText";

const CATEGORIES = 111;
const VALUES = 222;
const GRIDLINE = "#E3E6E8";
const AXIS_LINE = "#A6ADB3";
const HAIRLINE = 6350;

/** One native chart. No legend: labels stand at the lines they name. */
export function chartPart(chart: LaidOutChart, sheet: LaidOutSheet): string {
  const space = chartSpace(chart, sheet);
  const { plot } = space;
  const nothing = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>";
  return (
    `${XML_HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"` +
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"' +
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:roundedCorners val="0"/>' +
    `<c:chart>${titleXml(chart, space)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout><c:manualLayout><c:layoutTarget val="inner"/>` +
    `<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="${plot.x}"/><c:y val="${plot.y}"/><c:w val="${plot.w}"/><c:h val="${plot.h}"/>` +
    `</c:manualLayout></c:layout>${groupXml(chart, space)}${axesXml(chart, space)}${nothing}</c:plotArea>` +
    // plotVisOnly 0: the numbers may stand in hidden columns
    `<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>` +
    '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>' +
    `${textProperties()}</c:chartSpace>`
  );
}

function groupXml(chart: LaidOutChart, space: ChartSpace): string {
  const moves = labelMoves(chart, space);
  const series = chart.series.map((one, index) => seriesXml(chart, one, index, moves.get(index) ?? 0)).join("");
  const axes = `<c:axId val="${CATEGORIES}"/><c:axId val="${VALUES}"/>`;
  switch (chart.kind) {
    case "line":
      return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${axes}</c:lineChart>`;
    case "scatter":
      return `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>${series}${axes}</c:scatterChart>`;
    case "stacked-bar":
      return `<c:barChart><c:barDir val="col"/><c:grouping val="stacked"/><c:varyColors val="0"/>${series}<c:gapWidth val="60"/><c:overlap val="100"/>${axes}</c:barChart>`;
    case "bar":
      return `<c:barChart><c:barDir val="${isSideways(chart) ? "bar" : "col"}"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series}<c:gapWidth val="50"/>${axes}</c:barChart>`;
  }
}

function axesXml(chart: LaidOutChart, space: ChartSpace): string {
  const sideways = isSideways(chart);
  const line = `<c:spPr><a:ln w="${HAIRLINE}">${solid(AXIS_LINE)}</a:ln></c:spPr>`;
  const number = (format: string): string => `<c:numFmt formatCode="${plainXmlText(format)}" sourceLinked="0"/>`;
  const below = sideways ? "l" : "b";
  const xTitle = categoryAxisTitleXml(chart, space);
  const yTitle = axisTitleXml(chart.yTitle, !sideways);
  const gridlines = `<c:majorGridlines><c:spPr><a:ln w="${HAIRLINE}">${solid(GRIDLINE)}</a:ln></c:spPr></c:majorGridlines>`;
  const low = `<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${line}${textProperties(MUTED, '<a:bodyPr rot="0" vert="horz"/>')}`;

  const start = `<c:axId val="${CATEGORIES}"/><c:scaling><c:orientation val="${sideways ? "maxMin" : "minMax"}"/></c:scaling><c:delete val="0"/><c:axPos val="${below}"/>`;
  const end = `<c:crossAx val="${VALUES}"/><c:crosses val="autoZero"/>`;
  let first: string;
  if (chart.kind === "scatter") {
    first = `<c:valAx>${start}${xTitle}${number(chart.categoryFormat)}${low}${end}<c:crossBetween val="midCat"/></c:valAx>`;
  } else if (chart.timeAxis) {
    first = `<c:dateAx>${start}${xTitle}${number(chart.categoryFormat)}${low}${end}<c:auto val="0"/><c:lblOffset val="100"/>${dateSteps(chart, space)}</c:dateAx>`;
  } else {
    first = `<c:catAx>${start}${xTitle}${number(chart.categoryFormat)}${low}${end}<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>${labelStep(chart, space)}<c:noMultiLvlLbl val="1"/></c:catAx>`;
  }
  const limits = `${chart.max === undefined ? "" : `<c:max val="${chart.max}"/>`}${chart.min === undefined ? "" : `<c:min val="${chart.min}"/>`}`;
  const second =
    `<c:valAx><c:axId val="${VALUES}"/><c:scaling><c:orientation val="minMax"/>${limits}</c:scaling><c:delete val="0"/>` +
    `<c:axPos val="${sideways ? "b" : "l"}"/>${gridlines}${yTitle}${number(chart.valueFormat)}<c:majorTickMark val="none"/><c:minorTickMark val="none"/>` +
    `<c:tickLblPos val="${sideways ? "nextTo" : "low"}"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${textProperties()}<c:crossAx val="${CATEGORIES}"/>` +
    `<c:crosses val="${sideways ? "max" : "autoZero"}"/><c:crossBetween val="${chart.kind === "scatter" ? "midCat" : "between"}"/>${gridStep(chart)}</c:valAx>`;
  return first + second;
}
