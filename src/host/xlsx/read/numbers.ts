/* global Buffer */

/** Powers of ten that a double holds exactly. */
const POWERS = Array.from({ length: 23 }, (_, i) => 10 ** i);

/** A whole number without sign, or -1. */
export function readInteger(buffer: Buffer, from: number, to: number): number {
  let value = 0;
  if (from >= to || to - from > 15) return -1;
  for (let i = from; i < to; i++) {
    const digit = buffer[i]! - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/**
 * A number as stored. Up to 15 digits and 22 decimals, digits and power of ten are exact doubles and one division rounds
 * correctly, so that the result is the same as Number()'s; everything else (exponents, 17 digits) is left to Number().
 * NaN: not a finite number.
 */
export function readNumber(buffer: Buffer, from: number, to: number): number {
  let i = from;
  const negative = buffer[i] === 0x2d;
  if (negative) i++;
  let digits = 0;
  let value = 0;
  let point = -1;
  for (; i < to; i++) {
    const byte = buffer[i]!;
    if (byte >= 0x30 && byte <= 0x39) {
      value = value * 10 + byte - 0x30;
      digits++;
    } else if (byte === 0x2e && point < 0) point = i;
    else return slow(buffer, from, to);
  }
  if (digits === 0 || digits > 15) return slow(buffer, from, to);
  if (point >= 0) value /= POWERS[to - point - 1]!;
  return negative ? -value : value;
}

function slow(buffer: Buffer, from: number, to: number): number {
  return numberOf(buffer.toString("latin1", from, to));
}

/** NaN for anything but a finite decimal number: `0x1F` is none, whatever Number() says. */
export function numberOf(text: string): number {
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text.trim())) return NaN;
  const number = Number(text);
  return Number.isFinite(number) ? number : NaN;
}
