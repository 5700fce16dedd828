import { start } from "./start";

test("Microsoft's client runs unmodified: values go in and come out", async () => {
  const { Excel, host } = start();
  const seen = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const range = sheet.getRange("A1:B2");
    range.values = [
      ["KPI", 1],
      [true, "=B1+2"],
    ];
    range.load(["values", "address", "valueTypes", "formulas"]);
    sheet.load("name");
    await context.sync();
    return [sheet.name, range.address, range.values, range.valueTypes, range.formulas];
  });
  expect(seen).toEqual([
    "Sheet1",
    "Sheet1!A1:B2",
    [
      ["KPI", 1],
      [true, 3],
    ],
    [
      ["String", "Double"],
      ["Boolean", "Double"],
    ],
    [
      ["KPI", 1],
      [true, "=B1+2"],
    ],
  ]);
  expect(host.statistics.syncs).toBe(1);
  expect(host.internalErrors).toEqual([]);
  // Excel.run lets go of what it followed.
  await new Promise((resume) => setTimeout(resume, 20));
  expect(host.references.count).toBe(0);
});
