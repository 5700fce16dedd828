import { restingFindingsOf } from "../../findings/report";
import { plain, plural, shortDate } from "../../findings/words";
import type { Block } from "../PackDocument";
import type { PackInput } from "../PackInput";

/** The foot of page 1: what both sides want, in small print, and how much of it all is chance or missing. */
export function closing(input: PackInput): Block[] {
  const { analysis, report } = input;
  const blocks: Block[] = [];
  const meaning = analysis.value?.definitions.at(-1);
  if (meaning)
    blocks.push({
      type: "text",
      text: `What value means now: ${meaning.meaning}${meaning.agreedBy ? ` (${meaning.agreedBy})` : ""}`,
      small: true,
    });
  const { purpose, purposeAgreedClient, purposeAgreedSupplier } = analysis.contract.facts;
  if (purpose) {
    const agreed = [
      purposeAgreedClient === null
        ? "not yet agreed by the client"
        : `agreed by the client ${shortDate(purposeAgreedClient)}`,
      purposeAgreedSupplier === null
        ? "not yet agreed by the supplier"
        : `by the supplier ${shortDate(purposeAgreedSupplier)}`,
    ];
    blocks.push({ type: "text", text: `Purpose: ${purpose} (${agreed.join(", ")})`, small: true, tone: "muted" });
  }
  const plan = planWords(analysis.contract.rows.plan);
  if (plan) blocks.push({ type: "text", text: plan, small: true, link: "page:forward" });
  const left = analysis.contract.reports.reduce((sum, r) => sum + r.rowsLeftOut, 0);
  const without = analysis.kpis.filter((k) => k.present === 0).length;
  const resting = restingFindingsOf(report).length;
  const statistical = report.findings.filter((f) => f.falseAlarm > 0).length;
  blocks.push({
    type: "text",
    small: true,
    tone: "muted",
    link: "page:record",
    text: `About ${plain(report.expectedByChance, 1)} of the ${plural(statistical, "statistical signal")} would be expected by chance over ${plural(report.tested, "KPI")} tested. Left out: ${plural(left, "row")}, ${plural(without, "KPI")} without data (record, page 14).${resting > 0 ? ` ${plural(resting, "exception")} acknowledged: not counted here, listed at the end of the exceptions page.` : ""}`,
  });
  return blocks;
}

/** What success means on both sides, by the objective of the joint plan that needs most attention. */
function planWords(plan: PackInput["analysis"]["contract"]["rows"]["plan"]): string | null {
  const count = (test: (p: (typeof plan)[number]) => boolean) => plan.filter(test).length;
  const first = ["behind", "on track", "not started"]
    .map((status) => plan.find((p) => p.status === status && p.clientBenefit && p.supplierBenefit))
    .find(Boolean);
  if (plan.length === 0) return null;
  const behind = count((p) => p.status === "behind");
  const open = count((p) => p.agreed === false);
  return [
    `Joint plan: ${count((p) => p.status === "done" || p.status === "on track")} of ${plural(plan.length, "objective")} done or on track${behind ? `, ${behind} behind` : ""}${open ? `, ${open} not agreed by both` : ""}.`,
    first
      ? `${first.objective} means success for both: ${first.clientBenefit} (client); ${first.supplierBenefit} (supplier).`
      : null,
  ]
    .filter(Boolean)
    .join(" ");
}
