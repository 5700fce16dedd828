/** One piece of a number format's section. */
interface Part {
  readonly kind: "digit" | "point" | "comma" | "percent" | "exponent" | "slash" | "text";
  readonly text: string;
}

const TOKEN = /"([^"]*)"|\\(.)|_(.)|\*.|\[\$([^\-\]]*)[^\]]*\]|\[[^\]]*\]|([0#?])|(\.)|(,)|(%)|(e[+-])|(\/)|([\s\S])/gi;

function partsOf(section: string): Part[] {
  const parts: Part[] = [];
  for (const [
    ,
    quoted,
    escaped,
    space,
    currency,
    digit,
    point,
    comma,
    percent,
    exponent,
    slash,
    other,
  ] of section.matchAll(TOKEN)) {
    const text = quoted ?? escaped ?? (space === undefined ? undefined : " ") ?? currency ?? other;
    if (digit !== undefined) parts.push({ kind: "digit", text: digit });
    else if (point !== undefined) parts.push({ kind: "point", text: "." });
    else if (comma !== undefined) parts.push({ kind: "comma", text: "," });
    else if (percent !== undefined) parts.push({ kind: "percent", text: "%" });
    else if (exponent !== undefined) parts.push({ kind: "exponent", text: exponent });
    else if (slash !== undefined) parts.push({ kind: "slash", text: "/" });
    else if (text !== undefined) parts.push({ kind: "text", text });
  }
  return parts;
}

/** Decimal digits of a number of at most fifteen that count, rounded half away from zero as people round. */
function fixed(value: number, decimals: number): string {
  const plain = String(Number(value.toPrecision(15)));
  if (plain.includes("e") || decimals > 20) return value.toFixed(Math.min(20, decimals));
  const rounded = Math.round(Number(`${plain}e${decimals}`));
  if (!Number.isSafeInteger(rounded)) return value.toFixed(Math.min(20, decimals));
  const digits = String(rounded).padStart(decimals + 1, "0");
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Digits laid over placeholders from the right; what is in between stays in between. */
function whole(parts: readonly Part[], integer: string, grouped: boolean): string {
  let digits = integer === "0" ? "" : integer;
  const slots = parts.filter((part) => part.kind === "digit").length;
  let text = "";
  let [seen, written] = [0, 0];
  const put = (digit: string): void => {
    text = (grouped && written > 0 && written % 3 === 0 ? `${digit},` : digit) + text;
    if (digit !== "") written++;
  };
  for (const part of [...parts].reverse()) {
    if (part.kind === "comma") continue;
    if (part.kind !== "digit") {
      text = part.text + text;
      continue;
    }
    seen++;
    const next = digits.slice(-1);
    digits = digits.slice(0, -1);
    if (next !== "") put(next);
    else if (part.text === "0") put("0");
    else if (part.text === "?") text = ` ${text}`;
    // what is left over stands at the first placeholder
    while (seen === slots && digits !== "") {
      put(digits.slice(-1));
      digits = digits.slice(0, -1);
    }
  }
  return text;
}

function decimalsText(parts: readonly Part[], fraction: string): string {
  let kept = fraction.length;
  const digits = parts.filter((part) => part.kind === "digit");
  while (kept > 0 && fraction[kept - 1] === "0" && digits[kept - 1]?.text !== "0") kept--;
  let at = 0;
  return parts
    .map((part) => {
      if (part.kind !== "digit") return part.kind === "comma" ? "" : part.text;
      const shown = at < kept ? (fraction[at] ?? "") : part.text === "?" ? " " : "";
      at++;
      return shown;
    })
    .join("");
}

/** Numerator and denominator nearest to a fraction, the smaller denominator first. */
function nearest(fraction: number, most: number): [number, number] {
  let best: [number, number] = [0, 1];
  let error = fraction;
  for (let below = 1; below <= most && error > 1e-12; below++) {
    const above = Math.round(fraction * below);
    const off = Math.abs(fraction - above / below);
    if (off < error - 1e-12) [best, error] = [[above, below], off];
  }
  return best;
}

function fractionText(parts: readonly Part[], value: number): string {
  const slash = parts.findIndex((part) => part.kind === "slash");
  let from = slash;
  while (from > 0 && parts[from - 1]?.kind === "digit") from--;
  let to = slash + 1;
  while (to < parts.length && (parts[to]?.kind === "digit" || /^\d$/.test(parts[to]?.text ?? ""))) to++;
  const [before, over, under, after] = [
    parts.slice(0, from),
    slash - from,
    parts.slice(slash + 1, to),
    parts.slice(to),
  ];
  const given = Number(
    under
      .map((part) => part.text)
      .join("")
      .replace(/[#?]/g, ""),
  );
  const mixed = before.some((part) => part.kind === "digit");
  let integer = mixed ? Math.floor(value) : 0;
  let [above, below] =
    given > 0 ? [Math.round((value - integer) * given), given] : nearest(value - integer, 10 ** under.length - 1);
  if (mixed && above === below) [integer, above, below] = [integer + 1, 0, 1];
  const head = whole(before, String(integer), false);
  const lead = mixed && head.trim() === "" && above === 0 ? head.replace(/\s*$/, "0 ") : head;
  const width = over + 1 + under.length;
  const middle =
    above === 0 && mixed ? " ".repeat(width) : `${String(above).padStart(over)}/${String(below).padEnd(under.length)}`;
  return lead + middle + after.map((part) => part.text).join("");
}

/** A number without its sign under one section of a format. */
export function numberText(size: number, section: string): string {
  const parts = partsOf(section);
  if (parts.some((part) => part.kind === "slash") && parts.some((part) => part.kind === "digit"))
    return fractionText(parts, size);
  const digits = parts.map((part, i) => (part.kind === "digit" ? i : -1)).filter((i) => i >= 0);
  if (digits.length === 0) return parts.map((part) => (part.kind === "comma" ? "" : part.text)).join("");
  const exponent = parts.findIndex((part) => part.kind === "exponent");
  const end = exponent < 0 ? parts.length : exponent;
  const point = parts.findIndex((part, i) => part.kind === "point" && i < end);
  const integers = parts.slice(0, point < 0 ? end : point);
  const decimals = point < 0 ? [] : parts.slice(point + 1, end);
  const places = decimals.filter((part) => part.kind === "digit").length;
  // commas right behind the last placeholder divide by thousands; between placeholders they group
  const mantissa = parts.slice(0, end);
  const last = Math.max(...mantissa.map((part, i) => (part.kind === "digit" ? i : -1)));
  let thousands = 0;
  for (let i = last + 1; mantissa[i]?.kind === "comma"; i++) thousands++;
  for (let i = point - 1; thousands === 0 && point > 0 && mantissa[i]?.kind === "comma"; i--) thousands++;
  const firstDigit = integers.findIndex((part) => part.kind === "digit");
  const lastDigit = integers.map((part) => part.kind).lastIndexOf("digit");
  const grouped = integers.some((part, i) => part.kind === "comma" && i > firstDigit && i < lastDigit);
  const percents = parts.filter((part) => part.kind === "percent").length;
  let scaled = (size * 100 ** percents) / 1000 ** thousands;
  let tail = "";
  if (exponent >= 0) {
    const slots = integers.filter((part) => part.kind === "digit").length || 1;
    let power = scaled === 0 ? 0 : Math.floor(Math.log10(scaled) + 1e-12);
    power = Math.floor(power / slots) * slots;
    if (Number(fixed(scaled / 10 ** power, places)) >= 10 ** slots) power += slots;
    scaled /= 10 ** power;
    const sign = power < 0 ? "-" : parts[exponent]?.text.endsWith("+") ? "+" : "";
    const after = parts.slice(exponent + 1);
    tail = `E${sign}${whole(after, String(Math.abs(power)), false) || "0"}`;
  }
  const [integer = "0", fraction = ""] = fixed(scaled, places).split(".");
  const head = whole(integers, integer, grouped);
  return head + (point < 0 ? "" : `.${decimalsText(decimals, fraction)}`) + tail;
}
