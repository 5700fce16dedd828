import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { renderXlsx } from "../host/xlsx/writeWorkbook";
import { templateWorkbook } from "../pack/template";
import { allow, type CommandLine } from "./options";
import { packageRoot } from "./packageRoot";
import { UsageError, type ExitCode, type Terminal } from "./Terminal";
import { writeTogether } from "./writing";

function target(line: CommandLine, command: string): string {
  const out = line.positionals[0] as string;
  if (!/\.xlsx$/i.test(out)) throw new UsageError(`${command} writes an .xlsx file, got ${out}`);
  return resolve(out);
}

/** `mi-pack template OUT.xlsx` */
export async function template(line: CommandLine, terminal: Terminal): Promise<ExitCode> {
  allow(line, "template", [], 1);
  const out = target(line, "template");
  await writeTogether([{ path: out, bytes: await renderXlsx(templateWorkbook()) }]);
  terminal.out(
    `template: ${line.positionals[0]}. Only KPIs and Observations are needed; delete what you do not use.\n`,
  );
  return 0;
}

/** `mi-pack sample OUT.xlsx [--messy]` */
export async function sample(line: CommandLine, terminal: Terminal): Promise<ExitCode> {
  allow(line, "sample", ["messy"], 1);
  const out = target(line, "sample");
  const name = line.values.messy === true ? "sample-messy.xlsx" : "sample.xlsx";
  await writeTogether([{ path: out, bytes: await readFile(resolve(packageRoot, "assets", name)) }]);
  terminal.out(`sample: ${line.positionals[0]}. Next: mi-pack build ${line.positionals[0]} -o pack.xlsx\n`);
  return 0;
}
