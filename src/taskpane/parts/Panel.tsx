import { useEffect, useId, useRef, type FormEvent, type KeyboardEvent, type ReactNode } from "react";
import { Button, makeStyles, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  backdrop: {
    position: "fixed",
    inset: 0,
    zIndex: 20,
    backgroundColor: tokens.colorBackgroundOverlay,
    display: "flex",
    alignItems: "flex-end",
  },
  dialog: { width: "100%", maxHeight: "92%", overflowY: "auto" },
  panel: {
    boxSizing: "border-box",
    padding: "14px 16px 16px",
    display: "flex",
    flexDirection: "column",
    gap: "10px",
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    boxShadow: tokens.shadow28,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  about: { margin: 0, color: tokens.colorNeutralForeground2 },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px", marginTop: "4px" },
});

interface Props {
  readonly title: string;
  readonly about?: string;
  readonly submit: string;
  readonly disabled?: boolean;
  readonly children?: ReactNode;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

const focusable = "input, select, textarea, button:not([disabled])";

/** A short form over the pane: the focus stays inside until it is sent or closed. */
export function Panel({ title, about, submit, disabled = false, children, onSubmit, onClose }: Props) {
  const styles = useStyles();
  const titleId = useId();
  const panel = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.querySelector<HTMLElement>(focusable)?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === "Escape") return onClose();
    if (event.key !== "Tab") return;
    const all = Array.from(panel.current?.querySelectorAll<HTMLElement>(focusable) ?? []);
    const [first, last] = [all[0], all[all.length - 1]];
    const leaving = event.shiftKey ? document.activeElement === first : document.activeElement === last;
    if (!leaving) return;
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  }

  function send(event: FormEvent): void {
    event.preventDefault();
    if (!disabled) onSubmit();
  }

  return (
    <div className={styles.backdrop}>
      <div role="dialog" aria-modal="true" aria-labelledby={titleId} className={styles.dialog} onKeyDown={onKeyDown}>
        <form ref={panel} className={styles.panel} noValidate onSubmit={send}>
          <h2 id={titleId} className={styles.title}>
            {title}
          </h2>
          {about === undefined ? null : <p className={styles.about}>{about}</p>}
          {children}
          <div className={styles.actions}>
            <Button type="submit" appearance="primary" disabled={disabled}>
              {submit}
            </Button>
            <Button type="button" onClick={onClose}>
              Cancel
            </Button>
          </div>
        </form>
      </div>
    </div>
  );
}
