import { createContext, use, useSyncExternalStore } from "react";
import type { App } from "../commands/App";
import type { AppState } from "../commands/store";

/**
 * Runs a command by its id, as ribbon and shortcuts do; true when it was done. What went wrong is in the state
 * afterwards, never thrown.
 */
export type Run = (id: string, args?: unknown) => Promise<boolean>;

/** What a person has typed and not saved yet, by form; it outlives a change of view. */
export type Drafts = Map<string, unknown>;

export interface PaneContext {
  readonly app: App;
  readonly run: Run;
  readonly drafts: Drafts;
}

export const AppContext = createContext<PaneContext | null>(null);

function usePane(): PaneContext {
  const pane = use(AppContext);
  if (!pane) throw new Error("A part of the pane stands outside <Pane>.");
  return pane;
}

export function useApp(): App {
  return usePane().app;
}

export function useRun(): Run {
  return usePane().run;
}

export function useDrafts(): Drafts {
  return usePane().drafts;
}

/** A field of the one state. The selector must return the same value for the same state. */
export function useAppState<T>(select: (state: AppState) => T): T {
  const { store } = useApp();
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}
