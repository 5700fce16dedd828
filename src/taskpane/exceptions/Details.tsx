import { lazy, Suspense, useEffect, useRef, type KeyboardEvent } from "react";
import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowLeft16Regular } from "@fluentui/react-icons/svg/arrow-left";
import type { Analysis } from "../../findings/analysis/Analysis";
import type { FindingsReport } from "../../findings/Finding";
import { Disclosure } from "../kpis/Disclosure";
import { KindIcon } from "../parts/KindIcon";
import { LoadingState } from "../parts/States";
import { actionsOf, type ActionId } from "./actions";
import { detailsOf } from "./detailLines";
import { kindWords, type ExceptionRow } from "./exceptionList";
import { BackNote, LifeSection } from "./LifeSection";

const KpiSections = lazy(() => import("../kpis/KpiSections").then((m) => ({ default: m.KpiSections })));
const PlaceTable = lazy(() => import("./PlaceTable").then((m) => ({ default: m.PlaceTable })));

const useStyles = makeStyles({
  root: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: "auto",
    padding: "8px 14px 20px",
    display: "flex",
    flexDirection: "column",
    gap: "10px",
    "& > *": { flexShrink: 0 },
  },
  back: { alignSelf: "flex-start", marginLeft: "-8px" },
  kind: {
    display: "flex",
    alignItems: "center",
    gap: "6px",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
    ":focus": { outlineStyle: "none" }, // it takes the focus to be read, not to be used
  },
  sentence: { margin: 0, lineHeight: tokens.lineHeightBase300, overflowWrap: "anywhere" },
  list: {
    margin: 0,
    "& dt": { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, marginTop: "8px" },
    "& dd": { margin: 0, overflowWrap: "anywhere", lineHeight: tokens.lineHeightBase300 },
  },
  actions: { display: "flex", flexWrap: "wrap", gap: "6px" },
  cells: { display: "flex", flexWrap: "wrap", gap: "4px 10px", margin: 0, padding: 0, listStyleType: "none" },
});

/** Cells shown as links before "and n more". */
const MOST_CELLS = 12;

interface Props {
  readonly row: ExceptionRow;
  readonly analysis: Analysis | null;
  readonly report: FindingsReport | null;
  /** Shows the suggested rebase on trial at once. */
  readonly tryRebase: boolean;
  readonly onExplain: (id: string) => void;
  readonly onBack: () => void;
  readonly onCell: (cell: string) => void;
  readonly onAction: (action: ActionId) => void;
}

/** One exception, explained: sentence, why, how sure, question, cells, chart. Escape goes back to the list. */
export function Details({ row, analysis, report, tryRebase, onExplain, onBack, onCell, onAction }: Props) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [row.id]);
  const { finding } = row;
  const cells = row.finding?.cells ?? (row.cell === null ? [] : [row.cell]);
  const title = row.finding?.headline ?? row.problem?.cell ?? row.label;
  const text = row.finding?.text ?? row.problem?.message ?? row.second;

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onBack();
  }

  return (
    <article className={styles.root} aria-label={`Details: ${title}`} onKeyDown={onKeyDown}>
      <Button className={styles.back} appearance="subtle" size="small" icon={<ArrowLeft16Regular />} onClick={onBack}>
        Back to the list
      </Button>
      <div className={styles.kind}>
        <KindIcon kind={row.kind} concern={row.finding?.concern} />
        {kindWords[row.kind]}
        {row.finding?.tier && row.finding.tier !== "other" ? ` · ${row.finding.tier} KPI` : null}
      </div>
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h2>
      <p className={styles.sentence}>{text}</p>
      {row.life?.back ? <BackNote why={row.life.back} /> : null}
      <div className={styles.actions} role="group" aria-label="Actions">
        {actionsOf(row)
          .filter(({ id }) => id !== "details")
          .map(({ id, title: name }) => (
            <Button key={id} size="small" onClick={() => onAction(id)}>
              {name}
            </Button>
          ))}
      </div>
      {row.kpi && analysis && row.kpi.present >= 2 ? (
        <Suspense fallback={<LoadingState what="Drawing the chart" />}>
          <KpiSections
            key={`${row.id} ${tryRebase}`}
            k={row.kpi}
            analysis={analysis}
            title={title}
            rebase={tryRebase}
          />
        </Suspense>
      ) : null}
      {finding && analysis && report ? (
        <Disclosure key={finding.id} title={`Why at place ${finding.rank}, and on the agenda or not`}>
          {() => (
            <Suspense fallback={<LoadingState what="Comparing" />}>
              <PlaceTable finding={finding} analysis={analysis} report={report} onExplain={onExplain} />
            </Suspense>
          )}
        </Disclosure>
      ) : null}
      {row.life ? <LifeSection life={row.life} /> : null}
      <dl className={styles.list}>
        {detailsOf(row, analysis).map(({ term, text: words }) => (
          <FragmentRow key={term} term={term}>
            {words}
          </FragmentRow>
        ))}
        {cells.length > 0 ? (
          <FragmentRow term="Cells">
            <ul className={styles.cells}>
              {cells.slice(0, MOST_CELLS).map((cell) => (
                <li key={cell}>
                  <Link as="button" onClick={() => onCell(cell)}>
                    {cell}
                  </Link>
                </li>
              ))}
              {cells.length > MOST_CELLS ? <li>and {cells.length - MOST_CELLS} more</li> : null}
            </ul>
          </FragmentRow>
        ) : null}
      </dl>
    </article>
  );
}

function FragmentRow({ term, children }: { readonly term: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}
