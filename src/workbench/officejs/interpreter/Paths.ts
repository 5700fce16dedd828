import { HostError } from "../errors";
import { Arguments } from "../registry/Arguments";
import { type Handle, handle, isHandle } from "../registry/Handle";
import type { Registry } from "../registry/Registry";
import type { Env } from "../registry/spec";
import { PathType, type WireArguments, type WirePath } from "../wire";

/** The objects of one batch, found when an action first needs them, so that additions happen in the client's order. */
export class Paths {
  /** Where resolving went wrong, in the client's words. */
  failedAt: string | null = null;
  private readonly found = new Map<number, Handle | null>();

  constructor(
    private readonly registry: Registry,
    private readonly env: Env,
    private readonly paths: Readonly<Record<string, WirePath>>,
  ) {}

  resolve(id: number): Handle | null {
    const known = this.found.get(id);
    if (known !== undefined) return known;
    const path = this.paths[String(id)];
    if (!path) throw new HostError("InvalidObjectPath");
    const resolved = this.follow(path);
    this.found.set(id, resolved);
    return resolved;
  }

  typeOf(id: number): string {
    return this.found.get(id)?.type ?? "";
  }

  private follow(path: WirePath): Handle | null {
    switch (path.ObjectPathType) {
      case PathType.global:
        return handle("Workbook", this.env.book);
      case PathType.newObject:
        return this.registry.newObject(path.Name, this.env);
      case PathType.nullObject:
        return null;
      case PathType.referenceId: {
        const kept = this.env.references.find(path.Name);
        if (!kept) throw new HostError("InvalidObjectPath");
        return kept;
      }
    }
    const parent = this.resolve(path.ParentObjectPathId ?? 0);
    if (parent === null) return null;
    const args = new Arguments(argumentsOf(path.ArgumentInfo, this));
    try {
      switch (path.ObjectPathType) {
        case PathType.property:
          return this.registry.navigate(parent, path.Name, this.env);
        case PathType.indexer:
          return this.registry.index(parent, args, this.env);
        case PathType.method: {
          const value = this.registry.call(parent, path.Name, args, this.env);
          return isHandle(value) ? value : null;
        }
        default:
          throw new HostError("InvalidObjectPath");
      }
    } catch (thrown) {
      const name = path.ObjectPathType === PathType.indexer ? "getItem" : path.Name;
      this.failedAt ??= this.registry.location(parent.type, name);
      throw thrown;
    }
  }
}

function argument(value: unknown, reference: unknown, paths: Paths): unknown {
  if (Array.isArray(value)) {
    const references = Array.isArray(reference) ? reference : [];
    return references.length === 0 && typeof value[0] !== "object"
      ? value
      : value.map((item, i) => argument(item, references[i], paths));
  }
  if (typeof reference === "number" && reference > 0) return paths.resolve(reference);
  if (typeof value === "object" && value !== null) {
    const id = (value as { _ObjectPathId?: unknown })._ObjectPathId;
    if (typeof id === "number") return paths.resolve(id);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, argument(item, undefined, paths)]));
  }
  return value;
}

/** The arguments of a call with the objects in the place of their paths. */
export function argumentsOf(info: WireArguments | undefined, paths: Paths): unknown[] {
  return (info?.Arguments ?? []).map((value, i) => argument(value, info?.ReferencedObjectPathIds?.[i], paths));
}
