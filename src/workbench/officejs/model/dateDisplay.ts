const MONTHS = "January February March April May June July August September October November December".split(" ");
const DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");
const DAY = 86_400_000;
const TOKEN =
  /"([^"]*)"|\\(.)|_(.)|\*.|\[(h+|m+|s+)\]|\[\$([^\-\]]*)[^\]]*\]|\[[^\]]*\]|(am\/pm|a\/p)|([ymdhs])\7*|\.(0+)/gi;

/** Texts and escapes taken out, so that a letter left is a placeholder. */
function bare(code: string): string {
  return code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "");
}

export function isDateFormat(format: string): boolean {
  return format !== "General" && /[dmyhs]/i.test(bare(format).replace(/General/gi, ""));
}

function pad(n: number, width: number): string {
  return String(n).padStart(width, "0");
}

interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
}

/** The calendar of Excel, in which 1900 began with a day 0 and was a leap year. */
function momentOf(days: number): Moment {
  const weekday = (days + 6) % 7;
  if (days === 0) return { year: 1900, month: 1, day: 0, weekday };
  if (days === 60) return { year: 1900, month: 2, day: 29, weekday };
  const date = new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), weekday };
}

/** Whether the letter m at this place counts minutes: after hours or before seconds. */
function isMinutes(code: string, at: number, length: number): boolean {
  const plain = (text: string): string => text.replace(/"[^"]*"|\\.|\[\$[^\]]*\]/g, "").replace(/am\/pm|a\/p/gi, "");
  const before = /([ymdhs])[^ymdhs]*$/i.exec(plain(code.slice(0, at)))?.[1];
  const after = /^[^ymdhs]*([ymdhs])/i.exec(plain(code.slice(at + length)))?.[1];
  return before?.toLowerCase() === "h" || after?.toLowerCase() === "s";
}

/** A date or time of the 1900 calendar under one section of a format, in US English. */
export function dateText(serial: number, code: string): string {
  const decimals = /s+\]?\.(0+)/i.exec(bare(code))?.[1]?.length ?? 0;
  const unit = 10 ** decimals;
  const ticks = Math.round(serial * 86400 * unit + 1e-6);
  const total = Math.floor(ticks / unit);
  const days = Math.floor(total / 86400);
  const seconds = total - days * 86400;
  const { year, month, day, weekday } = momentOf(days);
  const hours = Math.floor(seconds / 3600);
  const half = /am\/pm|a\/p/i.test(bare(code));
  return code.replace(TOKEN, (token, quoted, escaped, space, elapsed, currency, noon, letter, fraction, at: number) => {
    if (quoted !== undefined) return quoted as string;
    if (escaped !== undefined) return escaped as string;
    if (space !== undefined) return " ";
    if (currency !== undefined) return currency as string;
    if (elapsed !== undefined) {
      const kind = String(elapsed)[0]?.toLowerCase();
      const count = kind === "h" ? Math.floor(total / 3600) : kind === "m" ? Math.floor(total / 60) : total;
      return pad(count, String(elapsed).length);
    }
    if (noon !== undefined) {
      const word = hours < 12 ? "AM" : "PM";
      return /^a\/p$/i.test(String(noon)) ? word.charAt(0) : word;
    }
    if (fraction !== undefined) return `.${pad(ticks - total * unit, decimals).slice(0, String(fraction).length)}`;
    const width = token.length;
    switch (String(letter ?? "").toLowerCase()) {
      case "y":
        return width <= 2 ? pad(year % 100, 2) : String(year);
      case "d": {
        const name = DAYS[weekday] ?? "";
        return width === 3 ? name.slice(0, 3) : width > 3 ? name : pad(day, width);
      }
      case "h":
        return pad(half ? hours % 12 || 12 : hours, Math.min(2, width));
      case "s":
        return pad(seconds % 60, Math.min(2, width));
      case "m": {
        if (width <= 2 && isMinutes(code, at, width)) return pad(Math.floor(seconds / 60) % 60, width);
        const name = MONTHS[month - 1] ?? "";
        if (width === 5) return name.charAt(0);
        return width === 3 ? name.slice(0, 3) : width > 3 ? name : pad(month, width);
      }
      default:
        return "";
    }
  });
}
