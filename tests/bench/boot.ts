import { startBrowser } from "../e2e/browser";
import { until } from "../e2e/workbench";
import { type BrowserPart, IN_PAGE, line, quantile } from "./browser";

const REPEATS = 5;
const NAME = "workbench, empty cache, from navigation";

/**
 * From navigation to a pane that can be used, and to the sample's exceptions. The pane's own page looks for both at each
 * change of its document and writes the time of the workbench's page: no clock of this process plays a part.
 */
export const bootPart: BrowserPart = {
  name: `${NAME}, ms`,
  bar: "none set",
  async measure(address) {
    const ready: number[] = [];
    const list: number[] = [];
    for (let i = 0; i < REPEATS; i++) {
      const browser = await startBrowser();
      try {
        const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
        await page.addInitScript(IN_PAGE);
        await page.addInitScript(watchBoot);
        await page.goto(address);
        const at = (name: string): Promise<number> =>
          page.evaluate((mark) => performance.getEntriesByName(mark)[0]?.startTime ?? -1, name);
        await until(
          () => at("mi-list"),
          (time) => time >= 0,
          120,
        );
        ready.push(await at("mi-ready"));
        list.push(await at("mi-list"));
      } finally {
        await browser.close();
      }
    }
    const note = `median of ${REPEATS} browsers; performance.now() of the page; the button is pressed as soon as it is there`;
    return [
      line(`${NAME} to a pane that can be used, ms`, quantile(ready, 0.5), NaN, "none set"),
      line(`${NAME} to the sample's exceptions listed, ms`, quantile(list, 0.5), NaN, "none set", note),
    ];
  },
};

/** Runs in every frame before its own scripts; marks are written in the outermost page. */
function watchBoot(): void {
  if (window.parent === window) return;
  const mark = (name: string): void => {
    const { performance } = window.parent;
    if (performance.getEntriesByName(name).length === 0) performance.mark(name);
  };
  const watcher = new MutationObserver(() => {
    const button = Array.from(document.querySelectorAll("button")).find(
      (one) => one.textContent === "Read this workbook",
    );
    const open = window.parent.document.title.startsWith("sample.xlsx");
    if (button && open && window.parent.performance.getEntriesByName("mi-ready").length === 0) {
      mark("mi-ready");
      button.click();
    }
    if (document.querySelector("[role=tree] [role=treeitem][aria-level='2']")) {
      mark("mi-list");
      watcher.disconnect();
    }
  });
  watcher.observe(document, { childList: true, subtree: true });
}
