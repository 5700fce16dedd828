import { readFileSync } from "node:fs";
import { join } from "node:path";
import { commands } from "../../src/commands/registry";
import { catalogue } from "../../src/functions/catalogue";
import type { FunctionsFile } from "../functions/metadata";
import { pageOf } from "../functions/pages";
import type { DocPage } from "./DocPage";
import { functionPages } from "./functionPages";
import { wrappers } from "./sources";

/** All pages of help, made from the code. */
export function docPages(root: string): readonly DocPage[] {
  const { functions } = JSON.parse(readFileSync(join(root, "src/functions/functions.json"), "utf8")) as FunctionsFile;
  const about = new Map(functions.map((f) => [f.id, f.description]));
  return [
    {
      file: "index",
      title: "Governance MI pack: help",
      blocks: [
        {
          type: "text",
          text: "An Excel add-in that turns a workbook of contract data into the governance MI pack. Every number it shows comes from one documented function; here is each of them, with an example.",
        },
        { type: "heading", text: "Functions" },
        {
          type: "table",
          headers: ["Function", "What it gives"],
          rows: catalogue.map((e) => {
            const id = e.name.replace(/^MI\./, "");
            return [`[${e.name}](${pageOf(id)})`, about.get(id) ?? ""];
          }),
        },
        { type: "heading", text: "Commands" },
        {
          type: "table",
          headers: ["Command", "Keys", "What it does"],
          rows: commands
            .filter((c) => c.palette !== false || c.ribbon)
            .map((c) => [c.title, c.keys ? `\`${c.keys.default}\`` : "", c.description]),
        },
        { type: "text", text: "More: [support](support)." },
      ],
    },
    {
      file: "support",
      title: "Support",
      blocks: [
        {
          type: "list",
          items: [
            "A formula shows #NAME?: the workbook was opened without the add-in. Open the add-in, then choose Repair formulas on the tab Governance MI.",
            "A row is left out: the view Data and the pack's record page name its cell, what was found there and what was expected. Correct the cell; nothing is guessed.",
            "A build is refused while a cell is being edited: press Enter or Esc, then try again. Protected sheets, filtered or merged cells are named in the message.",
            "Nothing leaves the workbook: the add-in talks to no server but the one that serves its own files, and loads Microsoft's office.js.",
            "For anything else ask whoever installed the add-in in your organisation, and send the version and the text of the message.",
          ],
        },
        { type: "text", text: "Back to the [functions](index)." },
      ],
    },
    ...functionPages(functions, wrappers(root)),
  ];
}
