import type { Day } from "../core/days";
import type { FindingsReport } from "../findings/Finding";

export interface Acknowledgement {
  /** Last day on which it rests; without end when it rests until it changes. */
  readonly until: Day;
  readonly reason: string;
}

/** What rests now, by the finding's id. */
export function restingNow(report: FindingsReport | null): ReadonlyMap<string, Acknowledgement> {
  return new Map(
    (report?.findings ?? []).flatMap(({ id, life }) =>
      life?.rest
        ? [[id, { until: life.rest.until === "changes" ? Infinity : life.rest.until, reason: life.rest.reason }]]
        : [],
    ),
  );
}
