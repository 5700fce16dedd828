import type { FormEvent, ReactNode } from "react";
import { Button, makeStyles, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: "12px" },
  foot: { display: "flex", flexDirection: "column", gap: "6px", alignItems: "flex-start" },
  note: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  errors: {
    margin: 0,
    paddingLeft: "18px",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorPaletteRedForeground1,
  },
  section: { display: "flex", flexDirection: "column", gap: "8px" },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  readonly label: string;
  readonly submit: string;
  /** What stands in the way; said beside the button once somebody tried. */
  readonly errors: readonly string[];
  readonly tried: boolean;
  readonly note?: string;
  readonly busy?: boolean;
  readonly children: ReactNode;
  readonly onSubmit: () => void;
}

/** A form that says what is missing when it is sent, and not before. */
export function Form({ label, submit, errors, tried, note = "", busy = false, children, onSubmit }: Props) {
  const styles = useStyles();
  function send(event: FormEvent): void {
    event.preventDefault();
    onSubmit();
  }
  return (
    <form className={styles.form} aria-label={label} noValidate onSubmit={send}>
      {children}
      <div className={styles.foot}>
        {tried && errors.length > 0 ? (
          <ul className={styles.errors} role="alert">
            {errors.map((error) => (
              <li key={error}>{error}</li>
            ))}
          </ul>
        ) : null}
        {note ? (
          <p className={styles.note} role="status">
            {note}
          </p>
        ) : null}
        <Button type="submit" appearance="primary" disabled={busy}>
          {submit}
        </Button>
      </div>
    </form>
  );
}

/** A titled part of a view. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <section className={styles.section} aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      {children}
    </section>
  );
}
