import { DarkTheme20Regular } from "@fluentui/react-icons/svg/dark-theme";
import { QuestionCircle20Regular } from "@fluentui/react-icons/svg/question-circle";
import { Fragment, type ReactNode, useReducer, useRef } from "react";
import type { MenuEntry } from "./menu/Menu";
import { MenuButton } from "./menu/MenuButton";
import { THEME_CHOICES, type ThemeChoice, type ThemeSwitch } from "./pageTheme";
import { SAMPLES, type Session, type SessionState } from "./Session";

interface TitleBarProps {
  readonly session: Session;
  readonly state: SessionState;
  readonly theme: ThemeSwitch;
  readonly onHelp: () => void;
  readonly onPrint: () => void;
}

/** Name of the workbook, and what can be done with files and with the page itself. */
export function TitleBar({ session, state, theme, onHelp, onPrint }: TitleBarProps): ReactNode {
  const picker = useRef<HTMLInputElement>(null);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const busy = state.work !== null;
  const files: readonly MenuEntry[] = [
    { id: "open", title: "Open…", disabled: busy },
    { id: "download", title: "Download .xlsx", disabled: busy || state.epoch === 0 },
    { id: "print", title: "Print preview", tip: "Pages as they print (Ctrl+P)", disabled: busy || state.epoch === 0 },
    ...SAMPLES.map(({ file, label }, i) => ({ id: file, title: label, disabled: busy, apart: i === 0 })),
    { id: "blank", title: "Blank", disabled: busy },
  ];
  function pick(id: string): void {
    if (id === "open") picker.current?.click();
    else if (id === "download") void session.download();
    else if (id === "print") onPrint();
    else if (id === "blank") void session.openBlank();
    else void session.openSample(id);
  }
  return (
    <header className="wb-title">
      <img src="/assets/icons/product-32.png" alt="" width={18} height={18} />
      <h1>{state.fileName || "Workbench"}</h1>
      <span className="wb-title-note">preview · this machine only</span>
      <span className="wb-title-space" />
      <input
        ref={picker}
        type="file"
        accept=".xlsx"
        hidden
        aria-label="Workbook to open"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) void session.openFile(file);
        }}
      />
      <span className="wb-files">
        {files.map(({ id, title, tip, disabled, apart }) => (
          <Fragment key={id}>
            {apart === true && <span className="wb-title-line" />}
            <button type="button" title={tip} disabled={disabled} onClick={() => pick(id)}>
              {title}
            </button>
          </Fragment>
        ))}
      </span>
      <span className="wb-file-menu">
        <MenuButton label="File" tip="Open, download, samples" className="" entries={files} onPick={pick}>
          File ▾
        </MenuButton>
      </span>
      <span className="wb-title-line" />
      <MenuButton
        label="Theme"
        tip="Theme of the page; the pane hears of it as of Office's own theme"
        className="wb-round"
        entries={THEME_CHOICES.map(({ id, title }) => ({ id, title, checked: theme.choice === id }))}
        onPick={(id) => {
          theme.choose(id as ThemeChoice);
          redraw();
        }}
      >
        <DarkTheme20Regular />
      </MenuButton>
      <button type="button" className="wb-round" title="Keys (F1)" aria-label="Keys" onClick={onHelp}>
        <QuestionCircle20Regular />
      </button>
    </header>
  );
}
