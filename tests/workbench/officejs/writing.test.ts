import { loadBook } from "../../../src/workbench/officejs/files/loadBook";
import { laidOutBook, saveBook } from "../../../src/workbench/officejs/files/saveBook";
import { ExcelHost } from "../../../src/workbench/officejs/ExcelHost";
import { start } from "./start";

/** A page as the product writes it, in one batch through Microsoft's client. */
async function writePage() {
  const started = start();
  const { Excel } = started;
  await Excel.run(async (context) => {
    const { workbook } = context;
    workbook.application.suspendScreenUpdatingUntilNextSync();
    workbook.application.suspendApiCalculationUntilNextSync();
    const sheet = workbook.worksheets.add("Value & cost");
    sheet.position = 0;
    sheet.tabColor = "#1f3a5f";
    sheet.showGridlines = false;
    const title = sheet.getRange("A1:D1");
    title.merge();
    title.values = [["Value so far", "", "", ""]];
    title.format.font.set({ bold: true, size: 18, color: "#1F3A5F" });
    title.format.rowHeight = 24;
    const block = sheet.getRange("A3:C6");
    block.numberFormat = [
      ["@", "@", "@"],
      ["@", "yyyy-mm-dd", "0.0"],
      ["@", "yyyy-mm-dd", "0.0"],
      ["@", "yyyy-mm-dd", "0.0"],
    ];
    block.formulas = [
      ["KPI", "Month", "Value"],
      ["=cmd|calc", 45292, 10],
      ["'+1", 45323, "=C4*2"],
      ["Sum", 45352, "=SUM(C4:C5)"],
    ];
    block.format.columnWidth = 80;
    const edge = block.format.borders.getItem("EdgeBottom");
    edge.style = "Continuous";
    edge.weight = "Medium";
    edge.color = "#5B6770";
    const table = sheet.tables.add("A3:C6", true);
    table.name = "ValueSoFar";
    table.style = "TableStyleLight1";
    const format = sheet.getRange("C4:C6").conditionalFormats.add(Excel.ConditionalFormatType.custom);
    format.custom.rule.formula = "=C4>15";
    format.custom.format.fill.color = "#FFE0E0";
    format.custom.format.font.color = "#A00000";
    const chart = sheet.charts.add("Line", sheet.getRange("B3:C6"), "Columns");
    chart.name = "trend";
    chart.title.text = "Trend";
    chart.setPosition("E3", "J14");
    const series = chart.series.getItemAt(0);
    series.setValues(sheet.getRange("C4:C6"));
    series.setXAxisValues(sheet.getRange("B4:B6"));
    series.format.line.set({ color: "#1F5FA8", weight: 2, lineStyle: "Dash" });
    series.markerStyle = "Circle";
    series.markerSize = 6;
    const point = series.points.getItemAt(2);
    point.hasDataLabel = true;
    point.dataLabel.text = "now";
    chart.axes.valueAxis.set({ minimum: 0, maximum: 40, numberFormat: "0" });
    chart.axes.categoryAxis.categoryType = "DateAxis";
    sheet.freezePanes.freezeRows(3);
    const page = sheet.pageLayout;
    page.orientation = Excel.PageOrientation.landscape;
    page.paperSize = Excel.PaperType.a4;
    page.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
    page.setPrintArea("A1:J20");
    page.setPrintTitleRows("$3:$3");
    page.setPrintMargins("Inches", { left: 0.5, right: 0.5, top: 0.75 });
    page.headersFooters.defaultForAllPages.centerFooter = "Page &P of &N";
    sheet.horizontalPageBreaks.add("A12");
    sheet.getRange("A8").hyperlink = {
      documentReference: "Sheet1!A1",
      screenTip: "Data",
      textToDisplay: "to the data",
    };
    sheet.getRange("A9:A12").dataValidation.rule = { list: { inCellDropDown: true, source: "open,closed" } };
    sheet.getRange("A9:A12").dataValidation.errorAlert = {
      message: "open or closed",
      showAlert: true,
      style: "Stop",
      title: "Status",
    };
    sheet.getRange("A9:A12").format.protection.locked = false;
    workbook.names.add("PackStart", sheet.getRange("A1"));
    workbook.properties.title = "Governance pack";
    workbook.settings.add("schema", 3);
    sheet.activate();
    sheet.getRange("A3").select();
    await context.sync();
  });
  return started;
}

test("a page is written in one sync, member by member, and the model holds it", async () => {
  const { host } = await writePage();
  expect(host.internalErrors).toEqual([]);
  expect(host.statistics.syncs).toBe(1);
  const pack = laidOutBook(host.book);
  const [page, data] = pack.sheets;
  expect(pack.sheets.map((sheet) => sheet.name)).toEqual(["Value & cost", "Sheet1"]);
  expect(data?.cells).toEqual([]);
  expect(page).toMatchObject({
    tabColour: "#1F3A5F",
    gridlines: false,
    freeze: { rows: 3, columns: 0 },
    merges: [{ row: 1, column: 1, rows: 1, columns: 4 }],
    tables: [{ row: 3, column: 1, rows: 4, columns: 3, name: "ValueSoFar", headers: ["KPI", "Month", "Value"] }],
    conditionalFormats: [{ formula: "C4>15", style: { fill: "#FFE0E0", colour: "#A00000" } }],
    validations: [{ list: ["open", "closed"], message: "open or closed" }],
    print: {
      orientation: "landscape",
      area: { row: 1, column: 1, rows: 20, columns: 10 },
      fit: { width: 1, height: 0 },
      titleRows: { from: 3, to: 3 },
      breaks: [11],
      footer: "&CPage &P of &N",
      margins: { left: 0.5, right: 0.5, top: 0.75 },
    },
  });
  expect(page?.rowHeights.get(1)).toBe(24);
  const chart = page?.charts[0];
  expect(chart).toMatchObject({
    kind: "line",
    title: "Trend",
    row: 3,
    column: 5,
    rows: 12,
    columns: 6,
    min: 0,
    max: 40,
    timeAxis: true,
    valueFormat: "0",
    categoryCache: [45292, 45323, 45352],
  });
  expect(chart?.series).toEqual([
    {
      name: "Value",
      values: "'Value & cost'!$C$4:$C$6",
      categories: "'Value & cost'!$B$4:$B$6",
      cache: [10, 20, 30],
      line: { colour: "#1F5FA8", width: 2, dash: "dash" },
      marker: { shape: "circle", size: 6, fill: "#4472C4" },
      labelAt: { index: 2, text: "now" },
    },
  ]);
  const at = (row: number, column: number) => page?.cells.find((cell) => cell.row === row && cell.column === column);
  // Text stays text in cells formatted as text, and after an apostrophe.
  expect([at(4, 1)?.value, at(4, 1)?.formula, at(5, 1)?.value]).toEqual(["=cmd|calc", undefined, "+1"]);
  expect([at(6, 3)?.formula, at(6, 3)?.value]).toEqual(["SUM(C4:C5)", 30]);
  expect(at(8, 1)?.link).toEqual({ target: "#Sheet1!A1", tip: "Data" });
  expect(pack.styles[at(6, 1)?.style ?? 0]?.border?.bottom).toEqual({ style: "medium", colour: "#5B6770" });
  expect(pack.names).toEqual([{ name: "PackStart", ref: "'Value & cost'!$A$1" }]);
  expect(pack.properties.title).toBe("Governance pack");
  expect(host.book.settings.get("schema")).toBe(3);
});

test("saved as a file and loaded again, tables and values are the same", async () => {
  const { host } = await writePage();
  const again = await loadBook(await saveBook(host.book));
  const { Excel } = start({ book: again });
  await Excel.run(async (context) => {
    const table = context.workbook.tables.getItem("ValueSoFar");
    const range = table.getRange().load("address,values");
    await context.sync();
    expect(range.address).toBe("'Value & cost'!A3:C6");
    expect(range.values).toEqual([
      ["KPI", "Month", "Value"],
      ["=cmd|calc", 45292, 10],
      ["+1", 45323, 20],
      ["Sum", 45352, 30],
    ]);
  });
});

describe("what Excel makes of strings", () => {
  const cases: readonly (readonly [string, unknown, string])[] = [
    ["12", 12, "12"],
    ["1,234.5", 1234.5, "1234.5"],
    ["5%", 0.05, "5%"],
    ["TRUE", true, "TRUE"],
    ["#N/A", "#N/A", "#N/A"],
    ["2024-03-01", 45352, "2024-03-01"],
    ["Jan-24", 45292, "Jan-24"],
    ["1 Mar 2024", 45352, "1-Mar-24"],
    ["3/1/2024", 45352, "3/1/2024"],
    ["12:30", 0.5208333333333334, "12:30"],
    ["£1,200", 1200, "£1,200"],
    ["(5)", -5, "-5"],
    ["Marketing 24", "Marketing 24", "Marketing 24"],
    ["2024-13-01", "2024-13-01", "2024-13-01"],
    ["plain", "plain", "plain"],
    ["'=1+1", "=1+1", "=1+1"],
    ["=1+1", 2, "2"],
    ["+1+1", 2, "2"],
    ["-3", -3, "-3"],
  ];
  test.each(cases)("%s", async (text, value, shown) => {
    const { Excel } = start();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
      range.values = [[text]];
      range.load("values,text");
      await context.sync();
      expect([range.values, range.text]).toEqual([[[value]], [[shown]]]);
    });
  });
});

test("null leaves a cell, an empty string clears it, one value fills all", async () => {
  const { Excel } = start();
  await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:B2");
    range.values = "x" as never;
    range.values = [
      [null, ""],
      [1, null],
    ] as never;
    range.load("values");
    await context.sync();
    expect(range.values).toEqual([
      ["x", ""],
      [1, "x"],
    ]);
  });
});

test("inserting rows moves cells, formulas, tables, names and followed ranges; renaming a sheet follows", async () => {
  const { Excel } = start();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("A1:B3").formulas = [
      ["K", "V"],
      ["a", 1],
      ["b", "=B2*10"],
    ];
    sheet.getRange("D1").formulas = [["=SUM($B$2:B3)"]];
    const table = sheet.tables.add("A1:B3", true);
    const name = context.workbook.names.add("Last", sheet.getRange("B3"));
    const followed = sheet.getRange("B3");
    context.trackedObjects.add(followed);
    await context.sync();
    sheet.getRange("1:2").insert("Down");
    sheet.name = "My data";
    followed.load("address,values");
    name.load("formula");
    const total = sheet.getRange("D3").load("formulas,values");
    const area = table.getRange().load("address");
    const cell = sheet.getRange("B5").load("formulas,values");
    await context.sync();
    expect([followed.address, followed.values]).toEqual(["'My data'!B5", [[10]]]);
    expect([total.formulas, total.values]).toEqual([[["=SUM($B$4:B5)"]], [[11]]]);
    expect([area.address, cell.formulas, cell.values]).toEqual(["'My data'!A3:B5", [["=B4*10"]], [[10]]]);
    expect(name.formula).toBe("='My data'!$B$5");
    context.trackedObjects.remove(followed);
  });
});

test("writing over filtered rows and covered cells is let through, with a warning for the developer", async () => {
  const { Excel, host } = start();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("A1:A4").values = [["K"], ["a"], ["b"], ["a"]];
    sheet.tables.add("A1:A4", true).columns.getItem("K").filter.applyValuesFilter(["a"]);
    sheet.getRange("C1:D1").merge();
    await context.sync();
    expect(host.book.warnings).toEqual([]);
    sheet.getRange("B2:B4").values = [[1], [2], [3]];
    sheet.getRange("C1:D1").values = [["kept", "lost"]];
    await context.sync();
  });
  expect(host.book.warnings.map((warning) => [warning.kind, warning.address])).toEqual([
    ["filtered-write", "Sheet1!B2:B4"],
    ["merged-write", "Sheet1!D1"],
  ]);
});

test("formats cell by cell in one call", async () => {
  const { Excel } = start();
  await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:B1");
    range.setCellProperties([
      [
        {
          format: {
            fill: { color: "red" },
            font: { bold: true },
            borders: { bottom: { style: "Continuous", color: "#112233" } },
          },
        },
        { format: { horizontalAlignment: "Right" } },
      ],
    ]);
    const seen = range.getCellProperties({ address: true, format: { fill: { color: true }, font: { bold: true } } });
    await context.sync();
    const { value } = seen;
    const lines = range.getRowProperties({ rowHidden: true, format: { rowHeight: true } });
    const link = context.workbook.worksheets.getActiveWorksheet().getRange("A2");
    link.hyperlink = { address: "https://example.org", screenTip: "tip" };
    const links = link.getCellProperties({ hyperlink: true });
    await context.sync();
    const [{ value: rows }, { value: linked }] = [lines, links];
    expect(rows).toEqual([{ rowHidden: false, format: { rowHeight: 15 } }]);
    expect(linked).toEqual([[{ hyperlink: { address: "https://example.org", screenTip: "tip" } }]]);
    expect(value[0]).toEqual([
      { address: "Sheet1!A1", format: { fill: { color: "#FF0000" }, font: { bold: true } } },
      { address: "Sheet1!B1", format: { fill: { color: "#FFFFFF" }, font: { bold: false } } },
    ]);
  });
});

test("a hundred thousand cells are written and read in chunks without strain", async () => {
  const { Excel, host } = start();
  const rows = 10000;
  const seen = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    for (let from = 0; from < rows; from += 2500) {
      sheet.getRangeByIndexes(from, 0, 2500, 10).values = Array.from({ length: 2500 }, (_, r) =>
        Array.from({ length: 10 }, (_, c) => (from + r) * 10 + c),
      );
    }
    await context.sync();
    const range = sheet.getUsedRange(true).load("values,address");
    await context.sync();
    return [range.address, range.values[9999]?.[9]];
  });
  expect(seen).toEqual(["Sheet1!A1:J10000", 99999]);
  expect(host).toBeInstanceOf(ExcelHost);
  expect(host.statistics).toMatchObject({ syncs: 2, cellsWritten: 100000 });
});
