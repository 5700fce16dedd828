import { type ReactNode, useRef } from "react";
import { SAMPLES, type Session, type SessionState } from "./Session";

export function TitleBar({ session, state }: { session: Session; state: SessionState }): ReactNode {
  const picker = useRef<HTMLInputElement>(null);
  const busy = state.work !== null;
  return (
    <header className="wb-title">
      <img src="/assets/icons/product-32.png" alt="" width={18} height={18} />
      <h1>{state.fileName || "Workbench"}</h1>
      <span className="wb-title-note">preview · this machine only</span>
      <span className="wb-title-space" />
      <button type="button" disabled={busy} onClick={() => picker.current?.click()}>
        Open…
      </button>
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
      <button type="button" disabled={busy || state.epoch === 0} onClick={() => void session.download()}>
        Download .xlsx
      </button>
      <span className="wb-title-line" />
      {SAMPLES.map(({ file, label }) => (
        <button key={file} type="button" disabled={busy} onClick={() => void session.openSample(file)}>
          {label}
        </button>
      ))}
      <button type="button" disabled={busy} onClick={() => void session.openBlank()}>
        Blank
      </button>
    </header>
  );
}
