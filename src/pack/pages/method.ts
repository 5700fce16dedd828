import type { FindingsReport } from "../../findings/Finding";
import { plain, plural } from "../../findings/words";

export function falseAlarmNote(report: FindingsReport): string {
  return `Only the latest point of each KPI is judged; ${plural(report.tested, "KPI")} were tested and about ${plain(report.expectedByChance, 1)} would be flagged by chance if all were stable (sum of false-alarm probabilities by number of points).`;
}
