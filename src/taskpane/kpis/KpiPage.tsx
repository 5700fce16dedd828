import { useEffect, useRef, type KeyboardEvent } from "react";
import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowLeft16Regular } from "@fluentui/react-icons/svg/arrow-left";
import type { Analysis, KpiAnalysis } from "../../findings/analysis/Analysis";
import { watermelonCheck } from "../../findings/analysis/watermelon";
import type { RankedFinding } from "../../findings/Finding";
import { formatValue, monthYear, plain, targetWords } from "../../findings/words";
import { KpiSections } from "./KpiSections";
import { statusWords, variationWords } from "./kpiWords";

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
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
    ":focus": { outlineStyle: "none" }, // it takes the focus to be read, not to be used
  },
  none: { margin: 0 },
  facts: {
    display: "grid",
    gridTemplateColumns: "auto 1fr",
    gap: "2px 12px",
    margin: "8px 0 12px",
    "& dt": { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
    "& dd": { margin: 0, overflowWrap: "anywhere" },
  },
});

interface Props {
  readonly k: KpiAnalysis;
  readonly analysis: Analysis;
  readonly findings: readonly RankedFinding[];
  readonly onBack: () => void;
  readonly onCell: (cell: string) => void;
  readonly onExplain: (id: string) => void;
}

/** One KPI, flagged or not. Escape goes back to the choice. */
export function KpiPage({ k, analysis, findings, onBack, onCell, onExplain }: Props) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [k.kpi.id]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onBack();
  }

  const facts = (
    <dl className={styles.facts}>
      {factsOf(k, analysis).map(([term, text]) => (
        <Fact key={term} term={term}>
          {text}
        </Fact>
      ))}
      {k.latestCell === null ? null : (
        <Fact term="Cell">
          <Link as="button" onClick={() => onCell(k.latestCell!)}>
            {k.latestCell}
          </Link>
        </Fact>
      )}
      {findings.length > 0 ? (
        <Fact term="Exceptions">
          {findings.map((f) => (
            <div key={f.id}>
              <Link as="button" onClick={() => onExplain(f.id)}>
                {f.rank}. {f.headline}
              </Link>
            </div>
          ))}
        </Fact>
      ) : (
        <Fact term="Exceptions">none</Fact>
      )}
    </dl>
  );

  return (
    <article className={styles.root} aria-label={k.kpi.name} onKeyDown={onKeyDown}>
      <Button className={styles.back} appearance="subtle" size="small" icon={<ArrowLeft16Regular />} onClick={onBack}>
        All KPIs
      </Button>
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        {k.kpi.name}
      </h2>
      {k.present > 0 ? (
        <KpiSections k={k} analysis={analysis} title={k.kpi.name}>
          {facts}
        </KpiSections>
      ) : (
        <>
          <p className={styles.none}>This KPI has no value yet, so there is nothing to draw.</p>
          {facts}
        </>
      )}
    </article>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

function factsOf(k: KpiAnalysis, analysis: Analysis): readonly (readonly [string, string])[] {
  const { kpi } = k;
  const owners = [kpi.ownerClient, kpi.ownerSupplier].filter((o) => o !== null).join(" ↔ ");
  const latest =
    k.latestValue === null || k.latestPeriod === null
      ? "no value"
      : `${formatValue(kpi, k.latestValue)} (${monthYear(k.latestPeriod)})`;
  const target = targetWords(kpi);
  const facts: (readonly [string, string] | null)[] = [
    ["Latest", latest],
    ["Status", target === null ? statusWords(k) : `${statusWords(k)}, target ${target}`],
    ["Variation", variationWords(k)],
    k.assurance === null ? null : ["Assurance", k.assurance],
    k.expectedPeriods > 0 ? ["Coverage", `${plain(k.coverage * 100)}\u202f% of ${k.expectedPeriods} periods`] : null,
    kpi.objective === null ? null : ["Objective", kpi.objective],
    kpi.site === null ? null : ["Site", kpi.site],
    owners === "" ? null : ["Owners", owners],
    k.history === null ? null : ["Earlier", k.history],
  ];
  const check = kpi.tier === "critical" ? watermelonCheck(analysis) : null;
  if (check) facts.push(["Watermelon check", check.sentence]);
  return facts.filter((fact) => fact !== null);
}
