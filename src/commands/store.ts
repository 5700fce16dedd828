import type { CellProblem, Contract } from "../contract/Contract";
import type { MapFile } from "../contract/mapFile";
import type { WorkbookCopy } from "../contract/WorkbookCopy";
import { defaultSettings, type Settings } from "../contract/settings";
import type { Analysis } from "../findings/analysis/Analysis";
import type { FindingKind, FindingsReport } from "../findings/Finding";
import type { LifeLog } from "../findings/life/events";
import type { PreviousFindings } from "../findings/report";
import type { Acknowledgement } from "./acknowledgements";
import type { ChosenFacets } from "./facets";

/** The views of the task pane, in the order of their tabs. */
export const views = ["exceptions", "score", "value", "pack", "data", "settings"] as const;
export type View = (typeof views)[number];

export type Theme = "light" | "dark" | "high-contrast";

/** What the list of exceptions shows: everything, one kind of finding, or the problems of the data. */
export type FilterKind = "all" | FindingKind | "problems";

/** What the list is grouped by. */
export const groupings = ["kind", "objective", "owner", "party", "tier", "site"] as const;
export type Grouping = (typeof groupings)[number];

export interface Filter {
  readonly kind: FilterKind;
  /** Words looked for in label, sentence, owners and rule; "" for none. */
  readonly text: string;
  readonly groupBy: Grouping;
  /** Objective, tier, owner, party, site that alone are let through; nothing chosen: all. */
  readonly facets?: ChosenFacets;
}

/** Lets everything through. */
export const noFilter: Filter = { kind: "all", text: "", groupBy: "kind" };

/** What stands in the view Exceptions: the list, or the KPIs themselves, flagged or not. */
export const lookParts = ["list", "kpis", "sites", "years"] as const;
export type LookPart = (typeof lookParts)[number];

export interface Look {
  readonly part: LookPart;
  /** Id of the KPI that is looked at; null: one is to be picked. */
  readonly kpi: string | null;
  /** Id of the exception that is explained; null: the list. */
  readonly explain: string | null;
}

/** Long work that is going on: one piece at a time. */
export interface Working {
  /** Id of the command. */
  readonly command: string;
  /** What it does, for people: "Building the pack". */
  readonly title: string;
  readonly step: string;
  readonly done: number;
  /** 0 when nobody knows. */
  readonly total: number;
  /** False while the workbook is being written and stopping would not be safe. */
  readonly canCancel: boolean;
  readonly controller: AbortController;
}

/** What went wrong, in a sentence for people, and what may be tried. */
export interface Failure {
  /** Id of the command that failed, and its arguments, so that it can be tried again. */
  readonly command: string;
  readonly args: unknown;
  /** "Build the pack" did not work: … */
  readonly title: string;
  readonly message: string;
  /** The host's code (`edit-mode`, `protected-sheet` …), `cannot-build`, `unexpected`. */
  readonly code: string;
  /** True when trying again without changing anything may work. */
  readonly retry: boolean;
}

export interface Build {
  /** ISO date-time. */
  readonly at: string;
  readonly pages: readonly { readonly id: string; readonly title: string; readonly sheet: string }[];
  readonly missing: readonly { readonly number: number; readonly title: string; readonly reason: string }[];
  readonly onAgenda: number;
  readonly findings: number;
}

/** What one reading of the workbook leaves behind for the next change. */
export interface Reading {
  /** Null when there are too many cells to keep. */
  readonly cells: WorkbookCopy | null;
  readonly log: LifeLog;
  /** The pack in the workbook, as far as the findings need to know of it. */
  readonly previous: PreviousFindings | null;
}

/** Everything the pane, the ribbon and the palette know. Replaced as a whole, never changed in place. */
export interface AppState {
  /** Name of the workbook; "" before it was read. */
  readonly workbook: string;
  /** What was read last; null before the first reading. */
  readonly contract: Contract | null;
  readonly analysis: Analysis | null;
  readonly report: FindingsReport | null;
  readonly problems: readonly CellProblem[];
  /** Findings that somebody has seen and lets rest, by id. */
  readonly acknowledged: ReadonlyMap<string, Acknowledgement>;
  /** Why the data cannot give a pack, in a sentence; null when it can or nothing was read yet. */
  readonly obstacle: string | null;
  /** True when the workbook holds a pack of ours. */
  readonly hasPack: boolean;
  /** ISO date-time of the last reading; null before it. */
  readonly checkedAt: string | null;
  readonly view: View;
  readonly filter: Filter;
  readonly look: Look;
  /** Id of the finding, or address of the problem's cell, that is selected. */
  readonly selection: string | null;
  readonly palette: boolean;
  readonly working: Working | null;
  readonly error: Failure | null;
  /** A sentence about what was just done ("14 pages built"), shown until the next one. */
  readonly notice: string | null;
  readonly lastBuild: Build | null;
  /** The cells read last, and what else a change needs to be judged by; null when the next change takes a full reading. */
  readonly reading: Reading | null;
  /** The cells from which the workbook's pack was built, as far as that is known. */
  readonly builtFrom: WorkbookCopy | null;
  /** Cells that differ from those from which the workbook's pack was built; 0 without a pack. */
  readonly dataChanged: number;
  /** True when the data differs from the pack's, and nobody saw which cells: they were changed while the pane was closed. */
  readonly changedUnseen: boolean;
  readonly highlighted: boolean;
  /** The workbook's settings over the defaults, and the mapping of tables, as read last. */
  readonly settings: Settings;
  readonly map: MapFile;
  readonly theme: Theme;
  /** False when the browser says that there is no network; nothing but the first load needs it. */
  readonly online: boolean;
}

export function initialState(): AppState {
  return {
    workbook: "",
    contract: null,
    analysis: null,
    report: null,
    problems: [],
    acknowledged: new Map(),
    obstacle: null,
    hasPack: false,
    checkedAt: null,
    view: "exceptions",
    filter: noFilter,
    look: { part: "list", kpi: null, explain: null },
    selection: null,
    palette: false,
    working: null,
    error: null,
    notice: null,
    lastBuild: null,
    reading: null,
    builtFrom: null,
    dataChanged: 0,
    changedUnseen: false,
    highlighted: false,
    settings: defaultSettings(),
    map: {},
    theme: "light",
    online: true,
  };
}

/** The one state of the add-in, outside React: `useSyncExternalStore(store.subscribe, store.getState)`. */
export interface AppStore {
  readonly getState: () => AppState;
  /** Calls back after every change until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Replaces some fields; listeners hear of it only when one of them is really another value. */
  readonly update: (change: Partial<AppState> | ((state: AppState) => Partial<AppState>)) => void;
}

export function createStore(initial: Partial<AppState> = {}): AppStore {
  let state: AppState = { ...initialState(), ...initial };
  const listeners = new Set<() => void>();
  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    update(change) {
      const fields = typeof change === "function" ? change(state) : change;
      const keys = Object.keys(fields) as (keyof AppState)[];
      if (keys.every((key) => Object.is(state[key], fields[key]))) return;
      state = { ...state, ...fields };
      for (const listener of [...listeners]) listener();
    },
  };
}
