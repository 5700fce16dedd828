import { HostError } from "../errors";
import { type ApiSets, hasMember } from "../interpreter/ApiSets";
import type { Arguments } from "./Arguments";
import type { Handle } from "./Handle";
import type { Env, TypeSpec } from "./spec";

export function lowerFirst(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}

export function upperFirst(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

export type AnySpec = TypeSpec<never>;

interface EventHook {
  readonly type: number;
  readonly register: boolean;
  readonly target: (target: object) => string;
}

/** Names under which the client sets a property that it reads under another. */
const ALIASES: Readonly<Record<string, string>> = {
  "Worksheet.gridlines": "showGridlines",
  "Worksheet.headings": "showHeadings",
};

/** All types the host answers for, with the requirement sets it claims. */
export class Registry {
  constructor(
    private readonly types: Readonly<Record<string, AnySpec>>,
    private readonly created: Readonly<Record<string, (env: Env) => Handle>>,
    private readonly sets: ApiSets,
  ) {}

  get typeNames(): string[] {
    return Object.keys(this.types);
  }

  /** The targets of a spec are what its family put into the handle; the erased type is restored here, once. */
  spec(type: string): TypeSpec<object> {
    const spec = this.types[type];
    if (!spec) throw new HostError("ApiNotFound");
    return spec as unknown as TypeSpec<object>;
  }

  location(type: string, member: string): string {
    return member === "" ? type : `${type}.${lowerFirst(member)}`;
  }

  private member<V>(type: string, name: string, value: V | undefined): V {
    if (value === undefined || !hasMember(this.sets, type, name)) throw new HostError("ApiNotFound");
    return value;
  }

  newObject(name: string, env: Env): Handle {
    const create = this.created[name];
    if (!create) throw new HostError("ApiNotFound");
    return create(env);
  }

  identity(on: Handle, env: Env): Record<string, unknown> {
    const spec = this.spec(on.type);
    const value: Record<string, unknown> = {};
    for (const name of spec.identity ?? []) value[upperFirst(name)] = spec.props?.[name]?.get?.(on.target, env);
    if (spec.tracked) value["_ReferenceId"] = env.references.idOf(on.type, on.target);
    return value;
  }

  hasProp(type: string, name: string): boolean {
    return this.spec(type).props?.[name] !== undefined;
  }

  hasNav(type: string, name: string): boolean {
    return this.spec(type).nav?.[name] !== undefined;
  }

  /** Properties of an object asked for as a whole. */
  loadable(type: string): string[] {
    const props = this.spec(type).props ?? {};
    return Object.keys(props).filter((name) => props[name]?.get && hasMember(this.sets, type, name));
  }

  get(on: Handle, name: string, env: Env): unknown {
    const prop = this.member(on.type, name, this.spec(on.type).props?.[name]);
    if (!prop.get) throw new HostError("ApiNotFound");
    return prop.get(on.target, env);
  }

  set(on: Handle, wireName: string, value: unknown, env: Env): void {
    const plain = lowerFirst(wireName);
    const name = ALIASES[`${on.type}.${plain}`] ?? plain;
    const prop = this.member(on.type, name, this.spec(on.type).props?.[name]);
    if (!prop.set) throw new HostError("AccessDenied");
    prop.set(on.target, value, env);
  }

  navigate(on: Handle, name: string, env: Env): Handle | null {
    const key = lowerFirst(name);
    return this.member(on.type, key, this.spec(on.type).nav?.[key])(on.target, env);
  }

  items(on: Handle, env: Env): readonly Handle[] | null {
    return this.spec(on.type).items?.(on.target, env) ?? null;
  }

  index(on: Handle, args: Arguments, env: Env): Handle | null {
    const indexer = this.spec(on.type).indexer;
    if (!indexer) throw new HostError("ApiNotFound");
    const found = indexer(on.target, args, env);
    if (found === null) throw new HostError("ItemNotFound");
    return found;
  }

  call(on: Handle, name: string, args: Arguments, env: Env): unknown {
    const key = lowerFirst(name);
    return this.member(on.type, key, this.spec(on.type).methods?.[key])(on.target, args, env);
  }

  /** The event behind `_RegisterDataChangedEvent` and the like. */
  event(type: string, method: string): EventHook | null {
    const match = /^_(Un)?[Rr]egister(\w+)$/.exec(method);
    if (!match) return null;
    const name = (match[2] ?? "").replace(/^Event|Event$/g, "");
    const found = this.spec(type).events?.[name];
    if (!found) throw new HostError("ApiNotFound");
    return { type: found.type, register: match[1] === undefined, target: found.target };
  }
}
