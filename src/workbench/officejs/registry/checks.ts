import { invalid } from "../errors";
import { ENUMS } from "../generated/enums";
import { colourOf } from "../model/colours";
import type { Prop } from "./spec";

/** Turns what the client sent into what the model keeps, or refuses it. */
export type Check<V> = (value: unknown) => V;

export const aBoolean: Check<boolean> = (value) => {
  if (typeof value !== "boolean") throw invalid();
  return value;
};

export const aNumber: Check<number> = (value) => {
  if (typeof value !== "number" || !Number.isFinite(value)) throw invalid();
  return value;
};

export function numberIn(least: number, most: number): Check<number> {
  return (value) => {
    const number = aNumber(value);
    if (number < least || number > most) throw invalid();
    return number;
  };
}

/** A number, or "" for automatic. */
export const numberOrAutomatic: Check<number | ""> = (value) => (value === "" || value === null ? "" : aNumber(value));

export const aText: Check<string> = (value) => {
  if (typeof value !== "string") throw invalid();
  return value;
};

export const aColour: Check<string> = (value) => {
  const colour = colourOf(value);
  if (colour === null) throw invalid();
  return colour;
};

export function oneOf(name: keyof typeof ENUMS): Check<string> {
  const values: readonly string[] = ENUMS[name];
  return (value) => {
    if (typeof value !== "string" || !values.includes(value)) throw invalid();
    return value;
  };
}

/** A property that is a field of the target. */
export function field<T, K extends keyof T>(key: K, check: Check<T[K]>): Prop<T> {
  return {
    get: (target) => target[key],
    set: (target, value) => {
      target[key] = check(value);
    },
  };
}

/** A property that can only be read. */
export function only<T>(get: (target: T) => unknown): Prop<T> {
  return { get };
}

export function prop<T, V>(get: (target: T) => unknown, check: Check<V>, set: (target: T, value: V) => void): Prop<T> {
  return { get, set: (target, value) => set(target, check(value)) };
}
