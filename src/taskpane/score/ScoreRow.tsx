import { useId, useRef, type KeyboardEvent } from "react";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  root: { border: 0, margin: 0, padding: 0, minWidth: 0 },
  legend: {
    display: "flex",
    width: "100%",
    padding: 0,
    gap: "8px",
    alignItems: "baseline",
    lineHeight: tokens.lineHeightBase300,
  },
  label: { flexGrow: 1, overflowWrap: "anywhere" },
  last: { flexShrink: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  row: { display: "grid", gridTemplateColumns: "repeat(11, minmax(24px, 1fr))", gap: "2px", maxWidth: "420px" },
  choice: {
    position: "relative",
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    height: "32px",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    fontVariantNumeric: "tabular-nums",
    fontSize: tokens.fontSizeBase200,
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-within": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  chosen: {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontWeight: tokens.fontWeightBold,
    ":hover": { backgroundColor: tokens.colorBrandBackgroundHover },
    "@media (forced-colors: active)": {
      backgroundColor: "Highlight",
      color: "HighlightText",
      forcedColorAdjust: "none",
    },
  },
  input: { position: "absolute", inset: 0, margin: 0, opacity: 0, cursor: "pointer" },
  clear: {
    border: 0,
    padding: "0 4px",
    background: "none",
    color: tokens.colorBrandForegroundLink,
    font: "inherit",
    fontSize: tokens.fontSizeBase200,
    cursor: "pointer",
    minHeight: "24px",
  },
});

const points = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

interface Props {
  readonly label: string;
  /** The last score, in words. */
  readonly last?: string | undefined;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
}

/** Milliseconds in which 1 and 0 are one number. */
const TOGETHER = 1000;

/**
 * 0 to 10 as one row of large targets; arrow keys move, a digit chooses (1 and 0 make 10), and a score can be taken back:
 * missing is not zero.
 */
export function ScoreRow({ label, last, value, onChange }: Props) {
  const styles = useStyles();
  const name = useId();
  const typedOne = useRef(-TOGETHER);

  function onKeyDown(event: KeyboardEvent<HTMLFieldSetElement>): void {
    if (!/^\d$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const ten = event.key === "0" && event.timeStamp - typedOne.current < TOGETHER;
    typedOne.current = event.key === "1" ? event.timeStamp : -TOGETHER;
    const point = ten ? 10 : Number(event.key);
    onChange(point);
    event.currentTarget.querySelector<HTMLInputElement>(`input[value="${point}"]`)?.focus();
  }

  return (
    <fieldset
      className={styles.root}
      role="radiogroup"
      aria-label={last === undefined ? label : `${label}, last ${last}`}
      onKeyDown={onKeyDown}
    >
      <div className={styles.legend}>
        <span className={styles.label}>{label}</span>
        {value !== undefined ? (
          <button
            type="button"
            className={styles.clear}
            aria-label={`Clear ${label}`}
            onClick={() => onChange(undefined)}
          >
            clear
          </button>
        ) : null}
        <span className={styles.last}>{last === undefined ? "" : `last ${last}`}</span>
      </div>
      <div className={styles.row}>
        {points.map((point) => (
          <label key={point} className={mergeClasses(styles.choice, value === point && styles.chosen)}>
            <input
              type="radio"
              className={styles.input}
              name={name}
              value={point}
              checked={value === point}
              onChange={() => onChange(point)}
              aria-label={String(point)}
            />
            <span aria-hidden="true">{point}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
