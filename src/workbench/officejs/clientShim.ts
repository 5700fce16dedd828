import { type ApiSets, isSetSupported } from "./interpreter/ApiSets";

/** The globals of Microsoft's client, as far as a page of ours uses them. */
export interface ClientWindow {
  _richApiNativeBridge?: unknown;
  Office?: Record<string, unknown>;
  Excel?: unknown;
  OfficeExtension?: unknown;
  CustomFunctions?: unknown;
  [name: string]: unknown;
}

export interface ShimOptions {
  readonly sets: ApiSets;
  readonly platform?: "PC" | "OfficeOnline" | "Mac";
  /** Workbook settings as the Common API shows them; saved at once. */
  readonly settings?: Map<string, unknown>;
}

/**
 * What office.js's loader would have prepared: `Office.onReady`, `Office.context` and `Office.actions.associate`. The
 * client file brings the rest; nothing of it is replaced.
 */
export function installShim(window: ClientWindow, options: ShimOptions): void {
  const office = window.Office ?? {};
  const info = { host: "Excel", platform: options.platform ?? "OfficeOnline" };
  const settings = options.settings ?? new Map<string, unknown>();
  const actions = new Map<string, (event: unknown) => unknown>();
  const done = { status: "succeeded" };
  const prepared = {
    onReady: (callback?: (ready: typeof info) => unknown) => {
      const ready = Promise.resolve(info);
      return callback ? ready.then((value) => (callback(value), value)) : ready;
    },
    actions: {
      associate: (id: string, action: (event: unknown) => unknown) => void actions.set(id, action),
      _association: { mappings: actions },
    },
    context: {
      ...info,
      contentLanguage: "en-GB",
      displayLanguage: "en-GB",
      diagnostics: { ...info, version: "16.0.0.0" },
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
