import { basename, resolve } from "node:path";
import { Tee } from "../contract/Tee";
import { LogReader } from "../findings/life/LogReader";
import { findingsFile } from "../findings/report";
import { readXlsx } from "../host/xlsx/readWorkbook";
import { renderXlsx } from "../host/xlsx/writeWorkbook";
import { UnreadableWorkbook } from "../host/xlsx/UnreadableWorkbook";
import { PreviousReader } from "../pack/PreviousReader";
import { load, obstacle } from "./load";
import { makePack, type PreviousFile } from "./makePack";
import { allow, mapFrom, settingsFrom, text, type CommandLine } from "./options";
import { summary } from "./summary";
import { CannotBuild, progressOn, UsageError, type ExitCode, type Terminal } from "./Terminal";
import { productName, productVersion } from "./version";
import { refuse, writeTogether } from "./writing";

/** `mi-pack build IN.xlsx -o PACK.xlsx`: reads, finds, writes the pack; nothing is written unless all of it is there. */
export async function build(line: CommandLine, terminal: Terminal): Promise<ExitCode> {
  allow(line, "build", ["out", "as-of", "settings", "map", "previous", "findings", "built-at", "for-other-party"], 1);
  const input = line.positionals[0] as string;
  const out = text(line, "out");
  if (out === null) throw new UsageError("build needs -o PACK.xlsx: where the pack goes");
  if (!/\.xlsx$/i.test(out)) throw new UsageError(`the pack is an .xlsx file; -o got ${out}`);
  const previousPath = text(line, "previous");
  const findingsPath = text(line, "findings");
  await refuse(out, [{ path: input, sentence: "the pack cannot be written over its own input" }]);
  await refuse(findingsPath, [
    { path: out, sentence: "the pack and the findings file cannot be the same file" },
    ...[input, previousPath, text(line, "settings"), text(line, "map")].map((path) => ({
      path,
      sentence: "the findings file cannot be written over a file that is read",
    })),
  ]);
  const progress = progressOn(terminal);
  try {
    const settings = await settingsFrom(line);
    const map = await mapFrom(line);
    const loaded = await load(input, settings, map, progress.report);
    const why = obstacle(input, loaded.parsed);
    if (why) throw new CannotBuild(why);
    progress.report("looking for exceptions", 0, 0);
    const made = makePack(loaded, {
      inputPath: resolve(input),
      outputPath: resolve(out),
      builtAt: builtAt(line),
      builtBy: productName,
      version: productVersion,
      previous: previousPath === null ? null : await previousOf(previousPath),
      forOtherParty: line.values["for-other-party"] === true,
    });
    const bytes = await renderXlsx(made.laidOut, progress.report);
    const json = `${JSON.stringify(findingsFile(made.report, loaded.parsed.problems), null, 1)}\n`;
    await writeTogether([
      { path: out, bytes },
      ...(findingsPath === null ? [] : [{ path: findingsPath, bytes: Buffer.from(json, "utf8") }]),
    ]);
    progress.end();
    terminal.out(summary(made, loaded.parsed.problems, out, findingsPath));
    return 0;
  } finally {
    progress.end();
  }
}

function builtAt(line: CommandLine): string {
  const given = text(line, "built-at");
  if (given === null) return new Date().toISOString();
  const time = Date.parse(given);
  if (Number.isNaN(time)) throw new UsageError(`--built-at wants an ISO date and time, got ${given}`);
  return new Date(time).toISOString();
}

async function previousOf(path: string): Promise<PreviousFile> {
  try {
    const reader = new PreviousReader();
    const lives = new LogReader();
    await readXlsx(path, new Tee([reader, lives]));
    const previous = reader.result(basename(path));
    if (!previous)
      throw new CannotBuild(`${basename(path)} is not a pack of ours: it has no exceptions and no scorecard.`);
    return { ...previous, log: lives.result() };
  } catch (error) {
    if (error instanceof UnreadableWorkbook) throw new CannotBuild(`The previous pack: ${error.message}`);
    throw error;
  }
}
