import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { money, percentWords, plural } from "../../findings/words";
import { useAppState, useRun } from "../AppContext";
import { SmallTable } from "../parts/SmallTable";
import { EmptyState } from "../parts/States";

const useStyles = makeStyles({
  sentence: { margin: 0, lineHeight: tokens.lineHeightBase300 },
  line: { textAlign: "left", fontSize: "inherit" },
});

/** Lines shown beyond the vital ones, to see where the list thins out. */
const BEYOND = 3;

/** Where a little of the spend makes most of the difference. */
export function FocusList() {
  const styles = useStyles();
  const run = useRun();
  const focus = useAppState((s) => s.analysis?.value?.focus ?? null);
  const currency = useAppState((s) => s.analysis?.currency ?? "GBP");
  if (focus === null) {
    return (
      <EmptyState title="No spend lines" actions={<Button onClick={() => void run("view.data")}>Go to Data</Button>}>
        The table Spend holds a row for each line: category, spend, and the difference that it makes.
      </EmptyState>
    );
  }
  const vital = focus.rows.filter((row) => row.vital).length;
  return (
    <>
      <p className={styles.sentence}>
        {plural(vital, "line")} of {focus.rows.length}, {percentWords(focus.spendShare)} of spend, carry{" "}
        {percentWords(focus.differenceShare)} of the difference.
      </p>
      <SmallTable
        caption="Vital few"
        columns={[
          { title: "Spend line" },
          { title: "Spend", number: true },
          { title: "Difference", number: true },
          { title: "Adds up to", number: true },
        ]}
        rows={focus.rows.slice(0, vital + BEYOND).map((row, i) => ({
          id: String(i),
          cells: [
            <Link
              key="line"
              as="button"
              className={styles.line}
              onClick={() => void run("exception.select", { cell: row.cell })}
            >
              {row.vital ? "● " : ""}
              {row.label}
            </Link>,
            money(row.spend, currency),
            money(row.difference, currency),
            percentWords(row.cumulativeDifference),
          ],
        }))}
      />
    </>
  );
}
