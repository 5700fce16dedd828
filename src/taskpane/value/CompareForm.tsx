import { Button, Field, Input, makeStyles, mergeClasses, Slider, tokens } from "@fluentui/react-components";
import { numberFromText } from "../../contract/numberText";
import { money, moneyExact, plain, THIN } from "../../findings/words";
import { useAppState, useRun } from "../AppContext";
import { useDraft } from "../drafts";
import { EmptyState } from "../parts/States";
import { compareWith, startingValue, type Comparison } from "./compareModel";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: "12px" },
  cards: { display: "flex", flexDirection: "column", gap: "8px", margin: 0, padding: 0, listStyleType: "none" },
  card: {
    padding: "8px 10px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  best: { border: `2px solid ${tokens.colorCompoundBrandStroke}` },
  head: { display: "flex", gap: "8px", alignItems: "baseline", flexWrap: "wrap" },
  name: { flexGrow: 1, margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  mark: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  figures: {
    margin: "4px 0 0",
    display: "grid",
    gridTemplateColumns: "repeat(3, minmax(0, 1fr))",
    gap: "4px",
    fontVariantNumeric: "tabular-nums",
    "& dt": { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
    "& dd": { margin: 0 },
  },
  about: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    lineHeight: tokens.lineHeightBase300,
  },
});

interface Draft {
  readonly fees: Readonly<Record<string, number>>;
  /** As typed; null: as the data has it. */
  readonly value: string | null;
}

/** How far a fee can be moved, in per cent. */
const REACH = 30;

/** Options side by side by total cost of performance, and what would change the choice. */
export function CompareForm() {
  const styles = useStyles();
  const run = useRun();
  const analysis = useAppState((s) => s.analysis);
  const [draft, setDraft] = useDraft<Draft>("value.whatIf", () => ({ fees: {}, value: null }));
  const options = analysis?.contract.rows.options ?? [];
  if (!analysis || options.length === 0) {
    return (
      <EmptyState
        title="No options to compare"
        actions={<Button onClick={() => void run("view.data")}>Go to Data</Button>}
      >
        The table Options holds a row for each bid: fees, retained cost, governance, transition, non-performance and
        joint output.
      </EmptyState>
    );
  }
  const start = startingValue(options, analysis.settings.valuePerUnit);
  const typed = draft.value === null ? start : (numberFromText(draft.value)?.value ?? null);
  const wrong = draft.value !== null && draft.value.trim() !== "" && typed === null;
  const { currency } = analysis;
  const comparison = compareWith(options, { feePercent: draft.fees, valuePerUnit: typed }, currency);
  const moved = draft.value !== null || Object.values(draft.fees).some((share) => share !== 0);

  return (
    <div className={styles.root}>
      <p className={styles.about}>
        Total cost is the fee and everything around it. Choose on net value, not on the fee.
      </p>
      <Field
        label={`What a unit of output is worth (${currency})`}
        hint="Leave it empty to choose by cost per unit."
        {...(wrong ? { validationMessage: "A number." } : {})}
      >
        <Input
          inputMode="decimal"
          value={draft.value ?? (start === null ? "" : String(start))}
          onChange={(_, data) => setDraft({ ...draft, value: data.value })}
        />
      </Field>
      {options
        .filter((row) => row.fees !== 0)
        .map(({ option }) => {
          const percent = draft.fees[option] ?? 0;
          return (
            <Field key={option} label={`Fees of ${option}: ${percent > 0 ? "+" : ""}${plain(percent)}${THIN}%`}>
              <Slider
                min={-REACH}
                max={REACH}
                value={percent}
                aria-valuetext={`${plain(percent)} per cent`}
                onChange={(_, data) => setDraft({ ...draft, fees: { ...draft.fees, [option]: data.value } })}
              />
            </Field>
          );
        })}
      {moved ? (
        <Button size="small" onClick={() => setDraft({ fees: {}, value: null })}>
          Back to the figures of the data
        </Button>
      ) : null}
      <Result comparison={comparison} currency={currency} moved={moved} />
    </div>
  );
}

function Result({
  comparison,
  currency,
  moved,
}: {
  readonly comparison: Comparison;
  readonly currency: string;
  readonly moved: boolean;
}) {
  const styles = useStyles();
  const { rows, best, sentences, problem } = comparison;
  if (problem !== null) return <p className={styles.about}>{problem}</p>;
  const amount = (value: number | null) => (value === null ? "–" : money(value, currency));
  return (
    <>
      <p role="status" className={styles.about}>
        {best === null ? "No option is best." : `${best} is the best option${moved ? " with these figures" : ""}.`}
      </p>
      <ul className={styles.cards} aria-label="Options">
        {rows.map((row) => (
          <li key={row.label} className={mergeClasses(styles.card, row.label === best && styles.best)}>
            <div className={styles.head}>
              <h2 className={styles.name}>{row.label}</h2>
              <span className={styles.mark}>
                {[row.label === best ? "✓ best" : null, row.standing].filter(Boolean).join(" · ")}
              </span>
            </div>
            <dl className={styles.figures}>
              <div>
                <dt>Total cost</dt>
                <dd>{amount(row.total)}</dd>
              </div>
              <div>
                <dt>Per unit</dt>
                <dd>{row.perUnit === null ? "–" : moneyExact(row.perUnit, currency)}</dd>
              </div>
              <div>
                <dt>Net value</dt>
                <dd>{amount(row.net)}</dd>
              </div>
            </dl>
          </li>
        ))}
      </ul>
      {sentences.map((sentence) => (
        <p key={sentence} className={styles.about}>
          {sentence}
        </p>
      ))}
    </>
  );
}
