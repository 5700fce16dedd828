import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { type Command, ribbonGroups, ribbonMenus } from "../../commands/Command";
import { commands } from "../../commands/registry";
import { shownKeys } from "./shortcuts";
import type { Session } from "./Session";

export type RibbonTab = "home" | "mi";

const TABS: readonly { readonly id: RibbonTab; readonly label: string }[] = [
  { id: "home", label: "Home" },
  { id: "mi", label: "Governance MI" },
];

interface RibbonProps {
  readonly session: Session;
  readonly tab: RibbonTab;
  readonly onTab: (tab: RibbonTab) => void;
}

/** The tabs above the grid. "Home" shows the grid's own tools; ours is drawn from the same list as the manifest. */
export function Ribbon({ session, tab, onTab }: RibbonProps): ReactNode {
  function move(event: KeyboardEvent): void {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const next = tab === "home" ? "mi" : "home";
    onTab(next);
    document.getElementById(`wb-tab-${next}`)?.focus();
  }
  return (
    <nav className="wb-ribbon" aria-label="Ribbon">
      <div role="tablist" aria-label="Ribbon tabs" className="wb-tabs" onKeyDown={move}>
        {TABS.map(({ id, label }) => (
          <button
            key={id}
            id={`wb-tab-${id}`}
            type="button"
            role="tab"
            aria-selected={tab === id}
            tabIndex={tab === id ? 0 : -1}
            onClick={() => onTab(id)}
          >
            {label}
          </button>
        ))}
      </div>
      {tab === "mi" && (
        <div role="tabpanel" aria-labelledby="wb-tab-mi" className="wb-groups">
          {ribbonGroups.map((group) => (
            <div key={group.id} role="group" aria-label={group.label} className="wb-group">
              <div className="wb-buttons">
                {commands
                  .filter(({ ribbon }) => ribbon?.group === group.id && ribbon.menu === undefined)
                  .map((command) => (
                    <CommandButton key={command.id} command={command} session={session} />
                  ))}
                {ribbonMenus
                  .filter((menu) => menu.group === group.id)
                  .map((menu) => (
                    <MenuButton key={menu.id} menu={menu} session={session} />
                  ))}
              </div>
              <div className="wb-group-label" aria-hidden="true">
                {group.label}
              </div>
            </div>
          ))}
        </div>
      )}
    </nav>
  );
}

function tipOf(command: Command): string {
  const keys = shownKeys(command);
  return `${command.title}${keys === "" ? "" : ` (${keys})`}\n${command.description}`;
}

function CommandButton({ command, session }: { command: Command; session: Session }): ReactNode {
  return (
    <button
      type="button"
      className="wb-command"
      title={tipOf(command)}
      onClick={() => void session.runCommand(command.id)}
    >
      <img src={`/assets/icons/${command.icon}-64.png`} alt="" width={26} height={26} />
      <span>{command.ribbon?.label ?? command.title}</span>
    </button>
  );
}

function MenuButton({ menu, session }: { menu: (typeof ribbonMenus)[number]; session: Session }): ReactNode {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    const close = (event: Event): void => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", close);
    box.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus();
    return () => document.removeEventListener("pointerdown", close);
  }, [open]);
  function keys(event: KeyboardEvent): void {
    const items = Array.from(box.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? []);
    const at = items.indexOf(document.activeElement as HTMLElement);
    if (event.key === "Escape") setOpen(false);
    if (event.key === "ArrowDown") items[(at + 1) % items.length]?.focus();
    if (event.key === "ArrowUp") items[(at - 1 + items.length) % items.length]?.focus();
  }
  return (
    <div ref={box} className="wb-menu" onKeyDown={keys}>
      <button
        type="button"
        className="wb-command"
        title={menu.description}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <img src={`/assets/icons/${menu.icon}-64.png`} alt="" width={26} height={26} />
        <span>{menu.label} ▾</span>
      </button>
      {open && (
        <div role="menu" aria-label={menu.label} className="wb-menu-list">
          {commands
            .filter(({ ribbon }) => ribbon?.menu === menu.id)
            .map((command) => (
              <button
                key={command.id}
                type="button"
                role="menuitem"
                title={command.description}
                onClick={() => {
                  setOpen(false);
                  void session.runCommand(command.id);
                }}
              >
                <img src={`/assets/icons/${command.icon}-16.png`} alt="" width={16} height={16} />
                {command.ribbon?.label ?? command.title}
              </button>
            ))}
        </div>
      )}
    </div>
  );
}
