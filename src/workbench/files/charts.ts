import { type Area, areaOf, parseAddress } from "../officejs/model/addresses";
import { ChartModel, type ChartSource, SeriesModel } from "../officejs/model/ChartModel";
import type { SheetChart, SheetModel } from "../officejs/model/SheetModel";
import { type Colours, readColour } from "./colours";
import type { Package } from "./Package";
import { relationships } from "./relationships";
import { child, children, descendants, isOn, parseXml, path, type XmlNode } from "./xml";

type Series = SeriesModel<SheetModel>;

/** Kinds of chart of the file as names of the JavaScript API. */
function typeOf(group: XmlNode): string | null {
  const grouping = child(group, "grouping")?.attributes["val"] ?? "";
  const stacked = grouping === "stacked" ? "Stacked" : grouping === "percentStacked" ? "Stacked100" : "Clustered";
  switch (group.name) {
    case "lineChart":
      return "Line";
    case "scatterChart":
      return "XYScatter";
    case "barChart":
      return `${child(group, "barDir")?.attributes["val"] === "bar" ? "Bar" : "Column"}${stacked}`;
    case "areaChart":
      return "Area";
    case "pieChart":
      return "Pie";
    case "pie3DChart":
      return "3DPie";
    case "doughnutChart":
      return "Doughnut";
    case "radarChart": {
      const style = child(group, "radarStyle")?.attributes["val"];
      return style === "filled" ? "RadarFilled" : style === "marker" ? "RadarMarkers" : "Radar";
    }
    default:
      return null;
  }
}

function colourOf(node: XmlNode | undefined, colours: Colours): string | null {
  const fill = child(node, "solidFill");
  const rgb = child(fill, "srgbClr")?.attributes["val"];
  if (rgb !== undefined) return `#${rgb.toUpperCase()}`;
  const name = child(fill, "schemeClr")?.attributes["val"];
  const order = ["bg1", "tx1", "bg2", "tx2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"];
  const index = order.indexOf(name ?? "");
  return index < 0
    ? null
    : readColour({ name: "", attributes: { theme: String(index) }, children: [], text: "" }, colours);
}

const DASHES: Readonly<Record<string, string>> = { dash: "Dash", sysDash: "Dash", sysDot: "Dot", lgDash: "LongDash" };

function textsOf(node: XmlNode | undefined): string {
  return descendants(node, "p")
    .map((p) =>
      descendants(p, "t")
        .map((t) => t.text)
        .join(""),
    )
    .join("\n");
}

/** The product's own charts say the finding in bold lines and the measure in small ones: title and subtitle. */
function titleOf(node: XmlNode | undefined): string {
  const lines = descendants(node, "p").map((p) => ({
    text: descendants(p, "t")
      .map((t) => t.text)
      .join(""),
    small: descendants(p, "rPr").some((look) => look.attributes["b"] === "0"),
  }));
  const join = (small: boolean): string =>
    lines
      .filter((line) => line.small === small && line.text !== "")
      .map((line) => line.text)
      .join(" ");
  return [join(false), join(true)].filter((text) => text !== "").join("\n");
}

function sourceOf(node: XmlNode | undefined, sheet: SheetModel): ChartSource<SheetModel> | null {
  const formula = child(child(node, "numRef") ?? child(node, "strRef"), "f")?.text;
  const at = formula === undefined ? null : parseAddress(formula);
  const on = at?.sheet === null ? sheet : at?.sheet === undefined ? null : sheet.book.sheetNamed(at.sheet);
  return at && on ? { sheet: on, area: at.area } : null;
}

function readLook(series: Series, node: XmlNode, colours: Colours): void {
  const shape = child(node, "spPr");
  const line = child(shape, "ln");
  series.fill.color = colourOf(shape, colours);
  series.fill.visible = child(shape, "noFill") === undefined;
  series.line.color = colourOf(line, colours);
  series.line.visible = child(line, "noFill") === undefined;
  series.line.weight = Number(line?.attributes["w"] ?? 19050) / 12700;
  series.line.lineStyle = DASHES[child(line, "prstDash")?.attributes["val"] ?? ""] ?? "Continuous";
  const marker = child(node, "marker");
  const symbol = child(marker, "symbol")?.attributes["val"];
  if (symbol !== undefined) series.markerStyle = symbol.charAt(0).toUpperCase() + symbol.slice(1);
  series.markerSize = Number(child(marker, "size")?.attributes["val"] ?? 5);
  series.markerBackgroundColor = colourOf(child(marker, "spPr"), colours);
  series.markerForegroundColor = colourOf(path(marker, "spPr", "ln"), colours);
}

/** Labels of a series, or what its whole group of series says of them. */
function readLabels(series: Series, node: XmlNode, group: XmlNode): void {
  const labels = child(node, "dLbls") ?? child(group, "dLbls");
  if (!labels) return;
  const shows = (name: string): boolean => isOn(child(labels, name)?.attributes["val"]);
  series.labels.showValue = shows("showVal");
  series.hasDataLabels = series.labels.showValue;
  if (/Pie|Doughnut/.test(series.chartType)) {
    series.labels.showPercentage = shows("showPercent");
    series.labels.showCategoryName = shows("showCatName");
    series.hasDataLabels ||= series.labels.showPercentage || series.labels.showCategoryName;
  }
  series.labels.numberFormat = child(labels, "numFmt")?.attributes["formatCode"] ?? "General";
  for (const one of children(labels, "dLbl")) {
    const point = series.point(Number(child(one, "idx")?.attributes["val"] ?? 0));
    point.hasDataLabel = child(one, "delete")?.attributes["val"] !== "1";
    point.label.text = textsOf(child(one, "tx"));
    point.label.autoText = point.label.text === "";
  }
}

/** Slices with colours of their own, where the first begins, and the hole. */
function readSlices(series: Series, node: XmlNode, group: XmlNode, colours: Colours): void {
  for (const slice of children(node, "dPt")) {
    const point = series.point(Number(child(slice, "idx")?.attributes["val"] ?? 0));
    point.fill.color = colourOf(child(slice, "spPr"), colours);
  }
  series.firstSliceAngle = Number(child(group, "firstSliceAng")?.attributes["val"] ?? 0);
  series.doughnutHoleSize = Number(child(group, "holeSize")?.attributes["val"] ?? 50);
}

const LEGENDS: Readonly<Record<string, string>> = { b: "Bottom", t: "Top", l: "Left", r: "Right", tr: "Corner" };

function readAxis(node: XmlNode | undefined, axis: SheetChart["value"]): void {
  if (!node) return;
  const number = (name: string): number | "" => {
    const found = (child(node, name) ?? path(node, "scaling", name))?.attributes["val"];
    return found === undefined ? "" : Number(found);
  };
  axis.minimum = number("min");
  axis.maximum = number("max");
  axis.majorUnit = number("majorUnit");
  axis.numberFormat = child(node, "numFmt")?.attributes["formatCode"] ?? "General";
  axis.visible = child(node, "delete")?.attributes["val"] !== "1";
  axis.categoryType = node.name === "dateAx" ? "DateAxis" : "TextAxis";
  axis.majorGridlines.visible = child(node, "majorGridlines") !== undefined;
  const title = textsOf(child(node, "title"));
  axis.title.text = title;
  axis.title.visible = title !== "";
}

/** A chart part as the model that Microsoft's client would have made. */
function readChart(root: XmlNode, sheet: SheetModel, id: string, name: string, colours: Colours): SheetChart | null {
  const plot = path(root, "chart", "plotArea");
  const groups = plot?.children.filter((node) => typeOf(node) !== null) ?? [];
  const first = groups[0];
  if (!first) return null;
  const chart: SheetChart = new ChartModel(sheet, id, name, typeOf(first) ?? "Line");
  chart.series = groups.flatMap((group) =>
    children(group, "ser").map((node) => {
      const tx = child(node, "tx");
      const nameSource = sourceOf(tx, sheet);
      const cached = descendants(tx, "v")[0]?.text ?? "";
      const series: Series = new SeriesModel<SheetModel>(cached, typeOf(group) ?? chart.type, nameSource);
      series.values = sourceOf(child(node, "val") ?? child(node, "yVal"), sheet);
      series.categories = sourceOf(child(node, "cat") ?? child(node, "xVal"), sheet);
      readLook(series, node, colours);
      readLabels(series, node, group);
      readSlices(series, node, group, colours);
      return series;
    }),
  );
  chart.title.text = titleOf(path(root, "chart", "title"));
  chart.title.visible = chart.title.text !== "";
  const legend = path(root, "chart", "legend");
  chart.legend.visible = legend !== undefined;
  chart.legend.position = LEGENDS[child(legend, "legendPos")?.attributes["val"] ?? "r"] ?? "Right";
  const [one, two] = plot?.children.filter((node) => /^(cat|date|val)Ax$/.test(node.name)) ?? [];
  readAxis(one, chart.category);
  readAxis(two, chart.value);
  // a title of the category axis that was moved to the top of the chart is its subtitle (see host/xlsx/write/chartText)
  const moved = path(one, "title", "layout", "manualLayout") !== undefined;
  if (moved && !chart.title.text.includes("\n")) {
    chart.title.text += `\n${chart.category.title.text.replaceAll("\n", " ")}`;
    chart.category.title.visible = false;
  }
  return chart;
}

const EMU = 12700;

function place(chart: SheetChart, anchor: XmlNode): Area | null {
  const corner = (name: string) => {
    const node = child(anchor, name);
    const number = (tag: string): number => Number(child(node, tag)?.text ?? 0);
    if (!node) return null;
    const [row, column] = [number("row") + 1, number("col") + 1];
    const { sheet } = chart;
    return {
      row,
      column,
      top: sheet.topOf(row) + number("rowOff") / EMU,
      left: sheet.leftOf(column) + number("colOff") / EMU,
    };
  };
  const [from, to] = [corner("from"), corner("to")];
  if (!from) return null;
  chart.left = from.left;
  chart.top = from.top;
  const size = child(anchor, "ext")?.attributes;
  chart.width = to ? to.left - from.left : Number(size?.["cx"] ?? 0) / EMU;
  chart.height = to ? to.top - from.top : Number(size?.["cy"] ?? 0) / EMU;
  return areaOf(from.row, from.column);
}

/** Charts of a drawing part, put on their sheet. */
export async function readCharts(file: Package, part: string, sheet: SheetModel, colours: Colours): Promise<void> {
  const links = await relationships(file, part);
  for (const [index, anchor] of parseXml(await file.text(part)).children.entries()) {
    const frame = child(anchor, "graphicFrame");
    const reference = descendants(frame, "chart")[0]?.attributes["r:id"];
    const target = links.find((link) => link.id === reference)?.target;
    if (target === undefined) continue;
    const names = descendants(frame, "cNvPr")[0]?.attributes;
    const name = names?.["name"] ?? `Chart ${sheet.charts.length + 1}`;
    const id = `{file-chart-${sheet.book.newNumber()}}`;
    const chart = readChart(parseXml(await file.text(target)), sheet, id, name, colours);
    if (!chart || !place(chart, anchor)) continue;
    chart.anchor = index;
    sheet.charts.push(chart);
  }
}
