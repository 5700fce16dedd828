import { until } from "../workbench";
import {
  beginJourney,
  cellsOf,
  type Journey,
  nothingWentWrong,
  plainSpaces,
  readBook,
  readTheWorkbook,
  table,
  view,
} from "./journey";

/** The procurement analyst has two bids, and wants the total cost of performance, not the fee. */
let journey: Journey;
beforeAll(async () => {
  journey = await beginJourney();
}, 240_000);
afterAll(() => journey?.end());

const sample = readBook("sample.xlsx");
const options = new Map(table(sample, "Options").map((row) => [row["Option"], row]));

/** Total cost of performance of an option by hand, with its fee moved: everything paid, less what comes back. */
function total(option: string, feeFactor = 1): number {
  const of = (header: string): number => Number(options.get(option)?.[header] ?? NaN);
  const paid = of("Fees") * feeFactor + of("Retained client cost") + of("Governance") + of("Transition");
  return paid + of("Non-performance") - of("Credits") - of("Gain share received");
}
function output(option: string): number {
  return Number(options.get(option)?.["Joint output"]);
}
const worth = Number(options.get("Client + A")?.["Value per unit of output"]);

const pounds = (value: number): string => `£${value.toFixed(2)}`;
const card = (name: string) =>
  journey.open.pane
    .getByRole("list", { name: "Options" })
    .getByRole("listitem")
    .filter({ has: journey.open.pane.getByRole("heading", { name, exact: true }) });
const compared = async (): Promise<string> =>
  plainSpaces(await journey.open.pane.locator("#mi-value-form").innerText());

test("the options stand side by side with total cost, cost per unit and net value", async () => {
  const { open } = journey;
  await readTheWorkbook(open);
  await view(open, "Value");
  await view(open, "Compare options");
  await card("Client + A").waitFor();
  for (const option of ["Client alone", "Client + A", "Client + B"]) {
    const words = plainSpaces(await card(option).innerText());
    expect(words).toContain(`£${(total(option) / 1e6).toFixed(2)}m`);
    expect(words).toContain(pounds(total(option) / output(option)));
  }
  // B asks the lower fee and is still the worse choice
  expect(Number(options.get("Client + B")?.["Fees"])).toBeLessThan(Number(options.get("Client + A")?.["Fees"]));
  expect(await card("Client + A").innerText()).toContain("✓ best");
  // what A's fee may rise by: the difference of the net values, of the fee
  const net = (option: string): number => output(option) * worth - total(option);
  const room = (net("Client + A") - net("Client + B")) / Number(options.get("Client + A")?.["Fees"]);
  expect(await compared()).toContain(
    `Its fees can rise by ${(room * 100).toFixed(1)} % (£1.09m) before Client + B is as good.`,
  );
  await open.picture("journey-cost-compare");
});

test("the cost per unit goes into an empty cell, as the form says it, and follows the table", async () => {
  const { open } = journey;
  await open.showSheet("Options");
  await open.clickCell(7, 2);
  await open.pane.getByRole("button", { name: /^Insert the cost per unit of Client \+ A/ }).click();
  const perUnit = total("Client + A") / output("Client + A");
  await until(
    () => open.cell("B7", "Options"),
    (value) => typeof value === "number" && Math.abs(value - perUnit) < 1e-9,
  );
  expect(plainSpaces(await card("Client + A").innerText())).toContain(pounds(perUnit));
  await open.picture("journey-cost-inserted");
  // the same cell again: nothing of the user's is overwritten
  await open.pane.getByRole("button", { name: /^Insert the cost per unit of Client \+ B/ }).click();
  await open.pane.getByText(/The cell B7 is not empty/).waitFor();
  // a dearer bid comes in
  await open.clickCell(3, 2);
  await open.type("4400000");
  await until(
    () => open.cell("B7", "Options"),
    (value) => typeof value === "number" && Math.abs(value - (perUnit + 100_000 / output("Client + A"))) < 1e-9,
  );
  await open.page.keyboard.press("Control+z");
  await until(
    () => open.cell("B7", "Options"),
    (value) => typeof value === "number" && Math.abs(value - perUnit) < 1e-9,
  );
});

test("what-if by keys: with a fifth more for A the choice hangs on what a unit is worth", async () => {
  const { open } = journey;
  const { keyboard } = open.page;
  await card("Client + A").getByRole("slider").focus();
  for (let i = 0; i < 20; i++) await keyboard.press("ArrowRight");
  const [a, b] = [total("Client + A", 1.2), total("Client + B")];
  const at = (a - b) / (output("Client + A") - output("Client + B"));
  await until(compared, (words) => words.includes(`Above ${pounds(at)} a unit Client + A is better than Client + B.`));
  expect(plainSpaces(await card("Client + A").innerText())).toContain(pounds(a / output("Client + A")));
  expect(await compared()).toContain("Client + A is the best option with these figures.");
  // below that value the cheaper one is better
  await open.pane.getByLabel(/^What a unit of output is worth/).fill((at - 0.2).toFixed(2));
  await until(compared, (words) => words.includes("Client + B is the best option with these figures."));
  await open.picture("journey-cost-what-if");
  await open.pane.getByRole("button", { name: "Back to the figures of the data" }).click();
  await until(compared, (words) => words.includes("Client + A is the best option."));
});

test("a function of the list is filled, seen, and inserted: cell and form say the same", async () => {
  const { open } = journey;
  const { pane } = open;
  await view(open, "Functions");
  await pane.getByRole("combobox", { name: "Function" }).selectOption("MI.TCP.NET");
  await pane.getByLabel(/^Output/).fill(String(output("Client + B")));
  await pane.getByLabel(/^Value per unit/).fill(String(worth));
  await pane.getByLabel(/^Total cost/).fill(String(total("Client + B")));
  const net = output("Client + B") * worth - total("Client + B");
  const shown = await pane.getByRole("status", { name: "Result" }).innerText();
  expect(Number(shown.replaceAll(",", ""))).toBeCloseTo(net, 6);
  await open.clickCell(8, 2);
  await pane.getByRole("button", { name: "Insert into the selected cell" }).click();
  await until(
    () => open.cell("B8", "Options"),
    (value) => typeof value === "number" && Math.abs(value - net) < 1e-6,
  );
});

test("the vital few: the least lines that make four fifths of the difference", async () => {
  const { open } = journey;
  await view(open, "Vital few");
  const spend = table(sample, "Spend").map((row) => ({ spend: Number(row["Spend"]), gain: Number(row["Difference"]) }));
  const gains = spend.filter(({ gain }) => gain > 0).reduce((sum, { gain }) => sum + gain, 0);
  // most difference for the money first
  const ranked = [...spend].sort((a, b) => b.gain / b.spend - a.gain / a.spend);
  let [lines, gain, spent] = [0, 0, 0];
  while (gain < 0.8 * gains) {
    gain += ranked[lines]?.gain ?? NaN;
    spent += ranked[lines]?.spend ?? NaN;
    lines++;
  }
  const all = spend.reduce((sum, line) => sum + line.spend, 0);
  expect(await compared()).toContain(
    `${lines} lines of ${spend.length}, ${Math.round((spent / all) * 100)} % of spend, carry ${Math.round((gain / gains) * 100)} % of the difference.`,
  );
  await open.picture("journey-cost-vital-few");
});

test("of the workbook only the two new cells are other than before", async () => {
  const after = readBook(await journey.open.download());
  expect(after.SheetNames).toEqual(sample.SheetNames);
  for (const name of after.SheetNames) {
    const is = cellsOf(after, name);
    if (name === "Options") for (const cell of ["B7", "B8"]) expect([cell, is.delete(cell)]).toEqual([cell, true]);
    expect([name, Object.fromEntries(is)]).toEqual([name, Object.fromEntries(cellsOf(sample, name))]);
  }
});

test("nothing went wrong on the way", () => nothingWentWrong(journey.open));
