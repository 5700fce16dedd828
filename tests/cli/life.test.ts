import { join } from "node:path";
import XLSX from "xlsx";
import { readFileSync } from "node:fs";
import { folder, readJson, recorded, run, sheetRows, workbook, type Sheets } from "./running";

/** The exception log through files: read from the workbook, carried by the pack, handed on with --previous. */

const steady = [84, 83, 85, 84, 86, 83, 84, 85, 84, 83, 85, 84, 85, 84, 83, 84, 85];
const month = (i: number): string => `20${25 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}-28`;

function data(kpis: Readonly<Record<string, string>>, last = 70): Sheets {
  return {
    KPIs: [
      ["KPI", "Name", "Direction", "Target", "Unit"],
      ...Object.entries(kpis).map(([id, name]) => [id, name, "higher", 80, "%"]),
    ],
    Observations: [
      ["KPI", "Period", "Value"],
      ...Object.keys(kpis).flatMap((id) => [...steady, last].map((value, i) => [id, month(i), value])),
    ],
  };
}
const both = { fcr: "First-contact resolution", asa: "Answered in time" };
const log: Sheets = {
  "MI Exception log": [
    ["Recorded", "Ref", "Finding", "Event", "Until", "Text", "As it was"],
    [
      "2026-07-06T08:00:00Z",
      "kpi:fcr/xmr",
      "FCR low",
      "acknowledged",
      "changes",
      "new rota",
      "low; xmr.below-limit; since 2026-06-28; period 2026-06-28; figure 0.7; severity 9",
    ],
    ["2026-07-06T08:01:00Z", "kpi:asa/xmr", "Answered low", "comment", null, "about answering", null],
    ["2026-07-06", "kpi:asa/xmr", "Answered low", "closed", null, null, null],
  ],
};

interface Found {
  readonly findings: readonly {
    readonly id: string;
    readonly onAgenda: boolean;
    readonly life?: Record<string, unknown>;
  }[];
  readonly unmeasured: readonly { readonly id: string }[];
}

async function build(input: string, name: string, ...more: string[]) {
  const at = folder();
  const out = join(at, name);
  const ran = await run("build", input, "-o", out, "--findings", join(at, "f.json"), ...more);
  expect([ran.code, ran.err]).toEqual([0, ""]);
  return { out, ran, found: readJson<Found>(join(at, "f.json")) };
}

/** The row of a finding on the pack's Exceptions page, blanks left out. */
const rowOf = (pack: string, ref: string) => sheetRows(pack, "2 Exceptions").find((row) => row.at(-1) === ref);
const sheets = (pack: string) => XLSX.read(readFileSync(pack), { bookSheets: true }).SheetNames;

test("the log of the workbook is read as the pane reads it: rest, comment, and a bad row by its cell", async () => {
  const input = workbook(join(folder(), "in.xlsx"), { ...data(both), ...log });
  const { out, ran, found } = await build(input, "a.xlsx");
  expect(found.findings.find((f) => f.id === "kpi:fcr/xmr")).toMatchObject({
    onAgenda: false,
    life: { rests: "changes" },
  });
  expect(ran.out).toContain("; 1 acknowledged");
  expect(rowOf(out, "kpi:fcr/xmr")?.[1]).toBe("◇ Acknowledged");
  expect(rowOf(out, "kpi:asa/xmr")).toContain("about answering");
  expect(recorded(out, "Acknowledged")).toMatch(/^1 acknowledged: First-contact resolution.*until it changes/);
  expect(recorded(out, "Exception log")).toBe("2 events on 2 exceptions, in MI Exception log");
  const checked = await run("check", input);
  expect(checked.out).toMatch(/'MI Exception log'!D4: Found "closed", expected one of: acknowledged/);
  // it is no table of data
  expect(checked.out).not.toMatch(/not recognised/);
});

test("an edited cell brings it back with the reason", async () => {
  const input = workbook(join(folder(), "in.xlsx"), { ...data(both, 68), ...log });
  const { out, found } = await build(input, "a.xlsx");
  expect(found.findings.find((f) => f.id === "kpi:fcr/xmr")?.life).toMatchObject({
    rests: null,
    back: expect.stringMatching(
      /the figure was 70\.0.%, and is 68\.0.%|the figure was 70\.0.% and is 68\.0.%/,
    ) as string,
  });
  expect(String(rowOf(out, "kpi:fcr/xmr")?.[2])).toContain("Back: Acknowledged 6 Jul 2026");
});

test("the pack carries the log on: to a workbook without one, a renamed label, a removed KPI; never to the other party", async () => {
  const first = await build(workbook(join(folder(), "in.xlsx"), { ...data(both), ...log }), "a.xlsx");
  expect(sheets(first.out).at(-1)).toBe("MI Exception log");
  const renamed = workbook(join(folder(), "in.xlsx"), data({ asa: "Picked up in time", fcr: "Solved at once" }));
  const second = await build(renamed, "b.xlsx", "--previous", first.out);
  expect(rowOf(second.out, "kpi:fcr/xmr")?.[1]).toBe("◇ Acknowledged");
  expect(rowOf(second.out, "kpi:asa/xmr")).toContain("about answering");
  const without = workbook(join(folder(), "in.xlsx"), data({ fcr: "Solved at once" }));
  const third = await build(without, "c.xlsx", "--previous", second.out);
  expect(third.found.unmeasured).toContainEqual(expect.objectContaining({ id: "kpi:asa/xmr" }));
  expect(rowOf(third.out, "kpi:asa/xmr")).toEqual(expect.arrayContaining(["∅ No longer measured", "about answering"]));
  // the events are as they were, each once, whichever way they came
  const events = (pack: string) => sheetRows(pack, "MI Exception log").slice(1);
  expect(events(third.out)).toEqual(events(first.out));
  const again = workbook(join(folder(), "in.xlsx"), { ...data({ fcr: "Solved at once" }), ...log });
  expect(events((await build(again, "d.xlsx", "--previous", third.out)).out)).toEqual(events(first.out));
  const theirs = await build(without, "e.xlsx", "--previous", second.out, "--for-other-party");
  expect(sheets(theirs.out)).not.toContain("MI Exception log");
});

test("a workbook without a log gives a pack without one", async () => {
  const { out } = await build(workbook(join(folder(), "in.xlsx"), data(both)), "a.xlsx");
  expect(sheets(out)).not.toContain("MI Exception log");
});
