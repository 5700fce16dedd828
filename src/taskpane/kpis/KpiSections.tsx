import type { ReactNode } from "react";
import type { Analysis, KpiAnalysis } from "../../findings/analysis/Analysis";
import { XmrChart } from "../chart/XmrChart";
import { monthYear } from "../../findings/words";
import { Disclosure } from "./Disclosure";
import { PresetTable } from "./PresetTable";
import { RebasePanel } from "./RebasePanel";
import { YearTable } from "./YearTable";

interface Props {
  readonly k: KpiAnalysis;
  readonly analysis: Analysis;
  readonly title: string;
  /** Opens the rebase on trial at once: somebody asked for it. */
  readonly rebase?: boolean;
  /** What stands between the chart and what opens on request. */
  readonly children?: ReactNode;
}

/** All that can be looked at of one KPI: its chart, other rules, new limits on trial, the year before. */
export function KpiSections({ k, analysis, title, rebase = false, children }: Props) {
  const charted = k.segment !== null && k.segment.status !== "none";
  return (
    <div>
      <XmrChart kpi={k} title={title} />
      {children}
      {charted ? (
        <>
          <Disclosure title="What would other rules say?">
            {() => <PresetTable k={k} preset={analysis.settings.preset} />}
          </Disclosure>
          <Disclosure
            title={k.rebaseSuggestion ? `New limits from ${monthYear(k.rebaseSuggestion.from)}?` : "Try new limits"}
            startsOpen={rebase}
          >
            {() => <RebasePanel k={k} analysis={analysis} />}
          </Disclosure>
        </>
      ) : null}
      <Disclosure title="Year on year">{() => <YearTable k={k} />}</Disclosure>
    </div>
  );
}
