import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";

/** One function of the core, as its comment tells it. */
export interface CoreFunction {
  readonly name: string;
  /** Path below the project's root. */
  readonly file: string;
  /** What and why, with the formula. */
  readonly about: string;
  readonly returns: string;
  /** `expression // value`; the tests run it. */
  readonly examples: readonly string[];
  readonly source: string;
}

export interface WrapperFunction {
  readonly id: string;
  readonly returns: string;
  readonly file: string;
  /** The mathematics behind it, nearest first. */
  readonly core: readonly CoreFunction[];
}

interface Module {
  readonly file: ts.SourceFile;
  readonly declarations: ReadonlyMap<string, ts.Node>;
  /** Local name → file and name it is imported from. */
  readonly imports: ReadonlyMap<string, { readonly path: string; readonly name: string }>;
}

/** Reads the wrappers in src/functions and follows their calls down to the documented functions of the core. */
export function wrappers(root: string): WrapperFunction[] {
  const modules = new Map<string, Module>();
  const folder = join(root, "src/functions");
  const found: WrapperFunction[] = [];
  for (const name of readdirSync(folder).filter((n) => n.endsWith(".ts"))) {
    const path = join(folder, name);
    const module = moduleAt(path, modules);
    for (const node of module.declarations.values()) {
      const id = tag(node, "customfunction")?.split(/\s+/)[0];
      if (id === undefined) continue;
      const core = new Map<string, CoreFunction>();
      follow(node, path, modules, core, new Set(), root);
      found.push({ id, returns: tag(node, "returns") ?? "", file: relative(root, path), core: [...core.values()] });
    }
  }
  return found;
}

function moduleAt(path: string, modules: Map<string, Module>): Module {
  const known = modules.get(path);
  if (known) return known;
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const declarations = new Map<string, ts.Node>();
  const imports = new Map<string, { path: string; name: string }>();
  for (const statement of file.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name) declarations.set(statement.name.text, statement);
    if (ts.isVariableStatement(statement))
      for (const d of statement.declarationList.declarations)
        if (ts.isIdentifier(d.name)) declarations.set(d.name.text, statement);
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (!statement.moduleSpecifier.text.startsWith(".") || !bindings || !ts.isNamedImports(bindings)) continue;
    const from = `${resolve(dirname(path), statement.moduleSpecifier.text)}.ts`;
    for (const e of bindings.elements) imports.set(e.name.text, { path: from, name: (e.propertyName ?? e.name).text });
  }
  const module = { file, declarations, imports };
  modules.set(path, module);
  return module;
}

/** Documented functions of the core that a declaration uses, itself or through helpers beside it. */
function follow(
  node: ts.Node,
  path: string,
  modules: Map<string, Module>,
  core: Map<string, CoreFunction>,
  seen: Set<ts.Node>,
  root: string,
): void {
  if (seen.has(node)) return;
  seen.add(node);
  const module = moduleAt(path, modules);
  // a parameter hides what is imported under its name
  const own = new Set(ts.isFunctionDeclaration(node) ? node.parameters.map((p) => p.name.getText()) : []);
  const visit = (child: ts.Node): void => {
    if (ts.isIdentifier(child) && !own.has(child.text)) {
      const local = module.declarations.get(child.text);
      const imported = module.imports.get(child.text);
      if (local && local !== node) follow(local, path, modules, core, seen, root);
      if (imported) {
        const target = moduleAt(imported.path, modules).declarations.get(imported.name);
        if (!target) return;
        if (imported.path.includes(join("src", "core"))) documented(target, imported, core, root);
        else if (!/\b(arguments|CellError|spill)\.ts$/.test(imported.path))
          follow(target, imported.path, modules, core, seen, root);
      }
    }
    ts.forEachChild(child, visit);
  };
  ts.forEachChild(node, visit);
}

function documented(
  node: ts.Node,
  { path, name }: { readonly path: string; readonly name: string },
  core: Map<string, CoreFunction>,
  root: string,
): void {
  if (!ts.isFunctionDeclaration(node) || core.has(name)) return;
  const lines = commentLines(node);
  const examples = lines.flatMap((line, i) => {
    const match = /^@example\s*(.*)$/.exec(line);
    return match ? [match[1] || (lines[i + 1] ?? "")] : [];
  });
  if (examples.length === 0) return;
  core.set(name, {
    name,
    file: relative(root, path).replaceAll("\\", "/"),
    about: section(lines, null),
    returns: section(lines, "@returns"),
    examples,
    source: /Source: (.*?)(?= @\w|$)/.exec(plain(lines))?.[1]?.trim() ?? "",
  });
}

/** The lines of the comment above a declaration, without stars. */
function commentLines(node: ts.Node): string[] {
  const text = node.getSourceFile().text;
  const comment = ts
    .getLeadingCommentRanges(text, node.getFullStart())
    ?.map((r) => text.slice(r.pos, r.end))
    .at(-1);
  if (!comment?.startsWith("/**")) return [];
  return comment
    .slice(3, -2)
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, "").trim());
}

/** The text before the first tag (null), or that of a tag, as one paragraph; the source is told apart. */
function section(lines: readonly string[], name: string | null): string {
  const from = name === null ? 0 : lines.findIndex((line) => line.startsWith(name)) + 1;
  if (name !== null && from === 0) return "";
  const rest = lines.slice(from).findIndex((line) => line.startsWith("@"));
  const first = name === null ? [] : [(lines[from - 1] ?? "").slice(name.length)];
  return plain([...first, ...lines.slice(from, rest < 0 ? undefined : from + rest)])
    .replace(/Source: .*$/, "")
    .trim();
}

function plain(lines: readonly string[]): string {
  return lines
    .join(" ")
    .replace(/\{@link (\w+)\}/g, "`$1`")
    .replace(/\s+/g, " ")
    .trim();
}

function tag(node: ts.Node, name: string): string | undefined {
  const lines = commentLines(node);
  const at = lines.findIndex((line) => line.startsWith(`@${name} `));
  return at < 0 ? undefined : lines[at]?.slice(name.length + 2).replace(/^\{.*?\} /, "");
}
