import { useEffect, useRef } from "react";
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
import type { AppState } from "../../commands/store";
import { retry } from "../../commands/run";
import { useApp, useAppState, useRun } from "../AppContext";

/** Longer than a double click takes. */
const PATIENCE = "400ms";

const useStyles = makeStyles({
  // What stands above must not move under the pointer: a notice comes up from below, over the end of the view; only
  // after the time of a double click the view becomes shorter, and until then a click goes through to what was meant.
  dock: {
    position: "absolute",
    left: 0,
    right: 0,
    bottom: 0,
    zIndex: 5,
    maxHeight: "60%",
    overflowY: "auto",
    display: "flex",
    flexDirection: "column",
    backgroundColor: tokens.colorNeutralBackground1,
    "& > *": {
      animationName: { "0%": { pointerEvents: "none" }, "99%": { pointerEvents: "none" }, "100%": {} },
      animationDuration: PATIENCE,
    },
  },
  working: {
    padding: "6px 14px 8px",
    display: "flex",
    flexDirection: "column",
    gap: "4px",
    flexShrink: 0,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  line: { display: "flex", alignItems: "center", gap: "8px" },
  text: { flexGrow: 1, minWidth: 0, fontSize: tokens.fontSizeBase200 },
  // a message is never squeezed: what it says matters more than what stands below
  bar: { borderRadius: 0, borderLeft: 0, borderRight: 0, flexShrink: 0, minHeight: "fit-content" },
  words: { overflowWrap: "anywhere" },
});

/**
 * What is going on, what went wrong, what was just done, and being offline: at the lower edge of every view, which keeps
 * the place free (`--mi-dock`, see {@link dockRoom}).
 */
export function Notices() {
  const styles = useStyles();
  const { store } = useApp();
  const dock = useRef<HTMLDivElement>(null);
  /** Where the keyboard was before it came to the notices. */
  const from = useRef<HTMLElement | null>(null);
  const dismiss = (change: Partial<AppState>): void => {
    const back = from.current;
    const within = dock.current?.contains(document.activeElement) === true;
    store.update(change);
    // what was pressed is gone with its notice, and the focus must not fall to the start of the page
    if (within) focusAgain(back);
  };
  useEffect(() => {
    const element = dock.current;
    if (!element) return undefined;
    const watcher = new ResizeObserver(() =>
      element.parentElement?.style.setProperty("--mi-dock", `${element.offsetHeight}px`),
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return (
    <div
      ref={dock}
      className={styles.dock}
      onFocus={({ relatedTarget }) => {
        // from one notice to the next is still the same way in
        if (!dock.current?.contains(relatedTarget))
          from.current = relatedTarget instanceof HTMLElement ? relatedTarget : null;
      }}
    >
      <Working />
      <Failed onDismiss={() => dismiss({ error: null })} />
      <Done onDismiss={() => dismiss({ notice: null })} />
      <Offline />
    </div>
  );
}

/** For the element around the view and the notices. */
export const dockRoom = {
  position: "relative",
  paddingBottom: "var(--mi-dock, 0px)",
  transitionProperty: "padding-bottom",
  transitionDuration: "0s",
  transitionDelay: PATIENCE,
} as const;

interface Dismissed {
  readonly onDismiss: () => void;
}

/** Back to where the keyboard came from; when that is gone, to the one line of the view that Tab would reach. */
function focusAgain(back: HTMLElement | null): void {
  const there = back?.isConnected ? back : document.querySelector<HTMLElement>("main [tabindex='0'], main button");
  there?.focus();
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

function Failed({ onDismiss }: Dismissed) {
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
            onClick={onDismiss}
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

function Done({ onDismiss }: Dismissed) {
  const styles = useStyles();
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
            onClick={onDismiss}
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
