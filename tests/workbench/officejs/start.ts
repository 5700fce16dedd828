import { type LoadedClient, loadClient } from "../../../src/workbench/officejs/client/loadClient";
import { ExcelHost, type HostOptions } from "../../../src/workbench/officejs/ExcelHost";

export interface Started extends LoadedClient {
  readonly host: ExcelHost;
}

/** Microsoft's client on a fresh workbook. */
export function start(options: HostOptions = {}): Started {
  const host = new ExcelHost(options);
  return { ...pick(loadClient(host)), host };
}

function pick(client: LoadedClient): LoadedClient {
  const { Excel, Office, OfficeExtension, CustomFunctions, window } = client;
  return { Excel, Office, OfficeExtension, CustomFunctions, window };
}

/** The error with which a batch was refused. */
export async function refusal(run: Promise<unknown>): Promise<{ code: string; location: string; message: string }> {
  try {
    await run;
  } catch (thrown) {
    const error = thrown as OfficeExtension.Error;
    return { code: error.code, location: String(error.debugInfo?.errorLocation), message: error.message };
  }
  throw new Error("Excel would have refused this");
}
