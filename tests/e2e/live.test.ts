import { OpenWorkbench, type Running, startWorkbench, until } from "./workbench";

/** Live, in a browser: the production pane follows what people do in the workbook, and nothing that it does itself. */
let server: Running;
let open: OpenWorkbench;

beforeAll(async () => {
  server = await startWorkbench();
  open = await OpenWorkbench.open(server.address);
  await open.pane.getByRole("button", { name: "Read this workbook" }).click();
  await open.pane.getByRole("tree").waitFor({ timeout: 60_000 });
}, 240_000);

afterAll(async () => {
  await open?.close();
  server?.stop();
});

const tree = (): Promise<string> => open.pane.getByRole("tree").innerText();
const status = (): Promise<string> => open.pane.getByRole("contentinfo", { name: "Status" }).innerText();
const planted = /First-contact resolution\n[^a-z]*72\.6/;

/** Counter of the requests that the add-in has made. */
const syncs = (): Promise<number> =>
  open.page.evaluate(() => (window as unknown as LiveInPage).miWorkbench.host.statistics.syncs);

/** What somebody else writes into the workbook, at once and without the grid. */
const coauthor = (address: string, value: number): Promise<void> =>
  open.page.evaluate(
    ([at, what]) => {
      const { host } = (window as unknown as LiveInPage).miWorkbench;
      const sheet = host.book.sheetNamed("Observations");
      host.edit("coauthor", () => host.write(sheet, at as string, [[what]]));
    },
    [address, value],
  );

/** Row of the last observation of first-contact resolution, in which the exception is planted. */
let row = 0;

test("an edit in the grid changes the list, and nothing is said to be going on", async () => {
  expect(await tree()).toMatch(planted);
  await open.pane.getByText("First-contact resolution").first().click();
  const at = await until(
    () => open.selection(),
    ({ sheet }) => sheet === "Observations",
  );
  ({ row } = at);
  await open.settle();
  await open.clickCell(row, 4);
  await open.type("11200");
  await until(tree, (text) => !planted.test(text));
  expect(await open.pane.getByRole("progressbar").count()).toBe(0);
});

test("a co-author's edit counts as any other", async () => {
  await coauthor(`D${row}`, 9000);
  await until(tree, (text) => /First-contact resolution\n/.test(text) && !planted.test(text));
});

test("while highlights are on they come and go with the exceptions; off leaves no trace", async () => {
  const looks = (): Promise<string> => open.looks("Observations");
  const plain = await looks();
  await open.page.getByRole("button", { name: "Highlight" }).click();
  const marked = await until(looks, (now) => now !== plain);
  await coauthor(`D${row}`, 11200);
  const fewer = await until(looks, (now) => now !== marked);
  await coauthor(`D${row}`, 9000);
  await until(looks, (now) => now !== fewer);
  await open.page.getByRole("button", { name: "Highlight" }).click();
  await until(looks, (now) => now === plain);
});

test("the status bar counts the cells changed since the pack was built, and the next build starts anew", async () => {
  const build = async (): Promise<void> => {
    await open.page.getByRole("button", { name: "Build pack" }).click();
    await open.pane.getByText(/^The pack is built/).waitFor({ timeout: 120_000 });
    await open.pane.getByRole("button", { name: "Dismiss" }).click();
  };
  await build();
  expect(await status()).not.toMatch(/changed since/);
  const quiet = await syncs();
  await open.page.waitForTimeout(1500);
  // its own writing is no change of the data: nothing is read after it
  expect(await syncs()).toBe(quiet);
  await coauthor(`D${row}`, 9100);
  await until(status, (text) => text.includes("1 cell changed since the pack was built"));
  await coauthor(`D${row - 1}`, 9100);
  await until(status, (text) => text.includes("2 cells changed since the pack was built"));
  await coauthor(`D${row}`, 9000);
  await until(status, (text) => text.includes("1 cell changed since the pack was built"));
  await open.picture("live-status");
  await build();
  expect(await status()).not.toMatch(/changed since/);
});

test("a notice moves no line of the list", async () => {
  const line = open.pane.getByText("First-contact resolution").first();
  await line.scrollIntoViewIfNeeded();
  const before = await line.boundingBox();
  await line.click();
  await open.pane.getByRole("button", { name: "Dismiss" }).waitFor();
  expect((await line.boundingBox())?.y).toBe(before?.y);
});

test("nothing went wrong on the way", async () => {
  expect(open.errors).toEqual([]);
  expect(await open.hostFaults()).toEqual([]);
});

interface LiveInPage {
  readonly miWorkbench: {
    readonly host: {
      readonly statistics: { readonly syncs: number };
      readonly book: { sheetNamed(name: string): unknown };
      edit(source: "coauthor", change: () => void): void;
      write(sheet: unknown, address: string, values: readonly (readonly unknown[])[]): void;
    };
  };
}
