import { start } from "./start";

async function sample() {
  const started = start();
  const { Excel } = started;
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.name = "KPI data";
    sheet.getRange("A1:C4").values = [
      ["KPI", "Month", "Value"],
      ["Calls", 45292, 10],
      ["Calls", 45323, 20.5],
      ["Mail", 45352, ""],
    ];
    sheet.getRange("B2:B4").numberFormat = [["yyyy-mm-dd"], ["d mmm yyyy"], ["General"]];
    const table = sheet.tables.add("A1:C4", true);
    table.name = "Observations";
    const hidden = context.workbook.worksheets.add("Hidden one");
    hidden.visibility = Excel.SheetVisibility.hidden;
    hidden.getRange("B3").values = [["x"]];
    context.workbook.names.add("Start", sheet.getRange("B2"));
    context.workbook.names.add("Rate", 0.2 as never);
    await context.sync();
  });
  return started;
}

test("tables, names, visibility and used ranges in two syncs, with addresses and types", async () => {
  const { Excel, host } = await sample();
  host.statistics.reset();
  const seen = await Excel.run(async (context) => {
    const { worksheets, tables, names } = context.workbook;
    worksheets.load("items/name,items/id,items/visibility,items/position");
    tables.load("items/name,items/showHeaders,items/worksheet/name,items/columns/items/name");
    names.load("items/name,items/type,items/value,items/formula,items/scope");
    await context.sync();
    const ranges = worksheets.items.map((sheet) => sheet.getUsedRangeOrNullObject(true));
    for (const range of ranges)
      range.load("address,values,valueTypes,numberFormat,text,rowHidden,rowIndex,columnIndex");
    const body = tables.getItem("observations").getDataBodyRange();
    body.load("address,rowCount,columnCount,cellCount");
    await context.sync();
    return {
      sheets: worksheets.items.map((sheet) => [sheet.name, sheet.visibility, sheet.position]),
      tables: tables.items.map((table) => [
        table.name,
        table.showHeaders,
        table.worksheet.name,
        table.columns.items.map((column) => column.name),
      ]),
      names: names.items.map((item) => [item.name, item.type, item.value, item.formula, item.scope]),
      addresses: ranges.map((range) => range.address),
      types: ranges[0]?.valueTypes,
      text: ranges[0]?.text,
      offset: [ranges[1]?.rowIndex, ranges[1]?.columnIndex, ranges[1]?.rowHidden],
      body: [body.address, body.rowCount, body.columnCount, body.cellCount],
    };
  });
  expect(seen).toEqual({
    sheets: [
      ["KPI data", "Visible", 0],
      ["Hidden one", "Hidden", 1],
    ],
    tables: [["Observations", true, "KPI data", ["KPI", "Month", "Value"]]],
    names: [
      ["Start", "Range", "'KPI data'!$B$2", "='KPI data'!$B$2", "Workbook"],
      ["Rate", "Double", 0.2, "=0.2", "Workbook"],
    ],
    addresses: ["'KPI data'!A1:C4", "'Hidden one'!B3"],
    types: [
      ["String", "String", "String"],
      ["String", "Double", "Double"],
      ["String", "Double", "Double"],
      ["String", "Double", "Empty"],
    ],
    text: [
      ["KPI", "Month", "Value"],
      ["Calls", "2024-01-01", "10"],
      ["Calls", "1 Feb 2024", "20.5"],
      ["Mail", "45352", ""],
    ],
    offset: [2, 1, false],
    body: ["'KPI data'!A2:C4", 3, 3, 9],
  });
  expect(host.statistics.syncs).toBe(2);
});

test("empty sheets: the used range is a null object, or A1 when asked without it", async () => {
  const { Excel } = start();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const none = sheet.getUsedRangeOrNullObject(true);
    const child = none.getCell(0, 0);
    const corner = sheet.getUsedRange();
    corner.load("address");
    none.load("address");
    child.load("values");
    await context.sync();
    expect([none, child].map((object) => object.isNullObject)).toEqual([true, true]);
    expect(corner.address).toBe("Sheet1!A1");
  });
});

test("formats alone count for the used range, unless only values are wanted", async () => {
  const { Excel } = start();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("D9").format.fill.color = "yellow";
    sheet.getRange("B2").values = [[1]];
    const all = sheet.getUsedRange().load("address");
    const values = sheet.getUsedRange(true).load("address");
    await context.sync();
    expect([all.address, values.address]).toEqual(["Sheet1!B2:D9", "Sheet1!B2"]);
  });
});

test("mixed properties of a range are null; columns without end hand over no cells", async () => {
  const { Excel } = start();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("A1").format.font.bold = true;
    sheet.getRange("B:B").format.font.italic = true;
    sheet.getRange("2:2").rowHidden = true;
    const range = sheet.getRange("A1:A2");
    range.load("format/font/bold,format/font/size,rowHidden");
    const column = sheet.getRange("B:B");
    column.load("values,address,isEntireColumn,format/font/italic");
    await context.sync();
    expect([range.format.font.bold, range.format.font.size, range.rowHidden]).toEqual([null, 11, null]);
    expect([column.values, column.address, column.isEntireColumn, column.format.font.italic]).toEqual([
      null,
      "Sheet1!B:B",
      true,
      true,
    ]);
  });
});

test("errors and booleans keep their kind; formulas show their results", async () => {
  const { Excel } = start();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("A1:F1").formulas = [["=1/0", true, "=NA()", '=IF(B1,"yes","no")', "=SUM(1,2)*3", "=UNKNOWNFN(1)"]];
    const range = sheet.getRange("A1:F1").load("values,valueTypes,formulas");
    await context.sync();
    expect(range.values).toEqual([["#DIV/0!", true, "#N/A", "yes", 9, "#NAME?"]]);
    expect(range.valueTypes).toEqual([["Error", "Boolean", "Error", "String", "Double", "Error"]]);
  });
});

test("a filtered table tells which rows hide and that it is filtered", async () => {
  const { Excel } = await sample();
  await Excel.run(async (context) => {
    const table = context.workbook.tables.getItem("Observations");
    table.columns.getItem("KPI").filter.applyValuesFilter(["Calls"]);
    const body = table.getDataBodyRange();
    const last = body.getLastRow().load("rowHidden");
    table.load("autoFilter/isDataFiltered,autoFilter/enabled");
    await context.sync();
    expect([last.rowHidden, table.autoFilter.isDataFiltered]).toEqual([true, true]);
    table.clearFilters();
    last.load("rowHidden");
    await context.sync();
    expect(last.rowHidden).toBe(false);
  });
});
