import { ContractBuilder } from "../../../src/contract/ContractBuilder";
import { defaultSettings } from "../../../src/contract/settings";
import { readXlsx } from "../../../src/host/xlsx/readWorkbook";
import { isPackSheet } from "../../../src/pack/sheets";
import expected from "../../../assets/sample-messy-expected.json";
import planted from "../../../assets/sample-planted.json";
import { until } from "../workbench";
import {
  beginJourney,
  buildThePack,
  cellsOf,
  type Journey,
  nothingWentWrong,
  openPage,
  plainSpaces,
  readBook,
  readTheWorkbook,
  rowsOf,
  table,
  view,
} from "./journey";

/** The contract performance manager has a pack due this week, and the workbook that people sent. */
let journey: Journey;
beforeAll(async () => {
  journey = await beginJourney();
}, 240_000);
afterAll(() => journey?.end());

const messy = readBook("sample-messy.xlsx");
const bad = expected.bad.map(({ cell }) => cell);
/** The decimal comma in the first row of figures: 99,1% where 99.1% was meant. */
const FIXED = "'Monthly data'!W5";

/** Addresses of the cells that the view Data lists. */
async function listed(): Promise<string[]> {
  const lists = journey.open.pane.getByRole("list", { name: /^Problems in/ });
  return lists.getByRole("button").allInnerTexts();
}

test("every cell that was spoiled is listed, with what was found and what was expected", async () => {
  const { open } = journey;
  await open.page.getByRole("button", { name: "Messy sample" }).click();
  await open.ready("sample-messy.xlsx");
  await readTheWorkbook(open);
  await view(open, "Data");
  await open.pane.getByRole("heading", { name: /^KPIs \(/ }).waitFor();
  const cells = await listed();
  expect(cells).toEqual(expect.arrayContaining(bad));
  // beside them only what is used and should be looked at: the guessed sheet of weeks, and a hidden sheet
  expect(cells.filter((cell) => !bad.includes(cell))).toEqual(["Wk!A2", "'Risk register'!A1"]);
  const line = open.pane.getByRole("listitem").filter({ hasText: "SLAs!H28" });
  expect(await line.innerText()).toContain("found “sideways”, expected one of: higher, lower, range");
  await open.picture("journey-pack-problems");
});

test("tables that are none are left out in the mapping, which stands in a visible sheet", async () => {
  const { open } = journey;
  const { pane } = open;
  await pane.getByRole("button", { name: "Look for tables" }).click();
  const lookUp = pane.getByRole("region", { name: "zz_lookup" });
  await lookUp.waitFor();
  // what is not recognised stands before what is
  const names = await pane.getByRole("region", { name: "Map my tables" }).getByRole("combobox").allInnerTexts();
  expect(names.length).toBeGreaterThan(20);
  expect(await pane.getByText(/tables? to look at stands? first/).innerText()).toMatch(/^2 tables/);
  for (const name of ["READ THIS FIRST", "zz_lookup"])
    await pane.getByRole("region", { name }).getByRole("combobox").first().selectOption({ label: "Leave it out" });
  await open.picture("journey-pack-mapping");
  await pane.getByRole("button", { name: "Save mapping" }).click();
  await pane.getByText(/2 settings saved in MI Settings/).waitFor({ timeout: 30_000 });
  const sheets = await open.sheets();
  expect(sheets.map(([name]) => name)).toContain("MI Settings");
  const settings = rowsOf(readBook(await open.download()), "MI Settings");
  expect(settings.filter((row) => /zz_lookup|READ THIS FIRST/.test(row))).toHaveLength(2);
});

test("a problem leads to its cell; typed right, it is gone from the list", async () => {
  const { open } = journey;
  await view(open, "Data");
  await open.pane.getByRole("button", { name: FIXED, exact: true }).click();
  const at = await until(
    () => open.selection(),
    ({ sheet }) => sheet === "Monthly data",
  );
  expect(at).toMatchObject({ row: 5, column: 23 });
  await open.settle();
  await open.clickCell(at.row, at.column);
  await open.type("99.1%");
  expect(await open.cell("W5", "Monthly data")).toBeCloseTo(0.991, 12);
  const left = await until(listed, (cells) => !cells.includes(FIXED));
  expect(left).toEqual(expect.arrayContaining(bad.filter((cell) => cell !== FIXED)));
  await open.picture("journey-pack-fixed");
});

test("the pack is built: what was planted leads it, and the record names each row that was left out", async () => {
  const { open } = journey;
  await buildThePack(open);
  await open.picture("journey-pack-built");
  const first = (await openPage(open, "On one page", "1 On one page")).map(plainSpaces).join("\n");
  // the client's own figure of September, read by another library: 72.587% in the row First-contact resolution
  const fcr = table(readBook("sample.xlsx"), "KPIs").find((row) => row["KPI"] === "fcr")?.["Name"];
  const given = rowsOf(messy, "Monthly data").find((row) => row.startsWith(String(fcr)));
  const share = Number(/([\d.]+)%$/.exec(given ?? "")?.[1]);
  expect(share).toBeGreaterThan(0);
  expect(first).toContain(String(fcr));
  expect(first).toContain(`${share.toFixed(1)} %`);

  const exceptions = (await openPage(open, "Exceptions", "2 Exceptions")).join("\n");
  const names = new Map(table(readBook("sample.xlsx"), "KPIs").map((row) => [row["KPI"], String(row["Name"])]));
  const low = planted.planted.filter(({ kind }) => kind === "low").map(({ subject }) => names.get(subject) ?? subject);
  for (const name of low) expect(exceptions).toContain(name);

  const record = (await openPage(open, "Record", "14 Record")).join("\n");
  for (const cell of bad.filter((one) => one !== FIXED)) expect(record).toContain(cell);
  expect(record).not.toContain(FIXED);
  await open.picture("journey-pack-record");
});

test("the file that is handed over holds pack and data; of the user's own sheets one cell is another", async () => {
  const { open } = journey;
  const bytes = await open.download();
  const after = readBook(bytes);
  const own = after.SheetNames.filter((name) => !isPackSheet(name) && name !== "MI Settings");
  expect(own).toEqual(messy.SheetNames);
  for (const name of own) {
    const [was, is] = [cellsOf(messy, name), cellsOf(after, name)];
    if (name === "Monthly data") {
      expect(is.get("W5")).toBeCloseTo(0.991, 12);
      is.set("W5", was.get("W5"));
    }
    expect([name, Object.fromEntries(is)]).toEqual([name, Object.fromEntries(was)]);
  }
  const builder = new ContractBuilder({ settings: defaultSettings(), ignoreSheet: isPackSheet });
  await readXlsx(bytes, builder);
  const { contract } = builder.finish();
  const kept = Object.entries(contract.rows).map(([key, rows]): [string, number] => [key, rows.length]);
  const wanted = expected.kept as Readonly<Record<string, number>>;
  for (const [name, rows] of kept) {
    const title = Object.keys(wanted).find((one) => one.toLowerCase().startsWith(name.toLowerCase().slice(0, 7)));
    if (title !== undefined && title !== "KPIs") expect([title, rows]).toEqual([title, wanted[title]]);
  }
  expect(contract.kpis).toHaveLength(wanted["KPIs"] ?? 0);
  expect(kept.length).toBeGreaterThan(15);
});

test("nothing went wrong on the way", () => nothingWentWrong(journey.open));
