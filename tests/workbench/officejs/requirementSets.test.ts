import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { REQUIREMENT_SETS } from "../../../src/workbench/officejs/generated/requirementSets";
import { hasMember, isSetSupported } from "../../../src/workbench/officejs/interpreter/ApiSets";

const FILE = join(__dirname, "../../../../shared/officejs/api-sets.json");

test("versions compare by number, not by text", () => {
  const sets = { ExcelApi: "1.10" };
  expect(["1.9", "1.10", "1.11"].map((version) => isSetSupported(sets, "excelapi", version))).toEqual([
    true,
    true,
    false,
  ]);
  expect(isSetSupported(sets, "Unheard", "1.1")).toBe(false);
  expect([hasMember(sets, "Range", "values"), hasMember(sets, "Comment", "content")]).toEqual([true, true]);
  expect(hasMember(sets, "Worksheet", "onProtectionChanged")).toBe(false);
});

if (!existsSync(FILE)) {
  test("requirement sets of all members (left out: ../shared is not here)", () => {
    expect(existsSync(FILE)).toBe(false);
  });
} else {
  test("requirement sets agree with an independent reading of the declarations", () => {
    const members = Object.entries(JSON.parse(readFileSync(FILE, "utf8")) as Record<string, string>);
    const known = members.filter(([key]) => REQUIREMENT_SETS[key.split(".")[0] ?? ""]);
    const different = known.filter(([key, set]) => {
      const [type = "", member = ""] = key.split(".");
      return (REQUIREMENT_SETS[type]?.[member] ?? REQUIREMENT_SETS[type]?.[""]) !== set;
    });
    expect(known.length).toBeGreaterThan(900);
    // The two have an overload of an earlier set, which ours counts.
    expect(different.map(([key]) => key)).toEqual(["Worksheet.getUsedRange", "Range.getUsedRange"]);
  });
}
