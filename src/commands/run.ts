import { HostRefusal } from "../host/SpreadsheetHost";
import type { App } from "./App";
import type { Command, Task } from "./Command";
import { commandById } from "./registry";
import type { Failure } from "./store";

/**
 * Runs a command by its id. What goes wrong is put into the state as a sentence with what may be tried, never thrown;
 * an unknown id is a mistake of ours and is thrown.
 *
 * @returns true when it was done
 */
export async function runCommand(app: App, id: string, args?: unknown): Promise<boolean> {
  const command = commandById.get(id);
  if (!command) throw new Error(`There is no command ${id}.`);
  const state = app.store.getState();
  if (command.work !== undefined && state.working)
    return fail(app, command, args, {
      code: "busy",
      message: `${state.working.title} is still going on. Wait for it, or stop it first.`,
      retry: true,
    });
  if (!command.when(state)) return fail(app, command, args, { code: "not-now", message: command.needs, retry: false });
  const controller = new AbortController();
  try {
    await command.run(app, args, begin(app, command, controller));
    if (command.work !== undefined) app.store.update({ error: null });
    return true;
  } catch (error) {
    if (controller.signal.aborted) {
      app.store.update({ notice: `${command.title}: stopped. The workbook is as it was.`, error: null });
      return false;
    }
    return fail(app, command, args, explain(error));
  } finally {
    if (app.store.getState().working?.controller === controller) app.store.update({ working: null });
  }
}

/** Tries again what failed. */
export async function retry(app: App): Promise<boolean> {
  const { error } = app.store.getState();
  if (!error) return false;
  app.store.update({ error: null });
  return runCommand(app, error.command, error.args);
}

function begin(app: App, command: Command, controller: AbortController): Task {
  const { signal } = controller;
  if (command.work === undefined) return { signal, progress: () => undefined };
  const first = { command: command.id, title: command.work, step: "", done: 0, total: 0, canCancel: true, controller };
  app.store.update({ working: first, error: null, notice: null });
  return {
    signal,
    progress: (step, done, total) => {
      app.store.update(({ working }) =>
        working?.controller === controller ? { working: { ...working, step, done, total } } : {},
      );
    },
  };
}

function explain(error: unknown): Pick<Failure, "code" | "message" | "retry"> {
  if (error instanceof HostRefusal) return { code: error.code, message: error.message, retry: error.retry };
  const words = error instanceof Error ? error.message : String(error);
  return {
    code: "unexpected",
    message: `Something unexpected happened, a fault of the product: ${words}`,
    retry: true,
  };
}

function fail(app: App, command: Command, args: unknown, why: Pick<Failure, "code" | "message" | "retry">): false {
  app.store.update({ error: { command: command.id, args, title: `${command.title}: not done`, ...why } });
  return false;
}
