import type { App } from "../App";
import type { Command } from "../Command";
import { openView } from "../openView";
import type { AppState, LookPart } from "../store";

async function look(app: App, part: LookPart, args: unknown): Promise<void> {
  const { id } = (args ?? {}) as { id?: string };
  app.store.update({ look: { part, kpi: id ?? null, explain: null } });
  await openView(app, "exceptions");
}

const read = {
  when: (state: AppState) => state.analysis !== null,
  needs: "Check the data first.",
};

/** The KPIs themselves, flagged or not. */
export const lookCommands: readonly Command[] = [
  {
    id: "kpi.show",
    title: "Show a KPI's chart",
    category: "Exceptions",
    description:
      "Lets you pick any KPI, flagged or not, and shows its control chart, other rules, and a rebase on trial.",
    keywords: ["xmr", "control chart", "spc", "limits", "wheeler", "rebase", "forecast", "measure"],
    icon: "check",
    ...read,
    run: (app, args) => look(app, "kpis", args),
  },
  {
    id: "sites.show",
    title: "Compare the sites",
    category: "Exceptions",
    description: "Shows how the KPIs of each site stand, and leads to a site's exceptions.",
    keywords: ["location", "region", "place", "by site"],
    icon: "check",
    ...read,
    run: (app, args) => look(app, "sites", args),
  },
  {
    id: "years.show",
    title: "Compare with a year ago",
    category: "Exceptions",
    description: "Shows the latest value of each KPI beside that of the same month a year before.",
    keywords: ["year on year", "season", "last year", "yoy"],
    icon: "check",
    ...read,
    run: (app, args) => look(app, "years", args),
  },
];
