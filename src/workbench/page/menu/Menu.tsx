import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";

export interface MenuEntry {
  readonly id: string;
  readonly title: string;
  readonly tip?: string;
  readonly icon?: ReactNode;
  /** Keys that do the same, shown at the right. */
  readonly keys?: string;
  readonly disabled?: boolean;
  /** Present: one of several, or a switch. */
  readonly checked?: boolean;
  /** A line above it. */
  readonly apart?: boolean;
}

interface MenuProps {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  /** Where its upper left corner would like to be, in pixels of the window. */
  readonly at: { readonly x: number; readonly y: number };
  readonly onPick: (id: string) => void;
  /** `back`: closed by keys, so that the focus belongs to whatever opened it. */
  readonly onClose: (back: boolean) => void;
}

const EDGE = 4;

/** A menu over the page, kept inside the window: arrows, Home, End and first letters move; Escape and Tab close it. */
export function Menu({ label, entries, at, onPick, onClose }: MenuProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState(at);
  useLayoutEffect(() => {
    const size = box.current?.getBoundingClientRect();
    if (!size) return;
    setPlace({
      x: Math.max(EDGE, Math.min(at.x, window.innerWidth - size.width - EDGE)),
      y: Math.max(EDGE, Math.min(at.y, window.innerHeight - size.height - EDGE)),
    });
    itemsOf(box.current)[0]?.focus();
  }, [at.x, at.y]);
  useEffect(() => {
    const elsewhere = (event: Event): void => {
      if (!box.current?.contains(event.target as Node)) onClose(false);
    };
    const away = (): void => onClose(false);
    document.addEventListener("pointerdown", elsewhere, true);
    window.addEventListener("blur", away);
    return () => {
      document.removeEventListener("pointerdown", elsewhere, true);
      window.removeEventListener("blur", away);
    };
  }, [onClose]);

  function keys(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      onClose(true);
      return;
    }
    const items = itemsOf(box.current);
    const next = nextItem(items, items.indexOf(document.activeElement as HTMLElement), event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  return (
    <div
      ref={box}
      role="menu"
      aria-label={label}
      className="wb-menu"
      style={{ left: place.x, top: place.y }}
      onKeyDown={keys}
    >
      {entries.map((entry) => (
        <button
          key={entry.id}
          type="button"
          role={entry.checked === undefined ? "menuitem" : "menuitemcheckbox"}
          aria-checked={entry.checked}
          aria-disabled={entry.disabled === true}
          tabIndex={-1}
          title={entry.tip}
          className={entry.apart === true ? "wb-menu-apart" : undefined}
          onClick={() => {
            if (entry.disabled === true) return;
            onClose(true);
            onPick(entry.id);
          }}
        >
          <span className="wb-menu-icon" aria-hidden="true">
            {entry.checked === true ? "✓" : entry.icon}
          </span>
          <span className="wb-menu-title">{entry.title}</span>
          {entry.keys !== undefined && entry.keys !== "" && <span className="wb-menu-keys">{entry.keys}</span>}
        </button>
      ))}
    </div>
  );
}

function itemsOf(box: HTMLElement | null): HTMLElement[] {
  return Array.from(box?.querySelectorAll<HTMLElement>("[role^=menuitem]") ?? []);
}

function nextItem(items: readonly HTMLElement[], at: number, key: string): HTMLElement | undefined {
  const { length } = items;
  if (key === "ArrowDown") return items[(at + 1) % length];
  if (key === "ArrowUp") return items[(at - 1 + length) % length];
  if (key === "Home") return items[0];
  if (key === "End") return items[length - 1];
  if (key.length !== 1 || key === " ") return undefined;
  const wanted = key.toLowerCase();
  const turn = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return turn.find((item) => item.querySelector(".wb-menu-title")?.textContent?.toLowerCase().startsWith(wanted));
}
