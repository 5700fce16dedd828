import { CellError } from "../../src/functions/CellError";
import { catalogue, type CatalogueEntry } from "../../src/functions/catalogue";
import type { FunctionMetadata } from "../functions/metadata";
import { pageOf } from "../functions/pages";
import type { DocBlock, DocPage } from "./DocPage";
import { examples } from "./examples";
import type { CoreFunction, WrapperFunction } from "./sources";

/** A page for each function: what Excel's user needs, an example that was run, and the mathematics from the core. */
export function functionPages(
  metadata: readonly FunctionMetadata[],
  wrappers: readonly WrapperFunction[],
): readonly DocPage[] {
  return catalogue.map((entry) => {
    const id = entry.name.replace(/^MI\./, "");
    const about = metadata.find((m) => m.id === id);
    const wrapper = wrappers.find((w) => w.id === id);
    if (!about || !wrapper) throw new Error(`${entry.name} has no comment`);
    return functionPage(entry, about, wrapper);
  });
}

function functionPage(entry: CatalogueEntry, about: FunctionMetadata, wrapper: WrapperFunction): DocPage {
  const syntax = entry.params.map((p) => (p.optional ? `[${p.name}]` : p.name)).join(", ");
  return {
    file: pageOf(about.id),
    title: entry.name,
    blocks: [
      { type: "text", text: about.description },
      { type: "code", text: `=${entry.name}(${syntax})` },
      { type: "heading", text: "Arguments" },
      {
        type: "table",
        headers: ["Argument", "", "What it is"],
        rows: entry.params.map((p, i) => [
          p.name,
          `${p.kind === "block" || p.kind === "bands" ? "range of any shape" : p.range ? "range: one row or column" : "one cell"}${p.optional ? ", optional" : ""}`,
          about.parameters[i]?.description ?? "",
        ]),
      },
      { type: "heading", text: "Result" },
      { type: "text", text: entry.result === "spill" ? `Spills: ${wrapper.returns}` : wrapper.returns },
      ...exampleBlocks(entry, about.id),
      { type: "heading", text: "When there is no answer" },
      {
        type: "text",
        text: "A blank cell is missing, never zero. Text where a number is due gives #VALUE! and names its position; an error in an input cell is handed on. Outside its domain a function gives #NUM!, with a zero denominator #DIV/0!, and #N/A with a message where too little is known.",
      },
      ...wrapper.core.flatMap(coreBlocks),
      { type: "heading", text: "Where it is" },
      {
        type: "text",
        text: `In the code: ${[wrapper.file, ...new Set(wrapper.core.map((c) => c.file))].map((f) => `\`${f.replaceAll("\\", "/")}\``).join(", ")}. Outside Excel: \`mi-pack call\` answers the same function from a script.`,
      },
    ],
  };
}

function exampleBlocks(entry: CatalogueEntry, id: string): DocBlock[] {
  const example = examples[id];
  if (!example) throw new Error(`${entry.name} has no example`);
  const given = entry.params.map((_, i) => example.args[i] ?? null);
  const answer = (entry.fn as (...args: unknown[]) => unknown)(...given);
  const formula = `=${entry.name}(${written(example.args)})`;
  const head: DocBlock[] = [
    { type: "heading", text: "Example" },
    { type: "text", text: example.about },
    { type: "code", text: formula },
  ];
  if (!Array.isArray(answer)) return [...head, { type: "text", text: `gives \`${shown(answer)}\`` }];
  const rows = (answer as unknown[][]).map((row) => row.map(shown));
  const names = entry.params.some((p) => p.name === "header") ? rows.shift() : undefined;
  return [...head, { type: "table", headers: names ?? (rows[0] ?? []).map(() => ""), rows }];
}

/** Arguments as one types them into Excel: columns as array constants. */
function written(args: readonly unknown[]): string {
  const text = args.map((arg) =>
    Array.isArray(arg)
      ? `{${(arg as unknown[][]).map((row) => row.map((c) => constant(c, '""')).join(",")).join(";")}}`
      : constant(arg, ""),
  );
  while (text.at(-1) === "") text.pop();
  return text.join(", ");
}

function constant(cell: unknown, blank: string): string {
  if (cell === null || cell === undefined) return blank;
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  return typeof cell === "string" ? `"${cell.replaceAll('"', '""')}"` : String(cell);
}

/** As Excel shows it in a cell of ordinary width: ten significant digits. */
function shown(value: unknown): string {
  if (value instanceof CellError) return value.error;
  if (typeof value === "number") return String(Number(value.toPrecision(10)));
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return String(value ?? "");
}

function coreBlocks(core: CoreFunction): DocBlock[] {
  return [
    { type: "heading", text: `Method: ${core.name}` },
    { type: "text", text: core.about },
    ...(core.returns ? [{ type: "text", text: `Gives ${core.returns}` } as const] : []),
    { type: "code", text: core.examples.join("\n") },
    ...(core.source ? [{ type: "text", text: `Source: ${core.source}` } as const] : []),
  ];
}
