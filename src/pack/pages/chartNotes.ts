import type { KpiAnalysis } from "../../findings/analysis/Analysis";
import { rebasePreview, type ChartNow } from "../../findings/analysis/rebasePreview";
import { formatRange, formatValue, monthYear, plural } from "../../findings/words";
import type { PresetId } from "../../core/stats/types";

/** What a chart does not show by itself: how far its limits carry, and what new limits would change. */

/** One line for each chart that needs care; nothing for one whose limits stand on twelve points and more, without a pattern. */
export function limitNotes(kpis: readonly KpiAnalysis[]): readonly { readonly text: string }[] {
  return kpis.flatMap((k) => {
    const parts = [
      k.segment === null || k.segment.status === "none"
        ? `${plural(k.present, "point")}, too few for limits: the target only`
        : k.segment.status === "trial limits"
          ? `trial limits from ${plural(k.segment.n, "point")}`
          : null,
      k.autocorrelated ? "limits too narrow, because neighbouring periods are alike" : null,
      k.seasonal ? seasonWords(k) : null,
    ].filter((part) => part !== null);
    return parts.length === 0 ? [] : [{ text: `${nameOf(k)}: ${parts.join("; ")}.` }];
  });
}

function seasonWords(k: KpiAnalysis): string {
  const then = k.yearOnYear;
  return `a twelve-month pattern${then ? `: ${formatValue(k.kpi, then.value)} in ${monthYear(then.period)}, ${formatValue(k.kpi, k.latestValue)} now` : ""}`;
}

/** What each rebase that the shift suggests would change. Suggested, never done: people decide. */
export function rebaseNotes(kpis: readonly KpiAnalysis[], preset: PresetId): readonly { readonly text: string }[] {
  return kpis.flatMap((k) => {
    if (k.stale || k.rebaseSuggestion === null) return [];
    const preview = rebasePreview(k, preset);
    if (!preview) return [];
    const { before, after, from, replaces } = preview;
    const limits =
      after.status === "none"
        ? `too few points for new limits (${after.points}); now ${limitWords(k, before)}`
        : `${after.status === "trial limits" ? "trial limits" : "limits"} ${limitWords(k, after)} instead of ${limitWords(k, before)}`;
    return [
      {
        text:
          `${nameOf(k)} from ${monthYear(from)} (${plural(k.rebaseSuggestion.run, "point")} on one side): ${limits}; ` +
          `${preview.signalsAfter} flagged instead of ${preview.signalsBefore}${replaces === null ? "" : `; replaces the rebase of ${monthYear(replaces)}`}.`,
      },
    ];
  });
}

function limitWords(k: KpiAnalysis, { lower, upper, status }: ChartNow): string {
  if (status === "none" || !Number.isFinite(lower) || !Number.isFinite(upper)) return "none";
  return formatRange(k.kpi, lower, upper);
}

function nameOf({ kpi }: KpiAnalysis): string {
  return kpi.site === null ? kpi.name : `${kpi.name} (${kpi.site})`;
}
