import { makeStyles, tokens } from "@fluentui/react-components";
import type { Life } from "../../findings/life/life";
import { eventWords, momentWords } from "../../findings/life/words";

const useStyles = makeStyles({
  back: {
    margin: 0,
    padding: "6px 10px",
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
    overflowWrap: "anywhere",
    lineHeight: tokens.lineHeightBase300,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, padding: 0, listStyleType: "none", display: "flex", flexDirection: "column", gap: "8px" },
  event: { overflowWrap: "anywhere", lineHeight: tokens.lineHeightBase300 },
  when: { display: "block", color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Why an exception is back although it was to rest. */
export function BackNote({ why }: { readonly why: string }) {
  const styles = useStyles();
  return (
    <p className={styles.back} role="note">
      Back: {why}
    </p>
  );
}

/** What people did with an exception, the newest first. */
export function LifeSection({ life }: { readonly life: Life }) {
  const styles = useStyles();
  return (
    <>
      <h3 className={styles.title}>What was done</h3>
      <ol className={styles.list} reversed aria-label="What was done, newest first">
        {life.history
          .map((event, i) => {
            const { what, text } = eventWords(event);
            return (
              <li key={i} className={styles.event}>
                {what}
                {text === null ? null : `: ${text}`}
                <span className={styles.when}>
                  {momentWords(event.recorded)}
                  {event.by === null ? null : ` · ${event.by}`}
                </span>
              </li>
            );
          })
          .reverse()}
      </ol>
    </>
  );
}
