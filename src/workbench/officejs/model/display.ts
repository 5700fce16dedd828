import { type CellValue, isCellError } from "../../../contract/cells";

const DAY = 86400000;
const EPOCH = Date.UTC(1899, 11, 30);
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October"];
const ALL_MONTHS = [...MONTHS, "November", "December"];
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** Texts and escapes taken out, so that a letter left is a placeholder. */
function bare(code: string): string {
  return code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "");
}

export function isDateFormat(format: string): boolean {
  return format !== "General" && /[dmyhs]/i.test(bare(format).replace(/General/gi, ""));
}

function general(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e11) return String(value);
  const size = Math.abs(value);
  if (size >= 1e11 || size < 1e-9) {
    const [mantissa, exponent] = value.toExponential(5).split("e") as [string, string];
    const power = Math.abs(Number(exponent));
    return `${Number(mantissa)}E${exponent.startsWith("-") ? "-" : "+"}${String(power).padStart(2, "0")}`;
  }
  return String(Number(value.toPrecision(10)));
}

function dateText(serial: number, code: string): string {
  const date = new Date(EPOCH + Math.round(serial * DAY));
  const hours = date.getUTCHours();
  const half = /am\/pm/i.test(code);
  const pad = (n: number, width: number) => String(n).padStart(width, "0");
  let afterHour = false;
  return code.replace(
    /"([^"]*)"|\\(.)|\[[^\]]*\]|am\/pm|y+|m+|d+|h+|s+/gi,
    (token, quoted?: string, escaped?: string) => {
      if (quoted !== undefined) return quoted;
      if (escaped !== undefined) return escaped;
      const letter = token[0]?.toLowerCase();
      const width = token.length;
      if (letter === "y") return width <= 2 ? pad(date.getUTCFullYear() % 100, 2) : String(date.getUTCFullYear());
      if (letter === "d") {
        const name = DAYS[date.getUTCDay()] ?? "";
        return width === 3 ? name.slice(0, 3) : width > 3 ? name : pad(date.getUTCDate(), width);
      }
      if (letter === "a") return hours < 12 ? "AM" : "PM";
      if (letter === "h") {
        afterHour = true;
        return pad(half ? hours % 12 || 12 : hours, width);
      }
      if (letter === "s") return pad(date.getUTCSeconds(), width);
      if (letter === "m") {
        if (afterHour) return pad(date.getUTCMinutes(), width);
        const name = ALL_MONTHS[date.getUTCMonth()] ?? "";
        return width === 3 ? name.slice(0, 3) : width > 3 ? name : pad(date.getUTCMonth() + 1, width);
      }
      return "";
    },
  );
}

function numberText(value: number, code: string): string {
  const plain = bare(code);
  const placeholder = /[0#?][0#?,]*(?:\.[0#?]*)?(?:[eE][+-]0+)?|General/.exec(plain)?.[0];
  if (placeholder === undefined) return code.replace(/"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]/g, "$1$2");
  const [whole = "", decimals = ""] = placeholder.split(".");
  const scaling = /,+$/.exec(whole)?.[0].length ?? 0;
  const percent = (plain.match(/%/g) ?? []).length;
  const scaled = (Math.abs(value) * 100 ** percent) / 1000 ** scaling;
  const most = decimals.replace(/[^0#?]/g, "").length;
  const least = decimals.replace(/[^0]/g, "").length;
  let digits = placeholder === "General" ? general(scaled) : scaled.toFixed(most);
  if (placeholder !== "General") {
    const [integer = "", fraction = ""] = digits.split(".");
    const minimum = whole.replace(/[^0]/g, "").length;
    let shown = minimum === 0 && integer === "0" ? "" : integer.padStart(minimum, "0");
    if (/[0#?],+[0#?]/.test(whole)) shown = shown.replace(/\B(?=(\d{3})+$)/g, ",");
    let kept = fraction;
    while (kept.length > least && kept.endsWith("0")) kept = kept.slice(0, -1);
    digits =
      kept === "" && !(decimals !== "" || placeholder.includes("."))
        ? shown
        : kept === ""
          ? `${shown}`
          : `${shown}.${kept}`;
    if (kept === "" && placeholder.endsWith(".")) digits = `${shown}.`;
  }
  const at = code.indexOf(placeholder[0] === "G" ? "General" : placeholder);
  const clean = (text: string) => text.replace(/"([^"]*)"|\\(.)|_(.)|\*.|\[\$([^\-\]]*)[^\]]*\]|\[[^\]]*\]/g, "$1$2$4");
  if (at < 0) return digits;
  return clean(code.slice(0, at)) + digits + clean(code.slice(at + placeholder.length));
}

/** What the cell shows on screen under a number format: the formats the product uses, in US English. */
export function formatValue(value: CellValue, format: string): string {
  if (value === null) return "";
  if (isCellError(value)) return value.error;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  const sections = format.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  if (typeof value === "string") {
    const section = sections[3] ?? (format.includes("@") ? sections[0] : undefined);
    return section ? section.replace(/"([^"]*)"|\\(.)|_.|\*./g, "$1$2").replace("@", () => value) : value;
  }
  if (format === "General" || format === "@" || format === "") return general(value);
  const negative = value < 0;
  const section =
    (negative && sections.length > 1 ? sections[1] : value === 0 && sections.length > 2 ? sections[2] : sections[0]) ??
    "";
  if (isDateFormat(section)) return value < 0 ? "########" : dateText(value, section);
  const text = numberText(value, section);
  return negative && sections.length === 1 ? `-${text}` : text;
}
