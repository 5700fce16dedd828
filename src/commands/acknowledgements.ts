import type { CellValue } from "../contract/cells";
import type { BlockInfo, RowSink } from "../contract/RowSink";
import { dayFromIso, type Day } from "../core/days";

/** The visible sheet on which it stands who has seen which finding, and until when it may rest. */
export const acknowledgementSheet = "MI Acknowledged";
export const acknowledgementHeaders = ["Ref", "Finding", "Until", "Reason", "Recorded"] as const;

export interface Acknowledgement {
  /** Last day on which it rests. */
  readonly until: Day;
  readonly reason: string;
}

/** Reads who has seen what; the last row about a finding counts. */
export class AcknowledgementReader implements RowSink {
  readonly found = new Map<string, Acknowledgement>();
  private at: { ref: number; until: number; reason: number } | null = null;

  beginTable(_info: BlockInfo): void {
    this.at = null;
  }

  row(cells: readonly CellValue[]): void {
    if (!this.at) {
      const place = (header: string) => cells.findIndex((c) => c === header);
      const at = { ref: place("Ref"), until: place("Until"), reason: place("Reason") };
      if (at.ref >= 0 && at.until >= 0) this.at = at;
      return;
    }
    const ref = cells[this.at.ref];
    const until = cells[this.at.until];
    if (typeof ref !== "string" || ref === "") return;
    const day = typeof until === "number" ? Math.floor(until) : dayFromIso(String(until ?? "").trim());
    if (day === undefined) this.found.delete(ref);
    else this.found.set(ref, { until: day, reason: String(cells[this.at.reason] ?? "") });
  }

  endTable(): void {
    this.at = null;
  }
}
