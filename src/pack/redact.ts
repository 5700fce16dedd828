import type { Block, Page } from "./PackDocument";

/**
 * Marks what the redaction list of the settings names as internal: a page by id or number (`open-book`, `8`), a column
 * by page and column (`exceptions.comment`). The copy for the other party leaves out what is marked.
 */
export function markInternal(pages: readonly Page[], redact: readonly string[]): Page[] {
  const listed = new Set(redact.map((r) => r.trim().toLowerCase()));
  return pages.map((page) => {
    const internal = page.internal === true || listed.has(page.id) || listed.has(String(page.number));
    const blocks = page.blocks.map((block) => markColumns(block, page.id, listed));
    return { ...page, blocks, ...(internal && { internal: true }) };
  });
}

function markColumns(block: Block, pageId: string, listed: ReadonlySet<string>): Block {
  if (block.type === "columns")
    return {
      ...block,
      columns: block.columns.map((c) => ({ ...c, blocks: c.blocks.map((b) => markColumns(b, pageId, listed)) })),
    };
  if (block.type !== "table") return block;
  return {
    ...block,
    columns: block.columns.map((c) => (listed.has(`${pageId}.${c.id}`.toLowerCase()) ? { ...c, internal: true } : c)),
  };
}
