import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  ProgressBar,
  tokens,
} from "@fluentui/react-components";
import { Dismiss16Regular } from "@fluentui/react-icons/svg/dismiss";
import { retry } from "../../commands/run";
import { useApp, useAppState, useRun } from "../AppContext";

const useStyles = makeStyles({
  working: {
    padding: "6px 14px 8px",
    display: "flex",
    flexDirection: "column",
    gap: "4px",
    flexShrink: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  line: { display: "flex", alignItems: "center", gap: "8px" },
  text: { flexGrow: 1, minWidth: 0, fontSize: tokens.fontSizeBase200 },
  // a message is never squeezed: what it says matters more than what stands below
  bar: { borderRadius: 0, borderLeft: 0, borderRight: 0, flexShrink: 0, minHeight: "fit-content" },
  words: { overflowWrap: "anywhere" },
});

/** What is going on, what went wrong, what was just done, and being offline: above every view. */
export function Notices() {
  return (
    <>
      <Working />
      <Failed />
      <Done />
      <Offline />
    </>
  );
}

function Working() {
  const styles = useStyles();
  const run = useRun();
  const working = useAppState((s) => s.working);
  if (!working) return null;
  const { title, step, done, total, canCancel } = working;
  const words = step ? `${title}: ${step}` : title;
  return (
    <div className={styles.working}>
      <div className={styles.line}>
        <span className={styles.text} role="status">
          {words}
        </span>
        {canCancel ? (
          <Button size="small" onClick={() => void run("work.cancel")}>
            Stop
          </Button>
        ) : null}
      </div>
      <ProgressBar aria-label={title} {...(total > 0 ? { value: done, max: total } : {})} />
    </div>
  );
}

function Failed() {
  const styles = useStyles();
  const app = useApp();
  const error = useAppState((s) => s.error);
  if (!error) return null;
  return (
    <MessageBar intent="error" layout="multiline" className={styles.bar} role="alert">
      <MessageBarBody className={styles.words}>
        <MessageBarTitle>{error.title}.</MessageBarTitle> {error.message}
      </MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            size="small"
            aria-label="Dismiss the error"
            icon={<Dismiss16Regular />}
            onClick={() => app.store.update({ error: null })}
          />
        }
      >
        {error.retry ? (
          <Button size="small" onClick={() => void retry(app)}>
            Try again
          </Button>
        ) : null}
      </MessageBarActions>
    </MessageBar>
  );
}

function Done() {
  const styles = useStyles();
  const { store } = useApp();
  const notice = useAppState((s) => s.notice);
  if (notice === null) return null;
  return (
    <MessageBar intent="info" layout="multiline" className={styles.bar} role="status">
      <MessageBarBody className={styles.words}>{notice}</MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            size="small"
            aria-label="Dismiss"
            icon={<Dismiss16Regular />}
            onClick={() => store.update({ notice: null })}
          />
        }
      />
    </MessageBar>
  );
}

function Offline() {
  const styles = useStyles();
  if (useAppState((s) => s.online)) return null;
  return (
    <MessageBar intent="warning" layout="multiline" className={styles.bar} role="status">
      <MessageBarBody className={styles.words}>
        You are offline. Everything works on: the data never leaves this workbook. A view that was not opened before may
        need the network once.
      </MessageBarBody>
    </MessageBar>
  );
}
