import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Frame, Page } from "playwright-core";
import { startBrowser } from "./browser";

const root = process.cwd();
export const PICTURES = join(root, "out", "e2e");

export interface Running {
  readonly address: string;
  stop(): void;
}

/** The workbench's own server, as `npm start` starts it. */
export function startWorkbench(): Promise<Running> {
  const tsx = join(root, "node_modules", "tsx", "dist", "cli.mjs");
  const child: ChildProcess = spawn(process.execPath, [tsx, "scripts/workbench-server.ts", "--no-open"], { cwd: root });
  return new Promise((resolve, reject) => {
    let said = "";
    let stopping = false;
    const hear = (chunk: Buffer): void => {
      said += chunk.toString("utf8");
      const address = /http:\/\/localhost:\d+\//.exec(said)?.[0];
      if (address !== undefined) {
        resolve({
          address,
          stop: () => {
            stopping = true;
            child.kill();
          },
        });
      }
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.on("exit", (code, signal) => {
      const error = new Error(`The workbench's server stopped (${code ?? signal}):\n${said}`);
      reject(error);
      if (!stopping) process.emitWarning(error);
    });
  });
}

/** A page with the sample open, and everything that went wrong or went out since. */
export class OpenWorkbench {
  readonly errors: string[] = [];
  readonly outside: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly browser: Browser,
  ) {}

  /** With `at` the page lives on that day: its clock runs on from there. */
  static async open(address: string, { at }: { readonly at?: string } = {}): Promise<OpenWorkbench> {
    mkdirSync(PICTURES, { recursive: true });
    const browser = await startBrowser();
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, locale: "en-GB", timezoneId: "UTC" });
    // tsx wraps named functions in this one, also those that are sent into the page
    await page.addInitScript("globalThis.__name = (named) => named");
    if (at !== undefined) await page.addInitScript(moveClock, Date.parse(at) - Date.now());
    const open = new OpenWorkbench(page, browser);
    page.on("console", (message) => {
      if (message.type() === "error") open.errors.push(message.text());
    });
    page.on("pageerror", (error) => open.errors.push(error.message));
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(address) && !/^(data|blob|about):/.test(url)) open.outside.push(url);
    });
    await page.goto(address);
    await open.ready("sample.xlsx");
    return open;
  }

  /** Waits until this file is open and drawn. */
  async ready(file: string): Promise<void> {
    await this.page.waitForFunction((name) => document.title.startsWith(name), file, { timeout: 60_000 });
    await this.page.waitForSelector("canvas[id^=univer-sheet-main]", { state: "attached" });
    await this.settle();
  }

  /** Until the grid has drawn and calculated what it was given. */
  async settle(): Promise<void> {
    await this.page.waitForTimeout(600);
  }

  /** What the workbook's model holds in a cell of the active sheet (or of the sheet named). */
  async cell(address: string, sheet?: string): Promise<unknown> {
    return this.page.evaluate(
      ([at, name]) => {
        const { host } = (window as unknown as WorkbenchInPage).miWorkbench;
        const target = name === null ? host.book.active : host.book.sheetNamed(name as string);
        const match = /^([A-Z]+)(\d+)$/.exec(at as string);
        const column = [...(match?.[1] ?? "")].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
        return target.valueAt(Number(match?.[2]), column);
      },
      [address, sheet ?? null],
    );
  }

  /** Name of the active sheet, and the first cell of the selection. */
  async selection(): Promise<{ sheet: string; row: number; column: number }> {
    return this.page.evaluate(() => {
      const { book } = (window as unknown as WorkbenchInPage).miWorkbench.host;
      return { sheet: book.active.name, row: book.selection.row, column: book.selection.column };
    });
  }

  /** Everything that can be seen of a sheet's cells besides their contents: formats, rules and notes, as one text. */
  async looks(sheet: string): Promise<string> {
    return this.page.evaluate((name) => {
      const on = (window as unknown as WorkbenchInPage).miWorkbench.host.book.sheetNamed(name);
      const formats = [...on.cells.within(on.everything)].map(([row, column, cell]) => [row, column, cell.format]);
      const rules = on.conditionalFormats.map((rule) => [rule.formula, rule.fill, rule.areas]);
      return JSON.stringify([formats, rules, on.notes]);
    }, sheet);
  }

  /** Names of the sheets with how many charts stand on each. */
  async sheets(): Promise<[string, number][]> {
    return this.page.evaluate(() =>
      (window as unknown as WorkbenchInPage).miWorkbench.host.book.sheets.map((sheet): [string, number] => [
        sheet.name,
        sheet.charts.length,
      ]),
    );
  }

  /** Faults of our own host, which the tests insist there are none of. */
  async hostFaults(): Promise<string[]> {
    return this.page.evaluate(() =>
      (window as unknown as WorkbenchInPage).miWorkbench.host.internalErrors.map((error) => String(error)),
    );
  }

  /** Clicks a cell of the active sheet where it is on screen. */
  async clickCell(row: number, column: number): Promise<void> {
    const at = await this.page.evaluate(
      ([r, c]) => {
        const { grid } = (window as unknown as WorkbenchInPage).miWorkbench.session;
        const view = grid.view();
        const place = grid.placeOf({ row: r ?? 1, column: c ?? 1, rows: 1, columns: 1 });
        const canvas = view.canvas.getBoundingClientRect();
        return { x: canvas.x + place.x - view.scrollX + 8, y: canvas.y + place.y - view.scrollY + 8 };
      },
      [row, column],
    );
    await this.click(at.x, at.y);
  }

  /** Clicks into the grid, at pixels of the page. */
  async click(x: number, y: number): Promise<void> {
    await this.page.mouse.click(x, y);
    await this.settle();
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    await this.page.keyboard.press("Enter");
    await this.settle();
  }

  get pane(): Frame {
    const frame = this.page.frames().find((one) => one.url().endsWith("/pane/taskpane.html"));
    if (!frame) throw new Error("the pane's page is not there");
    return frame;
  }

  /** Brings a sheet to the front, as somebody does who looks for its tab. */
  async showSheet(name: string): Promise<void> {
    const tab = this.page.getByRole("tablist", { name: "Sheets" }).getByRole("tab", { name, exact: true });
    await tab.evaluate((element) => element.scrollIntoView({ block: "nearest", inline: "center" }));
    await tab.click();
    await until(
      () => this.selection(),
      ({ sheet }) => sheet === name,
    );
    await this.settle();
  }

  /** The workbook as a file, as Download hands it over. */
  async download(): Promise<Uint8Array> {
    const waiting = this.page.waitForEvent("download");
    await this.page.getByRole("button", { name: /^Download/ }).click();
    return new Uint8Array(readFileSync(await (await waiting).path()));
  }

  async picture(name: string): Promise<void> {
    await this.page.screenshot({ path: join(PICTURES, `${name}.png`) });
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

/** Runs in the page, before anything else: the clock as it would be `by` milliseconds later. */
function moveClock(by: number): void {
  const Real = Date;
  const Moved = function (this: unknown, ...args: unknown[]): unknown {
    if (new.target === undefined) return new Real(Real.now() + by).toString();
    return args.length === 0 ? new Real(Real.now() + by) : Reflect.construct(Real, args);
  } as unknown as DateConstructor;
  Object.setPrototypeOf(Moved, Real);
  Object.defineProperty(Moved, "prototype", { value: Real.prototype });
  Moved.now = () => Real.now() + by;
  globalThis.Date = Moved;
}

/** Looks again until what is seen is as wanted; says what it was when it never came. */
export async function until<T>(look: () => Promise<T>, wanted: (seen: T) => boolean, seconds = 20): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const seen = await look();
    if (wanted(seen)) return seen;
    if (Date.now() > end) throw new Error(`After ${seconds} s it was still: ${JSON.stringify(seen).slice(0, 500)}`);
    await new Promise((resume) => setTimeout(resume, 150));
  }
}

/** As much of the workbench as the tests look at from inside the page. */
interface WorkbenchInPage {
  readonly miWorkbench: {
    readonly host: HostInPage;
    readonly session: {
      readonly grid: {
        view(): { canvas: HTMLCanvasElement; scrollX: number; scrollY: number };
        placeOf(area: object): { x: number; y: number };
      };
    };
  };
}

interface HostInPage {
  readonly internalErrors: readonly unknown[];
  readonly book: {
    readonly active: SheetInPage;
    readonly selection: { readonly row: number; readonly column: number };
    readonly sheets: readonly SheetInPage[];
    sheetNamed(name: string): SheetInPage;
  };
}

interface SheetInPage {
  readonly name: string;
  readonly everything: object;
  readonly cells: { within(area: object): Iterable<[number, number, { format: unknown }]> };
  readonly charts: readonly unknown[];
  readonly notes: readonly unknown[];
  readonly conditionalFormats: readonly { formula: string; fill: string | null; areas: unknown }[];
  valueAt(row: number, column: number): unknown;
}
