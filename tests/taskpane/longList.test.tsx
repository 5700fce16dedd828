/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ExceptionGroup, ExceptionRow } from "../../src/taskpane/exceptions/exceptionList";
import { ExceptionTree } from "../../src/taskpane/exceptions/ExceptionTree";

const GROUPS = ["Low", "High", "Target", "Zone"];
const ROWS = 100;

function rowOf(group: string, n: number): ExceptionRow {
  return {
    id: `${group}/${n}`,
    kind: "low",
    label: `${group === "Zone" && n === 70 ? "Quiet one" : `Measure ${n}`}`,
    value: `${n}`,
    variation: null,
    money: null,
    second: "since May",
    cell: "KPIs!A2",
    finding: null,
    problem: null,
    kpi: null,
    onAgenda: false,
    restsUntil: null,
    words: "",
    facets: null,
    life: null,
  };
}

const groups: ExceptionGroup[] = GROUPS.map((title) => ({
  id: title,
  title,
  rows: Array.from({ length: ROWS }, (_, n) => rowOf(title, n)),
}));

const calls: string[] = [];
const does = (what: string) => (row: ExceptionRow) => void calls.push(`${what} ${row.id} ${row.value}`);

function list(of = groups, selected: string | null = null, returning: string | null = null) {
  return (
    <ExceptionTree
      groups={of}
      selected={selected}
      returning={returning}
      onSelect={does("select")}
      onGo={does("go")}
      onDetails={does("details")}
      onMenu={does("menu")}
    />
  );
}

const tree = () => screen.getByRole("tree");
const items = () => Array.from(tree().querySelectorAll<HTMLElement>("[role=treeitem]"));
const all = GROUPS.length * (ROWS + 1);

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  calls.length = 0;
  jest.useRealTimers();
});

/** The timers that are due now, and no later ones. */
const moment = () => act(() => jest.runOnlyPendingTimers());

test("a long list comes in pieces from the top; each line says which of all it is from the first moment", () => {
  render(list());
  expect(items().length).toBeLessThan(all / 2);
  expect(tree()).toHaveAttribute("aria-busy", "true");
  expect(items()[1]).toHaveAttribute("aria-setsize", String(ROWS));
  expect(items()[0]).toHaveAttribute("aria-setsize", String(GROUPS.length));
  const first = items().length;
  moment();
  const second = items().length;
  expect(second).toBeGreaterThan(first);
  expect(second).toBeLessThan(all);
  for (let i = 0; i < 10; i++) moment();
  expect(items()).toHaveLength(all);
  expect(tree()).toHaveAttribute("aria-busy", "false");
  const names = items().map((item) => `${item.getAttribute("aria-level")} ${item.getAttribute("aria-posinset")}`);
  const expected = GROUPS.flatMap((_, g) => [`1 ${g + 1}`, ...Array.from({ length: ROWS }, (__, n) => `2 ${n + 1}`)]);
  expect(names).toEqual(expected);
  expect(items().filter((item) => item.tabIndex === 0)).toHaveLength(1);
});

test("End and a letter reach lines that have not come yet, and they keep the focus while the others come in", async () => {
  jest.useRealTimers();
  const user = userEvent.setup({ delay: null });
  render(list());
  act(() => items()[0]!.focus());
  await user.keyboard("{End}");
  const last = () => items().at(-1);
  expect(last()).toHaveFocus();
  expect(last()).toHaveAttribute("aria-posinset", String(ROWS));
  await user.keyboard("{Home}q");
  const quiet = items().find((item) => item.textContent?.includes("Quiet one"));
  expect(quiet).toHaveFocus();
  await waitFor(() => expect(items().length).toBe(all), { timeout: 20_000 });
  expect(quiet).toHaveFocus();
  await user.keyboard("{ArrowDown}{Enter}");
  expect(calls).toEqual(["select Zone/71 71", "go Zone/71 71"]);
});

test("the line whose details were closed has the focus at once, however far down it stands", () => {
  render(list(groups, "Zone/90", "Zone/90"));
  expect(document.activeElement).toHaveAttribute("aria-posinset", "91");
  for (let i = 0; i < 10; i++) moment();
  expect(document.activeElement).toHaveAttribute("aria-posinset", "91");
});

test("a list made anew shows new figures, and what is done with a line is done with the new row", async () => {
  const user = userEvent.setup({ advanceTimers: () => undefined, delay: null });
  const { rerender } = render(list());
  for (let i = 0; i < 10; i++) moment();
  expect(items()).toHaveLength(all);
  const again = groups.map((group) => ({ ...group, rows: group.rows.map((row) => ({ ...row })) }));
  again[3]!.rows[99] = { ...again[3]!.rows[99]!, value: "1234" };
  rerender(list(again));
  expect(items()).toHaveLength(all); // nothing goes away to come back
  expect(items().at(-1)).toHaveTextContent("1234");
  await user.click(items().at(-1)!);
  expect(calls).toEqual(["select Zone/99 1234", "go Zone/99 1234"]);
});
