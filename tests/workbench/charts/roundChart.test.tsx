import { renderToStaticMarkup } from "react-dom/server";
import { unzip } from "@cj-tech-master/excelts/archive";
import { ChartPicture } from "../../../src/workbench/charts/ChartPicture";
import { laidOutChart } from "../../../src/workbench/charts/laidOutChart";
import { type PieChart, type RadarChart, roundChart } from "../../../src/workbench/charts/roundChart";
import { RoundPicture, slicePath } from "../../../src/workbench/charts/RoundPicture";
import { loadWorkbook } from "../../../src/workbench/files/loadWorkbook";
import { saveWorkbook } from "../../../src/workbench/files/save/saveWorkbook";
import { areaOf } from "../../../src/workbench/officejs/model/addresses";
import { ChartModel, SeriesModel } from "../../../src/workbench/officejs/model/ChartModel";
import type { SheetChart, SheetModel } from "../../../src/workbench/officejs/model/SheetModel";
import { WorkbookModel } from "../../../src/workbench/officejs/model/WorkbookModel";
import { chart as chartXml, everything } from "../files/everything";

function chartOf(type: string, rows: readonly (readonly (number | null)[])[], names: readonly string[]): SheetChart {
  const book = new WorkbookModel(["S"]);
  const [sheet] = book.sheets as unknown as [SheetModel];
  const chart: SheetChart = new ChartModel(sheet, "1", "Chart 1", type);
  names.forEach((name, i) => (sheet.cell(i + 1, 1).value = name));
  chart.series = rows.map((values, s) => {
    values.forEach((value, i) => value !== null && (sheet.cell(i + 1, 2 + s).value = value));
    const series = new SeriesModel<SheetModel>(`s${s}`, type);
    series.values = { sheet, area: areaOf(1, 2 + s, values.length, 1) };
    series.categories = { sheet, area: areaOf(1, 1, names.length, 1) };
    return series;
  });
  chart.title.text = "Share of spend";
  return chart;
}

test("slices are shares of the whole, one after the other, from where the file says", () => {
  const chart = chartOf("Pie", [[1, 2, null, 5]], ["A", "B", "C", "D"]);
  const [series] = chart.series;
  if (!series) throw new Error("no series");
  series.firstSliceAngle = 90;
  series.hasDataLabels = true;
  series.labels.showPercentage = true;
  series.labels.showCategoryName = true;
  series.point(1).fill.color = "#123456";
  const { rings, hole } = roundChart(chart) as PieChart;
  expect(hole).toBe(0);
  // 1, 2 and 5 eighths of a turn, beginning at a quarter
  expect(rings[0]?.map(({ from, to }) => [from, to])).toEqual([
    [0.25, 0.375],
    [0.375, 0.625],
    [0.625, 0.625],
    [0.625, 1.25],
  ]);
  expect(rings[0]?.map(({ label }) => label)).toEqual(["A; 13%", "B; 25%", "", "D; 63%"]);
  expect(rings[0]?.map(({ colour }) => colour)).toEqual(["#4472C4", "#123456", "#A5A5A5", "#FFC000"]);
});

test("a quarter of a pie is a quarter of the circle; one slice alone is the whole", () => {
  const circle = { x: 100, y: 100, radius: 50 };
  const slice = { name: "", colour: "", label: "", from: 0, to: 0.25 };
  expect(slicePath(circle, 0, 50, slice)).toBe("M100.00 50.00A50 50 0 0 1 150.00 100.00L100.00 100.00z");
  const whole = slicePath(circle, 0, 50, { ...slice, to: 1 });
  expect(whole).toContain("100.00 150.00"); // the far side is reached
  expect(whole.match(/A/g)).toHaveLength(2);
});

test("a picture has a slice a figure, the names in the legend, and is described", () => {
  const chart = chartOf("Doughnut", [[3, 4]], ["Client & co", "Supplier"]);
  chart.legend.position = "Right";
  const round = roundChart(chart);
  if (!round) throw new Error("not drawn");
  const markup = renderToStaticMarkup(<RoundPicture chart={round} width={300} height={200} />);
  expect(markup).toContain('role="img" aria-label="Share of spend"');
  expect(markup.match(/<path/g)).toHaveLength(2);
  expect(markup).toContain(">Client &amp; co</text>");
  expect(markup).toContain(">Supplier</text>");
  chart.legend.visible = false;
  const bare = roundChart(chart);
  expect(bare && renderToStaticMarkup(<RoundPicture chart={bare} width={300} height={200} />)).not.toContain(
    ">Supplier</text>",
  );
});

test("a radar has a spoke a name, rings at round figures, and a line with a gap where a figure is missing", () => {
  const chart = chartOf(
    "RadarMarkers",
    [
      [4, 8, 6],
      [2, null, 9],
    ],
    ["Trust", "Speed", "Care"],
  );
  const radar = roundChart(chart) as RadarChart;
  expect(radar.categories).toEqual(["Trust", "Speed", "Care"]);
  expect(radar.ticks.map(({ value }) => value)).toEqual([0, 2, 4, 6, 8, 10]);
  const markup = renderToStaticMarkup(<RoundPicture chart={radar} width={300} height={240} />);
  expect(markup.match(/<line/g)).toHaveLength(3);
  expect(markup.match(/<circle/g)).toHaveLength(5);
  for (const name of ["Trust", "Speed", "Care", "s0", "s1"]) expect(markup).toContain(`>${name}</text>`);
});

test("a file's pie, ring and radar are drawn as it says, and go out as they came in", async () => {
  const slice =
    '<c:dPt><c:idx val="1"/><c:spPr><a:solidFill><a:srgbClr val="8A1538"/></a:solidFill></c:spPr></c:dPt>' +
    '<c:dLbls><c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="1"/></c:dLbls>';
  const pie = chartXml("pieChart")
    .replace("<c:cat>", `${slice}<c:cat>`)
    .replace("<c:plotVisOnly", '<c:legend><c:legendPos val="b"/></c:legend><c:plotVisOnly');
  const radar = chartXml("doughnutChart")
    .replaceAll("doughnutChart", "radarChart")
    .replace('<c:varyColors val="1"/>', '<c:radarStyle val="filled"/><c:varyColors val="0"/>')
    .replace('<c:explosion val="7"/>', "")
    .replace('<c:holeSize val="55"/>', '<c:axId val="1"/><c:axId val="2"/>');
  const bytes = await everything({ "xl/charts/chart1.xml": pie, "xl/charts/chart2.xml": radar });
  const loaded = await loadWorkbook(bytes, "everything.xlsx");
  const charts = loaded.book.sheets[0]?.charts ?? [];
  expect(charts.map(({ type }) => type)).toEqual(["Pie", "RadarFilled"]);
  const [first, second] = charts.map(roundChart) as [PieChart, RadarChart];
  expect(first.rings[0]?.[0]?.from).toBe(0.25); // firstSliceAng 90
  expect(first.rings[0]?.[1]?.colour).toBe("#8A1538");
  expect(first.rings[0]?.[0]?.label).toMatch(/^\d+%$/);
  expect(first.legend).toBe("Bottom");
  expect(second.series[0]?.filled).toBe(true);
  const saved = new Map<string, string>();
  for await (const part of unzip((await saveWorkbook(loaded, bytes)).bytes).entries())
    saved.set(part.path, Buffer.from(await part.bytes()).toString("utf8"));
  expect(saved.get("xl/charts/chart1.xml")).toBe(pie);
  expect(saved.get("xl/charts/chart2.xml")).toBe(radar);
});

test("charts of people's own name their series in a legend where the file has one", () => {
  const chart = chartOf(
    "Line",
    [
      [1, 2],
      [2, 3],
    ],
    ["Jan", "Feb"],
  );
  const spec = laidOutChart(chart);
  if (!spec) throw new Error("not drawn");
  const drawn = (legend: string | null): string =>
    renderToStaticMarkup(<ChartPicture chart={spec} width={300} height={200} legend={legend} />);
  expect(drawn(null)).not.toContain(">s1</text>");
  for (const position of ["Bottom", "Right"]) expect(drawn(position)).toContain(">s1</text>");
});
