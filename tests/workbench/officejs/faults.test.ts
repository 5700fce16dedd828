import { start, refusal } from "./start";

function writeThree(Excel: ReturnType<typeof start>["Excel"]) {
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    for (const row of [1, 2, 3]) sheet.getRange(`A${row}`).values = [[`row ${row}`]];
    await context.sync();
  });
}

const column = (host: ReturnType<typeof start>["host"]) => [1, 2, 3].map((row) => host.book.active.valueAt(row, 1));

test("a batch that never arrives changes nothing; one whose answer is lost changes everything", async () => {
  const before = start();
  before.host.faults.at(1, { fail: "before" });
  expect((await refusal(writeThree(before.Excel))).code).toBe("ConnectionFailure");
  expect(column(before.host)).toEqual([null, null, null]);
  await writeThree(before.Excel); // the fault struck once
  expect(column(before.host)).toEqual(["row 1", "row 2", "row 3"]);

  const after = start();
  after.host.faults.at(1, { fail: "after" });
  expect((await refusal(writeThree(after.Excel))).code).toBe("ConnectionFailure");
  expect(column(after.host)).toEqual(["row 1", "row 2", "row 3"]);
});

test("a batch can be half applied, wherever it stops", async () => {
  const counts = new Set<number>();
  for (let stop = 0; ; stop++) {
    const { Excel, host } = start();
    host.faults.at(1, { fail: stop });
    const failed = await writeThree(Excel).then(
      () => false,
      () => true,
    );
    if (!failed) break; // the batch has no more actions
    const written = column(host).filter((value) => value !== null).length;
    expect(column(host)).toEqual([1, 2, 3].map((row) => (row <= written ? `row ${row}` : null)));
    counts.add(written);
  }
  expect([...counts]).toEqual([0, 1, 2]);
});

test("a co-author can slip in between two syncs", async () => {
  const { Excel, host } = start();
  host.faults.at(2, { before: (book) => host.write(book.active, "B1", [["theirs"]]) });
  const seen = await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Sheet1").getRange("B1");
    range.values = [["mine"]];
    await context.sync();
    range.load("values");
    await context.sync();
    return range.values;
  });
  expect(seen).toEqual([["theirs"]]);
});

test("requests can be slow", async () => {
  const { Excel, host } = start();
  host.faults.delay = 60;
  const started = Date.now();
  await writeThree(Excel);
  expect(Date.now() - started).toBeGreaterThanOrEqual(55);
  expect(host.statistics.syncs).toBe(1);
});

test("statistics count syncs, bytes and cells", async () => {
  const { Excel, host } = start();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("A1:T1000").values = Array.from({ length: 1000 }, (_, r) =>
      Array.from({ length: 20 }, (_, c) => r + c),
    );
    await context.sync();
    sheet.getRange("A1:B2").values = [
      [null, 1],
      ["", 2],
    ] as never;
    await context.sync();
  });
  expect(host.statistics.syncs).toBe(2);
  expect(host.statistics.cellsWritten).toBe(20003); // null leaves a cell alone
  expect(host.statistics.largestRequest).toBeGreaterThan(60000);
  expect(host.statistics.toString()).toMatch(/^2 syncs, largest request 0\.\d\d MB, 20,003 cells written$/);
});
