import { type ReactNode, useRef, useState } from "react";
import { Menu, type MenuEntry } from "./Menu";

interface MenuButtonProps {
  readonly label: string;
  readonly tip: string;
  readonly className: string;
  readonly entries: readonly MenuEntry[];
  readonly onPick: (id: string) => void;
  /** Its place among the buttons of a toolbar with one tab stop. */
  readonly tabIndex?: number;
  readonly children: ReactNode;
}

/** A button that opens a menu below itself; closing by keys gives the focus back to it. */
export function MenuButton({ label, tip, className, entries, onPick, tabIndex, children }: MenuButtonProps): ReactNode {
  const button = useRef<HTMLButtonElement>(null);
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
  function open(): void {
    const box = button.current?.getBoundingClientRect();
    if (box) setAt({ x: box.left, y: box.bottom + 2 });
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        title={tip}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={at !== null}
        tabIndex={tabIndex}
        onPointerDown={(event) => at && event.stopPropagation()}
        onClick={() => (at ? setAt(null) : open())}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" || at) return;
          event.preventDefault();
          open();
        }}
      >
        {children}
      </button>
      {at && (
        <Menu
          label={label}
          entries={entries}
          at={at}
          onPick={onPick}
          onClose={(back) => {
            setAt(null);
            if (back) button.current?.focus();
          }}
        />
      )}
    </>
  );
}
