import { type CellValue, isCellError } from "../../../contract/cells";
import { dateText, isDateFormat } from "./dateDisplay";
import { numberText } from "./numberDisplay";

export { isDateFormat };

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

const split = new Map<string, readonly string[]>();

/** The sections of a format: semicolons in quotes, behind a backslash or in brackets divide nothing. */
function sectionsOf(format: string): readonly string[] {
  let sections = split.get(format);
  if (!sections) {
    sections = (format.match(/(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*(?:;|$)/g) ?? []).map((one) => one.replace(/;$/, ""));
    // the end of the text matches once more
    if (!format.endsWith(";") && sections.at(-1) === "") sections = sections.slice(0, -1);
    if (split.size > 5000) split.clear();
    split.set(format, sections);
  }
  return sections;
}

const CONDITION = /\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]/;

function meets(value: number, section: string): boolean | null {
  const [, operator, limit] = CONDITION.exec(section) ?? [];
  if (operator === undefined) return null;
  const difference = value - Number(limit);
  switch (operator) {
    case "<":
      return difference < 0;
    case "<=":
      return difference <= 0;
    case ">":
      return difference > 0;
    case ">=":
      return difference >= 0;
    case "=":
      return difference === 0;
    default:
      return difference !== 0;
  }
}

/** The section for a number, and whether its sign is still to be written. */
function sectionFor(value: number, sections: readonly string[]): { section: string; signed: boolean } {
  const [first = "", second, third] = sections;
  if (sections.some((section) => CONDITION.test(section))) {
    const found = sections.slice(0, 3).find((section, i) => meets(value, section) ?? i > 0);
    return { section: found ?? first, signed: value < 0 && found !== second };
  }
  if (value < 0 && second !== undefined) return { section: second, signed: false };
  if (value === 0 && third !== undefined) return { section: third, signed: false };
  return { section: first, signed: value < 0 };
}

function texts(section: string, value: string): string {
  return section.replace(/"([^"]*)"|\\(.)|_(.)|\*.|\[[^\]]*\]|(@)/g, (_, quoted, escaped, space, at) => {
    if (at !== undefined) return value;
    return (quoted as string | undefined) ?? (escaped as string | undefined) ?? (space === undefined ? "" : " ");
  });
}

/** What the cell shows on screen under a number format, in US English. */
export function formatValue(value: CellValue, format: string): string {
  if (value === null) return "";
  if (isCellError(value)) return value.error;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  const sections = sectionsOf(format);
  if (typeof value === "string") {
    const section = sections[3] ?? (sections.length === 1 && format.includes("@") ? sections[0] : undefined);
    return section === undefined ? value : texts(section, value);
  }
  if (format === "General" || format === "@" || format === "") return general(value);
  const { section, signed } = sectionFor(value, sections);
  const sign = signed ? "-" : "";
  if (/General/i.test(section)) return sign + texts(section.replace(/General/i, "@"), general(Math.abs(value)));
  if (section.includes("@")) return texts(section, general(value));
  // a time before the calendar begins fills the cell with hashes
  if (isDateFormat(section)) return value < 0 || value >= 2_958_466 ? "########" : dateText(value, section);
  return sign + numberText(Math.abs(value), section);
}
