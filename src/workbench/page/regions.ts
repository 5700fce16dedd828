import type { Engine } from "../grid/createUniver";
import { focusGrid } from "./gridDesk";

/** The parts of the page that F6 goes through, in this order; an element carries its name in `data-region`. */
export const REGIONS = ["grid", "pane", "sheets", "status", "title", "ribbon"] as const;
export type Region = (typeof REGIONS)[number];

const STOPS = "button:not([disabled]), [href], input:not([hidden]):not([disabled]), select, textarea, [tabindex='0']";

function elementOf(region: Region): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-region="${region}"]`);
}

function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}

/** Where the keyboard is; the grid's own editor stands outside the grid's element, at the end of the page. */
export function regionOf(element: Element | null): Region | null {
  if (!element || element === document.body) return null;
  const named = element.closest<HTMLElement>("[data-region]")?.dataset["region"];
  if (named !== undefined) return named as Region;
  return element.closest("[data-u-comp], [id^=univer-]") ? "grid" : null;
}

function firstStop(root: ParentNode): HTMLElement | null {
  return (
    Array.from(root.querySelectorAll<HTMLElement>(STOPS)).find((stop) => stop.tabIndex >= 0 && isShown(stop)) ?? null
  );
}

/** In the pane: where the focus was before, else the list or form of the view, else its first tab. */
function focusPane(): boolean {
  const frame = elementOf("pane")?.querySelector("iframe");
  const page = frame?.contentDocument;
  if (!frame || !isShown(frame) || !page) return false;
  frame.contentWindow?.focus();
  if (page.activeElement && page.activeElement !== page.body) return true;
  const view = page.querySelector("#mi-view");
  const stop = view?.querySelector<HTMLElement>("[role=tree] [tabindex='0']") ?? (view && firstStop(view));
  const target = stop ?? firstStop(page);
  target?.focus();
  return target !== null;
}

/** Takes the keyboard to a part of the page; false when there is nothing to go to. */
export function goTo(region: Region, engine: Engine): boolean {
  if (region === "grid") {
    focusGrid(engine);
    return true;
  }
  if (region === "pane") return focusPane();
  const root = elementOf(region);
  if (!root || !isShown(root)) return false;
  const stop = root.querySelector<HTMLElement>("[role=tab][aria-selected=true]") ?? firstStop(root);
  stop?.focus();
  return stop !== null;
}

function step(from: Region | null, by: 1 | -1, engine: Engine): void {
  const start = from === null ? (by === 1 ? -1 : 0) : REGIONS.indexOf(from);
  for (let i = 1; i <= REGIONS.length; i++) {
    const next = REGIONS[(start + by * i + REGIONS.length * 2) % REGIONS.length];
    if (next !== undefined && goTo(next, engine)) return;
  }
}

export interface PageKeys {
  readonly engine: Engine;
  readonly help: () => void;
  /** Opens the print preview. */
  readonly print: () => void;
  /** Opens the menu of the active cell. */
  readonly cellMenu: () => void;
  /** One sheet on, or one back. */
  readonly turn: (by: 1 | -1) => void;
}

/** Keys that work everywhere in the page and, as in Excel, in the pane too. */
function common(event: KeyboardEvent, from: Region | null, keys: PageKeys): boolean {
  const plain = !event.altKey && !event.metaKey;
  if (event.key === "F6" && plain) {
    step(from, event.shiftKey ? -1 : 1, keys.engine);
    return true;
  }
  if (event.key === "F1" && plain && !event.ctrlKey && !event.shiftKey) {
    keys.help();
    return true;
  }
  const command = event.ctrlKey !== event.metaKey && !event.shiftKey && !event.altKey;
  if (command && event.key.toLowerCase() === "p") {
    keys.print();
    return true;
  }
  return false;
}

function isTyping(element: Element | null): boolean {
  return element !== null && element.matches("input, textarea, select, [contenteditable=true]");
}

/** Listens in the workbench's own page. */
export function listenForPageKeys(keys: PageKeys): () => void {
  const listener = (event: KeyboardEvent): void => {
    if (document.querySelector("dialog[open]")) return;
    const region = regionOf(document.activeElement);
    let done = common(event, region, keys);
    if (!done && event.key === "?" && !isTyping(document.activeElement)) {
      keys.help();
      done = true;
    }
    const turning = event.key === "PageDown" ? 1 : event.key === "PageUp" ? -1 : null;
    if (!done && turning !== null && event.ctrlKey) {
      keys.turn(turning);
      done = true;
    }
    const menu = event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey);
    if (!done && menu && region === "grid") {
      keys.cellMenu();
      done = true;
    }
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  };
  // before the grid, which would take some of them for its own
  window.addEventListener("keydown", listener, true);
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const region = regionOf(document.activeElement);
    if (region === null || region === "grid") return;
    goTo("grid", keys.engine);
  };
  document.addEventListener("keydown", escape);
  return () => {
    window.removeEventListener("keydown", listener, true);
    document.removeEventListener("keydown", escape);
  };
}

/** Listens in the pane's page, whose keys do not reach this one. Escape that nothing in the pane wanted leads to the cells. */
export function listenInPane(frame: HTMLIFrameElement, keys: PageKeys): void {
  const page = frame.contentWindow;
  page?.addEventListener(
    "keydown",
    (event) => {
      if (!common(event, "pane", keys)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
  page?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    const inField = page.document.activeElement?.matches("input, select, textarea") === true;
    if (!inField) goTo("grid", keys.engine);
  });
}
