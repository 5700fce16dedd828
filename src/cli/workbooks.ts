import { copyFile, mkdir, rename } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { renderXlsx } from "../host/xlsx/writeWorkbook";
import { writeXlsxAtomically } from "../host/xlsx/writeXlsxAtomically";
import { templateWorkbook } from "../pack/template";
import { allow, type CommandLine } from "./options";
import { packageRoot } from "./packageRoot";
import { UsageError, type ExitCode, type Terminal } from "./Terminal";

function target(line: CommandLine, command: string): string {
  const out = line.positionals[0] as string;
  if (!/\.xlsx$/i.test(out)) throw new UsageError(`${command} writes an .xlsx file, got ${out}`);
  return resolve(out);
}

/** `mi-pack template OUT.xlsx` */
export async function template(line: CommandLine, terminal: Terminal): Promise<ExitCode> {
  allow(line, "template", [], 1);
  const out = target(line, "template");
  await mkdir(dirname(out), { recursive: true });
  await writeXlsxAtomically(out, await renderXlsx(templateWorkbook()));
  terminal.out(
    `template: ${line.positionals[0]}. Only KPIs and Observations are needed; delete what you do not use.\n`,
  );
  return 0;
}

/** `mi-pack sample OUT.xlsx [--messy]` */
export async function sample(line: CommandLine, terminal: Terminal): Promise<ExitCode> {
  allow(line, "sample", ["messy"], 1);
  const out = target(line, "sample");
  await mkdir(dirname(out), { recursive: true });
  const half = `${out}.${process.pid}.part`;
  await copyFile(
    resolve(packageRoot, "assets", line.values.messy === true ? "sample-messy.xlsx" : "sample.xlsx"),
    half,
  );
  await rename(half, out);
  terminal.out(`sample: ${line.positionals[0]}. Next: mi-pack build ${line.positionals[0]} -o pack.xlsx\n`);
  return 0;
}
