/** `npm run docs`: writes docs/methods from the code. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { markdown } from "./docs/DocPage";
import { docPages } from "./docs/pages";

const folder = "docs/methods";
mkdirSync(folder, { recursive: true });
for (const old of readdirSync(folder)) rmSync(`${folder}/${old}`);
const pages = docPages(process.cwd());
for (const page of pages) writeFileSync(`${folder}/${page.file}.md`, markdown(page));
console.log(`${folder}: ${pages.length} pages`);
