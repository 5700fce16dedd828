import { renderToStaticMarkup } from "react-dom/server";
import type { LaidOutChart } from "../../../src/pack/LaidOutPack";
import { ChartPicture } from "../../../src/workbench/charts/ChartPicture";
import { boxOf, laidOutChart } from "../../../src/workbench/charts/laidOutChart";
import { categoryScale, niceStep, valueScale } from "../../../src/workbench/charts/scales";
import { SparklinePicture } from "../../../src/workbench/charts/SparklinePicture";
import { areaOf } from "../../../src/workbench/officejs/model/addresses";
import { ChartModel, SeriesModel } from "../../../src/workbench/officejs/model/ChartModel";
import type { SheetModel } from "../../../src/workbench/officejs/model/SheetModel";
import { WorkbookModel } from "../../../src/workbench/officejs/model/WorkbookModel";

const line: LaidOutChart = {
  id: "c",
  row: 1,
  column: 1,
  rows: 10,
  columns: 8,
  kind: "line",
  title: "Availability <fell> & stayed low",
  subtitle: "per cent",
  series: [
    {
      name: "value",
      values: "S!$B$2:$B$5",
      line: { colour: "#123456", width: 1.5 },
      marker: { shape: "circle", size: 4, fill: "#123456" },
      cache: [0.9, null, 0.8, 0.7],
    },
    {
      name: "target",
      values: "S!$C$2:$C$5",
      line: { colour: "#8A1538", width: 1, dash: "dash" },
      cache: [0.95, 0.95, 0.95, 0.95],
      labelAt: { index: 3, text: "target" },
    },
  ],
  categoryCache: [45292, 45323, 45352, 45383],
  timeAxis: true,
  valueFormat: "0 %",
  categoryFormat: "mmm yy",
  min: 0.6,
  max: 1,
  step: 0.1,
  altText: "Availability by month",
};

/** `M` begins a stretch of a line: one more than there are gaps. */
function stretches(markup: string, colour: string): number {
  const path = new RegExp(`<path d="([^"]*)" fill="none" stroke="${colour}"`).exec(markup)?.[1] ?? "";
  return path.match(/M/g)?.length ?? 0;
}

test("a line chart shows title, gaps, dashes, labels and dates; words cannot become markup", () => {
  const markup = renderToStaticMarkup(<ChartPicture chart={line} width={360} height={200} />);
  expect(markup).toContain("Availability &lt;fell&gt; &amp; stayed low");
  expect(markup).toContain('role="img" aria-label="Availability by month"');
  expect(stretches(markup, "#123456")).toBe(2);
  expect(stretches(markup, "#8A1538")).toBe(1);
  expect(markup).toMatch(/stroke="#8A1538"[^>]*stroke-dasharray/);
  expect(markup).toContain(">target<");
  for (const words of [">Jan 24<", ">Apr 24<", ">60 %<", ">100 %<"]) expect(markup).toContain(words);
});

test("higher figures stand higher, later ones further right, and the ends of the axis at the ends of the plot", () => {
  const values = valueScale(line, { from: 200, to: 20 });
  expect(values.at(0.6)).toBe(200);
  expect(values.at(1)).toBe(20);
  expect(values.at(0.9)).toBeLessThan(values.at(0.7));
  expect(values.ticks).toEqual([0.6, 0.7, 0.8, 0.9, 1]);
  const categories = categoryScale(line, { from: 0, to: 400 }, 40);
  // 31, 29 and 31 days: dates stand where they fall, not one beside the other
  const [a = 0, b = 0, c = 0] = [0, 1, 2].map((i) => categories.at(i));
  expect((b - a) / (c - b)).toBeCloseTo(31 / 29, 9);
});

test.each([
  [100, 20],
  [7, 2],
  [0.12, 0.025],
  [1200, 250],
  [0, 1],
])("the step for a range of %p is %p", (range, step) => {
  expect(niceStep(range)).toBeCloseTo(step, 12);
});

test("stacked bars are piled up: their heights add to the whole", () => {
  const stacked: LaidOutChart = {
    ...line,
    kind: "stacked-bar",
    timeAxis: false,
    categoryCache: ["A"],
    min: 0,
    max: 10,
    step: 5,
    series: [2, 3, 5].map((value, i) => ({ name: `s${i}`, values: "", fill: "#1F5FA8", cache: [value] })),
  };
  const markup = renderToStaticMarkup(<ChartPicture chart={stacked} width={300} height={200} />);
  const bars = [...markup.matchAll(/<rect x="[^"]*" y="([^"]*)" width="[^"]*" height="([^"]*)" fill="#1F5FA8"/g)];
  const heights = bars.map((bar) => Number(bar[2]));
  expect(heights).toHaveLength(3);
  expect(heights[1]).toBeCloseTo((heights[0] ?? 0) * 1.5, 6);
  expect(Number(bars[1]?.[1]) + (heights[1] ?? 0)).toBeCloseTo(Number(bars[0]?.[1]), 6);
});

test("a chart of the model reads its figures from the cells, and stands over the cells below it", () => {
  const book = new WorkbookModel(["S"]);
  const [sheet] = book.sheets;
  if (!sheet) throw new Error("no sheet");
  [45292, 45323].forEach((day, i) => {
    const cell = sheet.cell(i + 1, 1);
    cell.value = day;
    cell.format = book.formats.with(cell.format, { numberFormat: "mmm yy" });
    sheet.cell(i + 1, 2).value = i * 10;
  });
  const chart = new ChartModel<SheetModel>(sheet, "1", "Chart 1", "Line");
  const series = new SeriesModel<SheetModel>("n", "Line");
  series.values = { sheet, area: areaOf(1, 2, 2, 1) };
  series.categories = { sheet, area: areaOf(1, 1, 2, 1) };
  chart.series = [series];
  chart.title.text = "Rising\nmonthly";
  chart.left = sheet.leftOf(3);
  chart.top = sheet.topOf(5);
  chart.width = 48 * 4;
  chart.height = 15 * 10;
  expect(boxOf(chart)).toEqual({ row: 5, column: 3, rows: 10, columns: 4 });
  expect(laidOutChart(chart)).toMatchObject({
    kind: "line",
    title: "Rising",
    subtitle: "monthly",
    timeAxis: true,
    categoryCache: [45292, 45323],
    series: [{ values: "S!$B$1:$B$2", cache: [0, 10] }],
  });
  chart.type = "Pie";
  expect(laidOutChart(chart)).toBeNull();
});

test("a sparkline leaves gaps and marks its last figure", () => {
  const markup = renderToStaticMarkup(
    <SparklinePicture values={[1, null, 2, 3, null]} width={80} height={20} colour="#5B6770" lastColour="#B84A00" />,
  );
  expect(stretches(markup, "#5B6770")).toBe(2);
  expect(markup).toMatch(/<circle cx="58" cy="4" r="2.3" fill="#B84A00"/);
});
