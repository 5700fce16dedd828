import type { LookPart } from "../../commands/store";
import { useApp, useAppState, useRun } from "../AppContext";
import { KpisView } from "./KpisView";
import { SitesView } from "./SitesView";
import { YearsView } from "./YearsView";

/** The KPIs themselves beside the list: any one, by site, or against a year ago. */
export function LookView({ part }: { readonly part: Exclude<LookPart, "list"> }) {
  const { store } = useApp();
  const run = useRun();
  const analysis = useAppState((s) => s.analysis);
  const report = useAppState((s) => s.report);
  const look = useAppState((s) => s.look);
  if (!analysis) return null;
  const show = (kpi: string | null) => store.update({ look: { part: "kpis", kpi, explain: null } });
  switch (part) {
    case "kpis":
      return (
        <KpisView
          analysis={analysis}
          report={report}
          shown={look.kpi}
          onShow={show}
          onCell={(cell) => void run("exception.select", { cell })}
          onExplain={(id) => store.update({ look: { ...look, part: "list", explain: id }, selection: id })}
        />
      );
    case "sites":
      return (
        <SitesView
          analysis={analysis}
          onShow={show}
          onSite={(site) =>
            store.update((state) => ({
              look: { ...state.look, part: "list", explain: null },
              filter: { ...state.filter, kind: "all", text: "", facets: { site } },
            }))
          }
        />
      );
    case "years":
      return <YearsView analysis={analysis} onShow={show} />;
  }
}
