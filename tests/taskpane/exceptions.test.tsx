/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { screen, within } from "@testing-library/react";
import { axeFaults, renderPane } from "./support";

const tree = () => screen.getByRole("tree", { name: "Exceptions" });
const items = () => within(tree()).getAllByRole("treeitem");
const focusedName = () => document.activeElement?.getAttribute("aria-label") ?? "";

describe("Exceptions", () => {
  test("groups by kind with the counts of the findings, worst kinds first", async () => {
    const { state } = await renderPane();
    const groups = items().filter((item) => item.getAttribute("aria-level") === "1");
    const low = state().report!.findings.filter((f) => f.kind === "low").length;
    expect(low).toBeGreaterThan(0);
    expect(groups[0]).toHaveAccessibleName(`Low, ${low}`);
    expect(await axeFaults(document.body)).toEqual([]);
  });
});
