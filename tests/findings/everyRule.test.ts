import { detectors } from "../../src/findings/engine";
import { rulesOf, withCell } from "./oneCell";
import { oneCellCases } from "./oneCellCases";

/** Every rule of the engine appears and disappears with one cell, from the sheets to the list. */

test("there is a case for every rule", () => {
  const all = detectors.flatMap((d) => d.rules.map((r) => r.id));
  expect(oneCellCases.map((c) => c.rule).sort()).toEqual([...all].sort());
});

test.each(oneCellCases.map((c) => [c.rule, c] as const))("%s", (rule, { sheets, cell, silent, speaks }) => {
  const calmly = withCell(sheets, cell, silent);
  expect([...rulesOf(calmly)]).not.toContain(rule);
  const loud = withCell(calmly, cell, speaks);
  expect([...rulesOf(loud)]).toContain(rule);
  expect([...rulesOf(withCell(loud, cell, silent))]).not.toContain(rule);
});
