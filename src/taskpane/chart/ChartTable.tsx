import { makeStyles, tokens } from "@fluentui/react-components";
import type { ChartPoint, ForecastRow } from "./chartModel";

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

interface Props {
  readonly points: readonly ChartPoint[];
  readonly forecast: readonly ForecastRow[];
  readonly title: string;
}

/** The chart's points as a table, latest first, with the counts behind them where limits come from counts; and what lies ahead. */
export function ChartTable({ points, forecast, title }: Props) {
  const styles = useStyles();
  const counted = points.some((point) => point.counts !== "");
  return (
    <details>
      <summary className={styles.summary}>Show as table</summary>
      <div className={styles.scroll} role="region" tabIndex={0} aria-label="Points of the chart">
        <table className={styles.table} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">Period</th>
              <th scope="col">Value</th>
              {counted ? <th scope="col">Counts</th> : null}
              <th scope="col">Limits</th>
              <th scope="col">Signal</th>
            </tr>
          </thead>
          <tbody>
            {[...points].reverse().map((point) => (
              <tr key={point.index}>
                <td>{point.period}</td>
                <td className="mi-number">{point.value}</td>
                {counted ? <td className="mi-number">{point.counts}</td> : null}
                <td className="mi-number">{point.limits}</td>
                <td>{point.signal}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {forecast.length > 0 ? (
          <table className={styles.table} aria-label={`Forecast: ${title}`}>
            <thead>
              <tr>
                <th scope="col">Ahead</th>
                <th scope="col">Expected</th>
                <th scope="col">80 %</th>
                <th scope="col">95 %</th>
                <th scope="col">Miss</th>
              </tr>
            </thead>
            <tbody>
              {forecast.map((row) => (
                <tr key={row.period}>
                  <td>{row.period}</td>
                  <td className="mi-number">{row.expected}</td>
                  <td className="mi-number">{row.range80}</td>
                  <td className="mi-number">{row.range95}</td>
                  <td className="mi-number">{row.breach}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
      </div>
    </details>
  );
}
