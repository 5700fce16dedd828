import { useMemo } from "react";
import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { plural } from "../../findings/words";
import { useApp, useAppState, useRun } from "../AppContext";
import { ago } from "../parts/text";
import { packContents, redactionSentence } from "./packContents";

const useStyles = makeStyles({
  root: { padding: "12px 14px 24px", display: "flex", flexDirection: "column", gap: "12px" },
  text: { margin: 0, lineHeight: tokens.lineHeightBase300, color: tokens.colorNeutralForeground2 },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px" },
  list: { margin: 0, padding: 0, listStyleType: "none" },
  page: {
    display: "grid",
    gridTemplateColumns: "20px 22px minmax(0, 1fr) auto",
    columnGap: "6px",
    alignItems: "baseline",
    padding: "5px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  number: { textAlign: "right", color: tokens.colorNeutralForeground3, fontVariantNumeric: "tabular-nums" },
  why: { display: "block", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  off: { color: tokens.colorNeutralForeground3 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

/** What will be built, what is missing and why; the build itself, its pages, and the copy for the other party. */
export function PackView() {
  const styles = useStyles();
  const { clock, version } = useApp();
  const run = useRun();
  const analysis = useAppState((s) => s.analysis);
  const report = useAppState((s) => s.report);
  const lastBuild = useAppState((s) => s.lastBuild);
  const hasPack = useAppState((s) => s.hasPack);
  const settings = useAppState((s) => s.settings);
  const obstacle = useAppState((s) => s.obstacle);
  const dataChanged = useAppState((s) => s.dataChanged);
  const working = useAppState((s) => s.working);
  const pages = useMemo(() => {
    if (!analysis || !report) return [];
    const built = lastBuild ? new Set(lastBuild.pages.map((page) => page.id)) : hasPack ? null : new Set<string>();
    return packContents({ analysis, report, built, now: clock(), version });
  }, [analysis, report, lastBuild, hasPack, clock, version]);
  const ready = pages.filter((page) => page.ready).length;
  const building = working?.command === "pack.build";

  return (
    <div className={styles.root}>
      <p className={styles.text}>
        {lastBuild
          ? `Built ${ago(lastBuild.at, clock())}: ${plural(lastBuild.pages.length, "page")}, ${plural(lastBuild.findings, "exception")}, ${lastBuild.onAgenda} on the agenda.`
          : hasPack
            ? "This workbook holds a pack. Building again updates it; what people typed stays."
            : "The pack gets its own sheets. Nothing else in this workbook is changed."}
        {lastBuild && dataChanged > 0 ? ` ${plural(dataChanged, "cell")} changed since.` : ""}
      </p>
      {obstacle === null ? null : <p className={styles.text}>{obstacle}</p>}
      <div className={styles.actions}>
        <Button appearance="primary" disabled={working !== null} onClick={() => void run("pack.build")}>
          {building ? "Building…" : lastBuild || hasPack ? "Build again" : "Build the pack"}
        </Button>
        {building && working.canCancel ? <Button onClick={() => void run("work.cancel")}>Stop</Button> : null}
        <Button disabled={working !== null} onClick={() => void run("pack.exportValuesOnly")}>
          Export copy
        </Button>
      </div>
      <p className={styles.text}>{redactionSentence(settings.redact)}</p>
      {pages.length > 0 ? (
        <>
          <h2 className={styles.heading}>
            {ready} of {plural(pages.length, "page")} ready
          </h2>
          <ol className={styles.list} aria-label="Pages">
            {pages.map((page) => (
              <li key={page.number} className={styles.page}>
                <span className={styles.number}>{page.number}</span>
                <span aria-hidden="true">{page.ready ? "✓" : "–"}</span>
                <span className={page.ready ? "" : styles.off}>
                  {page.title}
                  {page.ready ? null : <span className={styles.why}>{page.why}</span>}
                </span>
                {page.opens === null ? (
                  <span />
                ) : (
                  <Link
                    as="button"
                    aria-label={`Open ${page.title}`}
                    onClick={() => void run("exception.select", { cell: page.opens })}
                  >
                    open
                  </Link>
                )}
              </li>
            ))}
          </ol>
        </>
      ) : obstacle === null ? (
        <div className={styles.actions}>
          <Button onClick={() => void run("data.check")}>See what would be built</Button>
        </div>
      ) : (
        <div className={styles.actions}>
          <Button onClick={() => void run("view.data")}>Map my tables</Button>
        </div>
      )}
    </div>
  );
}
