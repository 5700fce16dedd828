import { until } from "../workbench";
import {
  beginJourney,
  buildThePack,
  type Journey,
  nothingWentWrong,
  openPage,
  plainSpaces,
  readBook,
  readTheWorkbook,
  table,
} from "./journey";

/** Finance reviews the open book: what was charged against what the contract says, and the margin against its band. */
let journey: Journey;
beforeAll(async () => {
  journey = await beginJourney();
}, 240_000);
afterAll(() => journey?.end());

const sample = readBook("sample.xlsx");
const invoices = table(sample, "Invoices");
const costs = table(sample, "Costs");
const terms = table(sample, "Terms");
const lastMonth = Math.max(...invoices.map((line) => Number(line["Period"])));

/** The surprise, by hand: September's contacts at the rate charged, less the same at the rate of the contract. */
const line = invoices.findIndex((one) => one["Period"] === lastMonth && one["Item"] === "Handled contacts");
const surprise =
  Number(invoices[line]?.["Quantity"]) *
  (Number(invoices[line]?.["Rate charged"]) - Number(invoices[line]?.["Contract rate"]));

/** The quarter's margin by hand: revenue less costs, of revenue, over its last three months. */
const quarter = [...new Set(costs.map((one) => Number(one["Period"])))].sort((a, b) => a - b).slice(-3);
const inQuarter = costs.filter((one) => quarter.includes(Number(one["Period"])));
const sum = (header: string): number => inQuarter.reduce((all, one) => all + Number(one[header] ?? 0), 0);
const margin = (sum("Revenue") - sum("Amount")) / sum("Revenue");
const band = terms.find((one) => one["Term"] === "margin band");

const thousands = (value: number): string => value.toLocaleString("en-GB", { maximumFractionDigits: 2 });
const row = (name: RegExp) => journey.open.pane.getByRole("treeitem", { name }).first();

test("the list, narrowed to what is commercial, has the surprise and the margin", async () => {
  const { open } = journey;
  await readTheWorkbook(open);
  // kinds that few look for come with the filter
  await open.pane.getByRole("button", { name: "Filter", exact: true }).click();
  await open.pane.getByRole("button", { name: /^Commercial/ }).click();
  await row(/Handled contacts billed/).waitFor();
  expect(plainSpaces(await row(/Handled contacts billed/).innerText())).toContain(`£${thousands(surprise)}`);
  expect(surprise).toBeCloseTo(78_200 * 0.08, 6); // planted: £3.68 for £3.60
  expect(plainSpaces(await row(/^(?!.*billed).*[Mm]argin/).innerText())).toContain(`${(margin * 100).toFixed(1)} %`);
  expect(margin).toBeGreaterThan(Number(band?.["High"]));
  await open.picture("journey-finance-list");
});

test("by keys: the surprise leads to its invoice line, its details say how it was worked out", async () => {
  const { open } = journey;
  const { keyboard } = open.page;
  await row(/Handled contacts billed/).focus();
  await keyboard.press("Enter");
  const at = await until(
    () => open.selection(),
    ({ sheet }) => sheet === "Invoices",
  );
  // one row of headers above the lines
  expect(at.row).toBe(line + 2);
  const [quantity, charged, agreed] = await Promise.all(
    ["D", "E", "F"].map((column) => open.cell(`${column}${at.row}`)),
  );
  expect(Number(quantity) * (Number(charged) - Number(agreed))).toBeCloseTo(surprise, 6);
  await row(/Handled contacts billed/).focus();
  await keyboard.press(" ");
  const details = open.pane.getByRole("article", { name: /^Details/ });
  await details.waitFor();
  expect(plainSpaces(await details.innerText())).toMatch(/£3\.68[^]*£3\.60/);
  await open.settle();
  await open.picture("journey-finance-surprise");
  await keyboard.press("Escape");
  await row(/Handled contacts billed/).waitFor();
});

test("the margin's details give band, margin, and what goes back to the client", async () => {
  const { open } = journey;
  await row(/^(?!.*billed).*[Mm]argin/).focus();
  await open.page.keyboard.press(" ");
  const details = open.pane.getByRole("article", { name: /^Details/ });
  await details.waitFor();
  const words = plainSpaces(await details.innerText());
  expect(words).toContain(`${(margin * 100).toFixed(1)} %`);
  // the revenue at which the same cost leaves the upper end of the band; of what lies above, the client's share
  const back = Number(band?.["Share"]) * (sum("Revenue") - sum("Amount") / (1 - Number(band?.["High"])));
  const kept = 1 - sum("Amount") / (sum("Revenue") - back);
  expect(words).toContain(
    `returns £${(back / 1000).toFixed(1)}k to the client, which leaves ${(kept * 100).toFixed(1)} %`,
  );
  await open.picture("journey-finance-margin");
  await open.page.keyboard.press("Escape");
});

test("service credit and volume charge are recomputed from the terms", async () => {
  const september = invoices.filter((one) => one["Period"] === lastMonth);
  const billed = september.reduce((all, one) => all + Number(one["Amount"]), 0);
  const atRisk = Number(table(sample, "Contract").find((fact) => fact["Setting"] === "At-risk share")?.["Value"]);
  const fcr = terms.find((one) => one["Item"] === "fcr");
  const pool = parseFloat(String(fcr?.["Pool"])) / 100; // written as 200%: shares above 1 are, so that nobody reads 2 %
  const credit = billed * atRisk * pool * Number(fcr?.["Allocation"]) * Number(fcr?.["Multiplier"]);
  const short = credit - Number(fcr?.["Charged"]);
  expect(plainSpaces(await row(/service credit/).innerText())).toContain(thousands(short));

  const volume = terms.find((one) => one["Term"] === "volume" && one["Item"] === "Handled contacts");
  const free = Number(volume?.["Baseline"]) * (1 + Number(volume?.["Deadband"]));
  const due = (Number(volume?.["Actual"]) - free) * Number(volume?.["ARC rate"]);
  expect(due).toBeCloseTo(9687.5, 6); // planted
  const over = Number(volume?.["Charged"]) - due;
  expect(plainSpaces(await row(/Handled contacts: volume/).innerText())).toContain(`£${thousands(over)}0 off`);
});

test("the page Open book of the built pack says the same", async () => {
  const { open } = journey;
  await buildThePack(open);
  const page = (await openPage(open, "Open book", "8 Open book")).map(plainSpaces);
  const text = page.join("\n");
  expect(text).toContain(`${(margin * 100).toFixed(1)} %`);
  // both lines that differ from the contract: the rate of September, the sum of August
  const wrong = invoices
    .map((one) => Number(one["Amount"]) - Number(one["Quantity"]) * Number(one["Contract rate"]))
    .filter((difference) => Math.abs(difference) > 1);
  expect(wrong).toHaveLength(2);
  expect(text).toContain(`£${thousands(wrong.reduce((all, one) => all + one, 0))}`);
  for (const item of ["Handled contacts", "Back-office items"])
    expect(page.some((one) => one.includes("INV-10") && one.includes(item))).toBe(true);
  await open.picture("journey-finance-open-book");
});

test("nothing went wrong on the way", () => nothingWentWrong(journey.open));
