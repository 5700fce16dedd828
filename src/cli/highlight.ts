import { readFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import { highlightsOf } from "../commands/highlightsOf";
import { findingsReport } from "../findings/report";
import { plural } from "../findings/words";
import { highlightXlsx } from "../host/xlsx/highlight/highlightXlsx";
import { UnreadableWorkbook } from "../host/xlsx/UnreadableWorkbook";
import { HostRefusal, type Highlight } from "../host/SpreadsheetHost";
import { load, obstacle } from "./load";
import { allow, mapFrom, settingsFrom, text, type CommandLine } from "./options";
import { CannotBuild, progressOn, UsageError, type ExitCode, type Terminal } from "./Terminal";
import { refuse, writeTogether } from "./writing";

/**
 * `mi-pack highlight IN.xlsx -o OUT.xlsx [--off]`: a copy of the user's workbook with the cells behind the exceptions marked,
 * or with every mark taken off. Nothing but the marks differs from the input.
 */
export async function highlight(line: CommandLine, terminal: Terminal): Promise<ExitCode> {
  allow(line, "highlight", ["out", "off", "as-of", "settings", "map"], 1);
  const input = line.positionals[0] as string;
  const out = text(line, "out");
  if (out === null) throw new UsageError("highlight needs -o OUT.xlsx: where the marked copy goes");
  if (extname(out).toLowerCase() !== extname(input).toLowerCase())
    throw new UsageError(`the copy is the same kind of file as ${basename(input)}; -o got ${out}`);
  await refuse(
    out,
    [input, text(line, "settings"), text(line, "map")].map((path) => ({
      path,
      sentence: "the marked copy cannot be written over a file that is read",
    })),
  );
  const progress = progressOn(terminal);
  try {
    const marks = line.values.off === true ? [] : await marksFor(input, line, progress.report);
    const bytes = await highlightXlsx(await readFile(input), marks);
    await writeTogether([{ path: out, bytes }]);
    progress.end();
    terminal.out(
      line.values.off === true
        ? `highlight: every mark is off in ${out}.\n`
        : `highlight: ${plural(marks.length, "cell")} marked in ${out}. “mi-pack highlight ${out} --off -o …” takes the marks off.\n`,
    );
    return 0;
  } catch (error) {
    if (error instanceof HostRefusal) throw new CannotBuild(error.message);
    if (error instanceof UnreadableWorkbook)
      throw new CannotBuild(error.message.replace(/^The file\b/, basename(input)));
    throw error;
  } finally {
    progress.end();
  }
}

async function marksFor(
  input: string,
  line: CommandLine,
  report: ReturnType<typeof progressOn>["report"],
): Promise<Highlight[]> {
  const { parsed, settings } = await load(input, await settingsFrom(line), await mapFrom(line), report);
  const why = obstacle(input, parsed);
  if (why !== null && parsed.problems.length === 0) throw new CannotBuild(why);
  const findings = why === null ? findingsReport(parsed, settings).report.findings : [];
  return highlightsOf(findings, parsed.problems);
}
