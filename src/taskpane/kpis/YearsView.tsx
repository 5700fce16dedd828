import { useMemo } from "react";
import { Link, makeStyles, tokens } from "@fluentui/react-components";
import type { Analysis } from "../../findings/analysis/Analysis";
import { yearOnYearLines, type YearLine } from "../../findings/analysis/yearOnYearLines";
import { formatValue, monthYear, plain, plural } from "../../findings/words";
import { SmallTable } from "../parts/SmallTable";
import { EmptyState } from "../parts/States";
import { differenceWords, signalWordsOf } from "./kpiWords";

const useStyles = makeStyles({
  root: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: "auto",
    padding: "10px 14px 20px",
    display: "flex",
    flexDirection: "column",
    gap: "14px",
    "& > *": { flexShrink: 0 },
  },
  note: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  about: { display: "block", color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly analysis: Analysis;
  readonly onShow: (kpi: string) => void;
}

/** The latest value of every KPI beside that of the same month a year before. */
export function YearsView({ analysis, onShow }: Props) {
  const styles = useStyles();
  const lines = useMemo(() => yearOnYearLines(analysis.kpis), [analysis]);
  if (lines.length === 0)
    return (
      <EmptyState title="No year to compare with">
        No KPI has a value for the same month a year before its latest one.
      </EmptyState>
    );
  const seasonal = lines.filter(({ k }) => k.seasonal).length;
  const groups: readonly (readonly [string, readonly YearLine[]])[] = [
    ["Worse than a year before", lines.filter((line) => line.better === false)],
    ["Alike, or without a better side", lines.filter((line) => line.better === null)],
    ["Better than a year before", lines.filter((line) => line.better === true)],
  ];
  return (
    <div className={styles.root}>
      <p className={styles.note}>
        One month against one month:{" "}
        {seasonal === 0
          ? "no KPI shows"
          : `${plural(seasonal, "KPI")} (marked “yearly”) ${seasonal === 1 ? "shows" : "show"}`}{" "}
        a yearly pattern. Without one the signal says more than the difference.
      </p>
      {groups
        .filter(([, among]) => among.length > 0)
        .map(([title, among]) => (
          <SmallTable
            key={title}
            caption={`${title} (${among.length})`}
            columns={[{ title: "KPI" }, { title: "Latest", number: true }, { title: "Difference", number: true }]}
            rows={among.map((line) => ({ id: line.k.kpi.id, cells: cellsOf(line, onShow, styles.about) }))}
          />
        ))}
    </div>
  );
}

function cellsOf({ k, before, sigmas }: YearLine, onShow: (kpi: string) => void, about: string) {
  const month = k.latestPeriod === null ? "" : monthYear(k.latestPeriod);
  return [
    <span key="name">
      <Link as="button" inline onClick={() => onShow(k.kpi.id)}>
        {k.kpi.name}
      </Link>
      <span className={about}>
        {[month, signalWordsOf(k), k.seasonal ? "yearly" : null].filter(Boolean).join(" · ")}
      </span>
    </span>,
    <span key="values">
      {formatValue(k.kpi, k.latestValue)} <span className={about}>was {formatValue(k.kpi, before.value)}</span>
    </span>,
    <span key="difference">
      {differenceWords(k.kpi, before.difference)}{" "}
      {sigmas === null ? null : <span className={about}>{plain(Math.abs(sigmas), 1)} σ</span>}
    </span>,
  ];
}
