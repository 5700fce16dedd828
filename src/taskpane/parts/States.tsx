import type { ReactNode } from "react";
import { makeStyles, Spinner, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: "10px",
    padding: "20px 16px",
    color: tokens.colorNeutralForeground2,
    lineHeight: tokens.lineHeightBase300,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
  },
  text: { margin: 0, maxWidth: "46ch" },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px", marginTop: "4px" },
  loading: { padding: "32px 16px", justifyContent: "flex-start" },
});

interface EmptyProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** Nothing here yet: says why, and what to do about it. */
export function EmptyState({ title, children, actions }: EmptyProps) {
  const styles = useStyles();
  return (
    <section className={styles.root} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      {children ? <p className={styles.text}>{children}</p> : null}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </section>
  );
}

/** Shown while a view's code or data is on its way. */
export function LoadingState({ what }: { readonly what: string }) {
  const styles = useStyles();
  return (
    <div className={styles.loading} role="status">
      <Spinner size="tiny" label={what} labelPosition="after" />
    </div>
  );
}

/** Before the first reading is done; how far it is stands above, where it can be stopped too. */
export function Reading({ title }: { readonly title: string }) {
  return <EmptyState title={`${title}…`}>What is found will be listed here.</EmptyState>;
}
