import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";

interface ChoiceListProps {
  readonly label: string;
  readonly choices: readonly string[];
  /** The one that stands now; -1: none of them. */
  readonly chosen: number;
  readonly style: CSSProperties;
  readonly onPick: (index: number) => void;
  /** `back`: closed by keys. */
  readonly onClose: (back: boolean) => void;
}

const PAGE = 8;

/** A list to choose one from: arrows, Home, End, page keys and first letters move, Enter chooses, Escape leaves. */
export function ChoiceList({ label, choices, chosen, style, onPick, onClose }: ChoiceListProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(Math.max(0, chosen));
  const typed = useRef({ text: "", time: 0 });
  const id = useId();
  useEffect(() => box.current?.focus(), []);
  useEffect(() => box.current?.children[at]?.scrollIntoView({ block: "nearest" }), [at]);
  useEffect(() => {
    const elsewhere = (event: Event): void => {
      const target = event.target as Element;
      if (!box.current?.contains(target) && !target.closest(".wb-drop")) onClose(false);
    };
    document.addEventListener("pointerdown", elsewhere, true);
    return () => document.removeEventListener("pointerdown", elsewhere, true);
  }, [onClose]);

  /** What begins with the letters typed in one go; the same letter again goes on to the next. */
  function find(letter: string): number {
    const now = performance.now();
    const before = now - typed.current.time < 800 ? typed.current.text : "";
    const text = before === letter ? letter : before + letter;
    typed.current = { text, time: now };
    const start = text.length > 1 ? at : at + 1;
    for (let i = 0; i < choices.length; i++) {
      const index = (start + i) % choices.length;
      if (choices[index]?.toLowerCase().startsWith(text)) return index;
    }
    return at;
  }

  function keys(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey) return;
    const last = choices.length - 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(last, at + 1),
      ArrowUp: Math.max(0, at - 1),
      Home: 0,
      End: last,
      PageDown: Math.min(last, at + PAGE),
      PageUp: Math.max(0, at - PAGE),
    };
    event.stopPropagation();
    event.preventDefault();
    const closes = event.key === "Escape" || event.key === "Tab" || (event.altKey && event.key === "ArrowUp");
    if (closes) onClose(true);
    else if (event.key === "Enter" || event.key === " ") onPick(at);
    else if (moves[event.key] !== undefined) setAt(moves[event.key] ?? at);
    else if (event.key.length === 1) setAt(find(event.key.toLowerCase()));
  }

  return (
    <div
      ref={box}
      role="listbox"
      aria-label={label}
      aria-activedescendant={`${id}-${at}`}
      tabIndex={0}
      className="wb-choices"
      style={style}
      onKeyDown={keys}
    >
      {choices.map((choice, i) => (
        <div
          key={i}
          id={`${id}-${i}`}
          role="option"
          aria-selected={i === at}
          className={i === at ? "wb-choice-at" : undefined}
          onPointerMove={() => setAt(i)}
          onClick={() => onPick(i)}
        >
          {choice}
        </div>
      ))}
    </div>
  );
}
