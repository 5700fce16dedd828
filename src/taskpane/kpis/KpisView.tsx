import { useId, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { hasWords } from "../../commands/facets";
import type { Analysis, KpiAnalysis } from "../../findings/analysis/Analysis";
import type { FindingsReport } from "../../findings/Finding";
import { formatValue } from "../../findings/words";
import { Hidden } from "../parts/Hidden";
import { KpiPage } from "./KpiPage";
import { statusWords, variationWords } from "./kpiWords";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", flexGrow: 1, minHeight: 0 },
  search: { padding: "8px 12px 6px" },
  input: {
    boxSizing: "border-box",
    width: "100%",
    minHeight: "28px",
    padding: "2px 8px",
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: "inherit",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-1px" },
  },
  list: { flexGrow: 1, minHeight: 0, overflowY: "auto", padding: "0 4px 12px" },
  option: {
    display: "flex",
    alignItems: "baseline",
    gap: "8px",
    padding: "5px 8px",
    borderRadius: tokens.borderRadiusMedium,
    cursor: "pointer",
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    outline: "1px solid transparent", // forced colours draw it
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
  },
  text: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" },
  about: { display: "block", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  value: { whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums", fontWeight: tokens.fontWeightSemibold },
  none: { margin: 0, padding: "6px 12px", color: tokens.colorNeutralForeground2 },
});

/** KPIs listed at once; more are found by typing. */
const MOST = 200;

interface Props {
  readonly analysis: Analysis;
  readonly report: FindingsReport | null;
  /** Id of the KPI that is shown. */
  readonly shown: string | null;
  readonly onShow: (id: string | null) => void;
  readonly onCell: (cell: string) => void;
  readonly onExplain: (id: string) => void;
}

/** Any KPI, flagged or not: picked by typing and arrows, then looked at. */
export function KpisView({ analysis, report, shown, onShow, onCell, onExplain }: Props) {
  const k = analysis.kpis.find(({ kpi }) => kpi.id === shown);
  const about = (id: string) => report?.findings.filter((f) => f.subject === id && f.id.startsWith("kpi:")) ?? [];
  return k ? (
    <KpiPage
      k={k}
      analysis={analysis}
      findings={about(k.kpi.id)}
      onBack={() => onShow(null)}
      onCell={onCell}
      onExplain={onExplain}
    />
  ) : (
    <KpiPicker kpis={analysis.kpis} onPick={onShow} />
  );
}

function wordsOf({ kpi }: KpiAnalysis): string {
  return [kpi.name, kpi.id, kpi.objective, kpi.site, kpi.ownerClient, kpi.ownerSupplier, kpi.tier]
    .join("\n")
    .toLowerCase();
}

function KpiPicker({ kpis, onPick }: { readonly kpis: readonly KpiAnalysis[]; readonly onPick: (id: string) => void }) {
  const styles = useStyles();
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const lines = useRef<(HTMLElement | null)[]>([]);
  const found = useMemo(() => kpis.filter((k) => hasWords(wordsOf(k), typed)), [kpis, typed]);
  const listed = found.slice(0, MOST);
  const at = Math.min(chosen, listed.length - 1);

  function onKeyDown(event: KeyboardEvent): void {
    const last = listed.length - 1;
    const to: Record<string, number> = {
      ArrowDown: at >= last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      PageDown: Math.min(at + 10, last),
      PageUp: Math.max(at - 10, 0),
    };
    const next = to[event.key];
    const pick = listed[at];
    if (next !== undefined) {
      setChosen(next);
      lines.current[next]?.scrollIntoView?.({ block: "nearest" });
    } else if (event.key === "Enter" && pick) onPick(pick.kpi.id);
    else return;
    event.preventDefault();
  }

  return (
    <div className={styles.root}>
      <div className={styles.search}>
        <input
          className={styles.input}
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={listed[at] ? `${listId}-${at}` : undefined}
          aria-autocomplete="list"
          aria-label="Find a KPI"
          placeholder="Find a KPI by name, objective, owner…"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setTyped(event.target.value);
            setChosen(0);
          }}
        />
      </div>
      <div id={listId} className={styles.list} role="listbox" aria-label="KPIs" tabIndex={-1}>
        {listed.map((k, i) => (
          <div
            key={k.kpi.id}
            id={`${listId}-${i}`}
            ref={(element) => {
              lines.current[i] = element;
            }}
            role="option"
            aria-selected={i === at}
            className={mergeClasses(styles.option, i === at && styles.active)}
            onMouseMove={() => setChosen(i)}
            onClick={() => onPick(k.kpi.id)}
          >
            <span className={styles.text}>
              {k.kpi.name}
              <Hidden>, </Hidden>
              <span className={styles.about}>
                {[statusWords(k), variationWords(k), k.kpi.site].filter(Boolean).join(" · ")}
              </span>
            </span>
            <Hidden>, </Hidden>
            <span className={styles.value}>{formatValue(k.kpi, k.latestValue)}</span>
          </div>
        ))}
      </div>
      <p className={styles.none} role="status">
        {found.length === 0
          ? `No KPI matches “${typed}”.`
          : found.length > MOST
            ? `The first ${MOST} of ${found.length}; type to find others.`
            : `${found.length} of ${kpis.length} KPIs`}
      </p>
    </div>
  );
}
