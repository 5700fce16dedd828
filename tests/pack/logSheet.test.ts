import { dayFromIso } from "../../src/core/days";
import { lifeEvent, lifeSheet, logHeaders } from "../../src/findings/life/events";
import type { LaidOutPack } from "../../src/pack/LaidOutPack";
import { withLogSheet } from "../../src/pack/logSheet";

const empty: LaidOutPack = { ...({ names: [], pageOf: new Map() } as unknown as LaidOutPack), styles: [], sheets: [] };

test("the log that a pack carries on has its days as dates, and its other words as text", () => {
  const until = dayFromIso("2026-11-30");
  if (until === undefined) throw new Error("no day");
  const event = {
    recorded: "2026-10-06T08:00:00Z",
    ref: "kpi:fcr/xmr",
    finding: "fell",
    kind: "acknowledged" as const,
  };
  const asItWas = "low; xmr.below-limit; period 2026-09-30; figure 0.712; severity 3.4; contractual";
  const pack = withLogSheet(empty, [
    lifeEvent({ ...event, until, asItWas }),
    lifeEvent({ ...event, until: "changes", asItWas }),
  ]);
  const sheet = pack.sheets.find(({ name }) => name === lifeSheet);
  const column = logHeaders.indexOf("Until") + 1;
  const cells = sheet?.cells.filter((cell) => cell.column === column && cell.row > 1) ?? [];
  // Excel's own count of days
  expect(cells.map(({ value }) => value)).toEqual([46356, "changes"]);
  expect(cells.map(({ style }) => pack.styles[style]?.format)).toEqual(["d mmm yyyy", "@"]);
  const recorded = sheet?.cells.find((cell) => cell.row === 2 && cell.column === 1);
  expect([recorded?.value, pack.styles[recorded?.style ?? -1]?.format]).toEqual(["2026-10-06T08:00:00Z", "@"]);
});
