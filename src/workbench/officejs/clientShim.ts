import { type ApiSets, isSetSupported } from "./interpreter/ApiSets";
import type { NativeBridge } from "./bridge";

/** The globals of Microsoft's client, as far as a page of ours uses them. */
export interface ClientWindow {
  _richApiNativeBridge?: unknown;
  Office?: Record<string, unknown>;
  CustomFunctions?: Record<string, unknown>;
  [name: string]: unknown;
}

type Action = (...args: never[]) => unknown;

/** Ids of functions and commands with what they call, as the loader keeps them. */
class Association {
  readonly mappings: Record<string, Action> = {};
  private readonly handlers: (() => void)[] = [];

  associate(names: string | Readonly<Record<string, Action>>, action?: Action): void {
    const entries = typeof names === "string" ? { [names]: action } : names;
    for (const [name, call] of Object.entries(entries)) {
      if (typeof call !== "function") throw new Error(`${name} is no function`);
      this.mappings[name.toUpperCase()] = call;
    }
    for (const handler of this.handlers) handler();
  }

  onchange(handler: () => void): void {
    this.handlers.push(handler);
  }
}

export interface ShimOptions {
  readonly sets: ApiSets;
  readonly platform?: "PC" | "OfficeOnline" | "Mac";
  /** Workbook settings as the Common API shows them; saved at once. */
  readonly settings?: Map<string, unknown>;
  /** Office's own theme, asked each time; unknown on some builds of Excel. */
  readonly theme?: () => Readonly<Record<string, unknown>> | undefined;
}

/** What must be there before the client file runs: the bridge, and where custom functions are associated. */
export function prepareWindow(window: ClientWindow, bridge: NativeBridge): void {
  const functions = new Association();
  window._richApiNativeBridge = bridge;
  window.CustomFunctions = { _association: functions, associate: functions.associate.bind(functions) };
}

/**
 * What office.js's loader would have prepared around the client: `Office.onReady`, `Office.context` and
 * `Office.actions`. The client file brings the rest; nothing of it is replaced.
 */
export function installShim(window: ClientWindow, options: ShimOptions): void {
  const office = window.Office ?? {};
  const info = { host: "Excel", platform: options.platform ?? "OfficeOnline" };
  const settings = options.settings ?? new Map<string, unknown>();
  const actions = new Association();
  const done = { status: "succeeded" };
  const prepared = {
    onReady: (callback?: (ready: typeof info) => unknown) => {
      const ready = Promise.resolve(info);
      return callback ? ready.then((value) => (callback(value), value)) : ready;
    },
    actions: { associate: actions.associate.bind(actions), _association: actions },
    context: {
      ...info,
      contentLanguage: "en-GB",
      displayLanguage: "en-GB",
      diagnostics: { ...info, version: "16.0.0.0" },
      get officeTheme() {
        return options.theme?.();
      },
      requirements: { isSetSupported: (name: string, version?: string) => isSetSupported(options.sets, name, version) },
      document: {
        settings: {
          get: (name: string) => settings.get(name) ?? null,
          set: (name: string, value: unknown) => void settings.set(name, value),
          remove: (name: string) => void settings.delete(name),
          saveAsync: (callback?: (result: typeof done) => unknown) => callback?.(done),
        },
      },
    },
  };
  // The client's own `Office.context` cannot be replaced, so ours stands in front of it.
  const fields = Object.entries(prepared).map(
    ([name, value]) => [name, { value, configurable: true, writable: true, enumerable: true }] as const,
  );
  window.Office = Object.create(office, Object.fromEntries(fields)) as Record<string, unknown>;
}

/** Runs a command that the page associated, as its ribbon button would; done when the command says so. */
export function invokeAction(window: ClientWindow, id: string): Promise<void> {
  const { _association: actions } = window.Office?.["actions"] as { _association: Association };
  const action = actions.mappings[id.toUpperCase()] as ((event: unknown) => unknown) | undefined;
  if (!action) return Promise.reject(new Error(`no command ${id}`));
  return new Promise((resolve, reject) => {
    const event = { source: { id }, completed: () => resolve() };
    Promise.resolve(action(event)).catch(reject);
  });
}
