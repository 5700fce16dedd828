import { useEffect, useMemo, useState } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import { counts } from "../../commands/selectors";
import { useApp, useAppState, useRun } from "../AppContext";
import { KindIcon } from "../parts/KindIcon";
import { statusParts, type StatusPart } from "./statusLine";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    gap: "0 4px",
    padding: "3px 10px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  part: {
    display: "inline-flex",
    alignItems: "center",
    gap: "4px",
    minHeight: "24px",
    padding: "0 3px",
    overflowWrap: "anywhere",
  },
  button: {
    border: 0,
    background: "none",
    color: "inherit",
    font: "inherit",
    borderRadius: tokens.borderRadiusSmall,
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground1 },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** Milliseconds between looks at the clock, for "built 5 min ago". */
const TICK = 60_000;

/** One line about the whole: contract, day, counts, last build, what changed since. Counts lead to their lists. */
export function StatusBar() {
  const styles = useStyles();
  const { clock, store } = useApp();
  const run = useRun();
  const state = useAppState((s) => s);
  const [now, setNow] = useState(() => clock());
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), TICK);
    return () => clearInterval(timer);
  }, [clock]);
  const parts = useMemo(() => statusParts(state, counts(state), now), [state, now]);

  function open(part: StatusPart): void {
    if (part.kind) store.update({ filter: { ...state.filter, kind: part.kind, text: "", facets: {} } });
    void run(`view.${part.opens}`);
  }

  return (
    <footer className={styles.bar} aria-label="Status">
      {parts.map((part) =>
        part.opens ? (
          <button key={part.id} type="button" className={`${styles.part} ${styles.button}`} onClick={() => open(part)}>
            {part.kind ? <KindIcon kind={part.kind} /> : part.id === "data" ? <KindIcon kind="data" /> : null}
            {part.text}
          </button>
        ) : (
          <span key={part.id} className={styles.part}>
            {part.text}
          </span>
        ),
      )}
    </footer>
  );
}
