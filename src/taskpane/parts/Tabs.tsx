import { useRef, type KeyboardEvent, type ReactNode } from "react";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  list: { display: "flex", flexWrap: "wrap", padding: "0 4px" },
  tab: {
    display: "inline-flex",
    alignItems: "center",
    gap: "4px",
    minHeight: "32px",
    padding: "0 8px",
    border: 0,
    borderBottom: "2px solid transparent",
    background: "none",
    color: tokens.colorNeutralForeground2,
    font: "inherit",
    cursor: "pointer",
    ":hover": { color: tokens.colorNeutralForeground1, borderBottomColor: tokens.colorNeutralStroke1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  chosen: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    ":hover": { borderBottomColor: tokens.colorCompoundBrandStroke },
    "@media (forced-colors: active)": { borderBottomColor: "Highlight" },
  },
});

export interface TabEntry<Id extends string> {
  readonly id: Id;
  readonly title: string;
  readonly after?: ReactNode;
}

interface Props<Id extends string> {
  readonly label: string;
  readonly tabs: readonly TabEntry<Id>[];
  /** Null: none of them is shown. */
  readonly chosen: Id | null;
  /** Id of the element that they show. */
  readonly controls: string;
  readonly onChoose: (id: Id) => void;
}

/** Tabs with one tab stop; arrows, Home and End move, and what is reached is shown. */
export function Tabs<Id extends string>({ label, tabs, chosen, controls, onChoose }: Props<Id>) {
  const styles = useStyles();
  const list = useRef<HTMLDivElement>(null);
  const at = tabs.findIndex((tab) => tab.id === chosen);
  const stop = Math.max(at, 0);

  function onKeyDown(event: KeyboardEvent): void {
    const last = tabs.length - 1;
    const buttons = Array.from(list.current?.querySelectorAll("button") ?? []);
    const now = Math.max(
      buttons.findIndex((button) => button === document.activeElement),
      0,
    );
    const to: Record<string, number> = {
      ArrowRight: now >= last ? 0 : now + 1,
      ArrowLeft: now <= 0 ? last : now - 1,
      Home: 0,
      End: last,
    };
    const next = to[event.key];
    const tab = next === undefined ? undefined : tabs[next];
    if (next === undefined || !tab) return;
    event.preventDefault();
    buttons[next]?.focus();
    onChoose(tab.id);
  }

  return (
    <div ref={list} className={styles.list} role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((tab, i) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          aria-selected={tab.id === chosen}
          aria-controls={controls}
          tabIndex={i === stop ? 0 : -1}
          className={mergeClasses(styles.tab, tab.id === chosen && styles.chosen)}
          onClick={() => onChoose(tab.id)}
        >
          {tab.title}
          {tab.after}
        </button>
      ))}
    </div>
  );
}
