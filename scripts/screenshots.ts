/**
 * `npm run screenshots`: the pictures of the README, taken anew from a real session of the workbench (the production pane,
 * Microsoft's client, our host): always the same day, the same size, nothing in motion. See scripts/screenshots/pictures.ts.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MOST_BYTES, type PictureName, pictures } from "./screenshots/pictures";
import { withPalette } from "./screenshots/palettePng";
import { OpenWorkbench, startWorkbench, until } from "../tests/e2e/workbench";

const folder = join("docs", "screenshots");
const WINDOW = { width: 1280, height: 960 };
/** Windows in which the pages of the pack stand whole: the pane beside them, which is cut off, takes the rest. */
const PORTRAIT = { width: 1330, height: 1320 };
const LANDSCAPE = { width: 1700, height: 1100 };
const TODAY = "2026-10-05T09:00:00Z";

const taken = new Set<PictureName>();

async function take(open: OpenWorkbench, name: PictureName, part?: string): Promise<void> {
  await open.settle();
  await open.page.mouse.move(2, 2);
  const still = { animations: "disabled", caret: "hide", scale: "css" } as const;
  const png = part === undefined ? await open.page.screenshot(still) : await open.page.locator(part).screenshot(still);
  const small = withPalette(png);
  if (small.length > MOST_BYTES) throw new Error(`${name}.png has ${small.length} bytes; ${MOST_BYTES} are allowed`);
  writeFileSync(join(folder, `${name}.png`), small);
  taken.add(name);
  console.log(`${name}.png  ${Math.round(small.length / 1000)} kB`);
}

async function read({ pane }: OpenWorkbench): Promise<void> {
  await pane.getByRole("button", { name: "Read this workbook" }).click();
  await pane.getByRole("tree").waitFor({ timeout: 120_000 });
  await closeNotice(pane);
}

/** What was said last covers what is to be seen. */
async function closeNotice(pane: OpenWorkbench["pane"]): Promise<void> {
  const close = pane.getByRole("button", { name: /^(Close|Dismiss)/ }).first();
  if (await close.isVisible()) await close.click();
}

async function view({ pane }: OpenWorkbench, name: string): Promise<void> {
  await pane
    .getByRole("tab", { name: new RegExp(`^${name}`) })
    .first()
    .click();
}

const row = ({ pane }: OpenWorkbench, name: RegExp) => pane.getByRole("treeitem", { name }).first();

async function details(open: OpenWorkbench, name: RegExp): Promise<void> {
  await row(open, name).focus();
  await open.page.keyboard.press("Enter");
  await open.settle();
  await row(open, name).focus();
  await open.page.keyboard.press(" ");
  await open.pane.getByRole("article", { name: /^Details/ }).waitFor();
  await closeNotice(open.pane);
}

/** An exception with its chart; a billing surprise with its line. */
async function exceptions(open: OpenWorkbench): Promise<void> {
  await read(open);
  await details(open, /^(?!.*missing).*First-contact resolution/);
  await open.pane.locator("figure svg, svg[role=img]").first().waitFor();
  await take(open, "workbench");
  await open.pane.getByRole("button", { name: "Back to the list" }).click();
  await open.pane.getByRole("button", { name: "Filter", exact: true }).click();
  await open.pane.getByRole("button", { name: /^Commercial/ }).click();
  await details(open, /Handled contacts billed/);
  await take(open, "journey-finance");
  await open.pane.getByRole("button", { name: "Back to the list" }).click();
}

/** Two bids, and the cost per unit in the sheet. */
async function cost(open: OpenWorkbench): Promise<void> {
  await view(open, "Value");
  await view(open, "Compare options");
  await open.showSheet("Options");
  await open.clickCell(7, 2);
  await open.pane.getByRole("button", { name: /^Insert the cost per unit of Client \+ A/ }).click();
  await until(
    () => open.cell("B7", "Options"),
    (value) => typeof value === "number",
  );
  await closeNotice(open.pane);
  await take(open, "journey-cost");
}

/** Three people of the panel, scored by digits. */
async function satisfaction(open: OpenWorkbench): Promise<void> {
  const { pane } = open;
  await view(open, "Score");
  const panel = {
    "Operations director": "7a869",
    "Billing team leader": "87966",
    "Contract performance manager": "9887a",
  };
  await pane.getByLabel("Date").fill("2026-09-28");
  for (const [person, scores] of Object.entries(panel)) {
    await pane.getByRole("button", { name: new RegExp(`^${person}`) }).click();
    const groups = pane.getByRole("radiogroup");
    for (const [i, score] of [...scores].entries()) {
      await groups.nth(i).getByRole("radio").first().focus();
      await open.page.keyboard.type(String(parseInt(score, 16)));
    }
    await open.page.keyboard.press("Enter");
    await until(
      () => pane.getByLabel(/^Respondent/).inputValue(),
      (name) => name === "",
      60,
    );
  }
  await open.showSheet("Satisfaction");
  await open.clickCell(2, 2);
  await open.page.keyboard.press("Control+ArrowDown");
  await open.settle();
  await closeNotice(pane);
  await pane.getByRole("region", { name: "Last round" }).scrollIntoViewIfNeeded();
  await take(open, "journey-satisfaction");
}

/** Pages of the built pack, as the workbench draws them. */
async function pack(open: OpenWorkbench): Promise<void> {
  await view(open, "Pack");
  await open.pane.getByRole("button", { name: /^Build (the pack|again)$/ }).click();
  await open.pane.getByText(/^The pack is built/).waitFor({ timeout: 240_000 });
  for (const [title, sheet, name, window] of [
    ["On one page", "1 On one page", "page-1", PORTRAIT],
    ["Exceptions", "2 Exceptions", "exceptions", LANDSCAPE],
    ["Charts", "5 Charts", "charts", LANDSCAPE],
  ] as const) {
    await open.page.setViewportSize(window);
    await open.pane.getByRole("button", { name: `Open ${title}`, exact: true }).click();
    await until(
      () => open.selection(),
      (at) => at.sheet === sheet,
    );
    await open.settle();
    await take(open, name, ".wb-grid");
  }
  await open.page.setViewportSize(WINDOW);
}

/** The messy workbook: a problem and its cell. */
async function messy(open: OpenWorkbench): Promise<void> {
  await open.page.getByRole("button", { name: "Messy sample" }).click();
  await open.ready("sample-messy.xlsx");
  await read(open);
  await view(open, "Data");
  await open.pane.getByRole("button", { name: "'Monthly data'!W5", exact: true }).click();
  await until(
    () => open.selection(),
    ({ sheet }) => sheet === "Monthly data",
  );
  await closeNotice(open.pane);
  await take(open, "journey-pack");
}

const began = Date.now();
mkdirSync(folder, { recursive: true });
const server = await startWorkbench();
try {
  const open = await OpenWorkbench.open(server.address, { at: TODAY });
  try {
    await open.page.emulateMedia({ reducedMotion: "reduce", colorScheme: "light" });
    await open.page.setViewportSize(WINDOW);
    for (const part of [exceptions, cost, satisfaction, pack, messy]) await part(open);
  } finally {
    await open.close();
  }
} finally {
  server.stop();
}
const left = Object.keys(pictures).filter((name) => !taken.has(name as PictureName));
if (left.length > 0) throw new Error(`not taken: ${left.join(", ")}`);
console.log(`${taken.size} pictures in ${folder}, ${Math.round((Date.now() - began) / 1000)} s`);
