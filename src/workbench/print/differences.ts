import { laidOutChart } from "../charts/laidOutChart";
import { roundChart } from "../charts/roundChart";
import type { SheetLooks } from "./SheetLooks";

/** What of this sheet Excel would print and these pages do not show, each as part of a sentence. */
export function leftOut(looks: SheetLooks): string[] {
  const { sheet } = looks;
  const charts = sheet.charts.filter((chart) => laidOutChart(chart) === null && roundChart(chart) === null).length;
  const rules = looks.conditional.undrawn;
  return [
    ...(rules > 0
      ? [`${rules} conditional ${rules === 1 ? "format" : "formats"} (icons, and others without a formula)`]
      : []),
    ...(charts > 0 ? [`${charts} ${charts === 1 ? "chart" : "charts"} of a kind not drawn here`] : []),
    ...(sheet.page.printHeadings ? ["row and column headings"] : []),
    ...(sheet.page.printComments !== "NoComments" && sheet.notes.length > 0 ? ["notes"] : []),
  ];
}
