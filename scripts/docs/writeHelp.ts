import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { html } from "./DocPage";
import { docPages } from "./pages";

/** Writes every page as HTML into an emptied folder; the number of pages. */
export function writeHelp(root: string, folder: string): number {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const pages = docPages(root);
  for (const page of pages) writeFileSync(join(folder, `${page.file}.html`), html(page));
  return pages.length;
}
