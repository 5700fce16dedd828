import { basename } from "node:path";
import { tables } from "../contract/tables";
import { plural } from "../findings/words";
import { load, obstacle } from "./load";
import { allow, mapFrom, settingsFrom, type CommandLine } from "./options";
import { CannotBuild, progressOn, type ExitCode, type Terminal } from "./Terminal";

/** `mi-pack check IN.xlsx`: reads exactly as build does, and says what was read, what was left out, and why. */
export async function check(line: CommandLine, terminal: Terminal): Promise<ExitCode> {
  allow(line, "check", ["json", "settings", "map", "as-of"], 1);
  const input = line.positionals[0] as string;
  const json = line.values.json === true;
  const progress = progressOn(terminal);
  try {
    const loaded = await load(input, await settingsFrom(line), await mapFrom(line), progress.report);
    progress.end();
    const { contract, problems } = loaded.parsed;
    const why = obstacle(input, loaded.parsed);
    if (json) {
      terminal.out(
        `${JSON.stringify(
          {
            file: basename(input),
            sha256: loaded.input.sha256,
            canBuild: why === null,
            reason: why,
            tables: contract.reports.map((r) => ({
              table: tables[r.table].name,
              address: r.address,
              rowsRead: r.rowsRead,
              rowsUsed: r.rowsUsed,
              rowsLeftOut: r.rowsLeftOut,
              wide: r.wide,
              renamed: r.renamed,
              ignoredHeaders: r.ignoredHeaders,
            })),
            problems: problems.map(({ code, severity, table, cell, found, expected, message }) => ({
              code,
              severity,
              table,
              cell,
              found,
              expected,
              message,
            })),
          },
          null,
          1,
        )}\n`,
      );
    } else terminal.out(report(input, loaded.parsed, why));
    return why === null ? 0 : 1;
  } catch (error) {
    if (json && error instanceof CannotBuild) {
      terminal.out(
        `${JSON.stringify({ file: basename(input), canBuild: false, reason: error.message, tables: [], problems: [] }, null, 1)}\n`,
      );
      return 1;
    }
    throw error;
  } finally {
    progress.end();
  }
}

function report(
  input: string,
  { contract, problems }: Awaited<ReturnType<typeof load>>["parsed"],
  why: string | null,
): string {
  const lines: string[] = [];
  for (const r of contract.reports) {
    const left = r.rowsLeftOut ? `, ${plural(r.rowsLeftOut, "row")} left out` : "";
    lines.push(
      `${tables[r.table].name.padEnd(20)} ${r.address.padEnd(28)} ${plural(r.rowsUsed, "row")} used${left}${r.wide ? ", wide" : ""}`,
    );
  }
  const absent = Object.entries(tables).filter(([key]) => !contract.supplied.has(key as keyof typeof tables));
  if (absent.length) lines.push(`not supplied: ${absent.map(([, t]) => t.name).join(", ")}`);
  lines.push("");
  if (problems.length === 0) lines.push("no problem found");
  for (const p of problems) {
    lines.push(`${p.severity === "error" ? "left out" : "note    "}  ${p.message} [${p.code}]`);
  }
  lines.push("", why ?? `${basename(input)} can give a pack.`);
  return `${lines.join("\n")}\n`;
}
