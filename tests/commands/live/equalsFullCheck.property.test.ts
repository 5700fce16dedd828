import { join } from "node:path";
import fc from "fast-check";
import { loadBook } from "../../../src/workbench/officejs/files/loadBook";
import { areaOf, areaText } from "../../../src/workbench/officejs/model/addresses";
import { addTable } from "../../../src/workbench/officejs/model/tableOps";
import { RangeRef } from "../../../src/workbench/officejs/model/RangeRef";
import { WorkbookModel } from "../../../src/workbench/officejs/model/WorkbookModel";
import { anEdit, perform, type Edit } from "./edits";
import { LiveApp } from "./liveApp";

const sample = join(__dirname, "../../../assets/sample.xlsx");

/** After every edit the state must be what a full reading gives; says after which it was not. */
async function follows(live: LiveApp, edits: readonly Edit[]): Promise<void> {
  for (const edit of edits) {
    perform(live.host, edit);
    await live.settle();
    expect([edit, await live.differences()]).toEqual([edit, []]);
  }
  expect(live.host.internalErrors).toEqual([]);
  expect(live.state.error).toBeNull();
}

interface Small {
  readonly kpis: number;
  readonly points: number;
  readonly form: "long" | "wide";
  /** As Excel tables, or as plain ranges with a title above. */
  readonly tables: boolean;
  readonly totals: boolean;
  readonly formulas: boolean;
}

function smallBook({ kpis, points, form, tables, totals, formulas }: Small): WorkbookModel {
  const book = new WorkbookModel(["KPIs", "Observations", "Notes", "Satisfaction"]);
  const put = (name: string, rows: readonly (readonly unknown[])[]): void => {
    const sheet = book.sheetNamed(name)!;
    const top = tables ? 1 : 3;
    if (!tables) sheet.cell(1, 1).value = `The ${name} of this contract`;
    rows.forEach((row, r) =>
      row.forEach((value, c) => {
        const cell = sheet.cell(top + r, 1 + c);
        if (typeof value === "string" && value.startsWith("=")) cell.formula = value;
        else cell.value = value as string | number;
      }),
    );
    if (!tables) return;
    const table = addTable(new RangeRef(sheet, areaOf(top, 1, rows.length, rows[0]!.length)), true, []);
    table.name = name;
    if (totals && name === "Satisfaction") table.showTotals = true;
  };
  const day = (i: number): number => 45_000 + Math.round(i * 30.44);
  const value = (k: number, i: number): number => 80 + ((k * 31 + i * 17) % 13) - (i === points - 1 ? 20 : 0);
  put("KPIs", [
    ["KPI", "Name", "Direction", "Target", "Unit"],
    ...Array.from({ length: kpis }, (_, k) => [`k${k}`, `Measure ${k}`, "higher", 78, "%"]),
  ]);
  put(
    "Observations",
    form === "long"
      ? [
          ["KPI", "Period", "Value"],
          ...Array.from({ length: kpis * points }, (_, n) => {
            const [k, i] = [Math.floor(n / points), n % points];
            return [`k${k}`, day(i), formulas && i === 3 ? `=Notes!B${k + 1}*2` : value(k, i)];
          }),
        ]
      : [
          ["KPI", ...Array.from({ length: points }, (_, i) => day(i))],
          ...Array.from({ length: kpis }, (_, k) => [
            `k${k}`,
            ...Array.from({ length: points }, (_, i) => value(k, i)),
          ]),
        ],
  );
  const notes = book.sheetNamed("Notes")!;
  for (let k = 0; k < kpis; k++) notes.cell(k + 1, 2).value = 40;
  put("Satisfaction", [
    ["Date", "Respondent", "Role", "Party", "Criterion", "Score"],
    [day(points - 1), "Ann", "decision maker", "client", "Trust", 8],
    [day(points - 1), "Bob", "end user", "client", "Trust", 5],
  ]);
  return book;
}

const aSmallBook: fc.Arbitrary<Small> = fc.record({
  kpis: fc.integer({ min: 1, max: 4 }),
  points: fc.integer({ min: 4, max: 15 }),
  form: fc.constantFrom("long", "wide"),
  tables: fc.boolean(),
  totals: fc.boolean(),
  formulas: fc.boolean(),
});

test("small workbooks of every form: whatever is edited, the list is that of a full check", async () => {
  await fc.assert(
    fc.asyncProperty(aSmallBook, fc.array(anEdit, { minLength: 1, maxLength: 8 }), async (small, edits) => {
      await follows(await LiveApp.open(smallBook(small)), edits);
    }),
    { numRuns: 30, endOnFailure: true },
  );
}, 120_000);

test("the sample: whatever is edited, the list is that of a full check", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anEdit, { minLength: 3, maxLength: 6 }), async (edits) => {
      await follows(await LiveApp.open(await loadBook(sample)), edits);
    }),
    { numRuns: 3, endOnFailure: true },
  );
}, 120_000);

test("an edit of one cell asks Excel for one cell's rows, in one request, and for the sheet only when its shape changes", async () => {
  const live = await LiveApp.open(await loadBook(sample));
  const sheet = live.host.book.sheetNamed("Observations")!;
  const { statistics } = live.host;
  await live.settle();
  const cost = async (address: string, value: unknown): Promise<typeof statistics> => {
    statistics.reset();
    live.host.edit("user", () => live.host.write(sheet, address, [[value]]));
    // no round trips of the test's own here: they would be counted
    for (let i = 0; i < 100; i++) await new Promise((resume) => setTimeout(resume, 2));
    return statistics;
  };
  const used = sheet.usedArea(true)!;
  const inside = await cost("C5", 0.5);
  expect(inside.syncs).toBe(1);
  expect(inside.largestResponse).toBeLessThan(8_000);
  const beyond = await cost(areaText(areaOf(used.row + used.rows + 2, 2)), "note");
  expect(beyond.syncs).toBeGreaterThan(1);
  expect(beyond.syncs).toBeLessThanOrEqual(4);
  expect(await live.differences()).toEqual([]);
});
