import fc from "fast-check";
import type { CellValue } from "../../../src/contract/cells";
import { eventKinds, lifeEvent, lifeSheet, logHeaders, rowOf, type LifeEvent } from "../../../src/findings/life/events";
import { LogReader } from "../../../src/findings/life/LogReader";
import { day } from "../make";

/** Reads rows as Excel's table, or as the sheet's used range when the table's frame is lost, or both as hosts do. */
function read(
  rows: readonly (readonly CellValue[])[],
  blocks: readonly (string | null)[] = ["MI_Exception_log", null],
) {
  const reader = new LogReader();
  reader.beginWorkbook({ date1904: false });
  for (const table of blocks) {
    reader.beginTable({ sheet: lifeSheet, table, headerRow: table === null ? null : 1, firstColumn: 1, hidden: false });
    rows.forEach((row, i) => reader.row(row, i + 1));
    reader.endTable();
  }
  return reader.result();
}

const row = (cells: Readonly<Record<string, CellValue>>): CellValue[] => logHeaders.map((h) => cells[h] ?? null);
const good = { Recorded: "2026-10-06T08:00:00Z", Ref: "kpi:fcr/xmr", Finding: "FCR is low" };

const text = fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }).filter((t) => t.trim() === t && t !== "");
const events: fc.Arbitrary<LifeEvent[]> = fc.array(
  fc
    .record({
      ref: fc.constantFrom("kpi:a/xmr", "promise:P07/overdue"),
      kind: fc.constantFrom(...eventKinds),
      words: text,
      day: fc.integer({ min: day("2020-01-01"), max: day("2030-12-31") }),
      changes: fc.boolean(),
    })
    .map(({ ref, kind, words, day: until, changes }) => {
      const event = { recorded: "2026-10-06T08:00:00Z", ref, finding: words, kind, by: words };
      if (kind === "acknowledged")
        return lifeEvent({
          ...event,
          until: changes ? "changes" : until,
          text: words,
          asItWas: "low; xmr.below-limit; period 2026-09-30; figure 0.712; severity 3.4; contractual",
        });
      if (kind === "assigned") return lifeEvent({ ...event, owner: words });
      if (kind === "logged as issue") return lifeEvent({ ...event, issue: words });
      return lifeEvent({ ...event, text: words });
    }),
);

test("what is written is what is read, once, by table, by sheet, or by both", () => {
  fc.assert(
    fc.property(events, (list) => {
      const rows = [[...logHeaders], ...list.map(rowOf)];
      for (const blocks of [["MI_Exception_log"], [null], ["MI_Exception_log", null]])
        expect(read(rows, blocks)).toEqual({ events: list, problems: [] });
    }),
  );
});

test("columns may stand in another order, among others, under a title; blank rows are nothing", () => {
  const rows: CellValue[][] = [
    ["What we did with exceptions", null, null, null, null],
    ["Note", "Event", "Text", "REF", "recorded"],
    [null, null, "  ", null, null],
    ["mine", "Comment", "seen", "kpi:a/xmr", 46301],
  ];
  expect(read(rows, [null])).toEqual({
    events: [lifeEvent({ recorded: "2026-10-06", ref: "kpi:a/xmr", finding: "", kind: "comment", text: "seen" })],
    problems: [],
  });
});

const bad: [string, Record<string, CellValue>, string, string, RegExp][] = [
  ["an unknown event", { Event: "closed" }, "D2", "closed", /acknowledged, reopened/],
  ["no event", { Event: null }, "D2", "blank", /acknowledged, reopened/],
  ["an impossible day", { Event: "acknowledged", Until: "2026-02-30" }, "E2", "2026-02-30", /date/],
  ["a day that may be two", { Event: "acknowledged", Until: "03/04/2027" }, "E2", "03/04/2027", /2026-12-31/],
  ["no day", { Event: "acknowledged" }, "E2", "blank", /a date, or the word "changes"/],
  ["a day of another age", { Event: "acknowledged", Until: 4 }, "E2", "4", /from 1990/],
  [
    "changes, and nothing to compare with",
    { Event: "acknowledged", Until: "changes" },
    "I2",
    "blank",
    /what the finding was/,
  ],
  [
    "changes, and nonsense to compare with",
    { Event: "acknowledged", Until: "changes", "As it was": "it was bad" },
    "I2",
    "it was bad",
    /what the finding was/,
  ],
  ["nobody assigned", { Event: "assigned" }, "F2", "blank", /a name/],
  ["an empty comment", { Event: "comment" }, "H2", "blank", /words of the comment/],
  ["an issue without a number", { Event: "logged as issue" }, "K2", "blank", /number of the issue/],
  ["no finding", { Ref: null, Event: "comment", Text: "x" }, "B2", "blank", /reference of a finding/],
  ["no moment", { Recorded: "lately", Event: "comment", Text: "x" }, "A2", "lately", /date and time/],
  [
    "an hour that is none",
    { Recorded: "2026-10-06T28:00:00Z", Event: "comment", Text: "x" },
    "A2",
    "2026-10-06T28:00:00Z",
    /time/,
  ],
  ["an error in a cell", { Event: "comment", Text: { error: "#REF!" } }, "H2", "#REF!", /text/],
];
test.each(bad)("%s is a problem with its cell; the other rows are read", (_, cells, at, found, expected) => {
  const fine = row({ ...good, Event: "comment", Text: "fine" });
  const log = read([[...logHeaders], row({ ...good, ...cells }), fine]);
  expect(log.events.map((e) => e.text)).toEqual(["fine"]);
  expect(log.problems).toEqual([
    expect.objectContaining({
      cell: `'${lifeSheet}'!${at}`,
      found,
      expected: expect.stringMatching(expected) as string,
    }),
  ]);
  expect(log.problems[0]).toMatchObject({ severity: "error", table: lifeSheet });
});

test("rows below the Excel table, whose corner nobody pulled down, are read too", () => {
  const reader = new LogReader();
  const block = (table: string | null, firstColumn: number, rows: readonly (readonly CellValue[])[], from: number) => {
    reader.beginTable({ sheet: lifeSheet, table, headerRow: null, firstColumn, hidden: false });
    rows.forEach((cells, i) => reader.row(cells, from + i));
    reader.endTable();
  };
  const line = (words: string) => row({ ...good, Event: "comment", Text: words });
  block("MI_Exception_log", 2, [[...logHeaders], line("in")], 3);
  block(
    null,
    1,
    [
      [null, ...line("below")],
      [null, ...row({ ...good, Event: "closed" })],
    ],
    5,
  );
  expect(reader.result().events.map((e) => e.text)).toEqual(["in", "below"]);
  expect(reader.result().problems.map((p) => p.cell)).toEqual([`'${lifeSheet}'!E6`]);
});

test("other sheets are passed over", () => {
  const reader = new LogReader();
  reader.beginTable({ sheet: "Issues", table: null, headerRow: null, firstColumn: 1, hidden: false });
  reader.row([...logHeaders], 1);
  reader.row(row({ ...good, Event: "nonsense" }), 2);
  reader.endTable();
  expect(reader.result()).toEqual({ events: [], problems: [] });
});
