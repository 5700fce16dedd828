import { templateWorkbook } from "../../src/pack/template";
import { faultsOf } from "./invariants";
import { inputs, makeFrom } from "./packs";

describe.each(inputs)("the pack of the %s", (name) => {
  test("has no fault in its layout", async () => {
    expect(faultsOf((await makeFrom(name)).laidOut)).toEqual([]);
  });

  test("has none as the copy for the other party", async () => {
    expect(faultsOf((await makeFrom(name, { forOtherParty: true })).laidOut)).toEqual([]);
  });
});

test("the template workbook has no fault in its layout", () => {
  expect(faultsOf(templateWorkbook(), "data")).toEqual([]);
});
