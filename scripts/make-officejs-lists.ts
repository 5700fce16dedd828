/**
 * Writes what the Office.js host must know at run time into src/workbench/officejs/generated: the requirement set of
 * every member (from the doc comments of @types/office-js), the values of the enumerations and the named colours.
 * Run: npx tsx scripts/make-officejs-lists.ts
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { ENUMS } from "./officejs/enums";
import { TYPES } from "./officejs/types";

const require = createRequire(import.meta.url);
const out = (name: string) => fileURLToPath(new URL(`../src/workbench/officejs/generated/${name}`, import.meta.url));

const declarations = ts.createSourceFile(
  "index.d.ts",
  readFileSync(require.resolve("@types/office-js/index.d.ts"), "utf8"),
  ts.ScriptTarget.Latest,
  true,
);

function excelStatements(): ts.Statement[] {
  const found: ts.Statement[] = [];
  for (const statement of declarations.statements) {
    if (ts.isModuleDeclaration(statement) && statement.name.text === "Excel" && statement.body) {
      found.push(...(statement.body as ts.ModuleBlock).statements);
    }
  }
  return found;
}

/** `[Api set: ExcelApi 1.9]` of the comment before a node; members without one belong to the set of their class. */
function apiSet(node: ts.Node): string | null {
  const match = /\[Api set: (ExcelApi\w*) ([\d.]+|BETA[^\]]*)/.exec(
    declarations.text.slice(node.getFullStart(), node.getStart()),
  );
  if (!match) return null;
  return `${match[1]} ${/^[\d.]+$/.test(match[2] ?? "") ? match[2] : "99"}`;
}

const sets: Record<string, Record<string, string>> = {};
const enums: Record<string, string[]> = {};
for (const statement of excelStatements()) {
  if (ts.isClassDeclaration(statement) && statement.name && TYPES.includes(statement.name.text)) {
    const own = apiSet(statement) ?? "ExcelApi 1.1";
    const members: Record<string, string> = (sets[statement.name.text] ??= { "": own });
    for (const member of statement.members) {
      const name = member.name && ts.isIdentifier(member.name) ? member.name.text : null;
      if (name === null) continue;
      const set = apiSet(member) ?? own;
      // Overloads: the earliest set counts, the client sends the same call.
      if (set !== own && !(name in members)) members[name] = set;
    }
  }
  if (ts.isEnumDeclaration(statement) && ENUMS.includes(statement.name.text)) {
    enums[statement.name.text] = statement.members.map((member) =>
      member.initializer && ts.isStringLiteral(member.initializer) ? member.initializer.text : member.name.getText(),
    );
  }
}
for (const name of ENUMS) if (!enums[name]) throw new Error(`no enumeration ${name}`);

const version = (require("@types/office-js/package.json") as { version: string }).version;
const head = `/** Made by scripts/make-officejs-lists.ts from @types/office-js ${version}; do not edit. */\n`;
/** One line a key: the lists are looked up, not read. */
function table(value: Record<string, unknown>): string {
  const lines = Object.entries(value).map(([key, entry]) => `  ${JSON.stringify(key)}: ${JSON.stringify(entry)},`);
  return `{\n${lines.join("\n")}\n}`;
}
writeFileSync(
  out("requirementSets.ts"),
  `${head}
/** Type → member → requirement set; the entry "" is the type's own, which members not listed share. */
// prettier-ignore
export const REQUIREMENT_SETS: Readonly<Record<string, Readonly<Record<string, string>>>> = ${table(sets)};\n`,
);
writeFileSync(
  out("enums.ts"),
  `${head}
/** The values which Excel accepts for its enumerations. */
// prettier-ignore
export const ENUMS = ${table(enums)} as const;\n`,
);
const colours = require("color-name") as Record<string, [number, number, number]>;
const hex = Object.fromEntries(
  Object.entries(colours).map(([name, rgb]) => [
    name,
    `#${rgb.map((part) => part.toString(16).padStart(2, "0")).join("")}`.toUpperCase(),
  ]),
);
writeFileSync(
  out("colours.ts"),
  `/** Made by scripts/make-officejs-lists.ts from the CSS colour names; do not edit. */

// prettier-ignore
export const NAMED_COLOURS: Readonly<Record<string, string>> = ${table(hex)};\n`,
);
