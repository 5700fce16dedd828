import type { CellValue } from "../contract/cells";
import { dayFromYmd, type Day } from "../core/days";
import type { BlockInfo, RowSink } from "../contract/RowSink";
import { quoteShort } from "../findings/words";
import type { PreviousPack } from "./PackInput";
import { goneKinds } from "./theme";

/** Headers of the columns that people type into, and the ids under which their text is kept. */
const typedHeaders: Readonly<Record<string, string>> = {
  Comment: "comment",
  Decision: "decision",
  "Other rating, with reason": "override",
};

export interface ReadPrevious {
  readonly previous: PreviousPack;
  readonly typed: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** What its record page says of its input, checksum included. */
  readonly input?: string | null;
}

/**
 * Reads back what a pack of ours must hand on: findings, statuses, and every word that people typed. A row sink, so
 * that any host can fill it: the last pack's file, or the pack's sheets in the workbook itself.
 */
export class PreviousReader implements RowSink {
  private info: BlockInfo | null = null;
  private headers: string[] = [];
  private readonly typed = new Map<string, Record<string, string>>();
  private readonly findings: { id: string; text: string; packsRunning: number }[] = [];
  private readonly gone: { id: string; text: string; justResolved: boolean; unmeasured: boolean }[] = [];
  private readonly kpis = new Map<string, { latest: number | null; status: string }>();
  private readonly facts = new Map<string, string>();

  beginWorkbook(): void {
    this.info = null;
  }

  beginTable(info: BlockInfo): void {
    this.info = info;
    this.headers = [];
  }

  row(cells: readonly CellValue[], sheetRow: number): void {
    const { info } = this;
    if (!info) return;
    if (info.table === null) {
      if (/Record$/.test(info.sheet)) this.fact(cells);
      return;
    }
    if (!info.table.startsWith("MI_")) return;
    if (sheetRow === info.headerRow || this.headers.length === 0) {
      this.headers = cells.map((c) => String(c ?? ""));
      return;
    }
    const at = (header: string): CellValue => cells[this.headers.indexOf(header)] ?? null;
    const ref = at("Ref");
    if (typeof ref !== "string" || ref === "") return;
    if (info.table === "MI_exceptions") {
      const packs = at("Packs");
      const text = String(at("Finding") ?? "");
      // what is gone stands at the end, by its kind; it is kept for what was typed, and is a finding no more
      const kind = String(at("Kind") ?? "");
      if (Object.values<string>(goneKinds).includes(kind)) {
        const [justResolved, unmeasured] = [kind === goneKinds.resolved, kind === goneKinds.unmeasured];
        this.gone.push({ id: ref, text, justResolved, unmeasured });
      } else this.findings.push({ id: ref, text, packsRunning: typeof packs === "number" ? packs : 1 });
    }
    if (info.table === "MI_scorecard") {
      const value = at("Value");
      this.kpis.set(ref, { latest: typeof value === "number" ? value : null, status: String(at("Status") ?? "") });
    }
    this.headers.forEach((header, i) => {
      const field = typedHeaders[header];
      const value = cells[i];
      if (field && value !== null && value !== undefined && value !== "") {
        this.typed.set(ref, { ...this.typed.get(ref), [field]: String(value) });
      }
    });
  }

  endTable(): void {
    this.info = null;
  }

  /** The record page is no native table; its first block is "what | value" in two spans. */
  private fact(cells: readonly CellValue[]): void {
    const filled = cells.filter((c): c is string | number => typeof c === "string" || typeof c === "number");
    const [what, value] = filled;
    if (typeof what === "string" && value !== undefined && !this.facts.has(what)) this.facts.set(what, String(value));
  }

  /** Null when there was no pack of ours. */
  result(name: string): ReadPrevious | null {
    if (this.findings.length === 0 && this.kpis.size === 0 && this.typed.size === 0) return null;
    const number = Number(this.facts.get("Pack number"));
    return {
      typed: this.typed,
      input: this.facts.get("Input") ?? null,
      previous: {
        name,
        asOf: readDay(this.facts.get("As of") ?? ""),
        packNumber: Number.isInteger(number) && number > 0 ? number : null,
        first: this.facts.get("Previous pack") === "none given",
        findings: this.findings,
        gone: this.gone,
        kpis: this.kpis,
      },
    };
  }
}

/** Ids of the findings that stood on its Exceptions page. */
export function exceptionRefs(previous: PreviousPack | null): ReadonlySet<string> {
  return new Set([...(previous?.findings ?? []), ...(previous?.gone ?? [])].map((f) => f.id));
}

/** What a finding was called on its Exceptions page, short enough for a column. */
export function headlineOf(previous: PreviousPack | null, ref: string): string {
  const found = [...(previous?.findings ?? []), ...(previous?.gone ?? [])].find((f) => f.id === ref);
  return quoteShort(found?.text ?? ref, 160);
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `30 Sep 2026`, as the record page writes it. */
function readDay(text: string): Day | null {
  const match = /^(\d{1,2}) (\w{3}) (\d{4})$/.exec(text);
  const month = match ? months.indexOf(match[2] ?? "") + 1 : 0;
  return match && month > 0 ? dayFromYmd(Number(match[3]), month, Number(match[1])) : null;
}
