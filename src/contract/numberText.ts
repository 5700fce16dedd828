/** A number that was written as text. */
export interface NumberInText {
  readonly value: number;
  /** True when it carried a per cent sign; `value` is then already divided by a hundred. */
  readonly percent: boolean;
}

const SPACES = /[\s\u00a0\u2007\u2009\u202f]+/g;
const CURRENCY =
  /^(?:£|\$|€|¥|₹|GBP|USD|EUR|CHF|AUD|CAD|NZD|JPY|INR|SEK|NOK|DKK|PLN|ZAR)|(?:£|\$|€|¥|₹|GBP|USD|EUR|CHF|AUD|CAD|NZD|JPY|INR|SEK|NOK|DKK|PLN|ZAR)$/i;
const PLAIN = /^(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const GROUPED = /^\d{1,3}(?:[,' ]\d{3})+(?:\.\d+)?$/;
const MAGNITUDES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, mn: 1e6, bn: 1e9 };

/**
 * The number a hundredth as large, as a person would write it: 95.2 → 0.952 exactly as typed, where 95.2/100 might
 * differ in the last bit, so that the same data written in two ways gives the same contract.
 */
export function hundredth(value: number): number {
  const text = String(value);
  return Number.isFinite(value) && !text.includes("e") ? Number(`${text}e-2`) : value / 100;
}

/**
 * Reads numbers as people type them: `1,234.5`, `£1,234`, `(12)` as −12, `−3` with a real minus sign, `95.2 %`, spaces
 * of any kind between thousands. `£1.2m` and `35k` only for money, where the letter cannot be a unit of measure.
 * A decimal comma is not read (`1,234` would have two meanings): such text comes back as undefined.
 */
export function numberFromText(text: string, money = false): NumberInText | undefined {
  let rest = text.replace(SPACES, " ").trim();
  let sign = 1;
  const bracketed = /^\((.*)\)$/.exec(rest);
  if (bracketed) {
    sign = -1;
    rest = (bracketed[1] ?? "").trim();
  }
  let percent = false;
  let currency = false;
  // Sign, currency and per cent stand in any order around the digits: "-£5", "£-5", "95 %".
  for (let pass = 0; pass < 4; pass++) {
    const first = rest[0];
    if (first === "-" || first === "\u2212" || first === "\u2013" || first === "\u2012") {
      if (bracketed || sign < 0) return undefined;
      sign = -1;
      rest = rest.slice(1).trimStart();
    } else if (first === "+") {
      rest = rest.slice(1).trimStart();
    } else if (!percent && rest.endsWith("%")) {
      percent = true;
      rest = rest.slice(0, -1).trimEnd();
    } else if (!currency && CURRENCY.test(rest)) {
      currency = true;
      rest = rest.replace(CURRENCY, "").trim();
    } else break;
  }
  let factor = 1;
  if ((money || currency) && !percent) {
    const magnitude = /^(.*\d)\s?(k|m|mn|bn)$/i.exec(rest);
    if (magnitude) {
      factor = MAGNITUDES[(magnitude[2] ?? "").toLowerCase()] ?? 1;
      rest = magnitude[1] ?? "";
    }
  }
  if (GROUPED.test(rest)) rest = rest.replace(/[,' ]/g, "");
  else if (!PLAIN.test(rest)) return undefined;
  const digits = Number(rest);
  if (!Number.isFinite(digits) || (percent && currency)) return undefined;
  const value = percent ? hundredth(digits) : digits * factor;
  return { value: value === 0 ? 0 : sign * value, percent };
}
