import { isCellError, type CellValue } from "../../contract/cells";
import { readDate } from "../../contract/coerce";
import type { CellProblem } from "../../contract/Contract";
import { cellProblem, describe, type ProblemNumber } from "../../contract/problems";
import type { BlockInfo, RowSink } from "../../contract/RowSink";
import { isoFromDay, type Day } from "../../core/days";
import { eventKindOf, eventKinds, lifeEvent, lifeSheet, logHeaders, type LifeEvent, type LifeLog } from "./events";
import { readFingerprint } from "./fingerprint";

/** True for the sheet of the log, which is never data. */
export function isLifeSheet(sheet: string): boolean {
  return sheet.trim().toLowerCase() === lifeSheet.toLowerCase();
}

const needed = ["Recorded", "Ref", "Event"] as const;

/**
 * Reads the exception log. A row sink, so that any host can fill it: Excel's table, a file, the sheet's used range
 * (a table that a file program lost its frame of). Other sheets are passed over. A row that cannot be understood is left out with a problem that names
 * its cell, what stands there and what was expected; it stays in the sheet. Blank rows are nothing.
 *
 * Invariants: reading the same cells twice gives the same log; a row further down never changes how one above is read.
 */
export class LogReader implements RowSink {
  private readonly events: LifeEvent[] = [];
  private readonly problems: CellProblem[] = [];
  private readonly rowsRead = new Map<string, Set<number>>();
  private info: BlockInfo | null = null;
  private at: ReadonlyMap<string, number> | null = null;
  /** Columns of the sheet by header, counted as the sheet counts them, and the row of the headers. */
  private known: { readonly columns: ReadonlyMap<string, number>; readonly headerRow: number } | null = null;
  private date1904 = false;

  beginWorkbook(info: { readonly date1904: boolean }): void {
    this.date1904 = info.date1904;
  }

  beginTable(info: BlockInfo): void {
    this.info = isLifeSheet(info.sheet) ? info : null;
    const { known } = this;
    // rows that stand below the Excel table come without its headers
    this.at =
      known && info.table === null
        ? new Map([...known.columns].map(([header, column]) => [header, column - info.firstColumn]))
        : null;
  }

  row(cells: readonly CellValue[], sheetRow: number): void {
    const { info } = this;
    if (!info) return;
    if (!this.at) {
      const headers = cells.map((c) => (typeof c === "string" ? c.trim().toLowerCase() : ""));
      const at = new Map(logHeaders.map((h) => [h, headers.indexOf(h.toLowerCase())] as const));
      if (!needed.every((h) => (at.get(h) ?? -1) >= 0)) return;
      this.at = at;
      const columns = [...at].map(([header, i]): [string, number] => [header, i < 0 ? -1 : info.firstColumn + i]);
      this.known = { columns: new Map(columns), headerRow: sheetRow };
      return;
    }
    if (this.known && sheetRow <= this.known.headerRow) return;
    // the used range brings the cells of the Excel table once more
    const read = this.rowsRead.get(info.sheet) ?? new Set<number>();
    this.rowsRead.set(info.sheet, read);
    if (read.has(sheetRow)) return;
    read.add(sheetRow);
    if (cells.every((c) => c === null || (typeof c === "string" && c.trim() === ""))) return;
    const found = new Row(cells, sheetRow, info, this.at, this.date1904).read();
    if ("ref" in found) this.events.push(found);
    else this.problems.push(found);
  }

  endTable(): void {
    this.info = null;
    this.at = null;
  }

  result(): LifeLog {
    return { events: [...this.events], problems: [...this.problems] };
  }
}

/** One row being read: the first thing wrong with it is its problem. */
class Row {
  private problem: CellProblem | null = null;

  constructor(
    private readonly cells: readonly CellValue[],
    private readonly sheetRow: number,
    private readonly info: BlockInfo,
    private readonly at: ReadonlyMap<string, number>,
    private readonly date1904: boolean,
  ) {}

  read(): LifeEvent | CellProblem {
    const recorded = this.moment();
    const ref = this.needText("Ref", "the reference of a finding, like kpi:fcr/xmr");
    const word = this.text("Event") ?? "";
    const kind = eventKindOf(word);
    if (!kind) this.wrong("Event", word === "" ? "002" : "004", `one of: ${eventKinds.join(", ")}`);
    const event = lifeEvent({
      recorded: recorded ?? "",
      ref: ref ?? "",
      finding: this.text("Finding") ?? "",
      kind: kind ?? "comment",
      by: this.text("By"),
      asItWas: this.text("As it was"),
      text: this.text("Text"),
    });
    const whole = this.complete(event);
    return this.problem ?? whole;
  }

  /** What each kind of event must say. */
  private complete(event: LifeEvent): LifeEvent {
    switch (event.kind) {
      case "acknowledged": {
        const until = this.until();
        if (until === "changes" && readFingerprint(event.asItWas ?? "") === null)
          this.wrong(
            "As it was",
            event.asItWas === null ? "002" : "003",
            "what the finding was then, as the pane writes it (low; xmr.below-limit; period 2026-09-30), or a day under Until",
          );
        return { ...event, until: until ?? null };
      }
      case "assigned": {
        const [owner, counterpart] = [this.text("Owner"), this.text("Counterpart")];
        if (owner === null && counterpart === null) this.wrong("Owner", "002", "a name under Owner or Counterpart");
        return { ...event, owner, counterpart };
      }
      case "comment":
      case "decision":
        if (event.text === null) this.wrong("Text", "002", `the words of the ${event.kind}`);
        return event;
      case "logged as issue": {
        const issue = this.needText("Issue", "the number of the issue, like I07");
        return { ...event, issue, owner: this.text("Owner"), counterpart: this.text("Counterpart") };
      }
      default:
        return event;
    }
  }

  private cell(header: string): CellValue {
    const at = this.at.get(header) ?? -1;
    return at < 0 ? null : (this.cells[at] ?? null);
  }

  private text(header: string): string | null {
    const cell = this.cell(header);
    if (isCellError(cell)) {
      this.wrong(header, "005", "text");
      return null;
    }
    const text = cell === null ? "" : String(cell).trim();
    return text === "" ? null : text;
  }

  private needText(header: string, expected: string): string | null {
    const text = this.text(header);
    if (text === null) this.wrong(header, "002", expected);
    return text;
  }

  private until(): Day | "changes" | undefined {
    const cell = this.cell("Until");
    if (typeof cell === "string" && /^(?:it )?changes?d?\.?$/i.test(cell.trim())) return "changes";
    return this.day("Until", 'a date, or the word "changes"');
  }

  private day(header: string, expected: string): Day | undefined {
    const cell = this.cell(header);
    // 03/04/2026 as text may be either of two days: it is not guessed
    if (typeof cell === "string" && /^\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}$/.test(cell.trim())) {
      this.wrong(header, "003", `${expected}, written like 2026-12-31`);
      return undefined;
    }
    const reading = readDate(cell, expected, { dayFirst: true, date1904: this.date1904 });
    if (!reading.ok) this.wrong(header, reading.number, reading.expected);
    else if (typeof reading.value === "number") return reading.value;
    else this.wrong(header, "002", expected);
    return undefined;
  }

  /** ISO date-time as the pane writes it, or any date that a person typed. */
  private moment(): string | undefined {
    const expected = "a date and time like 2026-10-06T08:00:00Z";
    const cell = this.cell("Recorded");
    const text = typeof cell === "string" ? cell.trim() : "";
    const time = /[T ](\d{1,2}:\d{2}.*)$/.exec(text)?.[1];
    const day = this.day("Recorded", expected);
    if (day === undefined || time === undefined) return day === undefined ? undefined : isoFromDay(day);
    const match = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?Z?$/.exec(time);
    if (!match) this.wrong("Recorded", "003", expected);
    return match ? `${isoFromDay(day)}T${match[1]}:${match[2]}:${match[3] ?? "00"}Z` : undefined;
  }

  private wrong(header: string, number: ProblemNumber, expected: string): void {
    if (this.problem) return;
    const at = this.at.get(header) ?? -1;
    // a column that is not there at all is spoken of at the row's first cell
    const column = this.info.firstColumn + Math.max(at, 0);
    this.problem = cellProblem({
      prefix: "LOG",
      number,
      table: lifeSheet,
      sheet: this.info.sheet,
      row: this.sheetRow,
      column,
      found: describe(this.cell(header)),
      expected,
    });
  }
}
