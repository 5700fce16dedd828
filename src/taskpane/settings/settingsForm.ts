import { readSettings } from "../../contract/readSettings";
import { defaultSettings, settingsSchema, thresholdsSchema, type Settings } from "../../contract/settings";
import { settingWords, thresholdWords, type SettingWords } from "./settingWords";

export type FieldKind = "number" | "text" | "list" | "flag" | "choice";

export interface SettingField extends SettingWords {
  /** `agendaMinutes`, or `thresholds.partyGap`. */
  readonly id: string;
  readonly kind: FieldKind;
  /** As it stands in the form when nobody changed anything; what the default is. */
  readonly byDefault: string;
}

const defaults = defaultSettings();
const textual: ReadonlySet<string> = new Set(["asOf", "currency"]);

function kindOf(key: string, value: unknown): FieldKind {
  if (key === "preset") return "choice";
  if (Array.isArray(value)) return "list";
  if (typeof value === "boolean") return "flag";
  return typeof value === "number" || !textual.has(key) ? "number" : "text";
}

function field(id: string, key: string, value: unknown, words: SettingWords): SettingField {
  return { id, ...words, kind: kindOf(key, value), byDefault: shownSetting(value) };
}

/** A setting as text in a form: empty for none. */
export function shownSetting(value: unknown): string {
  if (value === null || value === undefined) return "";
  return Array.isArray(value) ? value.join(", ") : String(value);
}

/** Every setting of the schema in its order, then every threshold: nothing is written here that the schema does not know. */
export const settingFields: readonly SettingField[] = Object.keys(settingsSchema.shape)
  .filter((key): key is Exclude<keyof Settings, "thresholds"> => key !== "thresholds")
  .map((key) => field(key, key, defaults[key], settingWords[key]));

export const thresholdFields: readonly SettingField[] = (
  Object.keys(thresholdsSchema.shape) as (keyof Settings["thresholds"])[]
).map((key) => field(`thresholds.${key}`, key, defaults.thresholds[key], thresholdWords[key]));

export function valueOf(settings: Settings, id: string): unknown {
  const [first = "", second] = id.split(".");
  const value = (settings as unknown as Record<string, unknown>)[first];
  return second === undefined ? value : (value as Record<string, unknown>)[second];
}

/** What is typed as a value of the schema's kind. */
function typedValue({ kind }: SettingField, text: string): unknown {
  const typed = text.trim();
  if (kind === "flag") return typed === "true";
  if (kind === "list")
    return typed
      .split(/[,;\n]/)
      .map((part) => part.trim())
      .filter(Boolean);
  if (typed === "") return null;
  return kind === "number" ? Number(typed) : kind === "text" && /^[a-z]{3}$/i.test(typed) ? typed.toUpperCase() : typed;
}

export interface CheckedSettings {
  /** Field → what is wrong. */
  readonly errors: Readonly<Record<string, string>>;
  /** Changed settings for the sheet MI Settings; the word "default" takes an earlier row back. */
  readonly changes: Readonly<Record<string, unknown>>;
}

/** What was typed against the schema; only what differs from the workbook's settings is a change. */
export function checkSettings(settings: Settings, typed: Readonly<Record<string, string>>): CheckedSettings {
  const errors: Record<string, string> = {};
  const changes: Record<string, unknown> = {};
  for (const one of [...settingFields, ...thresholdFields]) {
    const text = typed[one.id];
    if (text === undefined || text.trim() === shownSetting(valueOf(settings, one.id))) continue;
    const value = typedValue(one, text);
    const fault = faultOf(one, value);
    if (fault !== null) errors[one.id] = fault;
    else if (shownSetting(value) !== shownSetting(valueOf(settings, one.id))) {
      const name = one.id.replace(/^thresholds\./, "");
      changes[name] = shownSetting(value) === one.byDefault || shownSetting(value) === "" ? "default" : value;
    }
  }
  return { errors, changes };
}

function faultOf({ id, title }: SettingField, value: unknown): string | null {
  const [first = "", second] = id.split(".");
  const read = readSettings(second === undefined ? { [first]: value } : { thresholds: { [second]: value } });
  if (read.ok) return null;
  const said = /is .*: (.+)\.$/s.exec(read.problems[0]?.message ?? "")?.[1] ?? "";
  return `${title}: ${wanted(said)}.`;
}

/** The schema's own words as a person would say them. */
function wanted(said: string): string {
  const least = /expected \w+ to be (>=?)\s*(-?[\d.]+)/.exec(said);
  if (least) return least[1] === ">=" ? `${least[2]} or more` : `more than ${least[2]}`;
  const most = /expected \w+ to be (<=?)\s*(-?[\d.]+)/.exec(said);
  if (most) return most[1] === "<=" ? `${most[2]} or less` : `less than ${most[2]}`;
  if (/expected (number|int)/.test(said)) return /int/.test(said) ? "a whole number is needed" : "a number is needed";
  return said === "" ? "this cannot be used" : said;
}

/** The settings as a file, the defaults left out. */
export function exportSettings(settings: Settings): string {
  const all: Record<string, unknown> = {};
  const thresholds: Record<string, unknown> = {};
  for (const { id, byDefault } of [...settingFields, ...thresholdFields]) {
    const value = valueOf(settings, id);
    if (shownSetting(value) === byDefault) continue;
    const [first = "", second] = id.split(".");
    if (second === undefined) all[first] = value;
    else thresholds[second] = value;
  }
  if (Object.keys(thresholds).length > 0) all.thresholds = thresholds;
  return `${JSON.stringify(all, null, 2)}\n`;
}

/** A settings file as text for the form, field by field; or every fault in it. */
export function importSettings(
  json: string,
): { readonly typed: Record<string, string> } | { readonly faults: readonly string[] } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return { faults: ["This is not JSON: a settings file begins with { and ends with }."] };
  }
  const read = readSettings(parsed);
  if (!read.ok) return { faults: read.problems.map((problem) => problem.message) };
  const typed: Record<string, string> = {};
  for (const { id } of [...settingFields, ...thresholdFields]) typed[id] = shownSetting(valueOf(read.value, id));
  return { typed };
}
