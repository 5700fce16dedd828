import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { commands } from "../../commands/registry";
import { useApp, useAppState, useRun } from "../AppContext";
import { keysShown, searchCommands } from "./paletteSearch";

const useStyles = makeStyles({
  backdrop: { position: "fixed", inset: 0, zIndex: 30, backgroundColor: tokens.colorBackgroundOverlay },
  box: {
    position: "absolute",
    top: "40px",
    left: "8px",
    right: "8px",
    maxWidth: "520px",
    margin: "0 auto",
    maxHeight: "calc(100% - 56px)",
    display: "flex",
    flexDirection: "column",
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow28,
    overflow: "hidden",
  },
  input: {
    border: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: "10px 12px",
    font: "inherit",
    color: tokens.colorNeutralForeground1,
    backgroundColor: "transparent",
    ":focus": {
      outline: "none",
      borderBottomColor: tokens.colorCompoundBrandStroke,
      boxShadow: `inset 0 -1px 0 ${tokens.colorCompoundBrandStroke}`,
    },
  },
  list: { overflowY: "auto", padding: "4px" },
  option: {
    display: "flex",
    gap: "8px",
    alignItems: "baseline",
    padding: "6px 8px",
    borderRadius: tokens.borderRadiusMedium,
    cursor: "pointer",
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    outline: "1px solid transparent", // forced colours draw it
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
  },
  off: { color: tokens.colorNeutralForeground3 },
  text: { flexGrow: 1, minWidth: 0 },
  about: { display: "block", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  keys: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3, whiteSpace: "nowrap" },
  none: { margin: 0, padding: "10px 12px", color: tokens.colorNeutralForeground2 },
});

/** Every command, searched by typing: arrows choose, Enter runs, Escape closes. */
export function Palette() {
  return useAppState((s) => s.palette) ? <OpenPalette /> : null;
}

function OpenPalette() {
  const styles = useStyles();
  const { store } = useApp();
  const run = useRun();
  const state = useAppState((s) => s);
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const active = useRef<HTMLDivElement>(null);
  const found = useMemo(() => searchCommands(commands, typed), [typed]);
  const at = Math.min(chosen, found.length - 1);
  const mac = /Mac|iPad/.test(navigator.userAgent);

  useEffect(() => {
    const before = document.activeElement;
    input.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  useEffect(() => active.current?.scrollIntoView?.({ block: "nearest" }), [at]);

  const close = () => store.update({ palette: false });

  function pick(index: number): void {
    const command = found[index];
    if (!command) return;
    close();
    void run(command.id);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const last = found.length - 1;
    const to: Record<string, number> = {
      ArrowDown: at >= last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      PageDown: last,
      PageUp: 0,
    };
    event.stopPropagation();
    const next = to[event.key];
    if (next !== undefined) setChosen(next);
    else if (event.key === "Enter") pick(at);
    else if (event.key === "Escape") close();
    else if (event.key !== "Tab") return;
    event.preventDefault();
  }

  return (
    <div className={styles.backdrop} onMouseDown={(event) => event.target === event.currentTarget && close()}>
      <div className={styles.box} role="dialog" aria-modal="true" aria-label="Commands" onKeyDown={onKeyDown}>
        <input
          ref={input}
          className={styles.input}
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={found[at] ? `${listId}-${at}` : undefined}
          aria-autocomplete="list"
          aria-label="Search commands"
          placeholder="Search commands"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setChosen(0);
          }}
        />
        <div id={listId} className={styles.list} role="listbox" aria-label="Commands">
          {found.map((command, i) => {
            const may = command.when(state);
            return (
              <div
                key={command.id}
                id={`${listId}-${i}`}
                ref={i === at ? active : null}
                role="option"
                aria-selected={i === at}
                aria-disabled={!may}
                className={mergeClasses(styles.option, i === at && styles.active, !may && styles.off)}
                onMouseMove={() => setChosen(i)}
                onClick={() => pick(i)}
              >
                <span className={styles.text}>
                  {command.title}
                  <span className={styles.about}>{may ? command.description : command.needs}</span>
                </span>
                <span className={styles.keys}>{keysShown(command, mac) ?? command.category}</span>
              </div>
            );
          })}
        </div>
        {found.length === 0 ? <p className={styles.none}>No command matches “{typed}”.</p> : null}
      </div>
    </div>
  );
}
