import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useRun } from "../AppContext";

const useStyles = makeStyles({
  root: { padding: "20px 18px", display: "flex", flexDirection: "column", gap: "14px", overflowY: "auto" },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { margin: 0, lineHeight: tokens.lineHeightBase300, color: tokens.colorNeutralForeground2 },
  steps: {
    margin: 0,
    paddingLeft: "20px",
    display: "flex",
    flexDirection: "column",
    gap: "6px",
    lineHeight: tokens.lineHeightBase300,
  },
  actions: { display: "flex", flexDirection: "column", gap: "8px", alignItems: "stretch", maxWidth: "280px" },
  note: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    lineHeight: tokens.lineHeightBase200,
  },
});

/** Before anything was read: what it does, and three ways to begin. */
export function FirstRun() {
  const styles = useStyles();
  const run = useRun();
  return (
    <section className={styles.root} aria-label="Welcome">
      <h2 className={styles.title}>What deserves attention in this contract?</h2>
      <p className={styles.text}>
        KPIs, promises, money and the relationship are read from the tables of this workbook. Low and high points are
        found, explained and ranked, and become the pack for the next review.
      </p>
      <div className={styles.actions}>
        <Button appearance="primary" onClick={() => void run("data.check")}>
          Read this workbook
        </Button>
        <Button onClick={() => void run("view.data")}>Map my tables</Button>
        <Button onClick={() => void run("sample.load")}>Load the sample</Button>
      </div>
      <ol className={styles.steps}>
        <li>KPIs and Observations are enough for a first pack.</li>
        <li>Names of your own are mapped once, in the view Data.</li>
        <li>Rows that cannot be used are listed with their cell, never guessed.</li>
      </ol>
      <p className={styles.note}>
        The data stays in this workbook: nothing is sent anywhere. Every command can be searched with Ctrl+Shift+P (Mac:
        ⌘⇧P) here in the pane.
      </p>
    </section>
  );
}
