import { start } from "./start";

const settle = () => new Promise((resume) => setTimeout(resume, 20));

test("changes, activation, selection, addition and deletion reach the handlers they were asked for", async () => {
  const { Excel, host } = start();
  const seen: unknown[] = [];
  await Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    const sheet = worksheets.getItem("Sheet1");
    sheet.load("id");
    await context.sync();
    sheet.onChanged.add(
      async (e) =>
        void seen.push(["changed", e.address, e.changeType, e.source, e.triggerSource, e.details?.valueAfter]),
    );
    worksheets.onChanged.add(async (e) => void seen.push(["any", e.address]));
    worksheets.onAdded.add(async (e) => void seen.push(["added", e.source]));
    worksheets.onDeleted.add(async (e) => void seen.push(["deleted", e.source]));
    worksheets.onActivated.add(async () => void seen.push(["activated"]));
    sheet.onSelectionChanged.add(async (e) => void seen.push(["selected", e.address]));
    await context.sync();
  });
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("A1").values = [[7]];
    sheet.getRange("B2:C3").select();
    const other = context.workbook.worksheets.add("Other");
    other.activate();
    other.delete();
    await context.sync();
  });
  await settle();
  expect(seen).toEqual([
    ["changed", "A1", "RangeEdited", "Local", "ThisLocalAddin", 7],
    ["any", "A1"],
    ["selected", "B2:C3"],
    ["added", "Local"],
    ["activated"],
    ["activated"],
    ["deleted", "Local"],
  ]);
  expect(host.internalErrors).toEqual([]);
});

test("typing by the user and a co-author's edit look different from the add-in's own", async () => {
  const { Excel, host } = start();
  const seen: unknown[] = [];
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1").load("id");
    const table = sheet.tables.add("A1:B3", true).load("id");
    await context.sync();
    sheet.onChanged.add(async (e) => void seen.push([e.source, e.triggerSource]));
    table.onChanged.add(async (e) => void seen.push(["table", e.source, e.address]));
    await context.sync();
  });
  host.edit("user", (book) => host.write(book.active, "A2", [["typed"]]));
  host.edit("coauthor", (book) => host.write(book.active, "F9", [["remote"]]));
  await settle();
  expect(seen).toEqual([
    ["Local", "Unknown"],
    ["table", "Local", "A2"],
    ["Remote", "Unknown"],
  ]);
});

test("a handler finds the range of its event, and a removed handler is silent", async () => {
  const { Excel, host } = start();
  const seen: unknown[] = [];
  const registration = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1").load("id");
    await context.sync();
    const result = sheet.onChanged.add(async (event) => {
      await Excel.run(async (inner) => {
        const range = event.getRange(inner).load("address,values");
        await inner.sync();
        seen.push([range.address, range.values]);
      });
    });
    await context.sync();
    return result;
  });
  host.edit("user", (book) => host.write(book.active, "A1:A2", [[1], [2]]));
  await settle();
  expect(seen).toEqual([["Sheet1!A1:A2", [[1], [2]]]]);
  await Excel.run(registration.context, async (context) => {
    registration.remove();
    await context.sync();
  });
  expect(host.subscriptions.size).toBe(0);
  host.edit("user", (book) => host.write(book.active, "A1", [[3]]));
  await settle();
  expect(seen).toHaveLength(1);
});

test("events can be switched off, and get lost when a fault wants it", async () => {
  const { Excel, host } = start();
  let count = 0;
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1").load("id");
    await context.sync();
    sheet.onChanged.add(async () => void count++);
    context.runtime.enableEvents = false;
    await context.sync();
  });
  host.edit("user", (book) => host.write(book.active, "A1", [[1]]));
  await settle();
  expect(count).toBe(0);
  host.subscriptions.enabled = true;
  host.faults.dropEvent = (type) => type === 10;
  host.edit("user", (book) => host.write(book.active, "A1", [[2]]));
  await settle();
  expect(count).toBe(0);
  host.faults.clear();
  host.edit("user", (book) => host.write(book.active, "A1", [[3]]));
  await settle();
  expect(count).toBe(1);
});
