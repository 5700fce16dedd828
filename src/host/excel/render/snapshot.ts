import type { OfficeApi } from "../api";
import { inExcel } from "../session";
import { readLabels } from "./chartRead";
import type { ChartState } from "./chartState";
import { canNote, readNotes } from "./notes";
import type { SheetPlan } from "./plan";
import type { WantedNote } from "./wanted";

/** What of the old pages could not be read with the rest: words on charts, places of notes. */
export interface Snapshot {
  readonly charts: ReadonlyMap<string, readonly ChartState[]>;
  readonly notes: ReadonlyMap<string, readonly WantedNote[]>;
}

/**
 * Reads what only has to be known when the old pack must be put back. Hosts differ in how well they tell it, so that a
 * failure here is no reason not to build: what is missing then is the words on the charts.
 */
export async function takeSnapshot(api: OfficeApi, plans: readonly SheetPlan[]): Promise<Snapshot> {
  const charts = new Map(plans.map((plan) => [plan.page.name, (plan.live?.charts ?? []).map(({ state }) => state)]));
  const notes = new Map<string, readonly WantedNote[]>();
  const changing = plans.flatMap(({ live, staleCharts, charts: planned }) => {
    const ids = new Set([...staleCharts, ...planned.flatMap((chart) => (chart.live ? [chart.live.id] : []))]);
    return (live?.charts ?? [])
      .filter(({ id }) => ids.has(id))
      .map(({ id, state }) => ({ sheet: live?.id ?? "", id, state }));
  });
  const noted = plans.filter((plan) => plan.notes && plan.live !== null && plan.live.notes.length > 0);
  if (changing.length === 0 && noted.length === 0) return { charts, notes };
  try {
    await inExcel(api, async (session) => {
      const proxies = changing.map(({ sheet, id, state }) => ({
        chart: session.sheets.getItem(sheet).charts.getItem(id),
        state,
      }));
      const places: [string, () => WantedNote[]][] = [];
      for (const { page, live } of noted) {
        const sheet = session.sheets.getItem(live?.id ?? "");
        if (canNote(session, sheet)) places.push([page.name, await readNotes(session, sheet, live?.notes ?? [])]);
      }
      const labelled = await readLabels(session, proxies);
      changing.forEach(({ sheet, state }, i) => {
        const name = plans.find(({ live }) => live?.id === sheet)?.page.name ?? "";
        charts.set(
          name,
          (charts.get(name) ?? []).map((other) => (other.name === state.name ? (labelled[i] ?? other) : other)),
        );
      });
      for (const [name, read] of places) notes.set(name, read());
    });
  } catch {
    return { charts, notes };
  }
  return { charts, notes };
}
