import { ExcelSpreadsheetHost } from "../../../src/host/excel/ExcelSpreadsheetHost";
import type { SheetChange } from "../../../src/host/SpreadsheetHost";
import { areaOf } from "../../../src/workbench/officejs/model/addresses";
import { putCell } from "../../../src/workbench/officejs/model/cellWrite";
import { RangeRef } from "../../../src/workbench/officejs/model/RangeRef";
import type { WorkbookModel } from "../../../src/workbench/officejs/model/WorkbookModel";
import { type Started, start } from "../../workbench/officejs/start";
import { pictureOf, pictureOfBook } from "./picture";

function started(): Started & { excel: ExcelSpreadsheetHost } {
  const client = start();
  return { ...client, excel: new ExcelSpreadsheetHost(client) };
}

function sheet(book: WorkbookModel, name: string) {
  const found = book.sheetNamed(name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
}

/** Cells of a sheet as a person types them into Excel, with the event that follows. */
function type(
  client: Started,
  source: "user" | "coauthor",
  name: string,
  row: number,
  column: number,
  value: string | number,
): void {
  client.host.edit(source as never, (book) => {
    const at = sheet(book, name);
    putCell(new RangeRef(at, areaOf(row, column)), row, column, { value });
    book.emit({ kind: "data", sheet: at, area: areaOf(row, column), type: "RangeEdited" });
  });
}

test("name", async () => {
  const { excel, host } = started();
  host.book.name = "Contract data.xlsx";
  expect(await excel.name()).toBe("Contract data.xlsx");
});

describe("select", () => {
  test("goes to the cell", async () => {
    const { excel, host } = started();
    host.book.addSheet("It's data");
    await excel.select("'It''s data'!C412");
    expect(host.book.active.name).toBe("It's data");
    expect(host.book.selection).toMatchObject({ row: 412, column: 3 });
  });
  test("says when the sheet is gone or hidden", async () => {
    const { excel, host } = started();
    await expect(excel.select("Gone!A1")).rejects.toMatchObject({ code: "not-found" });
    host.book.addSheet("Back").visibility = "Hidden";
    await expect(excel.select("Back!A1")).rejects.toMatchObject({ code: "hidden" });
  });
});

describe("insertFormula", () => {
  test("into the selected empty cell", async () => {
    const { excel, host } = started();
    await excel.select("Sheet1!D4");
    await excel.insertFormula("=SUM(A1:A3)");
    expect(sheet(host.book, "Sheet1").cell(4, 4).formula).toBe("=SUM(A1:A3)");
  });
  test("never over what is there", async () => {
    const { excel, host } = started();
    sheet(host.book, "Sheet1").cell(1, 1).value = 5;
    await expect(excel.insertFormula("=1+1")).rejects.toMatchObject({ code: "not-empty" });
    expect(sheet(host.book, "Sheet1").cell(1, 1).formula).toBeNull();
  });
  test("not into a protected sheet", async () => {
    const { excel, host } = started();
    sheet(host.book, "Sheet1").protection = { options: {}, password: null };
    await expect(excel.insertFormula("=1+1")).rejects.toMatchObject({
      code: "protected-sheet",
      message: expect.stringContaining('"Sheet1"'),
    });
  });
});

describe("appendRows", () => {
  const headers = ["Date", "Respondent", "Score", "Comment"];

  test("makes sheet and table when there are none, then appends below", async () => {
    const { excel, host } = started();
    await excel.appendRows("Satisfaction", headers, [[46295, "Ann", 8, "=cmd|' /C calc'!A0"]]);
    const { tables } = sheet(host.book, "Satisfaction");
    expect(tables.map(({ name, area }) => [name, area])).toEqual([["Satisfaction", areaOf(1, 1, 2, 4)]]);
    await excel.appendRows(
      "Satisfaction",
      ["Respondent", "Score", "Date"],
      [
        ["+Bob", 7, 46296],
        ["1/2", null, 46297],
      ],
    );
    const at = sheet(host.book, "Satisfaction");
    expect(at.tables[0]?.area).toEqual(areaOf(1, 1, 4, 4));
    const values = [2, 3, 4].map((row) => [1, 2, 3, 4].map((column) => at.valueAt(row, column)));
    expect(values).toEqual([
      [46295, "Ann", 8, "=cmd|' /C calc'!A0"],
      [46296, "+Bob", 7, null],
      [46297, "1/2", null, null],
    ]);
    for (const [, , cell] of at.cells.within(at.everything)) expect(cell.formula).toBeNull();
  });

  test("keeps the formats of the table's first row", async () => {
    const { excel, host, Excel } = started();
    await excel.appendRows("Scores", headers, [[46295, "Ann", 8, "x"]]);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Scores").getRange("A2:D2").numberFormat = [["d mmm yyyy", "@", "0", "@"]];
      await context.sync();
    });
    await excel.appendRows("Scores", headers, [[46296, "=1+1", 9, "'quoted"]]);
    const at = sheet(host.book, "Scores");
    expect(at.formatAt(3, 1).numberFormat).toBe("d mmm yyyy");
    expect([at.valueAt(3, 2), at.valueAt(3, 4)]).toEqual(["=1+1", "'quoted"]);
  });

  const obstacles: [string, string, (client: Started) => Promise<void> | void][] = [
    [
      "a filter on the table",
      "filtered",
      ({ host }) => {
        sheet(host.book, "Scores").tables[0]?.filteredRows.add(2);
        sheet(host.book, "Scores").tables[0]?.criteria.set(1, { filterOn: "Values", values: ["Bob"] } as never);
      },
    ],
    [
      "merged cells below",
      "merged",
      ({ host }) => {
        sheet(host.book, "Scores").merges.push(areaOf(3, 2, 1, 2));
      },
    ],
    [
      "something written below",
      "occupied",
      ({ host }) => {
        sheet(host.book, "Scores").cell(3, 4).value = "a remark";
      },
    ],
    [
      "protection",
      "protected-sheet",
      ({ host }) => {
        sheet(host.book, "Scores").protection = { options: {}, password: null };
      },
    ],
    [
      "a totals row",
      "totals",
      async ({ Excel }) =>
        Excel.run(async (context) => {
          context.workbook.tables.getItem("Scores").showTotals = true;
          await context.sync();
        }),
    ],
    [
      "a missing column",
      "missing-column",
      async ({ Excel }) =>
        Excel.run(async (context) => {
          context.workbook.worksheets.getItem("Scores").getRange("C1").values = [["Points"]];
          await context.sync();
        }),
    ],
  ];
  test.each(obstacles)("%s is said, and nothing is written", async (_, code, put) => {
    const client = started();
    await client.excel.appendRows("Scores", headers, [[46295, "Ann", 8, "x"]]);
    await put(client);
    const before = pictureOf(sheet(client.host.book, "Scores"));
    await expect(client.excel.appendRows("Scores", headers, [[46296, "Bob", 7, "y"]])).rejects.toMatchObject({ code });
    expect(pictureOf(sheet(client.host.book, "Scores"))).toEqual(before);
  });

  test("a protected structure, or a sheet of that name without the table, is said", async () => {
    const client = started();
    sheet(client.host.book, "Sheet1").name = "Scores";
    sheet(client.host.book, "Scores").cell(1, 1).value = "Date";
    await expect(client.excel.appendRows("Scores", headers, [[1, "a", 2, "b"]])).rejects.toMatchObject({
      code: "occupied",
    });
    client.host.book.structureProtected = { password: null };
    await expect(client.excel.appendRows("Other", headers, [[1, "a", 2, "b"]])).rejects.toMatchObject({
      code: "protected-structure",
    });
  });
});

describe("highlight", () => {
  async function withRules(): Promise<ReturnType<typeof started>> {
    const client = started();
    await client.Excel.run(async (context) => {
      const at = context.workbook.worksheets.getActiveWorksheet();
      at.getRange("A1:C4").values = [
        ["KPI", "Period", "Value"],
        ["a", 1, 2],
        ["b", 1, 3],
        ["c", 1, 4],
      ];
      at.getRange("A1:C1").format.fill.color = "#FFEE00";
      const { custom } = at.getRange("C2:C4").conditionalFormats.add("Custom");
      custom.rule.formula = "=$C2>3";
      custom.format.fill.color = "#00FF00";
      at.comments.add("C3", "Is this right?");
      await context.sync();
    });
    return client;
  }

  test("marks by colour, line and words, and comes off without trace", async () => {
    const { excel, host } = await withRules();
    const before = pictureOfBook(host.book);
    await excel.highlight([
      { address: "Sheet1!C2", tone: "concern", note: "Below its limits" },
      { address: "Sheet1!C3", tone: "improvement", note: "Above its limits" },
      { address: "Sheet1!C2", tone: "data", note: "Not the unit that was agreed" },
      { address: "Sheet1!B2:B4", tone: "data", note: "Text instead of a date" },
    ]);
    const at = sheet(host.book, "Sheet1");
    const ours = at.conditionalFormats.filter((format) => format.formula.includes("MI highlight"));
    expect(ours.map((format) => format.areas)).toEqual(
      expect.arrayContaining([[areaOf(2, 3)], [areaOf(3, 3)], [areaOf(2, 3), areaOf(2, 2, 3, 1)]]),
    );
    expect(ours.every((format) => format.fill !== null && format.borders.size === 4)).toBe(true);
    // one kind of line each, for those who see no colours
    expect(new Set(ours.map((format) => format.borders.get("EdgeTop")?.style)).size).toBe(3);
    expect(at.comments.map(({ row, column, content }) => [row, column, content])).toEqual([
      [3, 3, "Is this right?"],
      [2, 3, "Governance MI: Below its limits\nNot the unit that was agreed"],
      [2, 2, "Governance MI: Text instead of a date"],
    ]);
    await excel.highlight([{ address: "Sheet1!C4", tone: "concern", note: "Now here" }]);
    expect(at.conditionalFormats).toHaveLength(2);
    expect(at.comments).toHaveLength(2);
    await excel.highlight([]);
    expect(pictureOfBook(host.book)).toEqual(before);
    expect(host.internalErrors).toEqual([]);
  });

  test("a comment that somebody has answered stays", async () => {
    const { excel, host } = await withRules();
    await excel.highlight([{ address: "Sheet1!C2", tone: "concern", note: "Below" }]);
    const comment = sheet(host.book, "Sheet1").comments.at(-1);
    comment?.replies.push({ id: "r", content: "I know", authorName: "Ann", creationDate: "" });
    await excel.highlight([]);
    expect(sheet(host.book, "Sheet1").comments).toContain(comment);
  });

  test("says which sheet is protected or missing", async () => {
    const { excel, host } = await withRules();
    await expect(excel.highlight([{ address: "Gone!A1", tone: "data", note: "x" }])).rejects.toMatchObject({
      code: "not-found",
    });
    sheet(host.book, "Sheet1").protection = { options: {}, password: null };
    await expect(excel.highlight([{ address: "Sheet1!A1", tone: "data", note: "x" }])).rejects.toMatchObject({
      code: "protected-sheet",
      message: expect.stringContaining('"Sheet1"'),
    });
  });
});

describe("watch", () => {
  test("tells what people change, not what we write", async () => {
    const client = started();
    const seen: SheetChange[] = [];
    const stop = await client.excel.watch((change) => seen.push(change));
    const settle = () => new Promise((resume) => setTimeout(resume, 30));
    type(client, "user", "Sheet1", 2, 3, 5);
    await settle();
    type(client, "coauthor", "Sheet1", 4, 1, "x");
    await settle();
    await client.excel.appendRows("Scores", ["A", "B"], [[1, 2]]);
    await settle();
    expect(seen).toEqual([
      { sheet: "Sheet1", address: "C2", by: "person" },
      { sheet: "Sheet1", address: "A4", by: "co-author" },
    ]);
    await stop();
    await stop();
    type(client, "user", "Sheet1", 2, 3, 6);
    await settle();
    expect(seen).toHaveLength(2);
  });
});
