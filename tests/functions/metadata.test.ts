import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { functionsMetadata, type FunctionsFile } from "../../scripts/functions/metadata";
import { catalogue, type ParameterKind } from "../../src/functions/catalogue";

const reviewed = JSON.parse(
  readFileSync(resolve(__dirname, "../../src/functions/functions.json"), "utf8"),
) as FunctionsFile;
const byId = new Map(reviewed.functions.map((f) => [f.id, f]));

/** Excel turns a blank cell into 0 for a parameter of type number: only `any` keeps missing apart from zero. */
const typeOf: Readonly<Record<ParameterKind, string>> = {
  numbers: "any",
  dates: "any",
  times: "any",
  texts: "any",
  block: "any",
  bands: "any",
  number: "any",
  date: "any",
  text: "string",
  flag: "any",
};

/** Words by which a reader learns what to enter: a unit, a date, a range of values, or the words allowed. */
const unit =
  /money|unit|share|date|day|rate|ratio|weight|score|point|period|position|number|count|name|account|TRUE|"|0 to|1 to|0–1|yes, no|none, agreed|criterion|factor|repl|volume|measure|cut|value|year|spend|costs?|scale|multipl|amount/i;

describe("metadata of the custom functions", () => {
  test("the reviewed file is what the comments say now", async () => {
    expect(await functionsMetadata()).toEqual(reviewed);
  });

  test("has the functions of the catalogue, by their names without namespace", () => {
    expect([...byId.keys()].sort()).toEqual(catalogue.map((e) => e.name.replace(/^MI\./, "")).sort());
    expect(reviewed.functions).toHaveLength(43);
    for (const f of reviewed.functions) {
      expect(f.name).toBe(f.id);
      expect(f.id).toMatch(/^[A-Z]+(\.[A-Z]+)?$/);
    }
  });

  test.each(catalogue.map((e) => [e.name.slice(3), e] as const))("%s: parameters as in the catalogue", (id, entry) => {
    const parameters = byId.get(id)?.parameters ?? [];
    expect(parameters.map((p) => p.name)).toEqual(entry.params.map((p) => p.name));
    parameters.forEach((parameter, i) => {
      const wanted = entry.params[i]!;
      expect(parameter.optional === true).toBe(wanted.optional);
      expect(parameter.repeating).toBeUndefined();
      expect(parameter.dimensionality === "matrix").toBe(wanted.range);
      expect(parameter.type).toBe(wanted.name === "header" ? "boolean" : typeOf[wanted.kind]);
      expect(parameter.description).toMatch(unit);
    });
  });

  test.each(reviewed.functions.map((f) => [f.id, f] as const))("%s: result, description and help", (id, f) => {
    const entry = catalogue.find((e) => e.name === `MI.${id}`);
    expect(f.result.dimensionality === "matrix").toBe(entry?.result === "spill");
    expect(f.result.type).toMatch(/^(number|string|any)$/);
    if (f.result.type === "any") expect(f.result.dimensionality).toBe("matrix");
    expect(f.description.length).toBeGreaterThan(30);
    expect(f.description.length).toBeLessThan(256);
    expect(f.description).not.toMatch(/[{}@]/);
    expect(f.helpUrl).toMatch(/^https:\/\/localhost:3000\/help\/[a-z-]+\.html$/);
  });

  test("errors and data types in input cells reach the functions", () => {
    expect(reviewed.allowErrorForDataTypeAny).toBe(true);
    expect(reviewed.allowCustomDataForDataTypeAny).toBe(true);
  });
});
