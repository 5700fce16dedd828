import { refusal, start } from "./start";

type Batch = (context: Excel.RequestContext, sheet: Excel.Worksheet) => void;

async function codeOf(batch: Batch, prepare?: (started: ReturnType<typeof start>) => void): Promise<string> {
  const started = start();
  prepare?.(started);
  const { Excel, host } = started;
  const { code } = await refusal(
    Excel.run(async (context) => {
      batch(context, context.workbook.worksheets.getItem("Sheet1"));
      await context.sync();
    }),
  );
  expect(host.internalErrors).toEqual([]);
  return code;
}

function onFirstSheet(excel: typeof Excel, change: (sheet: Excel.Worksheet) => unknown): Promise<void> {
  return excel.run(async (context) => {
    change(context.workbook.worksheets.getItem("Sheet1"));
    await context.sync();
  });
}

const values = (rows: number, columns: number) =>
  Array.from({ length: rows }, () => Array(columns).fill(1) as number[]);

describe("Excel's refusals", () => {
  const cases: readonly (readonly [string, string, Batch])[] = [
    ["fewer rows than the range", "InvalidArgument", (_, s) => void (s.getRange("A1:B2").values = values(1, 2))],
    ["more columns than the range", "InvalidArgument", (_, s) => void (s.getRange("A1:B2").values = values(2, 3))],
    ["ragged rows", "InvalidArgument", (_, s) => void (s.getRange("A1:B2").values = [[1, 2], [3]])],
    [
      "a large array of the wrong shape",
      "InvalidArgument",
      (_, s) => void (s.getRange("A1:T99").values = values(100, 20)),
    ],
    ["formats of the wrong shape", "InvalidArgument", (_, s) => void (s.getRange("A1:B1").numberFormat = [["0"]])],
    ["a column beyond XFD", "InvalidArgument", (_, s) => void s.getRange("XFE1").load("values")],
    ["a row beyond 1048576", "InvalidArgument", (_, s) => void s.getRange("A1048577").load("values")],
    [
      "an offset off the sheet",
      "InvalidArgument",
      (_, s) => void s.getRange("A1").getOffsetRange(-1, 0).load("values"),
    ],
    ["no address", "InvalidArgument", (_, s) => void s.getRange("1A").load("values")],
    ["an object as a value", "InvalidArgument", (_, s) => void (s.getRange("A1").values = [[{ a: 1 }]])],
    ["a malformed formula", "InvalidArgument", (_, s) => void (s.getRange("A1").formulas = [["=SUM(1,"]])],
    ["text of 32768 characters", "InvalidArgument", (_, s) => void (s.getRange("A1").values = [["x".repeat(32768)]])],
    ["values for a whole column", "InvalidArgument", (_, s) => void (s.getRange("A:A").values = 1 as never)],
    ["a colour that is none", "InvalidArgument", (_, s) => void (s.getRange("A1").format.fill.color = "#12345")],
    [
      "an alignment that is none",
      "InvalidArgument",
      (_, s) => void (s.getRange("A1").format.horizontalAlignment = "Middle" as never),
    ],
    ["a row taller than 409.5 points", "InvalidArgument", (_, s) => void (s.getRange("A1").format.rowHeight = 500)],
    ["a sheet name of 32 characters", "InvalidArgument", (c) => void c.workbook.worksheets.add("x".repeat(32))],
    ["a sheet name with a slash", "InvalidArgument", (c) => void c.workbook.worksheets.add("a/b")],
    ["a sheet name with an apostrophe in front", "InvalidArgument", (_, s) => void (s.name = "'a")],
    ["a sheet name that exists", "ItemAlreadyExists", (c) => void c.workbook.worksheets.add("SHEET1")],
    ["a sheet that does not exist", "ItemNotFound", (c) => void c.workbook.worksheets.getItem("No").load("name")],
    ["deleting the last sheet", "InvalidOperation", (_, s) => s.delete()],
    ["hiding the last sheet", "InvalidOperation", (_, s) => void (s.visibility = "Hidden")],
    ["a name that looks like a cell", "InvalidArgument", (c) => void c.workbook.names.add("AB12", "=1")],
    ["a name with a space", "InvalidArgument", (c) => void c.workbook.names.add("a b", "=1")],
    [
      "overlapping tables",
      "InvalidArgument",
      (_, s) => {
        s.tables.add("A1:B3", true);
        s.tables.add("B3:C5", true);
      },
    ],
    [
      "a table name twice",
      "InvalidArgument",
      (_, s) => {
        s.tables.add("A1:B3", true).name = "Data";
        s.tables.add("D1:E3", true).name = "data";
      },
    ],
    [
      "merging inside a table",
      "InvalidOperation",
      (_, s) => {
        s.tables.add("A1:B3", true);
        s.getRange("A2:B2").merge();
      },
    ],
    [
      "pushing part of a table down",
      "InsertDeleteConflict",
      (_, s) => {
        s.tables.add("A3:C6", true);
        s.getRange("A1").insert("Down");
      },
    ],
    [
      "a chart type that is none",
      "InvalidArgument",
      (_, s) => void s.charts.add("Spiral" as never, s.getRange("A1:B3")),
    ],
    [
      "a conditional formula that is none",
      "InvalidArgument",
      (_, s) => void (s.getRange("A1").conditionalFormats.add("Custom").custom.rule.formula = "A1>"),
    ],
    ["title rows that are no rows", "InvalidArgument", (_, s) => s.pageLayout.setPrintTitleRows("A1:B2")],
    ["a zoom of 5 %", "InvalidArgument", (_, s) => void (s.pageLayout.zoom = { scale: 5 })],
    ["a paper that is none", "InvalidArgument", (_, s) => void (s.pageLayout.paperSize = "Papyrus" as never)],
    [
      "a validation of two kinds",
      "InvalidArgument",
      (_, s) =>
        void (s.getRange("A1").dataValidation.rule = {
          list: { inCellDropDown: true, source: "a,b" },
          custom: { formula: "=1" },
        }),
    ],
    ["members this host does not know", "ApiNotFound", (_, s) => void s.shapes.load("items/name")],
  ];

  test.each(cases)("%s: %s", async (_, code, batch) => {
    expect(await codeOf(batch)).toBe(code);
  });
});

test("the error names the member and stops the batch there; what came before stays", async () => {
  const { Excel, host } = start();
  const error = await refusal(
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.getRange("A1").values = [["kept"]];
      sheet.getRange("A2:B2").values = [["too few"]];
      sheet.getRange("A3").values = [["never written"]];
      await context.sync();
    }),
  );
  expect(error).toMatchObject({ code: "InvalidArgument", location: "Range.values" });
  const sheet = host.book.active;
  expect([sheet.valueAt(1, 1), sheet.valueAt(2, 1), sheet.valueAt(3, 1)]).toEqual(["kept", null, null]);
});

test("protected sheets keep locked cells, and say so; unlocked ones can be written", async () => {
  const { Excel } = start();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("B1:B3").format.protection.locked = false;
    sheet.protection.protect({ allowFormatColumns: true });
    sheet.getRange("B2").values = [["allowed"]];
    sheet.getRange("A:A").format.columnWidth = 90;
    sheet.load("protection/protected,protection/options");
    await context.sync();
    const { protection } = sheet.toJSON();
    expect(protection?.protected).toBe(true);
    expect(protection?.options?.allowFormatColumns).toBe(true);
  });
  const attempts: readonly ((sheet: Excel.Worksheet) => unknown)[] = [
    (sheet) => (sheet.getRange("A1").values = [[1]]),
    (sheet) => (sheet.getRange("A1:B3").values = values(3, 2)),
    (sheet) => (sheet.getRange("B1").format.font.bold = true),
    (sheet) => (sheet.getRange("A1").format.rowHeight = 30),
    (sheet) => sheet.getRange("1:1").insert("Down"),
    (sheet) => sheet.tables.add("D1:E4", true),
  ];
  for (const attempt of attempts) {
    const { code } = await refusal(onFirstSheet(Excel, attempt));
    expect(code).toBe("AccessDenied");
  }
});

test("a protected structure keeps its sheets", async () => {
  for (const batch of [
    (c) => void c.workbook.worksheets.add("New"),
    (_, s) => void (s.name = "Other"),
    (_, s) => s.delete(),
  ] as Batch[]) {
    const code = await codeOf(batch, ({ host }) => {
      host.book.structureProtected = { password: null };
    });
    expect(code).toBe("AccessDenied");
  }
});

test("cell edit mode refuses the whole batch", async () => {
  const { Excel, host } = start();
  host.cellEditMode = true;
  const { code } = await refusal(
    Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange("A1").values = [[1]];
      await context.sync();
    }),
  );
  expect(code).toBe("InvalidOperationInCellEditMode");
  expect(host.book.active.valueAt(1, 1)).toBeNull();
});

test("requests and responses above the limit are refused", async () => {
  const { Excel, host } = start({ payloadLimit: 20000 });
  const write = (count: number) =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRangeByIndexes(0, 0, count, 1).values = Array.from({ length: count }, (_, i) => [`text ${i}`]);
      await context.sync();
    });
  expect((await refusal(write(3000))).code).toBe("RequestPayloadSizeLimitExceeded");
  expect(host.book.active.valueAt(1, 1)).toBeNull();
  for (let i = 0; i < 4; i++) await write(700);
  const { code } = await refusal(
    Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:D700");
      range.load("values,formulas,text,numberFormat");
      await context.sync();
    }),
  );
  expect(code).toBe("ResponsePayloadSizeLimitExceeded");
});

test("a host of an older requirement set does not know newer members", async () => {
  const old = { ExcelApi: "1.8", RichApiRuntimeFlag: "1.2" };
  const { Excel, Office } = start({ sets: old });
  expect(Office.context.requirements.isSetSupported("ExcelApi", "1.8")).toBe(true);
  expect(Office.context.requirements.isSetSupported("ExcelApi", "1.9")).toBe(false);
  const { code } = await refusal(
    Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().pageLayout.orientation = "Landscape"; // ExcelApi 1.9
      await context.sync();
    }),
  );
  expect(code).toBe("ApiNotFound");
});
