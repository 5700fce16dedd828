/** Excel cuts nothing: it refuses texts longer than this. */
const LONGEST = 32767;
/** Longer than any number, date or truth value that Excel would read into a text. */
const LONGEST_TYPED = 40;

/**
 * A text as it must be handed over so that Excel keeps it as text: what it would read as formula, number, date, truth
 * value or error gets an apostrophe in front, which Excel takes as "this is text" and does not show. In a cell of the
 * format `@` only the apostrophe itself needs one.
 */
export function asText(text: string, format: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  if (cut === "") return "";
  if (cut.startsWith("'")) return `'${cut}`.slice(0, LONGEST);
  if (format === "@") return cut;
  return needsMark(cut) ? `'${cut}`.slice(0, LONGEST + 1) : cut;
}

/** Whether Excel might take the text, typed into a cell, for something else than text. */
export function needsMark(text: string): boolean {
  const first = text.codePointAt(0) ?? 0;
  // what could begin a formula, also where it is full-width, or after blanks and control characters
  if (first < 0x20 || /^[\s=+\-@\uff1d\uff0b\uff0d\uff20]/u.test(text)) return true;
  if (text.length > LONGEST_TYPED) return false;
  if (/^(true|false|wahr|falsch|vrai|faux|verdadero|falso|vero|waar|onwaar)$/i.test(text)) return true;
  if (text.startsWith("#")) return true;
  // numbers, dates, fractions, percentages and money all hold a digit
  if (/\p{Nd}/u.test(text)) return !(first > 0x2000 && first !== 0x2212 && first !== 0x20ac);
  return false;
}
