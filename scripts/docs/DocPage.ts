/** A page of help as data; drawn as Markdown for readers of the sources and as HTML for people in Excel. */
export interface DocPage {
  /** File name without ending. */
  readonly file: string;
  readonly title: string;
  readonly blocks: readonly DocBlock[];
}

/** In texts, `code` stands between backticks and [a link](page) goes to another page. */
export type DocBlock =
  | { readonly type: "heading"; readonly text: string }
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "code"; readonly text: string }
  | { readonly type: "list"; readonly items: readonly string[] }
  | { readonly type: "table"; readonly headers: readonly string[]; readonly rows: readonly (readonly string[])[] };

export function markdown(page: DocPage): string {
  const blocks = page.blocks.map((block) => {
    switch (block.type) {
      case "heading":
        return `## ${block.text}`;
      case "text":
        return linked(block.text, ".md");
      case "code":
        return `\`\`\`\n${block.text}\n\`\`\``;
      case "list":
        return block.items.map((item) => `- ${linked(item, ".md")}`).join("\n");
      case "table":
        return [block.headers, block.headers.map(() => "---"), ...block.rows]
          .map((row) => `| ${row.map((cell) => linked(cell, ".md").replaceAll("|", "\\|")).join(" | ")} |`)
          .join("\n");
    }
  });
  return `<!-- Made by scripts/make-docs.ts from the code: change the comments there. -->\n\n# ${page.title}\n\n${blocks.join("\n\n")}\n`;
}

function linked(text: string, ending: string): string {
  return text.replace(/\]\(([a-z-]+)\)/g, `]($1${ending})`);
}

const style =
  "body{font:16px/1.5 'Segoe UI',system-ui,sans-serif;color:#242424;background:#fff;max-width:48rem;margin:2rem auto;padding:0 1rem}" +
  "h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:2rem}code,pre{font-family:Consolas,monospace;background:#f3f6f9;padding:.1em .3em}" +
  "pre{padding:.8em;overflow:auto}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;border-bottom:1px solid #d0d7de;padding:.35rem .6rem}" +
  "a{color:#1f5fa8}@media(prefers-color-scheme:dark){body{color:#eee;background:#1e1e1e}code,pre{background:#2b2b2b}th,td{border-color:#444}a{color:#7ab3f0}}";

export function html(page: DocPage): string {
  const blocks = page.blocks.map((block) => {
    switch (block.type) {
      case "heading":
        return `<h2>${inline(block.text)}</h2>`;
      case "text":
        return `<p>${inline(block.text)}</p>`;
      case "code":
        return `<pre>${escaped(block.text)}</pre>`;
      case "list":
        return `<ul>${block.items.map((item) => `<li>${inline(item)}</li>`).join("")}</ul>`;
      case "table": {
        const row = (cells: readonly string[], tag: string) =>
          `<tr>${cells.map((cell) => `<${tag}>${inline(cell)}</${tag}>`).join("")}</tr>`;
        return `<table><thead>${row(block.headers, "th")}</thead><tbody>${block.rows.map((r) => row(r, "td")).join("")}</tbody></table>`;
      }
    }
  });
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  const home = page.file === "index" ? "" : `<p><a href="index.html">All functions</a></p>`;
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>${escaped(page.title)}</title><style>${style}</style></head>
<body>${home}<main><h1>${escaped(page.title)}</h1>
${blocks.join("\n")}
</main></body></html>
`;
}

function inline(text: string): string {
  return escaped(text)
    .replace(/`([^`]+)`/g, "<code>$1</code>")
    .replace(/\[([^\]]+)\]\(([a-z-]+)\)/g, '<a href="$2.html">$1</a>')
    .replace(/\[([^\]]+)\]\((https:[^)]+)\)/g, '<a href="$2">$1</a>');
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
