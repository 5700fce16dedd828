import type { z } from "zod";
import type { Problem, Result } from "../core/result";
import { cellAddress } from "./cells";
import type { CellProblem } from "./Contract";
import { monthFromName } from "./dateText";
import { isMapSetting } from "./mapFile";
import { numberFromText } from "./numberText";
import { defaultSettings, settingsSchema, thresholdsSchema, type Settings, type Thresholds } from "./settings";
import { SETTINGS_SHEET } from "./identify";
import { normalise, spaced, suggest } from "./words";

function problem(number: string, severity: Problem["severity"], message: string, path: (string | number)[]): Problem {
  return { code: `SET${number}`, severity, message, path };
}

function shown(value: unknown): string {
  return typeof value === "string" ? `"${value}"` : (JSON.stringify(value) ?? String(value));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function unknownKeys(given: Record<string, unknown>, known: readonly string[], path: string[]): Problem[] {
  return Object.keys(given)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const like = suggest(spaced(key), known.map(spaced));
      const meant = known.find((name) => spaced(name) === like);
      const hint = meant === undefined ? "" : `; did you mean "${meant}"?`;
      return problem("018", "error", `The setting "${[...path, key].join(".")}" is not known${hint || "."}`, [
        ...path,
        key,
      ]);
    });
}

/**
 * A settings file → settings; or every fault in it, unknown names included.
 *
 * @param base what holds where the file is silent: the defaults, or the settings of the workbook (a file given for one
 * run speaks louder than the workbook)
 */
export function readSettings(json: unknown, base: Settings = defaultSettings()): Result<Settings> {
  if (!isRecord(json))
    return { ok: false, problems: [problem("003", "error", `Settings must be an object, found ${shown(json)}.`, [])] };
  const problems = unknownKeys(json, Object.keys(settingsSchema.shape), []);
  if (isRecord(json.thresholds))
    problems.push(...unknownKeys(json.thresholds, Object.keys(thresholdsSchema.shape), ["thresholds"]));
  const thresholds = isRecord(json.thresholds) ? { ...base.thresholds, ...json.thresholds } : json.thresholds;
  const parsed = settingsSchema.safeParse({ ...base, ...json, thresholds: thresholds ?? base.thresholds });
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const path = issue.path.map((part) => (typeof part === "symbol" ? String(part) : part));
      const found = path.reduce<unknown>(
        (at, part) => (at as Record<string | number, unknown> | undefined)?.[part],
        json,
      );
      problems.push(
        problem("003", "error", `The setting "${path.join(".")}" is ${shown(found)}: ${issue.message}.`, path),
      );
    }
  }
  return parsed.success && problems.length === 0 ? { ok: true, value: parsed.data } : { ok: false, problems };
}

/** The values that a text might stand for, the most particular first. */
function candidates(key: string, text: string): unknown[] {
  const values: unknown[] = [];
  const number = numberFromText(text);
  if (number) values.push(number.value);
  if (key === "fiscalYearStart" && monthFromName(text) > 0) values.push(monthFromName(text));
  if (/^(?:yes|true|y|1)$/i.test(text)) values.push(true);
  if (/^(?:no|false|n|0)$/i.test(text)) values.push(false);
  values.push(text);
  const list = text.split(/[,;\n]/).map((part) => part.trim());
  values.push(list.filter((part) => part !== ""));
  return values;
}

/** Our setting of that name: `"Agenda minutes"`, `"agendaMinutes"`, `"thresholds.breachProbability"`. */
function settingOf(
  name: string,
): { schema: z.ZodType; path: readonly [string] | readonly ["thresholds", string] } | null {
  const plain = normalise(spaced(name).replace(/^thresholds?[. ]+/i, ""));
  const find = (keys: readonly string[]) =>
    keys.find((key) => normalise(spaced(key)) === plain || normalise(key) === plain.replaceAll(" ", ""));
  const shape = settingsSchema.shape as unknown as Record<string, z.ZodType>;
  const key = find(Object.keys(shape));
  if (key !== undefined && key !== "thresholds" && shape[key]) return { schema: shape[key], path: [key] };
  const thresholds = thresholdsSchema.shape as unknown as Record<string, z.ZodType>;
  const threshold = find(Object.keys(thresholds));
  return threshold !== undefined && thresholds[threshold]
    ? { schema: thresholds[threshold], path: ["thresholds", threshold] }
    : null;
}

/**
 * Settings with those of the sheet MI Settings over them. What cannot be used is reported and left as it was; mapping
 * rows are not settings and are passed over. The word "default" puts a setting back to its default.
 *
 * @param cells setting → address of its value, for the problems
 */
export function mergeSettings(
  base: Settings,
  workbookSettings: Readonly<Record<string, string>>,
  cells: Readonly<Record<string, string>> = {},
): { settings: Settings; problems: readonly CellProblem[] } {
  const problems: CellProblem[] = [];
  const merged: Record<string, unknown> = { ...base, thresholds: { ...base.thresholds } };
  const all = [...Object.keys(settingsSchema.shape), ...Object.keys(thresholdsSchema.shape)].map(spaced);
  for (const [name, text] of Object.entries(workbookSettings)) {
    if (isMapSetting(name) || text === "") continue;
    const setting = settingOf(name);
    const at = { table: SETTINGS_SHEET, cell: cells[name] ?? cellAddress(SETTINGS_SHEET, 1, 1) };
    if (!setting) {
      const like = suggest(spaced(name), all);
      const message = `${at.cell}: The setting "${name}" is not known and is not used.${like === null ? "" : ` Is it "${like}"?`}`;
      const expected = like ?? "a setting of the product";
      problems.push({ ...problem("018", "warning", message, [SETTINGS_SHEET, name]), ...at, found: name, expected });
      continue;
    }
    const [first, second] = setting.path;
    if (/^default$/i.test(text)) {
      // rows are a log, and a blank says nothing: this word takes an earlier row back
      const defaults = defaultSettings();
      if (second === undefined) merged[first] = defaults[first as keyof Settings];
      else (merged.thresholds as Record<string, unknown>)[second] = defaults.thresholds[second as keyof Thresholds];
      continue;
    }
    const tries = candidates(setting.path[0], text).map((value) => setting.schema.safeParse(value));
    const good = tries.find((result) => result.success);
    if (good?.success) {
      if (second === undefined) merged[first] = good.data;
      else (merged.thresholds as Record<string, unknown>)[second] = good.data;
      continue;
    }
    const expected = tries[0]?.error?.issues[0]?.message ?? "another value";
    const message = `${at.cell}: The setting "${name}" is "${text}", expected ${expected}. It is not used.`;
    problems.push({ ...problem("003", "error", message, [SETTINGS_SHEET, name]), ...at, found: text, expected });
  }
  return { settings: merged as unknown as Settings, problems };
}
