import { type Handle } from "../registry/Handle";
import { lowerFirst, type Registry, upperFirst } from "../registry/Registry";
import type { Env } from "../registry/spec";
import type { QueryInfo } from "../wire";

/** What is asked of an object: its own properties, and more of the objects it leads to. */
interface Wanted {
  readonly props: Set<string>;
  readonly children: Map<string, Wanted>;
  everything: boolean;
}

function nothing(): Wanted {
  return { props: new Set(), children: new Map(), everything: false };
}

function child(wanted: Wanted, name: string): Wanted {
  let next = wanted.children.get(name);
  if (!next) wanted.children.set(name, (next = nothing()));
  return next;
}

function note(wanted: Wanted, path: string, whole: boolean): void {
  let at = wanted;
  const steps = path.split("/").filter((step) => step !== "" && step !== "items");
  const last = whole ? undefined : steps.pop();
  for (const step of steps) at = child(at, lowerFirst(step));
  if (last === undefined || last === "$all") at.everything = true;
  else if (last !== "isNullObject") at.props.add(lowerFirst(last)); // the client answers that one itself
}

function wantedOf(info: QueryInfo): Wanted {
  const wanted = nothing();
  for (const path of info.Select ?? []) note(wanted, path, false);
  for (const path of info.Expand ?? []) note(wanted, path, true);
  if (!info.Select?.length && !info.Expand?.length) wanted.everything = true;
  return wanted;
}

function read(registry: Registry, env: Env, on: Handle, wanted: Wanted, info: QueryInfo): unknown {
  const value: Record<string, unknown> = registry.identity(on, env);
  const props = wanted.everything ? registry.loadable(on.type) : [...wanted.props];
  const items = registry.items(on, env);
  for (const name of props) {
    if (!wanted.children.has(name) && registry.hasNav(on.type, name)) {
      child(wanted, name).everything = true; // `load("format")`: the object, not a value
    } else if (!items || registry.hasProp(on.type, name)) {
      value[upperFirst(name)] = registry.get(on, name, env);
    }
  }
  if (items) {
    const from = info.Skip ?? 0;
    const to = info.Top === undefined ? items.length : from + info.Top;
    value["_Items"] = items.slice(from, to).map((item) => read(registry, env, item, wanted, {}));
    return value;
  }
  for (const [name, inner] of wanted.children) {
    const next = registry.navigate(on, name, env);
    value[upperFirst(name)] = next === null ? null : read(registry, env, next, inner, {});
  }
  return value;
}

export function queryResult(registry: Registry, env: Env, on: Handle, info: QueryInfo): unknown {
  return read(registry, env, on, wantedOf(info), info);
}

function camel(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camel);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key === "_Items" ? "items" : lowerFirst(key), camel(item)]),
  );
}

export function queryAsJson(registry: Registry, env: Env, on: Handle, info: QueryInfo): unknown {
  return camel(queryResult(registry, env, on, info));
}

/** Whether an object still has the state which the client remembers. */
export function unchanged(registry: Registry, env: Env, on: Handle, state: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(state).every(([name, value]) => {
    const key = lowerFirst(name);
    if (!registry.hasProp(on.type, key)) return true;
    return JSON.stringify(registry.get(on, key, env)) === JSON.stringify(value);
  });
}
