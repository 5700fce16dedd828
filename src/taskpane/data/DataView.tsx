import { useMemo, useState } from "react";
import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import type { CellProblem } from "../../contract/Contract";
import { plural } from "../../findings/words";
import { useAppState, useRun } from "../AppContext";
import { Section } from "../parts/Form";
import { KindIcon } from "../parts/KindIcon";
import { Mapper } from "./Mapper";
import { problemGroups, tableLines, type ProblemGroup } from "./problemGroups";

const useStyles = makeStyles({
  root: { padding: "12px 14px 24px", display: "flex", flexDirection: "column", gap: "20px" },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px" },
  list: { margin: 0, padding: 0, listStyleType: "none", display: "flex", flexDirection: "column" },
  item: { display: "flex", gap: "8px", padding: "5px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  text: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" },
  note: { display: "block", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  count: { flexShrink: 0, textAlign: "right", fontVariantNumeric: "tabular-nums" },
  icon: { paddingTop: "3px", display: "flex" },
  table: { margin: "4px 0 0", fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300 },
});

/** Faults shown a table before "Show all". */
const MOST = 25;

/** Where the data comes from: what was read, what could not be used cell by cell, and the mapping. */
export function DataView() {
  const styles = useStyles();
  const run = useRun();
  const contract = useAppState((s) => s.contract);
  const problems = useAppState((s) => s.problems);
  const checkedAt = useAppState((s) => s.checkedAt);
  const busy = useAppState((s) => s.working !== null);
  const groups = useMemo(() => problemGroups(problems), [problems]);
  const lines = contract ? tableLines(contract) : [];
  return (
    <div className={styles.root}>
      <div className={styles.actions}>
        <Button appearance="primary" disabled={busy} onClick={() => void run("data.check")}>
          {checkedAt === null ? "Read this workbook" : "Check again"}
        </Button>
        <Button disabled={busy} onClick={() => void run("template.create")}>
          Create template tables
        </Button>
        {contract === null || contract.supplied.size === 0 ? (
          <Button disabled={busy} onClick={() => void run("sample.load")}>
            Load the sample
          </Button>
        ) : null}
      </div>
      <Section title="Left out or doubtful">
        {checkedAt === null ? (
          <p className={styles.quiet}>Nothing was read yet.</p>
        ) : groups.length === 0 ? (
          <p className={styles.quiet}>Every row could be used.</p>
        ) : (
          groups.map((group) => <Problems key={group.table} group={group} />)
        )}
      </Section>
      {lines.length > 0 ? (
        <Section title="Tables read">
          <ul className={styles.list}>
            {lines.map((line) => (
              <li key={line.id} className={styles.item}>
                <span className={styles.text}>
                  {line.table}
                  <span className={styles.note}>
                    {line.address}
                    {line.note ? ` · ${line.note}` : ""}
                  </span>
                </span>
                <span className={styles.count}>
                  {plural(line.used, "row")}
                  {line.leftOut > 0 ? <span className={styles.note}>{line.leftOut} left out</span> : null}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title="Map my tables">
        <Mapper />
      </Section>
    </div>
  );
}

function Problems({ group }: { readonly group: ProblemGroup }) {
  const styles = useStyles();
  const [all, setAll] = useState(false);
  const shown = all ? group.problems : group.problems.slice(0, MOST);
  return (
    <>
      <h3 className={styles.table}>
        {group.table} ({group.problems.length})
      </h3>
      <ul className={styles.list} aria-label={`Problems in ${group.table}`}>
        {shown.map((problem, i) => (
          <ProblemLine key={`${problem.code} ${problem.cell} ${i}`} problem={problem} />
        ))}
      </ul>
      {shown.length < group.problems.length ? (
        <Button size="small" onClick={() => setAll(true)}>
          Show all {group.problems.length}
        </Button>
      ) : null}
    </>
  );
}

function ProblemLine({ problem }: { readonly problem: CellProblem }) {
  const styles = useStyles();
  const run = useRun();
  return (
    <li className={styles.item}>
      <span className={styles.icon}>
        <KindIcon kind={problem.severity} />
      </span>
      <span className={styles.text}>
        <Link as="button" onClick={() => void run("exception.select", { cell: problem.cell })}>
          {problem.cell}
        </Link>{" "}
        {problem.severity === "error" ? "left out" : "used, check it"}
        <span className={styles.note}>
          found {problem.found === "" || problem.found === "blank" ? "nothing" : `“${problem.found}”`}, expected{" "}
          {problem.expected} · {problem.code}
        </span>
      </span>
    </li>
  );
}
