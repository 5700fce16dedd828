import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { collapseTable, tableOfPage } from "../../../scripts/differences";
import { sharedFile } from "./golden";

const page = readFileSync(resolve(__dirname, "../../../docs/differences.md"), "utf8");

describe("docs/differences.md", () => {
  test("lists 28 collapsed series", () => {
    expect(
      tableOfPage(page)
        .split("\n")
        .filter((line) => /^\| \S+ \S+ \| \d+ /.test(line)),
    ).toHaveLength(28);
  });
  const oracle = sharedFile("golden/spc-ae-real.json");
  if (oracle) {
    test("says of each what the code answers", () => {
      expect(tableOfPage(page)).toBe(collapseTable(readFileSync(oracle, "utf8")));
    });
  } else test("says of each what the code answers (left out: ../shared is not here)", () => undefined);
});
