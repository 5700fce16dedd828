import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { Session } from "../Session";
import { HomeTab } from "./HomeTab";
import { MiTab } from "./MiTab";

type RibbonTab = "home" | "mi";

const TABS: readonly { readonly id: RibbonTab; readonly label: string }[] = [
  { id: "home", label: "Home" },
  { id: "mi", label: "Governance MI" },
];

/** Where the ribbon would take the place of the sheet, it shows its tabs only. */
const SMALL = "(max-height: 540px), (max-width: 700px)";

interface RibbonProps {
  readonly session: Session;
  readonly epoch: number;
}

/** The tabs above the grid. As in Excel, Ctrl+F1 folds the ribbon away; a tab of the folded ribbon opens it for one use. */
export function Ribbon({ session, epoch }: RibbonProps): ReactNode {
  const [tab, setTab] = useState<RibbonTab>("mi");
  const [folded, setFolded] = useState(() => matchMedia(SMALL).matches);
  const [peeking, setPeeking] = useState(false);
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const small = matchMedia(SMALL);
    const fit = (): void => setFolded(small.matches);
    const keys = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== "F1" || !event.ctrlKey) return;
      event.preventDefault();
      setFolded((before) => !before);
      setPeeking(false);
    };
    small.addEventListener("change", fit);
    document.addEventListener("keydown", keys);
    return () => {
      small.removeEventListener("change", fit);
      document.removeEventListener("keydown", keys);
    };
  }, []);
  useEffect(() => {
    if (!peeking) return undefined;
    const elsewhere = (event: Event): void => {
      if (!nav.current?.contains(event.target as Node)) setPeeking(false);
    };
    const away = (): void => setPeeking(false);
    document.addEventListener("pointerdown", elsewhere, true);
    document.addEventListener("focusin", elsewhere);
    window.addEventListener("blur", away);
    return () => {
      document.removeEventListener("pointerdown", elsewhere, true);
      document.removeEventListener("focusin", elsewhere);
      window.removeEventListener("blur", away);
    };
  }, [peeking]);

  const shown = !folded || peeking;

  function choose(id: RibbonTab): void {
    setPeeking(folded && !(peeking && id === tab));
    setTab(id);
  }

  function keys(event: KeyboardEvent): void {
    if (event.key === "Escape" && peeking) {
      event.stopPropagation();
      setPeeking(false);
      document.getElementById(`wb-tab-${tab}`)?.focus();
    }
  }

  function tabKeys(event: KeyboardEvent): void {
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      const next = tab === "home" ? "mi" : "home";
      setTab(next);
      document.getElementById(`wb-tab-${next}`)?.focus();
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      if (!shown) setPeeking(true);
      requestAnimationFrame(() => nav.current?.querySelector<HTMLElement>("[role=toolbar] [tabindex='0']")?.focus());
    }
  }

  return (
    <nav ref={nav} className="wb-ribbon" aria-label="Ribbon" data-region="ribbon" onKeyDown={keys}>
      <div role="tablist" aria-label="Ribbon tabs" className="wb-tabs" onKeyDown={tabKeys}>
        {TABS.map(({ id, label }) => (
          <button
            key={id}
            id={`wb-tab-${id}`}
            type="button"
            role="tab"
            aria-selected={tab === id}
            aria-expanded={shown && tab === id}
            aria-controls={shown && tab === id ? "wb-ribbon-panel" : undefined}
            tabIndex={tab === id ? 0 : -1}
            onClick={() => choose(id)}
            onDoubleClick={() => {
              setFolded(!folded);
              setPeeking(false);
            }}
          >
            {label}
          </button>
        ))}
      </div>
      {shown && (
        <div
          id="wb-ribbon-panel"
          role="tabpanel"
          aria-labelledby={`wb-tab-${tab}`}
          className={folded ? "wb-panel wb-peek" : "wb-panel"}
        >
          {tab === "mi" ? (
            <MiTab
              run={(id) => {
                setPeeking(false);
                void session.runCommand(id);
              }}
            />
          ) : (
            <HomeTab session={session} epoch={epoch} />
          )}
        </div>
      )}
    </nav>
  );
}
