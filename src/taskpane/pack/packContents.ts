import { cellAddress } from "../../contract/cells";
import type { Analysis } from "../../findings/analysis/Analysis";
import type { FindingsReport } from "../../findings/Finding";
import { catalogue } from "../../pack/buildPack";
import type { PackInput } from "../../pack/PackInput";
import { sheetNames } from "../../pack/sheets";

export interface PageLine {
  readonly number: number;
  readonly title: string;
  /** Whether the next build makes it. */
  readonly ready: boolean;
  /** Why not, or what it is made of. */
  readonly why: string;
  /** Cell that opens it, when it was built. */
  readonly opens: string | null;
}

interface Scene {
  readonly analysis: Analysis;
  readonly report: FindingsReport;
  /** Ids of the pages that stand in the workbook; null: nobody knows which, but there is a pack. */
  readonly built: ReadonlySet<string> | null;
  readonly now: string;
  readonly version: string;
}

const RECORD = { number: 14, id: "record", title: "Record" } as const;

/** Every page of the catalogue: whether the data is there for it, and why it is not. Asks the pages themselves. */
export function packContents({ analysis, report, built, now, version }: Scene): readonly PageLine[] {
  const input: PackInput = {
    analysis,
    report,
    inputs: [],
    builtAt: now,
    builtBy: "",
    version,
    typed: new Map(),
    previous: null,
  };
  const wanted = analysis.settings.pages;
  const opens = (id: string): string | null => {
    const sheet = sheetNames[id as keyof typeof sheetNames];
    return (built === null || built.has(id)) && sheet ? cellAddress(sheet, 1, 1) : null;
  };
  const lines = catalogue.map((entry): PageLine => {
    const { number, id, title, needs } = entry;
    if (wanted.length > 0 && !wanted.includes(id) && !wanted.includes(String(number)))
      return { number, title, ready: false, why: "not asked for in the settings", opens: opens(id) };
    const ready = entry.page(input) !== null;
    return { number, title, ready, why: ready ? "ready" : `needs ${needs}`, opens: opens(id) };
  });
  return [...lines, { number: RECORD.number, title: RECORD.title, ready: true, why: "ready", opens: opens(RECORD.id) }];
}

/** Redaction in words, for the copy that goes to the other party. */
export function redactionSentence(redact: readonly string[]): string {
  return redact.length === 0
    ? "The copy holds values only. Nothing is marked internal yet: see Settings, redaction."
    : `The copy holds values only, without: ${redact.join(", ")}.`;
}
