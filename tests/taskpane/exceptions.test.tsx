/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { act, screen, waitFor, within } from "@testing-library/react";
import { runCommand } from "../../src/commands/run";
import { HostRefusal } from "../../src/host/SpreadsheetHost";
import { renderPane, sheetsOf } from "./support";

const tree = () => screen.getByRole("tree", { name: "Exceptions" });
const items = () => within(tree()).getAllByRole("treeitem");
const groups = () => items().filter((item) => item.getAttribute("aria-level") === "1");
const row = (name: RegExp) => within(tree()).getByRole("treeitem", { name });
const fcr = /First-contact resolution.*72\.6/;

describe("Exceptions", () => {
  test("groups by kind with the counts of the findings, and one tab stop", async () => {
    const { state } = await renderPane();
    const low = state().report!.findings.filter((f) => f.kind === "low").length;
    expect(groups()[0]).toHaveAccessibleName(new RegExp(`^Low ?, ${low}$`));
    expect(items().filter((item) => item.tabIndex === 0)).toHaveLength(1);
  });

  test("Enter goes to the source cell through the command, with the focus staying in the tree", async () => {
    const { user, host, state } = await renderPane();
    act(() => items()[0]!.focus());
    await user.keyboard("{ArrowDown}");
    expect(items()[1]).toHaveFocus();
    await user.keyboard("{Enter}");
    const first = state().report!.findings.find((f) => f.kind === "low")!;
    await waitFor(() => expect(host.selected).toEqual([first.cells[0]]));
    expect(state().selection).toBe(first.id);
    expect(items()[1]).toHaveFocus();
    expect(items()[1]).toHaveAttribute("aria-selected", "true");
  });

  test("a click selects the source cell too", async () => {
    const { user, host, state } = await renderPane();
    await user.click(row(fcr));
    const finding = state().report!.findings.find((f) => f.id === "kpi:fcr/xmr")!;
    await waitFor(() => expect(host.selected).toEqual([finding.cells[0]]));
  });

  test("arrows close and open a group; closed rows are gone", async () => {
    const { user } = await renderPane();
    const before = items().length;
    act(() => items()[0]!.focus());
    await user.keyboard("{ArrowLeft}");
    expect(groups()[0]).toHaveAttribute("aria-expanded", "false");
    expect(items().length).toBeLessThan(before);
    await user.keyboard("{ArrowRight}{ArrowRight}");
    expect(items()).toHaveLength(before);
    expect(items()[1]).toHaveFocus();
  });

  test("chips and words filter the list, the count stays honest, and an empty result can be undone", async () => {
    const { user, state } = await renderPane();
    const high = state().report!.findings.filter((f) => f.kind === "high").length;
    await user.click(screen.getByRole("button", { name: `High, ${high}` }));
    expect(groups().map((g) => g.textContent)).toEqual([`High, ${high}`]);
    expect(state().filter.kind).toBe("high"); // the command "next exception" walks the same list
    await user.type(screen.getByRole("searchbox", { name: "Filter by words" }), "nosuchword");
    await user.click(screen.getByRole("button", { name: "Show all" }));
    expect(groups().length).toBeGreaterThan(3);
  });

  test("grouping by owner puts a KPI under its owner", async () => {
    const { user } = await renderPane();
    await user.selectOptions(screen.getByRole("combobox", { name: /group by/i }), "owner");
    const names = items().map((item) => item.textContent ?? "");
    const at = names.findIndex((name) => fcr.test(name));
    const above = names
      .slice(0, at)
      .reverse()
      .find((name) => /^Head of|^.*, \d+$/.test(name));
    expect(above).toMatch(/^Head of customer operations, \d+$/);
  });

  test("the filter button narrows by owner and party, counted, with chips that come off; next and previous follow", async () => {
    const { user, state, app, host } = await renderPane();
    const button = () => screen.getByRole("button", { name: /^Filter/ });
    await user.click(button());
    expect(button()).toHaveAttribute("aria-expanded", "true");
    const mine = state().report!.findings.filter((f) =>
      [f.ownerClient, f.ownerSupplier].includes("Technology manager"),
    );
    const owner = screen.getByRole("combobox", { name: "Owner" });
    expect(within(owner).getByRole("option", { name: `Technology manager (${mine.length})` })).toBeVisible();
    await user.selectOptions(owner, `Technology manager (${mine.length})`);
    const listed = () => items().filter((item) => item.getAttribute("aria-level") === "2");
    expect(listed()).toHaveLength(mine.length);
    const all = state().report!.findings.length + new Set(state().problems.map((p) => p.code + p.cell)).size;
    expect(screen.getByText(`${mine.length} of ${all} shown`)).toBeVisible();
    expect(screen.getByRole("button", { name: "Filter (1)" })).toBeVisible();

    // the ribbon's "next exception" walks what is listed, and nothing else
    const walked: string[] = [];
    for (let i = 0; i < mine.length; i++) {
      await act(async () => void (await runCommand(app, "exception.next")));
      walked.push(state().selection!);
    }
    expect(walked).toEqual(mine.map((f) => f.id));
    expect(host.selected.length).toBeGreaterThan(0);

    await user.selectOptions(screen.getByRole("combobox", { name: "Tier" }), "=key");
    expect(screen.getByRole("button", { name: "Filter (2)" })).toBeVisible();
    act(() => owner.focus());
    await user.keyboard("{Escape}");
    expect(button()).toHaveFocus();
    expect(screen.queryByRole("combobox", { name: "Owner" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Remove the filter Owner: Technology manager" }));
    expect(state().filter.facets).toEqual({ tier: "key" });
    await user.click(screen.getByRole("button", { name: "Remove the filter Tier: Key" }));
    expect(screen.queryByRole("list", { name: "Filters in use" })).toBeNull();
  });

  test("a filter that lets nothing through can be undone", async () => {
    const { user, state, app } = await renderPane();
    act(() => app.store.update({ filter: { ...state().filter, facets: { owner: "nobody of that name" } } }));
    await user.click(screen.getByRole("button", { name: "Show all" }));
    expect(state().filter.facets).toEqual({});
    expect(groups().length).toBeGreaterThan(3);
  });

  test("Space explains: sentence, why, how sure, question, cells, chart; Escape goes back to the same row", async () => {
    const { user, host, state } = await renderPane();
    const finding = state().report!.findings.find((f) => f.id === "kpi:fcr/xmr")!;
    act(() => row(fcr).focus());
    await user.keyboard(" ");
    const details = screen.getByRole("article", { name: new RegExp(finding.headline) });
    for (const words of [finding.text, finding.why, finding.howSure, finding.question])
      expect(details).toHaveTextContent(words.replace(/\s+/g, " ").trim());
    expect(
      await within(details).findByRole("group", { name: /^Control chart of First-contact resolution/ }),
    ).toBeVisible();
    await user.click(within(details).getByRole("button", { name: finding.cells[0]! }));
    await waitFor(() => expect(host.selected).toContain(finding.cells[0]));
    expect(within(details).getByRole("heading", { name: finding.headline })).toBeVisible();
    await user.keyboard("{Escape}");
    expect(row(fcr)).toHaveFocus();
  });

  test("Shift+F10 opens the actions; arrows move, Escape returns the focus", async () => {
    const { user } = await renderPane();
    act(() => row(fcr).focus());
    await user.keyboard("{Shift>}{F10}{/Shift}");
    const menu = screen.getByRole("menu");
    const entries = within(menu).getAllByRole("menuitem");
    expect(entries.map((e) => e.textContent)).toEqual(
      expect.arrayContaining(["Explain", "Go to cell", "Acknowledge until…", "Assign…", "Log as issue…"]),
    );
    expect(entries[0]).toHaveFocus();
    await user.keyboard("{ArrowDown}");
    expect(entries[1]).toHaveFocus();
    await user.keyboard("{ArrowUp}{ArrowUp}");
    expect(entries[entries.length - 1]).toHaveFocus();
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("menu")).toBeNull();
    expect(row(fcr)).toHaveFocus();
  });

  async function action(name: RegExp, pane: Awaited<ReturnType<typeof renderPane>>, on = fcr) {
    act(() => row(on).focus());
    await pane.user.keyboard("{Shift>}{F10}{/Shift}");
    await pane.user.click(screen.getByRole("menuitem", { name }));
  }

  test("acknowledging lets a finding rest: it is written into a visible sheet and moves to the end", async () => {
    const pane = await renderPane();
    const { user, host, state } = pane;
    await action(/Acknowledge/, pane);
    const dialog = screen.getByRole("dialog", { name: "Acknowledge until…" });
    const until = within(dialog).getByLabelText(/Let it rest until/);
    expect(until).toHaveFocus();
    await user.clear(until);
    expect(within(dialog).getByRole("button", { name: "Acknowledge" })).toBeDisabled();
    await user.type(until, "2026-12-31");
    await user.type(within(dialog).getByLabelText(/Reason/), "new rota");
    await user.click(within(dialog).getByRole("button", { name: "Acknowledge" }));
    await waitFor(() => expect(state().acknowledged.size).toBe(1));
    expect(host.appended[0]!.rows[0]).toEqual(expect.arrayContaining(["kpi:fcr/xmr", "2026-12-31", "new rota"]));
    expect(groups().at(-1)).toHaveAccessibleName(/^Acknowledged ?, 1$/);
    expect(groups().at(-1)).toHaveAttribute("aria-expanded", "false");
  });

  test("until it changes: no day is asked for; reopening brings it back; the history says who and when", async () => {
    const pane = await renderPane();
    const { user, state } = pane;
    await action(/Acknowledge/, pane);
    const dialog = screen.getByRole("dialog", { name: "Acknowledge until…" });
    await user.click(within(dialog).getByRole("radio", { name: "Until it changes" }));
    expect(within(dialog).queryByLabelText(/Let it rest until/)).toBeNull();
    await user.type(within(dialog).getByLabelText(/Your name/), "Ann");
    await user.click(within(dialog).getByRole("button", { name: "Acknowledge" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull(), { timeout: 10_000 });
    const fcrNow = () => state().report!.findings.find((f) => f.id === "kpi:fcr/xmr")!;
    expect(fcrNow().life?.rest?.until).toBe("changes");
    act(() => groups().at(-1)!.focus());
    await user.keyboard("{ArrowRight}");
    expect(row(/First-contact resolution.*rests until it changes/)).toBeVisible();
    await action(/Explain/, pane, /First-contact resolution.*rests/);
    const done = screen.getByRole("list", { name: /What was done/ });
    expect(done).toHaveTextContent("Acknowledged until it changes5 Oct 2026, 08:00 UTC · Ann");
    await user.click(screen.getByRole("button", { name: "Reopen" }));
    await waitFor(() => expect(fcrNow().life?.rest).toBeNull());
    const lines = within(screen.getByRole("list", { name: /What was done/ })).getAllByRole("listitem");
    expect(lines.map((l) => /^(Reopened|Acknowledged)/.exec(l.textContent ?? "")?.[0])).toEqual([
      "Reopened",
      "Acknowledged",
    ]);
  });

  test("assigning stands over the owners of the KPI, at once; nobody is an error in the form", async () => {
    const pane = await renderPane();
    const { user, host, state } = pane;
    await action(/Assign/, pane);
    const dialog = screen.getByRole("dialog", { name: "Assign" });
    const owner = within(dialog).getByRole("combobox", { name: /Owner/ });
    expect(owner).toHaveValue("Service delivery lead");
    await user.clear(owner);
    await user.clear(within(dialog).getByRole("combobox", { name: /Counterpart/ }));
    expect(within(dialog).getByText("Say who answers for it.")).toBeVisible();
    expect(within(dialog).getByRole("button", { name: "Assign" })).toBeDisabled();
    await user.type(owner, "Site manager");
    await user.click(within(dialog).getByRole("button", { name: "Assign" }));
    await waitFor(() => expect(host.appended[0]?.table).toBe("MI Exception log"));
    await waitFor(() => expect(row(/First-contact resolution.*72\.6/)).toHaveAccessibleName(/Site manager/));
    expect(state().report!.findings.find((f) => f.id === "kpi:fcr/xmr")?.ownerSupplier).toBe("Site manager");
  });

  test("a comment and a decision stand in the details; what goes wrong is said in the form, which stays open", async () => {
    const pane = await renderPane();
    const { user, host } = pane;
    await action(/Comment/, pane);
    const dialog = screen.getByRole("dialog", { name: "Comment" });
    await user.type(within(dialog).getByRole("textbox", { name: /Comment/ }), "Ops lead will report");
    const append = host.appendRows.bind(host);
    host.appendRows = () => Promise.reject(new HostRefusal("filtered", "Clear the filter, then try again."));
    await user.click(within(dialog).getByRole("button", { name: "Keep the comment" }));
    expect(await within(dialog).findByRole("alert")).toHaveTextContent("Clear the filter");
    expect(within(dialog).getByRole("textbox", { name: /Comment/ })).toHaveValue("Ops lead will report");
    host.appendRows = append;
    await user.click(within(dialog).getByRole("button", { name: "Keep the comment" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull(), { timeout: 10_000 });
    await action(/Write down a decision/, pane);
    await user.type(screen.getByRole("textbox", { name: /What was decided/ }), "Credit waived");
    await user.click(screen.getByRole("button", { name: "Keep the decision" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull(), { timeout: 10_000 });
    await action(/Explain/, pane);
    expect(screen.getByRole("list", { name: /What was done/ })).toHaveTextContent(
      /^Decision: Credit waived.*Comment: Ops lead will report/,
    );
  });

  test("what does not fit the meeting can be put on the agenda, and is there after the next reading", async () => {
    const pane = await renderPane();
    const { state } = pane;
    const off = state().report!.findings.find((f) => !f.onAgenda && f.kind === "governance")!;
    await action(/Add to agenda/, pane, new RegExp(off.headline.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")));
    await waitFor(() => expect(state().report!.findings.find((f) => f.id === off.id)?.life?.agenda).toBe("on"));
    expect(state().report!.findings.find((f) => f.id === off.id)!.onAgenda).toBe(true);
  });

  test("a fault of the data stands beside the findings, with its cell", async () => {
    const { user, host, state } = await renderPane();
    const fault = state().problems.find((p) => p.severity === "error")!;
    await user.click(row(new RegExp(`^Rows left out ?, ${fault.cell}`)));
    await waitFor(() => expect(host.selected).toEqual([fault.cell]));
  });

  test("HTML in a name is text", async () => {
    const sheets = sheetsOf();
    const kpis = sheets.find((s) => s.name === "KPIs")!;
    const name = kpis.cells[0]!.indexOf("Name");
    const at = kpis.cells.findIndex((cells) => cells[name] === "First-contact resolution");
    kpis.cells[at] = kpis.cells[at]!.map((cell, i) => (i === name ? "<img src=x onerror=alert(1)>" : cell));
    const { container } = await renderPane({ sheets });
    expect(container.querySelector("img")).toBeNull();
    expect(row(/^Low ?, <img src=x onerror=alert\(1\)> ?, 72/)).toBeVisible();
  });
});
