import fc from "fast-check";
import { renderXlsx } from "../../src/host/xlsx/writeWorkbook";
import { layout } from "../../src/pack/layout/layout";
import type { LayoutOptions } from "../../src/pack/layout/options";
import { checkPackage } from "../host/xlsx/checkPackage";
import { anyDocument } from "./documents";
import { faultsOf } from "./invariants";

const own: LayoutOptions = { sourceLink: (address) => `input.xlsx#${address}`, internal: true };
const theirs: LayoutOptions = { sourceLink: () => null, internal: false, valuesOnly: true };

describe("the layout of any document", () => {
  test("has no fault: nothing overlaps, nothing is cut, every reference has its end", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(faultsOf(layout(document, own))).toEqual([]);
        expect(faultsOf(layout(document, theirs))).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  test("is the same for the same document", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(layout(document, own)).toEqual(layout(structuredClone(document), own));
      }),
      { numRuns: 20 },
    );
  });

  test("makes a file without a fault", async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        expect(await checkPackage(await renderXlsx(layout(document, own)))).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});
