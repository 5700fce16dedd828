import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { agendaReason } from "../../findings/agendaReason";
import { agendaMeeting } from "../../findings/analysis/agendaMeeting";
import type { Analysis } from "../../findings/analysis/Analysis";
import { watermelonCheck } from "../../findings/analysis/watermelon";
import type { FindingsReport, RankedFinding } from "../../findings/Finding";
import { placeParts, whatDecided } from "../../findings/place";
import { capital, plain } from "../../findings/words";
import { SmallTable } from "../parts/SmallTable";

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: "16px", lineHeight: tokens.lineHeightBase300 },
  decided: { fontWeight: tokens.fontWeightSemibold },
});

const alike = "alike in all, so the order of names decides";

interface Props {
  readonly finding: RankedFinding;
  readonly analysis: Analysis;
  readonly report: FindingsReport;
  readonly onExplain: (id: string) => void;
}

/** Why it stands where it does: what counts, in the order in which it counts, and what set it apart from its neighbours. */
export function PlaceTable({ finding, analysis, report, onExplain }: Props) {
  const styles = useStyles();
  const { currency } = analysis;
  const above = report.findings[finding.rank - 2];
  const below = report.findings[finding.rank];
  const over = below ? whatDecided(finding, below, currency) : null;
  const under = above ? whatDecided(above, finding, currency) : null;
  const neighbour = (other: RankedFinding) => (
    <Link as="button" inline onClick={() => onExplain(other.id)}>
      {other.rank}. {other.headline}
    </Link>
  );
  return (
    <>
      <SmallTable
        caption={`Place ${finding.rank} of ${report.findings.length}`}
        columns={[{ title: "What counts, first to last" }, { title: "Here" }]}
        rows={placeParts(finding, currency).map(({ id, title, text }) => {
          const decides = id === over?.id || id === under?.id;
          return {
            id,
            cells: [title, decides ? <span key="text" className={styles.decided}>{`${text} – decides`}</span> : text],
          };
        })}
      />
      <ul className={styles.list}>
        {above ? (
          <li>
            {capital(under?.text ?? alike)}. Therefore below {neighbour(above)}
          </li>
        ) : null}
        {below ? (
          <li>
            {capital(over?.text ?? alike)}. Therefore above {neighbour(below)}
          </li>
        ) : null}
      </ul>
      <ul className={styles.list}>
        {placeNotes(finding, analysis, report).map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  );
}

/** Agenda, chance and the watermelon check, a sentence each. */
export function placeNotes(f: RankedFinding, analysis: Analysis, report: FindingsReport): readonly string[] {
  const notes = [agendaReason(f, report.findings, analysis.settings)];
  const meeting = f.onAgenda ? agendaMeeting(analysis) : null;
  if (meeting) {
    const who = [
      meeting.client ? `${meeting.client} (client)` : "",
      meeting.supplier ? `${meeting.supplier} (supplier)` : "",
    ].filter(Boolean);
    notes.push(`Must attend the ${meeting.forum}: ${who.join("; ")}.`);
  }
  if (f.falseAlarm > 0)
    notes.push(
      `Chance: a stable process would be flagged in ${plain(f.falseAlarm * 100, 1)}\u202f% of cases; over all ${report.tested} KPIs tested about ${plain(report.expectedByChance, 1)} by chance.`,
    );
  if (f.rule.startsWith("satisfaction.") || f.tier === "critical") {
    const check = watermelonCheck(analysis);
    if (check) notes.push(`Watermelon check. ${check.sentence}`);
  }
  return notes;
}
