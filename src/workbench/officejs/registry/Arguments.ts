import { invalid } from "../errors";
import type { Handle } from "./Handle";
import { isHandle } from "./Handle";

/** The arguments of one call, read by position; what has the wrong type is refused as Excel refuses it. */
export class Arguments {
  constructor(private readonly values: readonly unknown[]) {}

  get count(): number {
    return this.values.length;
  }

  raw(index: number): unknown {
    return this.values[index] ?? null;
  }

  has(index: number): boolean {
    return this.raw(index) !== null;
  }

  text(index: number): string {
    const value = this.raw(index);
    if (typeof value !== "string") throw invalid();
    return value;
  }

  textOr<T>(index: number, otherwise: T): string | T {
    return this.has(index) ? this.text(index) : otherwise;
  }

  number(index: number): number {
    const value = this.raw(index);
    if (typeof value !== "number" || !Number.isFinite(value)) throw invalid();
    return value;
  }

  integer(index: number): number {
    const value = this.number(index);
    if (!Number.isInteger(value)) throw invalid();
    return value;
  }

  integerOr(index: number, otherwise: number): number {
    return this.has(index) ? this.integer(index) : otherwise;
  }

  flag(index: number, otherwise = false): boolean {
    const value = this.raw(index);
    if (value === null) return otherwise;
    if (typeof value !== "boolean") throw invalid();
    return value;
  }

  record(index: number): Readonly<Record<string, unknown>> {
    const value = this.raw(index);
    if (typeof value !== "object" || value === null || Array.isArray(value) || isHandle(value)) throw invalid();
    return value as Readonly<Record<string, unknown>>;
  }

  handle(index: number, type: string): Handle {
    const value = this.raw(index);
    if (!isHandle(value) || value.type !== type) throw invalid();
    return value;
  }

  isHandle(index: number): boolean {
    return isHandle(this.raw(index));
  }
}
