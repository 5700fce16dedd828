import type { PackInput } from "../PackInput";

/** Questions that end in a decision: of the agenda's exceptions first, then KPIs to change or retire, then ideas waiting. */
export function decisionsWanted(input: PackInput): { readonly text: string; readonly from: string }[] {
  const { analysis, report } = input;
  const list: { text: string; from: string }[] = report.findings
    .filter((f) => f.onAgenda && f.concern)
    .slice(0, 3)
    .map((f) => ({ text: `${f.label}: ${f.question}`, from: f.id }));
  for (const k of analysis.kpis) {
    if (k.kpi.relevance === "retire") list.push({ text: `Retire the KPI ${k.kpi.name}?`, from: `kpi:${k.kpi.id}` });
    if (k.kpi.relevance === "change")
      list.push({ text: `Change the KPI ${k.kpi.name}: to what?`, from: `kpi:${k.kpi.id}` });
  }
  for (const idea of analysis.contract.rows.ideas) {
    if (idea.stage === "pilot" && !idea.decision)
      list.push({ text: `Adopt or drop the pilot: ${idea.idea}?`, from: `idea:${idea.id}` });
  }
  return list;
}
