/** Where a command writes: results to `out`, everything else to `err`, so that output can be piped. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** True when `err` is a terminal that can rewrite its line. */
  readonly live: boolean;
}

/** What a command ends with: 0 done, 1 the input cannot give what was asked, 2 the call itself is wrong. */
export type ExitCode = 0 | 1 | 2;

/** The input cannot give a pack, said in one clear sentence; ends with exit code 1. */
export class CannotBuild extends Error {
  override readonly name = "CannotBuild";
}

/** The call is wrong; ends with exit code 2 and a hint at the help. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

const QUIET_FOR_MS = 1200;

/** Progress on the error stream, only when the work turns out to be long. */
export function progressOn(terminal: Terminal): {
  report: (step: string, done: number, total: number) => void;
  end: () => void;
} {
  const began = Date.now();
  let last = 0;
  let shown = false;
  return {
    report(step, done, total) {
      const now = Date.now();
      if (now - began < QUIET_FOR_MS || now - last < 250) return;
      last = now;
      const share =
        total > 0 ? ` ${Math.floor((done / total) * 100)} %` : done > 0 ? ` ${done.toLocaleString("en-GB")}` : "";
      terminal.err(terminal.live ? `\r\u001b[K${step}${share}` : `${step}${share}\n`);
      shown = true;
    },
    end() {
      if (shown && terminal.live) terminal.err("\r\u001b[K");
    },
  };
}
