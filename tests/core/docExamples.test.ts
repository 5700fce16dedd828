import { readdirSync } from "node:fs";
import { join } from "node:path";
import { docExamples, evaluate, exportedFunctions } from "./docExamples";

// The worked example in every docstring must run and give the value written beside it.
const helpers = new Set(["earliest"]);

for (const folder of ["finance", "scoring"]) {
  const path = join(__dirname, "../../src/core", folder);
  describe.each(readdirSync(path).filter((f) => f.endsWith(".ts")))(`core/${folder}/%s`, (name) => {
    const file = join(path, name);
    const examples = docExamples(file);
    const scope = jest.requireActual<Record<string, unknown>>(file);

    test("every exported function has an example", () => {
      for (const fn of exportedFunctions(file)) {
        if (helpers.has(fn)) continue;
        expect(examples.some((e) => e.expression.includes(`${fn}(`))).toBe(true);
      }
    });

    if (examples.length > 0) {
      test.each(examples)("$expression", ({ expression, expected }) => {
        const wanted: unknown = evaluate(expected, {});
        let actual = evaluate(expression, scope);
        // a whole Result is compared by its value
        if (typeof actual === "object" && actual !== null && "ok" in actual && "value" in actual) actual = actual.value;
        if (typeof wanted === "number")
          expect(Math.abs((actual as number) - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(wanted)));
        else expect(actual).toEqual(wanted);
      });
    }
  });
}
