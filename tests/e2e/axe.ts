import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame } from "playwright-core";

const source = readFileSync(join(__dirname, "..", "..", "node_modules", "axe-core", "axe.min.js"), "utf8");

interface AxeInPage {
  readonly axe?: {
    run(
      context: object,
      options: object,
    ): Promise<{ violations: { id: string; nodes: { html: string; any: { message: string }[] }[] }[] }>;
  };
}

/** What axe finds in one frame, as sentences; all rules of WCAG 2.2 AA and the best practices unless some are named. */
export async function axeFaults(frame: Frame, rules?: readonly string[]): Promise<string[]> {
  const there = await frame.evaluate(() => (window as unknown as AxeInPage).axe !== undefined);
  if (!there) await frame.evaluate(source);
  return frame.evaluate(
    async ([only]) => {
      const options = {
        iframes: false,
        resultTypes: ["violations"],
        ...(only ? { runOnly: { type: "rule", values: only } } : {}),
      };
      const result = await (window as unknown as AxeInPage).axe?.run(document, options);
      return (result?.violations ?? []).flatMap(({ id, nodes }) =>
        nodes.map(({ html, any }) => `${id}: ${html.slice(0, 140)} ${any.map(({ message }) => message).join("; ")}`),
      );
    },
    [rules ?? null],
  );
}
