import { useMemo } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import type { KpiAnalysis } from "../../findings/analysis/Analysis";
import { yearOnYearPoints } from "../../findings/analysis/yearOnYearLines";
import { formatValue } from "../../findings/words";
import { periodOf } from "../chart/chartModel";
import { SmallTable } from "../parts/SmallTable";
import { differenceWords } from "./kpiWords";

const useStyles = makeStyles({
  note: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** A KPI's latest periods beside the same ones a year before. */
export function YearTable({ k }: { readonly k: KpiAnalysis }) {
  const styles = useStyles();
  const points = useMemo(() => yearOnYearPoints(k), [k]);
  if (points.length === 0) return <p className={styles.note}>There is no value of a year before to compare with.</p>;
  return (
    <>
      <p className={styles.note}>
        {k.seasonal
          ? "A yearly pattern shows, so this comparison says more than the limits."
          : "No yearly pattern shows: the limits say more than this comparison of single values."}
      </p>
      <SmallTable
        caption={`${k.kpi.name}, year on year`}
        columns={[
          { title: "Period" },
          { title: "Value", number: true },
          { title: "A year before", number: true },
          { title: "Difference", number: true },
        ]}
        rows={points.map(({ position, before }) => ({
          id: String(position),
          cells: [
            periodOf(k, k.kpi.series.period[position]!),
            formatValue(k.kpi, k.kpi.series.value[position]!),
            formatValue(k.kpi, before.value),
            differenceWords(k.kpi, before.difference),
          ],
        }))}
      />
    </>
  );
}
