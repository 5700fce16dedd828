import { Button, Field, Input, makeStyles, mergeClasses, Slider, tokens } from "@fluentui/react-components";
import { numberFromText } from "../../contract/numberText";
import { joinWords, money, moneyExact, plain, THIN } from "../../findings/words";
import { useAppState, useRun } from "../AppContext";
import { useDraft } from "../drafts";
import { EmptyState } from "../parts/States";
import { compareWith, startingValue, type OptionRow, type WhatIf } from "./compareModel";
import { perUnitFormula } from "./costFormula";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: "12px" },
  cards: { display: "flex", flexDirection: "column", gap: "8px", margin: 0, padding: 0, listStyleType: "none" },
  card: {
    padding: "8px 10px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  chosen: { border: `2px solid ${tokens.colorCompoundBrandStroke}`, padding: "7px 9px" },
  outcome: { display: "flex", flexDirection: "column", gap: "4px" },
  best: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  tools: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px", marginTop: "8px" },
  grow: { flexGrow: 1 },
  fee: { flexGrow: 1, minWidth: "150px", display: "flex", alignItems: "center", gap: "4px" },
  slider: { flexGrow: 1, minWidth: "80px" },
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

  const whatIf: WhatIf = { feePercent: draft.fees, valuePerUnit: typed };
  const { rows, best, sentences, notStated, problem } = comparison;
  const amount = (value: number | null) => (value === null ? "–" : money(value, currency));

  return (
    <div className={styles.root}>
      <Field
        label={`What a unit of output is worth (${currency})`}
        hint="Empty: the lowest cost per unit is best."
        {...(wrong ? { validationMessage: "A number." } : {})}
      >
        <Input
          inputMode="decimal"
          value={draft.value ?? (start === null ? "" : String(start))}
          onChange={(_, data) => setDraft({ ...draft, value: data.value })}
        />
      </Field>
      {problem !== null ? <p className={styles.about}>{problem}</p> : null}
      <div role="status" className={styles.outcome}>
        <p className={styles.best}>
          {best === null ? "No option is best." : `${best} is the best option${moved ? " with these figures" : ""}.`}
        </p>
        {sentences.map((sentence) => (
          <p key={sentence} className={styles.about}>
            {sentence}
          </p>
        ))}
      </div>
      <ul className={styles.cards} aria-label="Options">
        {rows.map((row) => {
          const option = options.find((one) => one.option === row.label);
          return (
            <li key={row.label} className={mergeClasses(styles.card, row.label === best && styles.chosen)}>
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
              {notStated[row.label] ? (
                <p className={styles.about}>Without {joinWords(notStated[row.label]!)}: not stated.</p>
              ) : null}
              {option ? (
                <OptionTools
                  option={option}
                  whatIf={whatIf}
                  onFee={(percent) => setDraft({ ...draft, fees: { ...draft.fees, [option.option]: percent } })}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
      {moved ? (
        <Button size="small" onClick={() => setDraft({ fees: {}, value: null })}>
          Back to the figures of the data
        </Button>
      ) : null}
      <p className={styles.about}>
        Total cost is the fee and everything around it. A formula goes into the selected cell and follows the table.
      </p>
    </div>
  );
}

interface ToolsProps {
  readonly option: OptionRow;
  readonly whatIf: WhatIf;
  readonly onFee: (percent: number) => void;
}

/** What can be done with one option: move its fee, and take its cost per unit into the sheet. */
function OptionTools({ option, whatIf, onFee }: ToolsProps) {
  const styles = useStyles();
  const run = useRun();
  const busy = useAppState((s) => s.working !== null);
  const percent = whatIf.feePercent[option.option] ?? 0;
  const formula = perUnitFormula(option, whatIf);
  const name = `Fees of ${option.option}: ${percent > 0 ? "+" : ""}${plain(percent)}${THIN}%`;
  return (
    <div className={styles.tools}>
      {option.fees === 0 ? (
        <span className={styles.grow} />
      ) : (
        <div className={styles.fee}>
          <span className={styles.mark} aria-hidden="true">
            Fees {percent > 0 ? "+" : ""}
            {plain(percent)}
            {THIN}%
          </span>
          <Slider
            size="small"
            className={styles.slider}
            min={-REACH}
            max={REACH}
            value={percent}
            aria-label={name}
            aria-valuetext={`${plain(percent)} per cent`}
            onChange={(_, data) => onFee(data.value)}
          />
        </div>
      )}
      {formula === null ? null : (
        <Button
          size="small"
          disabled={busy}
          aria-label={`Insert the cost per unit of ${option.option} into the selected cell`}
          title="Insert the cost per unit into the selected cell"
          onClick={() => void run("function.insert", { formula })}
        >
          Insert per unit
        </Button>
      )}
    </div>
  );
}
