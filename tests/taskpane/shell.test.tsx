/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { act, render, screen, waitFor, within } from "@testing-library/react";
import { HostRefusal } from "../../src/host/SpreadsheetHost";
import { runCommand } from "../../src/commands/run";
import { commands } from "../../src/commands/registry";
import { ErrorBoundary } from "../../src/taskpane/shell/ErrorBoundary";
import { keysShown, searchCommands } from "../../src/taskpane/shell/paletteSearch";
import { statusParts } from "../../src/taskpane/shell/statusLine";
import { counts } from "../../src/commands/selectors";
import { initialState } from "../../src/commands/store";
import { ago } from "../../src/taskpane/parts/text";
import { themeFrom } from "../../src/taskpane/theme";
import { NOW, renderPane } from "./support";

const status = () => screen.getByRole("contentinfo", { name: "Status" });

describe("first run, empty, loading, error, offline", () => {
  test("before anything was read the pane offers to read, to map and the sample", async () => {
    const { user, state } = await renderPane({ checked: false });
    const welcome = screen.getByRole("region", { name: "Welcome" });
    expect(within(welcome).getByRole("button", { name: "Load the sample" })).toBeVisible();
    await user.click(within(welcome).getByRole("button", { name: "Read this workbook" }));
    expect(await screen.findByRole("tree", { name: "Exceptions" })).toBeVisible();
    expect(state().checkedAt).toBe(NOW);
  });

  test("a notice dismissed by the keyboard gives the focus back to where it was; when that is gone, to the view", async () => {
    const { user, app } = await renderPane();
    const first = () => screen.getByRole("tree", { name: "Exceptions" }).querySelector<HTMLElement>("[tabindex='0']")!;
    act(() => first().focus());
    act(() => app.store.update({ notice: "Something was done." }));
    expect(first()).toHaveFocus(); // a notice takes no focus
    for (let presses = 0; presses < 30 && document.activeElement?.getAttribute("aria-label") !== "Dismiss"; presses++)
      await user.tab();
    expect(screen.getByRole("button", { name: "Dismiss" })).toHaveFocus();
    const before = document.activeElement;
    act(() => first().focus());
    act(() => (before as HTMLElement).focus());
    await user.keyboard("{Enter}");
    expect(screen.queryByRole("button", { name: "Dismiss" })).toBeNull();
    expect(first()).toHaveFocus();

    const error = {
      command: "x",
      args: null,
      title: "It failed",
      message: "So it is.",
      code: "unexpected",
      retry: false,
    };
    const gone = document.body.appendChild(document.createElement("button"));
    act(() => gone.focus());
    act(() => app.store.update({ error }));
    act(() => screen.getByRole("button", { name: "Dismiss the error" }).focus());
    gone.remove();
    await user.keyboard("{Enter}");
    expect(screen.getByRole("main")).toContainElement(document.activeElement as HTMLElement);
  });

  test("“map my tables” leads to the view Data", async () => {
    const { user } = await renderPane({ checked: false });
    await user.click(screen.getByRole("button", { name: "Map my tables" }));
    expect(await screen.findByRole("region", { name: "Map my tables" })).toBeVisible();
  });

  test("a workbook without KPIs says why there is no pack, and what helps", async () => {
    const { user, state } = await renderPane({ sheets: [{ name: "Sheet1", cells: [["a"], [1]] }] });
    expect(screen.getByRole("region", { name: "No pack can be made yet" })).toHaveTextContent(state().obstacle!);
    await user.click(screen.getByRole("button", { name: "Map my tables" }));
    expect(state().view).toBe("data");
  });

  test("while the workbook is read for the first time the view says so", async () => {
    const { app } = await renderPane({ checked: false });
    const controller = new AbortController();
    act(() =>
      app.store.update({
        working: {
          command: "data.check",
          title: "Checking the data",
          step: "",
          done: 0,
          total: 0,
          canCancel: true,
          controller,
        },
      }),
    );
    expect(screen.getByRole("region", { name: "Checking the data…" })).toBeVisible();
    expect(screen.getByRole("progressbar", { name: "Checking the data" })).toBeInTheDocument();
  });

  test("what a spreadsheet refuses is one sentence, with a way to try again", async () => {
    const { user, host, state } = await renderPane({ checked: false });
    host.refusal = new HostRefusal("edit-mode", "A cell is being edited: press Enter or Esc, then try again.", true);
    await user.click(screen.getByRole("button", { name: "Read this workbook" }));
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("A cell is being edited: press Enter or Esc, then try again.");
    await user.click(within(alert).getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("tree")).toBeVisible();
    expect(state().error).toBeNull();
  });

  test("being offline is said, and nothing is taken away", async () => {
    const { app } = await renderPane();
    act(() => app.store.update({ online: false }));
    expect(screen.getByText(/You are offline/)).toBeVisible();
    expect(screen.getByRole("tree")).toBeVisible();
  });

  test("long work shows its step and stops when asked; the pack is not drawn", async () => {
    const { user, host, app, state } = await renderPane();
    let open = () => {};
    host.gate = new Promise<void>((resolve) => (open = resolve));
    let done: Promise<boolean>;
    act(() => void (done = runCommand(app, "pack.build")));
    expect(await screen.findByText("Building the pack: writing", {}, { timeout: 20_000 })).toBeVisible();
    expect(screen.getByRole("progressbar", { name: "Building the pack" })).toHaveAttribute("aria-valuenow", "1");
    await user.click(screen.getByRole("button", { name: "Stop" }));
    await act(async () => {
      open();
      await done;
    });
    expect(host.rendered).toBeNull();
    expect(state().lastBuild).toBeNull();
    expect(screen.getByText(/stopped. The workbook is as it was/)).toBeVisible();
  });

  test("a view that fails says so and can be tried again; the rest stays", async () => {
    const loud = jest.spyOn(console, "error").mockImplementation(() => undefined);
    let broken = true;
    const Part = () => {
      if (broken) throw new Error("boom");
      return <p>whole again</p>;
    };
    render(
      <ErrorBoundary view="Score">
        <Part />
      </ErrorBoundary>,
    );
    expect(screen.getByRole("alert")).toHaveTextContent("Score cannot be shown");
    broken = false;
    act(() => screen.getByRole("button", { name: "Try again" }).click());
    expect(screen.getByText("whole again")).toBeVisible();
    loud.mockRestore();
  });
});

describe("command palette", () => {
  test("Ctrl+Shift+P opens it anywhere in the pane; typing finds, Enter runs, the focus comes back", async () => {
    const { user, state } = await renderPane();
    const first = screen.getAllByRole("treeitem")[0]!;
    act(() => first.focus());
    await user.keyboard("{Control>}{Shift>}P{/Shift}{/Control}");
    const input = screen.getByRole("combobox", { name: "Search commands" });
    expect(input).toHaveFocus();
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("dialog", { name: "Commands" })).toBeNull();
    expect(first).toHaveFocus();
    await user.keyboard("{Meta>}{Shift>}p{/Shift}{/Meta}");
    await user.keyboard("go to sett");
    const options = within(screen.getByRole("listbox")).getAllByRole("option");
    expect(options[0]).toHaveAttribute("aria-selected", "true");
    expect(screen.getByRole("combobox", { name: "Search commands" })).toHaveAttribute(
      "aria-activedescendant",
      options[0]!.id,
    );
    await user.keyboard("{Enter}");
    expect(state().view).toBe("settings");
    expect(await screen.findByRole("form", { name: "Settings" })).toBeVisible();
  });

  test("arrows go round; a click runs; nothing found is said", async () => {
    const { user, state } = await renderPane();
    await user.click(screen.getByRole("button", { name: "Search commands…" }));
    const all = within(screen.getByRole("listbox")).getAllByRole("option");
    await user.keyboard("{ArrowUp}");
    expect(all[all.length - 1]).toHaveAttribute("aria-selected", "true");
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(all[1]).toHaveAttribute("aria-selected", "true");
    await user.keyboard("zzzz");
    expect(screen.getByText("No command matches “zzzz”.")).toBeVisible();
    await user.clear(screen.getByRole("combobox", { name: "Search commands" }));
    await user.click(screen.getByRole("option", { name: /^Go to Pack/ }));
    expect(state().view).toBe("pack");
  });

  test("every command of the list is offered but those that make no sense without an argument", () => {
    expect(searchCommands(commands, "")).toEqual(commands.filter((c) => c.palette !== false));
    expect(searchCommands(commands, "build")[0]!.id).toBe("pack.build");
    expect(searchCommands(commands, "nps")[0]!.id).toBe("score.satisfaction"); // by keyword
    expect(searchCommands(commands, "build qqq")).toEqual([]);
  });

  test("keys stand as the system writes them", () => {
    const build = commands.find((c) => c.id === "pack.build")!;
    expect(keysShown(build, false)).toBe("Ctrl+Shift+Alt+B");
    expect(keysShown(build, true)).toBe("⌘⇧⌥B");
  });
});

describe("status bar and header", () => {
  test("contract, day, counts, build and changes; counts lead to their list", async () => {
    const { user, app, state } = await renderPane();
    const low = state().report!.findings.filter((f) => f.kind === "low").length;
    expect(status()).toHaveTextContent(/Customer contact services/);
    expect(status()).toHaveTextContent("30 Sep 2026");
    expect(status()).toHaveTextContent("not built yet");
    act(() => app.store.update({ dataChanged: 3, view: "pack" }));
    expect(status()).toHaveTextContent("3 cells changed since");
    await user.click(within(status()).getByRole("button", { name: `${low} low` }));
    expect(state()).toMatchObject({ view: "exceptions", filter: { kind: "low" } });
  });

  test("after a build it says how long ago", () => {
    const build = { at: "2026-10-05T06:00:00Z", pages: [], missing: [], onAgenda: 0, findings: 0 };
    const state = { ...initialState(), workbook: "book.xlsx", lastBuild: build };
    expect(statusParts(state, counts(state), NOW).map((p) => p.text)).toEqual(["book.xlsx", "built 2 h ago"]);
  });

  test.each([
    ["2026-10-05T07:59:40Z", "just now"],
    ["2026-10-05T07:55:00Z", "5 min ago"],
    ["2026-10-04T07:00:00Z", "yesterday"],
    ["2026-10-01T08:00:00Z", "4 days ago"],
  ])("%s is %s", (at, words) => expect(ago(at, NOW)).toBe(words));

  test("tabs change the view; what was typed is still there afterwards", async () => {
    const { user } = await renderPane();
    await user.click(screen.getByRole("tab", { name: /^Score/ }));
    await user.type(await screen.findByLabelText(/^Respondent/), "Operations director");
    await user.click(screen.getByRole("tab", { name: /^Exceptions/ }));
    await user.click(screen.getByRole("tab", { name: /^Score/ }));
    expect(await screen.findByLabelText(/^Respondent/)).toHaveValue("Operations director");
  });

  test("the theme follows the person, forced colours, Office, then the browser", async () => {
    const media = (wanted: string) => (query: string) => query.includes(wanted);
    expect(themeFrom({ chosen: "light", office: { isDarkTheme: true } })).toBe("light");
    expect(themeFrom({ media: media("forced-colors") })).toBe("high-contrast");
    expect(themeFrom({ office: { bodyBackgroundColor: "#262626" }, media: media("none") })).toBe("dark");
    expect(themeFrom({ office: { bodyBackgroundColor: "#ffffff" }, media: media("dark") })).toBe("light");
    expect(themeFrom({ media: media("dark") })).toBe("dark");
    expect(themeFrom({})).toBe("light");
    const { user, state } = await renderPane();
    await user.click(screen.getByRole("button", { name: "Dark theme" }));
    expect(state().theme).toBe("dark");
    expect(screen.getByRole("button", { name: "Light theme" })).toBeVisible();
  });

  test("a change of data is counted and the exceptions come anew", async () => {
    const { app, state } = await renderPane();
    act(() => app.store.update({ dataChanged: 1 }));
    expect(status()).toHaveTextContent("1 cell changed since");
    await act(async () => void (await runCommand(app, "data.check", { quiet: true })));
    await waitFor(() => expect(status()).not.toHaveTextContent("changed since"));
    expect(state().dataChanged).toBe(0);
  });
});
