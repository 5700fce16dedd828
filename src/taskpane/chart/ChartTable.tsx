import { makeStyles, tokens } from "@fluentui/react-components";
import type { ChartPoint } from "./chartModel";

const useStyles = makeStyles({
  summary: { cursor: "pointer", fontSize: tokens.fontSizeBase200, color: tokens.colorBrandForegroundLink },
  scroll: { maxHeight: "240px", overflow: "auto" },
  table: {
    borderCollapse: "collapse",
    width: "100%",
    fontSize: tokens.fontSizeBase200,
    "& th": { textAlign: "left", fontWeight: tokens.fontWeightSemibold },
    "& th, & td": { padding: "2px 6px", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
    "& td.mi-number": { textAlign: "right", fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  },
});

/** The chart's points as a table, latest first. */
export function ChartTable({ points, title }: { readonly points: readonly ChartPoint[]; readonly title: string }) {
  const styles = useStyles();
  return (
    <details>
      <summary className={styles.summary}>Show as table</summary>
      <div className={styles.scroll} role="region" tabIndex={0} aria-label="Points of the chart">
        <table className={styles.table} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">Period</th>
              <th scope="col">Value</th>
              <th scope="col">Limits</th>
              <th scope="col">Signal</th>
            </tr>
          </thead>
          <tbody>
            {[...points].reverse().map((point) => (
              <tr key={point.index}>
                <td>{point.period}</td>
                <td className="mi-number">{point.value}</td>
                <td className="mi-number">{point.limits}</td>
                <td>{point.signal}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
