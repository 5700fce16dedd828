import type { Day } from "../core/days";
import type { Analysis } from "../findings/analysis/Analysis";
import type { FindingsReport } from "../findings/Finding";

/** Everything the pages are made from. Given by the entry, so that the pack itself knows no clock and no file. */
export interface PackInput {
  readonly analysis: Analysis;
  readonly report: FindingsReport;
  readonly inputs: readonly { readonly name: string; readonly sha256: string; readonly bytes: number }[];
  /** ISO date-time of the build. */
  readonly builtAt: string;
  readonly builtBy: string;
  readonly version: string;
  /** What people typed into the previous pack: finding id → column id → text. */
  readonly typed: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly previous: PreviousPack | null;
}

/** What a pack remembers of the one before it. */
export interface PreviousPack {
  readonly name: string;
  readonly asOf: Day | null;
  readonly packNumber: number | null;
  /** True when it had no pack before it. */
  readonly first?: boolean;
  readonly findings: readonly { readonly id: string; readonly text: string; readonly packsRunning: number }[];
  /** Exceptions of still earlier packs that it kept because people had typed on them. */
  readonly gone: readonly {
    readonly id: string;
    readonly text: string;
    readonly justResolved: boolean;
    readonly unmeasured?: boolean;
  }[];
  readonly kpis: ReadonlyMap<string, { readonly latest: number | null; readonly status: string }>;
}
