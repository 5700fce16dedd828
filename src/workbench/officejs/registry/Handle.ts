import type { ChartModel } from "../model/ChartModel";
import type { WorkbookModel } from "../model/WorkbookModel";

/** An object of the model under the name of the client's class. */
export interface Handle {
  readonly type: string;
  readonly target: object;
}

export function handle(type: string, target: object): Handle {
  return { type, target };
}

export function isHandle(value: unknown): value is Handle {
  return typeof value === "object" && value !== null && "type" in value && "target" in value;
}

export type AnyChart = ChartModel<WorkbookModel["sheets"][number]>;
