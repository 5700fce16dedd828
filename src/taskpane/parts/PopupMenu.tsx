import { useEffect, useRef, type KeyboardEvent } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  backdrop: { position: "fixed", inset: 0, zIndex: 20 },
  menu: {
    position: "fixed",
    zIndex: 21,
    minWidth: "200px",
    maxWidth: "calc(100vw - 16px)",
    padding: "4px",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    boxShadow: tokens.shadow16,
  },
  item: {
    display: "block",
    width: "100%",
    padding: "6px 10px",
    border: 0,
    borderRadius: tokens.borderRadiusMedium,
    background: "none",
    color: tokens.colorNeutralForeground1,
    font: "inherit",
    textAlign: "left",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
    },
  },
});

export interface MenuEntry {
  readonly id: string;
  readonly title: string;
}

interface Props {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  /** Where it opens; the focus goes back there. */
  readonly anchor: HTMLElement;
  readonly onPick: (id: string) => void;
  readonly onClose: () => void;
}

/** Height of an entry, for keeping the whole menu on the screen. */
const LINE = 32;

function place(anchor: HTMLElement, entries: number): { left: number; top: number } {
  const box = anchor.getBoundingClientRect();
  const left = Math.max(8, Math.min(box.left + 28, window.innerWidth - 216));
  const top = Math.max(8, Math.min(box.bottom, window.innerHeight - entries * LINE - 16));
  return { left, top };
}

/** A menu of actions: arrows move, Enter picks, Escape and a click elsewhere close it. */
export function PopupMenu({ label, entries, anchor, onPick, onClose }: Props) {
  const styles = useStyles();
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => menu.current?.querySelector("button")?.focus(), []);

  function close(): void {
    onClose();
    (anchor.closest<HTMLElement>("[tabindex]") ?? anchor).focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const buttons = Array.from(menu.current?.querySelectorAll("button") ?? []);
    const at = buttons.findIndex((button) => button === document.activeElement);
    const to: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1 + buttons.length,
      Home: 0,
      End: buttons.length - 1,
    };
    event.stopPropagation();
    const next = to[event.key];
    if (next !== undefined) {
      event.preventDefault();
      buttons[next % buttons.length]?.focus();
    } else if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      close();
    }
  }

  return (
    <>
      <div
        className={styles.backdrop}
        onClick={close}
        onContextMenu={(event) => {
          event.preventDefault();
          close();
        }}
      />
      <div
        ref={menu}
        role="menu"
        aria-label={label}
        className={styles.menu}
        style={place(anchor, entries.length)}
        onKeyDown={onKeyDown}
      >
        {entries.map((entry) => (
          <button
            key={entry.id}
            type="button"
            role="menuitem"
            tabIndex={-1}
            className={styles.item}
            onClick={() => {
              close();
              onPick(entry.id);
            }}
          >
            {entry.title}
          </button>
        ))}
      </div>
    </>
  );
}
