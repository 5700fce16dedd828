import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { catalogue, catalogueByName } from "../../src/functions/catalogue";

const folder = resolve(__dirname, "../../src/functions");

/** What the comment above each custom function says: Excel's metadata is made from it. */
function documented() {
  const found = new Map<
    string,
    { params: { type: string; name: string; text: string }[]; returns: string; about: string }
  >();
  for (const file of readdirSync(folder)) {
    const source = readFileSync(join(folder, file), "utf8");
    for (const match of source.matchAll(
      /\/\*\*((?:(?!\*\/)[\s\S])*?@customfunction[\s\S]*?)\*\/\nexport function (\w+)/g,
    )) {
      const comment = match[1] ?? "";
      const [, id = "", name = ""] = /@customfunction (\S+) (\S+)/.exec(comment) ?? [];
      expect(id).toBe(name);
      const params = [...comment.matchAll(/@param \{(.+?)\} (\S+) (.+)/g)].map((p) => ({
        type: p[1] ?? "",
        name: p[2] ?? "",
        text: p[3] ?? "",
      }));
      const returns = /@returns \{(.+?)\} \S/.exec(comment)?.[1] ?? "";
      expect(found.has(`MI.${name}`)).toBe(false);
      found.set(`MI.${name}`, { params, returns, about: comment.trim() });
      // the generator of Excel's metadata stumbles over links
      expect(comment).not.toContain("{@");
    }
  }
  return found;
}

describe("catalogue", () => {
  const comments = documented();

  test("has every documented function once, each in its own function", () => {
    expect([...comments.keys()].sort()).toEqual(catalogue.map((e) => e.name).sort());
    expect(catalogueByName.size).toBe(catalogue.length);
    expect(new Set(catalogue.map((e) => e.fn)).size).toBe(catalogue.length);
  });

  test.each(catalogue.map((e) => [e.name, e] as const))("%s says the same as its comment", (name, entry) => {
    const comment = comments.get(name);
    expect(comment?.params.map((p) => p.name)).toEqual(entry.params.map((p) => (p.optional ? `[${p.name}]` : p.name)));
    expect(comment?.params.map((p) => p.type === "any[][]")).toEqual(entry.params.map((p) => p.range));
    expect(comment?.returns === "any[][]").toBe(entry.result === "spill");
    for (const p of comment?.params ?? []) expect(p.text.length).toBeGreaterThan(8);
    // optional arguments come last
    const firstOptional = entry.params.findIndex((p) => p.optional);
    if (firstOptional >= 0) expect(entry.params.slice(firstOptional).every((p) => p.optional)).toBe(true);
    if (entry.params.some((p) => p.name === "header")) expect(entry.result).toBe("spill");
  });

  const contract = resolve(__dirname, "../../../shared/spec/functions.md");
  if (existsSync(contract)) {
    test("agrees with the contract: names, order, arguments, shape", () => {
      const rows = [...readFileSync(contract, "utf8").matchAll(/^\| (MI\.[A-Z.]+) \| (.+?) \| (.+?) \|$/gm)];
      const wanted = rows.map((r) => {
        const params = (r[2] ?? "").replace(/ \(.*?\)/g, "").split(", ");
        return { name: r[1], params, result: (r[3] ?? "").startsWith("spill") ? "spill" : "scalar" };
      });
      expect(wanted.length).toBeGreaterThan(40);
      expect(
        catalogue.map((e) => ({
          name: e.name,
          params: e.params.map((p) => (p.optional ? `[${p.name}]` : p.name)),
          result: e.result,
        })),
      ).toEqual(wanted);
    });
  } else {
    test("agrees with the contract (left out: ../shared is not here)", () => undefined);
  }
});
