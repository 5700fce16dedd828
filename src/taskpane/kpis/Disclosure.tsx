import { useId, useState, type ReactNode } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import { ChevronDown16Regular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRight16Regular } from "@fluentui/react-icons/svg/chevron-right";

const useStyles = makeStyles({
  root: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  button: {
    display: "flex",
    alignItems: "center",
    gap: "4px",
    width: "100%",
    minHeight: "32px",
    padding: "4px 0",
    border: 0,
    background: "none",
    color: tokens.colorNeutralForeground1,
    font: "inherit",
    fontWeight: tokens.fontWeightSemibold,
    textAlign: "left",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
    "& svg": { flexShrink: 0 },
  },
  body: { display: "flex", flexDirection: "column", gap: "8px", padding: "2px 0 10px 20px" },
});

interface Props {
  readonly title: string;
  readonly startsOpen?: boolean;
  /** Made only when it is opened: what is inside may have to be computed. */
  readonly children: () => ReactNode;
}

/** A part that opens on request. */
export function Disclosure({ title, startsOpen = false, children }: Props) {
  const styles = useStyles();
  const id = useId();
  const [open, setOpen] = useState(startsOpen);
  return (
    <div className={styles.root}>
      <button
        type="button"
        className={styles.button}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {open ? <ChevronDown16Regular aria-hidden /> : <ChevronRight16Regular aria-hidden />}
        {title}
      </button>
      <div id={id} className={styles.body} hidden={!open} {...(!open && { style: { display: "none" } })}>
        {open ? children() : null}
      </div>
    </div>
  );
}
