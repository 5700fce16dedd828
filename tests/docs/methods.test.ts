import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { html, markdown } from "../../scripts/docs/DocPage";
import { docPages } from "../../scripts/docs/pages";
import { catalogue } from "../../src/functions/catalogue";
import { docExamples } from "../core/docExamples";

const root = resolve(__dirname, "../..");
const folder = join(root, "docs/methods");
const pages = docPages(root);

describe("pages of help", () => {
  test("are there for every function, and say what the code says now (npm run docs)", () => {
    expect(readdirSync(folder).sort()).toEqual(pages.map((p) => `${p.file}.md`).sort());
    for (const page of pages) expect(readFileSync(join(folder, `${page.file}.md`), "utf8")).toBe(markdown(page));
  });

  test.each(catalogue.map((e) => [e.name] as const))(
    "%s: an example that was run, and its method with a source",
    (name) => {
      const page = pages.find((p) => p.title === name);
      const text = markdown(page!);
      expect(text).toMatch(new RegExp(`^=${name.replaceAll(".", "\\.")}\\(.*[\\d"].*\\)$`, "m"));
      // the answer: a value, or a table with one
      expect(text).toMatch(/^gives `.+`$|## Example[\s\S]*\| -?\d/m);
      expect(text).not.toMatch(/gives `(#|undefined|NaN|\[object)|\| (undefined|NaN|\[object)/);
      expect(text).toMatch(/## Method: \w+/);
      expect(text).toMatch(/^Source: \S/m);
    },
  );

  test("the example of the mathematics is one that the tests of the core run", () => {
    for (const page of pages.filter((p) => p.title.startsWith("MI."))) {
      const text = markdown(page);
      const files = [...text.matchAll(/`(src\/core\/[\w/]+\.ts)`/g)].map((m) => m[1] ?? "");
      expect(files.length).toBeGreaterThan(0);
      const known = files.flatMap((file) => docExamples(join(root, file)).map((e) => e.expression));
      const sources = files.map((file) => readFileSync(join(root, file), "utf8")).join("\n");
      const shown = [...text.matchAll(/## Method: [\s\S]*?```\n([\s\S]*?)\n```/g)].flatMap((m) =>
        (m[1] ?? "").split("\n"),
      );
      for (const line of shown) {
        const expression = line.replace(/ \/\/ .*$/, "");
        expect(known.includes(expression) || sources.includes(expression)).toBe(true);
      }
    }
  });

  test("as HTML they have no script, and nothing that came from a comment is markup", () => {
    for (const page of pages) {
      const text = html(page);
      expect(text).not.toMatch(/<script|javascript:|onerror=/i);
      expect(text).toContain("default-src 'none'");
      for (const [, target] of text.matchAll(/href="([^"]+)"/g))
        expect(pages.map((p) => `${p.file}.html`)).toContain(target);
    }
    const hostile = html({ file: "x", title: "<b>", blocks: [{ type: "text", text: "<img src=x onerror=alert(1)>" }] });
    expect(hostile).not.toMatch(/<b>|<img/);
  });
});
