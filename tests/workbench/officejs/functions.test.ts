import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FunctionMetadata, FunctionOutcome } from "../../../src/workbench/officejs/FunctionCalls";
import { start } from "./start";

function withFunctions() {
  const started = start();
  const { CustomFunctions } = started;
  const failing = (code: string) => () => {
    throw new CustomFunctions.Error(code as never, "why not");
  };
  CustomFunctions.associate({
    ADD: (a: number, b: number | null) => a + (b ?? 2),
    DOUBLE: (m: number[][]) => m.map((row) => row.map((x) => 2 * x)),
    TOTAL: (xs: number[]) => xs.reduce((sum, x) => sum + x, 0),
    ASYNC: async (x: number) => x + 1,
    NOTHING: failing("#N/A"),
    BAD: failing("#VALUE!"),
    ZERO: failing("#DIV/0!"),
    THROWS: () => {
      throw new Error("broken");
    },
    WHERE: (_x: number, invocation: { address: string }) => invocation.address,
  } as never);
  return started;
}

const scalar = {};
const functions: Readonly<Record<string, FunctionMetadata>> = {
  ADD: { id: "ADD", name: "ADD", parameters: [scalar, scalar] },
  DOUBLE: { id: "DOUBLE", name: "DOUBLE", parameters: [{ dimensionality: "matrix" }] },
  TOTAL: { id: "TOTAL", name: "TOTAL", parameters: [{ repeating: true }] },
  ASYNC: { id: "ASYNC", name: "ASYNC", parameters: [scalar] },
  NOTHING: { id: "NOTHING", name: "NOTHING", parameters: [] },
  BAD: { id: "BAD", name: "BAD", parameters: [] },
  ZERO: { id: "ZERO", name: "ZERO", parameters: [] },
  THROWS: { id: "THROWS", name: "THROWS", parameters: [] },
  WHERE: { id: "WHERE", name: "WHERE", parameters: [scalar], options: { requiresAddress: true } },
  MISSING: { id: "MISSING", name: "MISSING", parameters: [] },
};

test("custom functions are called through the bridge: arguments padded and shaped, results and errors back", async () => {
  const { host } = withFunctions();
  const call = (id: string, args: never[]): Promise<FunctionOutcome> =>
    host.functions.call(functions[id]!, args, "Sheet1!C7");
  const outcomes = await Promise.all([
    call("ADD", [1] as never[]),
    call("ADD", [1, 5] as never[]),
    call("DOUBLE", [
      [
        [1, 2],
        [3, 4],
      ],
    ] as never[]),
    call("DOUBLE", [5] as never[]),
    call("TOTAL", [1, 2, 3] as never[]),
    call("ASYNC", [41] as never[]),
    call("WHERE", [1] as never[]),
    call("NOTHING", []),
    call("BAD", []),
    call("ZERO", []),
    call("THROWS", []),
    call("MISSING", []),
  ]);
  expect(outcomes).toEqual([
    { ok: true, value: 3 },
    { ok: true, value: 6 },
    {
      ok: true,
      value: [
        [2, 4],
        [6, 8],
      ],
    },
    { ok: true, value: [[10]] },
    { ok: true, value: 6 },
    { ok: true, value: 42 },
    { ok: true, value: "Sheet1!C7" },
    { ok: false, error: "#N/A", message: "why not" },
    { ok: false, error: "#VALUE!", message: "why not" },
    { ok: false, error: "#DIV/0!", message: "why not" },
    { ok: false, error: "#VALUE!", message: "" },
    { ok: false, error: "#VALUE!", message: "" }, // not associated: the client itself reports a throw
  ]);
  expect(host.internalErrors).toEqual([]);
});

test("a formula with a custom function is busy first and then shows the answer", async () => {
  const { Excel, host } = withFunctions();
  host.functions.register("MI", Object.values(functions));
  const read = () =>
    Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:B1").load("values");
      await context.sync();
      return range.values;
    });
  await Excel.run(async (context) => {
    context.workbook.worksheets.getActiveWorksheet().getRange("A1:B1").formulas = [[20, "=MI.ADD(A1,22)"]];
    await context.sync();
  });
  expect(await read()).toEqual([[20, "#BUSY!"]]);
  await new Promise((resume) => setTimeout(resume, 300));
  expect(await read()).toEqual([[20, 42]]);
});

const RECORDED = join(__dirname, "../../../../shared/officejs/cf-requests.json");

if (!existsSync(RECORDED)) {
  test("recorded custom-function traffic (left out: ../shared is not here)", () => {
    expect(existsSync(RECORDED)).toBe(false);
  });
} else {
  test("recorded custom-function traffic is understood", async () => {
    const { requests } = JSON.parse(readFileSync(RECORDED, "utf8")) as {
      requests: { id: number; message: { body: { Actions: { Id: number; Name: string }[] } } }[];
    };
    for (const request of requests) {
      const { host } = start();
      const taken: unknown[] = [];
      host.functions.take = (results) => void taken.push(...results);
      const answer = await new Promise<{ Results: { ActionId: number }[]; Error?: unknown }>((resolve) => {
        host.bridge.native.onMessageFromHost = (text) => resolve(JSON.parse(text).message.body);
        host.bridge.native.sendMessageToHost(JSON.stringify(request));
      });
      expect(answer.Error).toBeUndefined();
      expect(answer.Results.map((r) => r.ActionId)).toEqual(request.message.body.Actions.map((a) => a.Id));
      const sends = request.message.body.Actions.filter((a) => a.Name === "SetInvocationArrayResults");
      expect(taken.length > 0).toBe(sends.length > 0);
    }
  });
}
