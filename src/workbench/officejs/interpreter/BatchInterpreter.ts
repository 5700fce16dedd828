import type { Steps } from "../../../core/steps";
import { HostError } from "../errors";
import { Arguments } from "../registry/Arguments";
import { type Handle, isHandle } from "../registry/Handle";
import { lowerFirst, type Registry } from "../registry/Registry";
import type { Env } from "../registry/spec";
import {
  ActionType,
  type BatchRequest,
  type BatchResponse,
  type WireAction,
  type WireError,
  type WireResult,
} from "../wire";
import { argumentsOf, Paths } from "./Paths";
import { queryAsJson, queryResult, unchanged } from "./query";

export interface BatchOptions {
  /** Stop before this many actions were applied: a fault on the way. */
  readonly stopAfter?: number;
}

/** An error that is the host's own fault, kept so that tests can insist that there was none. */
export type OnInternalError = (error: unknown) => void;

function methodAction(registry: Registry, env: Env, paths: Paths, action: WireAction, on: Handle): unknown {
  const args = argumentsOf(action.ArgumentInfo, paths);
  if (action.Name === "_KeepReference") {
    env.references.keep(on.type, on.target);
    return null;
  }
  if (action.Name === "_RemoveReference") {
    env.references.remove(new Arguments(args).text(0));
    return null;
  }
  const event = registry.event(on.type, action.Name);
  if (event) {
    const target = event.target(on.target);
    if (event.register) env.subscriptions.add(event.type, target);
    else env.subscriptions.remove(event.type, target);
    return null;
  }
  const value = registry.call(on, action.Name, new Arguments(args), env);
  return isHandle(value) ? registry.identity(value, env) : (value ?? null);
}

function setProperties(registry: Registry, env: Env, on: Handle, state: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(state)) {
    const child = registry.hasNav(on.type, lowerFirst(name)) ? registry.navigate(on, name, env) : null;
    if (child) setProperties(registry, env, child, value as Readonly<Record<string, unknown>>);
    else registry.set(on, name, value, env);
  }
}

function perform(registry: Registry, env: Env, paths: Paths, action: WireAction): unknown {
  if (action.ActionType === ActionType.trace) return null;
  const on = paths.resolve(action.ObjectPathId);
  // Whatever is done to a null object does nothing.
  if (on === null) return null;
  switch (action.ActionType) {
    case ActionType.instantiate:
      return registry.identity(on, env);
    case ActionType.query:
      return queryResult(registry, env, on, action.QueryInfo ?? {});
    case ActionType.queryAsJson:
      return queryAsJson(registry, env, on, action.QueryInfo ?? {});
    case ActionType.method:
      return methodAction(registry, env, paths, action, on);
    case ActionType.setProperty: {
      const args = argumentsOf(action.ArgumentInfo, paths);
      registry.set(on, action.Name, args[0] ?? null, env);
      return null;
    }
    case ActionType.update:
      setProperties(registry, env, on, action.ObjectState ?? {});
      return null;
    case ActionType.ensureUnchanged:
      if (!unchanged(registry, env, on, action.ObjectState ?? {})) throw new HostError("ConflictRequest");
      return null;
    default:
      throw new HostError("UnsupportedOperation");
  }
}

function located(error: HostError, registry: Registry, paths: Paths, action: WireAction, index: number): WireError {
  const location = paths.failedAt ?? registry.location(paths.typeOf(action.ObjectPathId), action.Name);
  return {
    Code: error.code,
    Message: error.message,
    Location: location,
    HttpStatusCode: error.status,
    ActionIndex: index,
  };
}

/**
 * Applies one batch, action by action. The first action that Excel would refuse ends it: what came before stays
 * applied, nothing after it happens, and the answer says which it was. Between two actions it may stop for breath.
 */
export function* interpretBatch(
  registry: Registry,
  env: Env,
  request: BatchRequest,
  onInternalError: OnInternalError,
  options: BatchOptions = {},
): Steps<BatchResponse> {
  const results: WireResult[] = [];
  const traces: number[] = [];
  const paths = new Paths(registry, env, request.ObjectPaths);
  let error: WireError | undefined;
  for (const [index, action] of request.Actions.entries()) {
    if (index > 0) yield;
    try {
      if (index === options.stopAfter) throw new HostError("GeneralException");
      const value = perform(registry, env, paths, action);
      if (action.ActionType === ActionType.trace) traces.push(action.Id);
      results.push({ ActionId: action.Id, Value: value });
    } catch (thrown) {
      if (!(thrown instanceof HostError)) onInternalError(thrown);
      const known =
        thrown instanceof HostError
          ? thrown
          : new HostError("GeneralException", thrown instanceof Error ? thrown.message : undefined);
      error = located(known, registry, paths, action, index);
      break;
    }
  }
  env.references.endBatch();
  env.book.calculation.resume();
  return { Results: results, TraceIds: traces, ...(error && { Error: error }) };
}
