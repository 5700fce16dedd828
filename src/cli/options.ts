import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { dayFromIso } from "../core/days";
import { readMapFile, type MapFile } from "../contract/mapFile";
import { readSettings } from "../contract/readSettings";
import type { GivenSettings } from "./load";
import { CannotBuild, UsageError } from "./Terminal";

const known = {
  out: { type: "string", short: "o" },
  "as-of": { type: "string" },
  settings: { type: "string" },
  map: { type: "string" },
  previous: { type: "string" },
  findings: { type: "string" },
  "built-at": { type: "string" },
  "for-other-party": { type: "boolean" },
  json: { type: "boolean" },
  messy: { type: "boolean" },
  off: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

export type Flag = keyof typeof known;

export interface CommandLine {
  readonly positionals: readonly string[];
  readonly values: Readonly<Partial<Record<Flag, string | boolean>>>;
}

export function readCommandLine(args: readonly string[]): CommandLine {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: known,
      allowPositionals: true,
      strict: true,
    });
    return { values, positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split(". ")[0] ?? error.message) : String(error));
  }
}

/** Refuses flags that the command does not know, so that a typing mistake is never passed over. */
export function allow(line: CommandLine, command: string, flags: readonly Flag[], positionals: number): void {
  for (const flag of Object.keys(line.values) as Flag[]) {
    if (!flags.includes(flag)) throw new UsageError(`${command} has no option --${flag}`);
  }
  if (line.positionals.length !== positionals)
    throw new UsageError(
      `${command} takes ${positionals === 0 ? "no file" : `${positionals} file name${positionals > 1 ? "s" : ""}`}, got ${line.positionals.length}`,
    );
}

export function text(line: CommandLine, flag: Flag): string | null {
  const value = line.values[flag];
  return typeof value === "string" ? value : null;
}

async function readJson(path: string, what: string): Promise<unknown> {
  let content: string;
  try {
    content = await readFile(path, "utf8");
  } catch {
    throw new CannotBuild(`The ${what} ${path} cannot be read.`);
  }
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new CannotBuild(
      `The ${what} ${path} is not JSON: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}

/** Settings from the file, with the command line's as-of date on top. */
export async function settingsFrom(line: CommandLine): Promise<GivenSettings> {
  const path = text(line, "settings");
  const asOf = text(line, "as-of");
  if (asOf !== null && (!/^\d{4}-\d{2}-\d{2}$/.test(asOf) || dayFromIso(asOf) === undefined))
    throw new UsageError(`--as-of wants a date like 2026-09-30, got ${asOf}`);
  const json = path === null ? {} : await readJson(path, "settings file");
  const given = asOf !== null && typeof json === "object" && json !== null ? { ...json, asOf } : json;
  const result = readSettings(given);
  if (!result.ok)
    throw new CannotBuild(
      `The settings ${path ?? ""} are not usable: ${result.problems.map((p) => p.message).join("; ")}`,
    );
  return { settings: result.value, given };
}

export async function mapFrom(line: CommandLine): Promise<MapFile | undefined> {
  const path = text(line, "map");
  if (path === null) return undefined;
  const result = readMapFile(await readJson(path, "map file"));
  if (!result.ok)
    throw new CannotBuild(`The map ${path} is not usable: ${result.problems.map((p) => p.message).join("; ")}`);
  return result.value;
}
