import type { EventSubscriptions } from "../events/EventSubscriptions";
import type { WorkbookModel } from "../model/WorkbookModel";
import type { References } from "../interpreter/References";
import type { Arguments } from "./Arguments";
import type { Handle } from "./Handle";

/** What the members of a type may use besides their own object. */
export interface Env {
  readonly book: WorkbookModel;
  readonly references: References;
  readonly subscriptions: EventSubscriptions;
  /** Results of custom functions arrive through a method. */
  readonly takeFunctionResults: (results: readonly unknown[]) => void;
}

export interface Prop<T> {
  readonly get?: (target: T, env: Env) => unknown;
  readonly set?: (target: T, value: unknown, env: Env) => void;
}

/** What the host answers for one class of the client. A member that is not here answers ApiNotFound. */
export interface TypeSpec<T> {
  /** Properties sent whenever an object is handed over, so that the client can find it again. */
  readonly identity?: readonly string[];
  readonly props?: Readonly<Record<string, Prop<T>>>;
  readonly nav?: Readonly<Record<string, (target: T, env: Env) => Handle | null>>;
  /** Members of a collection. */
  readonly items?: (target: T, env: Env) => readonly Handle[];
  readonly indexer?: (target: T, args: Arguments, env: Env) => Handle | null;
  readonly methods?: Readonly<Record<string, (target: T, args: Arguments, env: Env) => unknown>>;
  /** Names of the events that can be listened to: register method → type number and target. */
  readonly events?: Readonly<Record<string, { readonly type: number; readonly target: (target: T) => string }>>;
  /** Objects of this type are followed by a reference id rather than found by name. */
  readonly tracked?: boolean;
}
