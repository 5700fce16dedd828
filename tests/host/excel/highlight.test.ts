import fc from "fast-check";
import { ExcelSpreadsheetHost } from "../../../src/host/excel/ExcelSpreadsheetHost";
import type { Highlight } from "../../../src/host/SpreadsheetHost";
import { areaOf } from "../../../src/workbench/officejs/model/addresses";
import { putCell } from "../../../src/workbench/officejs/model/cellWrite";
import { RangeRef } from "../../../src/workbench/officejs/model/RangeRef";
import { type Started, start } from "../../workbench/officejs/start";
import { pictureOfBook } from "./picture";

/** Highlights among rules, comments and protection of the user's, and after what people do to a marked sheet. */

const marks: readonly Highlight[] = [
  { address: "Sheet1!C2", tone: "concern", note: "Below its limits" },
  { address: "Sheet1!B2:C3", tone: "improvement", note: "Above its limits" },
  { address: "Sheet1!C4", tone: "data", note: "Text instead of a number" },
];

/** Everything that marks touch, rules in their order with all that a rule is. */
function picture({ host }: Started): unknown {
  return {
    book: pictureOfBook(host.book),
    rules: host.book.sheets.map((sheet) =>
      sheet.conditionalFormats.map(({ id, type, stopIfTrue, rule, kept, italic, areas }) => ({
        id,
        type,
        stopIfTrue,
        rule,
        kept,
        italic,
        areas: [...areas],
      })),
    ),
    comments: host.book.sheets.map((sheet) =>
      sheet.comments.map(({ id, content, replies }) => [id, content, replies.length]),
    ),
  };
}

async function withUsersRules(): Promise<Started & { excel: ExcelSpreadsheetHost }> {
  const client = start();
  await client.Excel.run(async (context) => {
    const at = context.workbook.worksheets.getActiveWorksheet();
    at.getRange("A1:C4").values = [
      ["KPI", "Period", "Value"],
      ["a", 1, 2],
      ["b", 1, 3],
      ["c", 1, 4],
    ];
    const first = at.getRange("C2:C4").conditionalFormats.add("Custom");
    first.custom.rule.formula = "=$C2>3";
    first.custom.format.fill.color = "#00FF00";
    first.stopIfTrue = true;
    const second = at.getRange("A1:C10").conditionalFormats.add("CellValue");
    second.cellValue.rule = { formula1: "=7", operator: "GreaterThan" };
    second.cellValue.format.font.color = "#FF0000";
    const third = at.getRange("B2:B9").conditionalFormats.add("Custom");
    third.custom.rule.formula = '=LEN("MI")>0';
    third.custom.format.font.italic = true;
    at.comments.add("C3", "Is this right?");
    at.comments.add("B4", "Governance: our own note");
    context.workbook.worksheets.add("Other");
    await context.sync();
  });
  return { ...client, excel: new ExcelSpreadsheetHost(client) };
}

/** Ours, told apart here by what the issue asks: a rule that is always true, named so. */
function oursOn(client: Started, name = "Sheet1") {
  const sheet = client.host.book.sheetNamed(name)!;
  return {
    rules: sheet.conditionalFormats.filter((format) => format.formula.startsWith('=LEN("MI highlight')),
    comments: sheet.comments.filter((comment) => comment.content.startsWith("Governance MI: ")),
  };
}

test("rules of the user keep order, priorities and stop-if-true; marks show whatever those say", async () => {
  const client = await withUsersRules();
  const before = picture(client);
  await client.excel.highlight(marks);
  const all = client.host.book.sheetNamed("Sheet1")!.conditionalFormats;
  const { rules, comments } = oursOn(client);
  expect(rules).toHaveLength(3);
  // first of all, so that no rule that stops hides a mark
  expect(all.slice(0, 3)).toEqual(expect.arrayContaining(rules));
  expect(rules.some((rule) => rule.stopIfTrue)).toBe(false);
  expect(rules.flatMap((rule) => [...rule.areas])).toEqual(
    expect.arrayContaining([areaOf(2, 3), areaOf(2, 2, 2, 2), areaOf(4, 3)]),
  );
  expect(comments.map(({ row, column }) => [row, column])).toEqual([
    [2, 3],
    [2, 2],
    [4, 3],
  ]);
  await client.excel.highlight([]);
  expect(picture(client)).toEqual(before);
});

test("on twice is on once", async () => {
  const client = await withUsersRules();
  const rules = (): unknown =>
    oursOn(client).rules.map(({ formula, areas, fill, bold, borders }) => [formula, areas, fill, bold, [...borders]]);
  const notes = (): unknown => oursOn(client).comments.map(({ row, column, content }) => [row, column, content]);
  await client.excel.highlight(marks);
  const once = [rules(), notes()];
  await client.excel.highlight(marks);
  expect([rules(), notes()]).toEqual(once);
});

test("where somebody has written, their words stay and ours are not added", async () => {
  const client = await withUsersRules();
  const before = picture(client);
  await client.excel.highlight([
    { address: "Sheet1!C3", tone: "concern", note: "Below" },
    { address: "Sheet1!B4", tone: "concern", note: "Below" },
  ]);
  expect(oursOn(client).comments).toEqual([]);
  expect(oursOn(client).rules).toHaveLength(1);
  await client.excel.highlight([]);
  expect(picture(client)).toEqual(before);
});

test("another session, told nothing of this one, takes the marks off", async () => {
  const client = await withUsersRules();
  const before = picture(client);
  await client.excel.highlight(marks);
  await new ExcelSpreadsheetHost(client).highlight([]);
  expect(picture(client)).toEqual(before);
});

test("rows inserted above: the marks move with their cells and come off", async () => {
  const client = await withUsersRules();
  const insert = async (): Promise<void> => {
    await client.Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("2:3").insert("Down");
      await context.sync();
    });
  };
  await client.excel.highlight(marks);
  await insert();
  expect(oursOn(client).rules.flatMap((rule) => [...rule.areas])).toContainEqual(areaOf(4, 3));
  await client.excel.highlight([]);
  expect(oursOn(client)).toEqual({ rules: [], comments: [] });
  const plain = await withUsersRules();
  await plain.Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").getRange("2:3").insert("Down");
    await context.sync();
  });
  expect(pictureOfBook(client.host.book)["Sheet1"]).toEqual(pictureOfBook(plain.host.book)["Sheet1"]);
});

test("a sheet deleted meanwhile takes its marks with it; the others come off", async () => {
  const client = await withUsersRules();
  await client.excel.highlight([...marks, { address: "Other!A1", tone: "concern", note: "x" }]);
  await client.Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Other").delete();
    await context.sync();
  });
  await client.excel.highlight([]);
  expect(oursOn(client)).toEqual({ rules: [], comments: [] });
  await expect(client.excel.highlight([{ address: "Other!A1", tone: "concern", note: "x" }])).rejects.toMatchObject({
    code: "not-found",
  });
});

test("what a co-author adds and types while marks are on stays", async () => {
  const client = await withUsersRules();
  await client.excel.highlight(marks);
  const theirs = async (one: Started): Promise<void> => {
    await one.Excel.run(async (context) => {
      const at = context.workbook.worksheets.getItem("Sheet1");
      const rule = at.getRange("C2:C3").conditionalFormats.add("Custom");
      rule.custom.rule.formula = "=$A2=1";
      rule.custom.format.fill.color = "#123456";
      at.comments.add("A2", "Mine");
      await context.sync();
    });
    one.host.edit("coauthor" as never, (book) => {
      const at = book.sheetNamed("Sheet1")!;
      putCell(new RangeRef(at, areaOf(2, 3)), 2, 3, { value: 99 });
    });
  };
  await theirs(client);
  await client.excel.highlight([]);
  const plain = await withUsersRules();
  await theirs(plain);
  const seen = (one: Started): unknown => pictureOfBook(one.host.book)["Sheet1"];
  expect(seen(client)).toEqual(seen(plain));
});

test("a sheet protected since the marks were put on is named, and nothing is changed by halves", async () => {
  const client = await withUsersRules();
  await client.excel.highlight([...marks, { address: "Other!A1", tone: "concern", note: "x" }]);
  const marked = picture(client);
  const other = client.host.book.sheetNamed("Other")!;
  other.protection = { options: {}, password: null };
  const refused = { code: "protected-sheet", message: expect.stringContaining('"Other"') };
  await expect(client.excel.highlight([])).rejects.toMatchObject(refused);
  await expect(client.excel.highlight(marks)).rejects.toMatchObject(refused);
  other.protection = null;
  expect(picture(client)).toEqual(marked);
  await client.excel.highlight([]);
  expect([oursOn(client), oursOn(client, "Other")]).toEqual(Array(2).fill({ rules: [], comments: [] }));
});

test("a protected sheet without marks is in nobody's way", async () => {
  const client = await withUsersRules();
  client.host.book.sheetNamed("Other")!.protection = { options: {}, password: null };
  const before = picture(client);
  await client.excel.highlight(marks);
  await client.excel.highlight([]);
  expect(picture(client)).toEqual(before);
});

test("any marks come off without trace", async () => {
  const mark = fc.record({
    address: fc
      .tuple(
        fc.constantFrom("Sheet1", "Other"),
        fc.constantFrom("A", "B", "C", "AB"),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 3 }),
      )
      .map(([sheet, column, row, more]) => `${sheet}!${column}${row}${more ? `:${column}${row + more}` : ""}`),
    tone: fc.constantFrom("concern" as const, "improvement" as const, "data" as const),
    note: fc.string({ maxLength: 20 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(mark, { minLength: 1, maxLength: 8 }),
      fc.array(mark, { maxLength: 3 }),
      async (first, second) => {
        const client = await withUsersRules();
        const before = picture(client);
        await client.excel.highlight(first);
        await client.excel.highlight(second);
        await client.excel.highlight([]);
        expect(picture(client)).toEqual(before);
      },
    ),
    { numRuns: 15 },
  );
});
