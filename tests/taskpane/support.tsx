import { TextEncoder } from "node:util";
import { act, configure, render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import type { App } from "../../src/commands/App";
import { runCommand } from "../../src/commands/run";
import { createStore, type AppState } from "../../src/commands/store";
import { Pane } from "../../src/taskpane/Pane";
import { readWithSheetJs } from "../sample/reading";
import { MemoryHost, type MemorySheet } from "./MemoryHost";

// Every browser has it; jsdom does not.
globalThis.TextEncoder ??= TextEncoder as typeof globalThis.TextEncoder;

/** jsdom draws nothing: what asks for sizes gets an observer that never calls back. */
globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};

const files = new Map<string, readonly MemorySheet[]>();

/** The sheets of a committed workbook, read by another program than ours. */
export function sheetsOf(file = "sample.xlsx"): MemorySheet[] {
  const known =
    files.get(file) ?? readWithSheetJs(file).map(({ sheet, cells }) => ({ name: sheet, cells: [...cells] }));
  files.set(file, known);
  return known.map(({ name, cells }) => ({ name, cells: [...cells] }));
}

export interface TestPane {
  readonly app: App;
  readonly host: MemoryHost;
  readonly user: ReturnType<typeof userEvent.setup>;
  readonly state: () => AppState;
  readonly container: HTMLElement;
}

export const NOW = "2026-10-05T08:00:00.000Z";

export function makeApp(sheets: MemorySheet[], initial: Partial<AppState> = {}): { app: App; host: MemoryHost } {
  const host = new MemoryHost(sheets);
  const app: App = {
    host,
    store: createStore(initial),
    clock: () => NOW,
    version: "test",
    helpUrl: "https://example.test/help/",
  };
  return { app, host };
}

/** The pane over a workbook in memory; read already unless `checked` is false. */
export async function renderPane(
  options: { sheets?: MemorySheet[]; checked?: boolean; initial?: Partial<AppState>; app?: Partial<App> } = {},
): Promise<TestPane> {
  const { sheets = sheetsOf(), checked = true, initial = {} } = options;
  const made = makeApp(sheets, initial);
  const app = { ...made.app, ...options.app };
  if (checked) await runCommand(app, "data.check", { quiet: true });
  if (app.store.getState().error) throw new Error(app.store.getState().error!.message);
  const user = userEvent.setup();
  const { container } = render(<Pane app={app} />);
  await act(async () => {});
  return { app, host: made.host, user, state: () => app.store.getState(), container };
}

// Fluent writes thousands of rules, which jsdom would match anew for each question about visibility; colours and places
// are looked at in a browser, so here no rule is kept.
CSSStyleSheet.prototype.insertRule = () => 0;

// jsdom computes no style of pseudo-elements and says so each time that it is asked.
const computed = window.getComputedStyle.bind(window);
window.getComputedStyle = (element) => computed(element);

// There is no canvas either; axe asks for one to see whether text is made of ligatures.
HTMLCanvasElement.prototype.getContext = (() => null) as typeof HTMLCanvasElement.prototype.getContext;

/** Faults that axe finds; colours are not drawn in jsdom and are looked at in a browser. */
export async function axeFaults(container: Element): Promise<string[]> {
  const result = await axe.run(container, {
    preload: false,
    resultTypes: ["violations"],
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return result.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${v.help} — ${n.html.slice(0, 160)}`));
}

configure({
  getElementError: (message) => Object.assign(new Error((message ?? "").slice(0, 300)), { name: "NotFound" }),
});
