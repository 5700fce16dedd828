import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Frame, Page } from "playwright-core";
import { startBrowser } from "./browser";

const root = join(__dirname, "..", "..");
export const PICTURES = join(root, "out", "e2e");

export interface Running {
  readonly address: string;
  stop(): void;
}

/** The workbench's own server, as `npm run workbench` starts it. */
export function startWorkbench(): Promise<Running> {
  const tsx = join(root, "node_modules", "tsx", "dist", "cli.mjs");
  const child: ChildProcess = spawn(process.execPath, [tsx, "scripts/workbench-server.ts", "--no-open"], { cwd: root });
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (chunk: Buffer): void => {
      said += chunk.toString("utf8");
      const address = /http:\/\/localhost:\d+\//.exec(said)?.[0];
      if (address !== undefined) resolve({ address, stop: () => void child.kill() });
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.on("exit", (code) => reject(new Error(`The workbench's server stopped with ${code}:\n${said}`)));
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

  static async open(address: string): Promise<OpenWorkbench> {
    mkdirSync(PICTURES, { recursive: true });
    const browser = await startBrowser();
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
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
    await this.page.waitForSelector("canvas");
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
        const { host } = (window as unknown as { miWorkbench: { host: HostInPage } }).miWorkbench;
        const target = name === null ? host.book.active : host.book.sheetNamed(name as string);
        const match = /^([A-Z]+)(\d+)$/.exec(at as string);
        const column = [...(match?.[1] ?? "")].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
        return target.valueAt(Number(match?.[2]), column);
      },
      [address, sheet ?? null],
    );
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

  async picture(name: string): Promise<void> {
    await this.page.screenshot({ path: join(PICTURES, `${name}.png`) });
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

/** As much of the workbench's host as the tests look at from inside the page. */
interface HostInPage {
  readonly book: {
    readonly active: SheetInPage;
    sheetNamed(name: string): SheetInPage;
  };
}

interface SheetInPage {
  readonly name: string;
  valueAt(row: number, column: number): unknown;
}
