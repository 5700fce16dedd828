import { createInterface } from "node:readline";
import { build } from "./build";
import { call } from "./call";
import { check } from "./check";
import { highlight } from "./highlight";
import { allow, readCommandLine, type CommandLine } from "./options";
import { CannotBuild, UsageError, type ExitCode, type Terminal } from "./Terminal";
import { usage } from "./usage";
import { productVersion } from "./version";
import { sample, template } from "./workbooks";

type Command = (line: CommandLine, terminal: Terminal) => Promise<ExitCode>;

const commands: Readonly<Record<string, Command>> = { template, sample, check, build, highlight, call: callFunctions };

async function callFunctions(line: CommandLine, terminal: Terminal): Promise<ExitCode> {
  allow(line, "call", [], 0);
  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
  await call(lines, (answer) => terminal.out(`${answer}\n`));
  return 0;
}

/** Runs one command; every expected failure is one sentence on the error stream and an exit code. */
export async function main(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    const [name, ...rest] = args;
    if (name === undefined || name === "help" || name === "--help" || name === "-h") {
      terminal.out(usage);
      return name === undefined ? 2 : 0;
    }
    if (name === "--version") {
      terminal.out(`${productVersion}\n`);
      return 0;
    }
    // own names only: every object also has a "constructor"
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw new UsageError(`there is no command ${name}`);
    const line = readCommandLine(rest);
    if (line.values.help === true) {
      terminal.out(usage);
      return 0;
    }
    return await command(line, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(`mi-pack: ${error.message}. “mi-pack help” lists what it can do.\n`);
      return 2;
    }
    if (error instanceof CannotBuild) {
      terminal.err(`mi-pack: ${error.message}\n`);
      return 1;
    }
    const system = error as NodeJS.ErrnoException;
    if (typeof system.code === "string" && /^E[A-Z]+$/.test(system.code)) {
      terminal.err(`mi-pack: ${system.path ?? "a file"}: ${systemWords[system.code] ?? system.code}.\n`);
      return 1;
    }
    throw error;
  }
}

/** What the system said, in words a person uses. */
const systemWords: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EACCES: "not allowed to read or write it",
  EPERM: "not allowed to read or write it",
  EISDIR: "it is a folder, not a file",
  EEXIST: "a file has the name of a folder on its path",
  ENOTDIR: "a part of its path is not a folder",
  EBUSY: "it is open in another program",
  ENOSPC: "the disk is full",
  EROFS: "the disk is read-only",
};
