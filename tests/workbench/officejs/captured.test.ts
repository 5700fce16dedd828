import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ExcelHost } from "../../../src/workbench/officejs/ExcelHost";
import type { BatchResponse, BridgeRequest } from "../../../src/workbench/officejs/wire";
import { WorkbookModel } from "../../../src/workbench/officejs/model/WorkbookModel";

/**
 * Requests recorded from Microsoft's client (with its answers by another host, which knew fewer members): every request
 * must be understood; what that host could answer, ours must answer alike.
 */
const FILE = join(__dirname, "../../../../shared/officejs/messages.json");

interface Captured {
  readonly scenario: string;
  readonly dir: string;
  readonly m: BridgeRequest & { readonly message: { readonly body: BatchResponse } };
}

/** Scenarios that use what this host leaves to Excel, or objects of an earlier session. */
const BEYOND: Readonly<Record<string, string>> = {
  functions: "worksheet functions as methods",
  "shapes/slicer/pivot": "shapes, slicers and pivot tables",
  "properties/customXml/settings": "custom XML parts",
  "getCellProperties/setCellProperties": "sorting and copyFrom",
  conditionalFormats: "icon sets",
};

function send(host: ExcelHost, request: BridgeRequest): Promise<BatchResponse> {
  return new Promise((resolve) => {
    host.bridge.native.onMessageFromHost = (text) => {
      const message = JSON.parse(text) as { type: number; message: { body: BatchResponse } };
      if (message.type === 2) resolve(message.message.body);
    };
    host.bridge.native.sendMessageToHost(JSON.stringify(request));
  });
}

if (!existsSync(FILE)) {
  test("captured traffic (left out: ../shared is not here)", () => {
    expect(existsSync(FILE)).toBe(false);
  });
} else {
  const messages = JSON.parse(readFileSync(FILE, "utf8")) as Captured[];
  const scenarios = [...new Set(messages.map((message) => message.scenario))];

  test.each(scenarios)("captured: %s", async (scenario) => {
    const book = new WorkbookModel();
    const host = new ExcelHost({ book });
    const errors: string[] = [];
    for (const { dir, m } of messages.filter((message) => message.scenario === scenario)) {
      if (dir !== "request") continue;
      if (scenario === "tables.add") book.active.cell(1, 3).value = "Amt";
      const followed = Object.values(m.message.body.ObjectPaths ?? {}).some((path) => path.ObjectPathType === 6);
      const answer = await send(host, m);
      if (answer.Error && !followed) errors.push(`${answer.Error.Code} ${answer.Error.Location}`);
      const ids = m.message.body.Actions.map((action) => action.Id);
      if (!answer.Error) expect(answer.Results.map((result) => result.ActionId)).toEqual(ids);
      expect(host.internalErrors).toEqual([]);
    }
    if (scenario === "names.add") {
      // The recording names something T2, which is a cell: Excel refuses it, the recorded host did not.
      expect(errors).toEqual(["InvalidArgument NamedItemCollection.addFormulaLocal"]);
    } else if (BEYOND[scenario]) {
      expect(errors.every((error) => error.startsWith("ApiNotFound"))).toBe(true);
      expect(errors).not.toEqual([]);
    } else expect(errors).toEqual([]);
  });

  test("captured: ids, null objects and loaded properties have the recorded shape", async () => {
    const host = new ExcelHost();
    const [request, response] = messages.filter((message) => message.scenario.startsWith("worksheets.add"));
    const answer = await send(host, request!.m);
    const expected = JSON.stringify((response!.m as { message: { body: BatchResponse } }).message.body);
    expect(JSON.parse(JSON.stringify(answer))).toEqual(JSON.parse(expected));
  });
}
