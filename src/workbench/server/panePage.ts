/** Microsoft's loader as production pages name it. */
const LOADER = /<script\b[^>]*\bsrc="https:\/\/appsforoffice\.microsoft\.com\/[^"]*"[^>]*>\s*<\/script>/i;
const LOCAL = ["/office/pane-before.js", "/office/client.js", "/office/pane-after.js"]
  .map((src) => `<script src="${src}"></script>`)
  .join("");

/**
 * The production page of the pane with one change: where it loads Microsoft's library from the CDN, it loads the same
 * client from this machine, between the bridge to our host and what the loader would have prepared. A policy of its own in
 * the page gives way to the server's, which is stricter: nothing from elsewhere.
 */
export function localPanePage(html: string): string {
  if (!LOADER.test(html))
    throw new Error("the task pane's page does not load office.js; the workbench cannot stand in for it");
  return html.replace(LOADER, LOCAL).replace(/<meta\b[^>]*http-equiv="Content-Security-Policy"[^>]*>/i, "");
}

/** Said in the pane's place while nothing has been built. */
export const NO_PANE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Task pane</title>
<body style="font:14px/1.5 system-ui;padding:1.5rem;color:#262626;background:#fff"><h1 style="font-size:1.1rem">The task pane has not been built</h1>
<p>Run <code>npm run build</code>, then reload this page.</p></body></html>`;
