/// <reference types="office-js" />
/// <reference types="custom-functions-runtime" />
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createContext, Script } from "node:vm";
import { type ClientWindow, installShim, prepareWindow } from "../clientShim";
import type { ExcelHost } from "../ExcelHost";

/** Microsoft's globals, of the types of @types/office-js. */
export interface LoadedClient {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly CustomFunctions: typeof CustomFunctions;
  readonly window: ClientWindow;
}

let compiled: Script | null = null;

/** The client as Microsoft ships it, compiled once for all workbooks of a process. */
function clientScript(): Script {
  if (!compiled) {
    const resolve = createRequire(`${process.cwd()}/package.json`).resolve;
    const file = resolve("@microsoft/office-js/dist/excel-web-16.00.debug.js");
    compiled = new Script(readFileSync(file, "utf8"), { filename: "excel-web-16.00.debug.js" });
  }
  return compiled;
}

/** The smallest window in which the client file loads: it only asks for these while it does. */
function minimalWindow(): ClientWindow {
  const window: ClientWindow = {
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    performance,
    document: {
      readyState: "complete",
      getElementById: () => null,
      getElementsByTagName: () => [],
      addEventListener: () => undefined,
    },
    navigator: { userAgent: "Node.js" },
    location: { href: "about:blank", protocol: "https:", hash: "", search: "" },
    addEventListener: () => undefined,
  };
  window["window"] = window["self"] = window;
  return window;
}

/** Loads Microsoft's own, unmodified client library in Node and connects it with a host. */
export function loadClient(host: ExcelHost): LoadedClient {
  const window = minimalWindow();
  prepareWindow(window, host.bridge.native);
  createContext(window);
  clientScript().runInContext(window);
  installShim(window, { sets: host.sets, settings: host.book.settings });
  const { OfficeExtension: extension } = window as unknown as { OfficeExtension: typeof OfficeExtension };
  // Errors then name the type that they happened on; production add-ins may set it too.
  extension.config.extendedErrorLogging = true;
  return window as unknown as LoadedClient;
}
