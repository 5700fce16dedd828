import { type FocusEvent, type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from "react";

/** Buttons with one tab stop: arrows, Home and End move between them, and the tab stop stays where one was last. */
export function Toolbar({
  label,
  className,
  children,
}: {
  label: string;
  className: string;
  children: ReactNode;
}): ReactNode {
  const bar = useRef<HTMLDivElement>(null);
  const last = useRef<HTMLElement | null>(null);
  const stop = (): void => {
    const buttons = buttonsOf(bar.current);
    const one = buttons.find((button) => button === last.current) ?? buttons[0];
    for (const button of buttons) button.tabIndex = button === one ? 0 : -1;
  };
  useLayoutEffect(stop);

  function keys(event: KeyboardEvent): void {
    const buttons = buttonsOf(bar.current);
    const at = buttons.indexOf(event.target as HTMLElement);
    if (at < 0) return;
    const to: Readonly<Record<string, number>> = {
      ArrowRight: (at + 1) % buttons.length,
      ArrowLeft: (at - 1 + buttons.length) % buttons.length,
      Home: 0,
      End: buttons.length - 1,
    };
    const next = to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    buttons[next]?.focus();
  }

  function focus(event: FocusEvent): void {
    if (!buttonsOf(bar.current).includes(event.target as HTMLElement)) return;
    last.current = event.target as HTMLElement;
    stop();
  }

  return (
    <div ref={bar} role="toolbar" aria-label={label} className={className} onKeyDown={keys} onFocus={focus}>
      {children}
    </div>
  );
}

function buttonsOf(bar: HTMLElement | null): HTMLElement[] {
  return Array.from(bar?.querySelectorAll<HTMLElement>("button:not([role^=menuitem])") ?? []);
}
