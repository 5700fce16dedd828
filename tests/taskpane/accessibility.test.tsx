/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { act, screen, within } from "@testing-library/react";
import { axeFaults, renderPane } from "./support";

/** Few findings make a short list: axe looks at every line alike. */
async function short(initial: Parameters<typeof renderPane>[0] = {}) {
  const pane = await renderPane(initial);
  act(() => pane.app.store.update({ filter: { kind: "high", text: "", groupBy: "kind" } }));
  return pane;
}

const clean = async () => expect(await axeFaults(document.body)).toEqual([]);

describe("axe finds no fault", () => {
  test("first run", async () => {
    await renderPane({ checked: false });
    await clean();
  });

  test("Exceptions: list", async () => {
    await short();
    await clean();
  });

  test("Exceptions: details with chart", async () => {
    const { user } = await short();
    act(() => screen.getAllByRole("treeitem")[1]!.focus());
    await user.keyboard(" ");
    await screen.findByRole("group", { name: /^Control chart/ });
    await clean();
  });

  test("Exceptions: actions and a form", async () => {
    const { user } = await short();
    act(() => screen.getAllByRole("treeitem")[1]!.focus());
    await user.keyboard("{Shift>}{F10}{/Shift}");
    await clean();
    await user.click(screen.getByRole("menuitem", { name: "Log as issue…" }));
    await clean();
  });

  test("palette", async () => {
    const { app } = await short();
    act(() => app.store.update({ palette: true }));
    await clean();
  });

  test.each([
    ["score", "Satisfaction", "Satisfaction"],
    ["score", "References", "Referenceability"],
    ["score", "Case study", "Case study"],
    ["score", "Relationship", "Relationship scorecard"],
    ["value", "Functions", "Insert a function"],
  ] as const)("%s: %s", async (view, tab, form) => {
    const { user } = await renderPane({ initial: { view } });
    await user.click(await screen.findByRole("tab", { name: new RegExp(`^${tab}`) }));
    await screen.findByRole("form", { name: form });
    await clean();
  });

  test("value: compare options", async () => {
    const { user } = await renderPane({ initial: { view: "value" } });
    await user.click(await screen.findByRole("tab", { name: /^Compare/ }));
    await clean();
  });

  test("pack", async () => {
    await renderPane({ initial: { view: "pack", hasPack: true } });
    await screen.findByRole("list", { name: "Pages" });
    await clean();
  });

  test("data, with the mapping open", async () => {
    const { user } = await renderPane({ initial: { view: "data" } });
    await user.click(await screen.findByRole("button", { name: "Look for tables" }));
    const card = await screen.findByRole("region", { name: "People" });
    await user.click(within(card).getByText(/columns/));
    await within(card).findByRole("combobox", { name: "Organisation" });
    await clean();
  });

  test("settings", async () => {
    await renderPane({ initial: { view: "settings" } });
    await screen.findByRole("form", { name: "Settings" });
    await clean();
  });

  test("errors, notices, work and being offline", async () => {
    const { app } = await renderPane({ checked: false });
    const failure = {
      command: "data.check",
      args: null,
      title: "Check the data: not done",
      message: "Busy.",
      code: "busy",
      retry: true,
    };
    const working = {
      command: "pack.build",
      title: "Building the pack",
      step: "",
      done: 0,
      total: 0,
      canCancel: true,
      controller: new AbortController(),
    };
    act(() => app.store.update({ error: failure, notice: "Done.", online: false, working }));
    await clean();
  });
});
