import { type Cell, Workbook } from "@cj-tech-master/excelts";
import { installChartSupport } from "@cj-tech-master/excelts/chart";
import { sampleWorkbook } from "../../scripts/sample/workbook";
import { makePack, type Made } from "../../src/cli/makePack";
import type { CellValue } from "../../src/contract/cells";
import { parseTables, type RawTable } from "../../src/contract/parseTables";
import { readSettings } from "../../src/contract/readSettings";
import { renderXlsx } from "../../src/host/xlsx/writeWorkbook";
import { readXlsx } from "../../src/host/xlsx/readWorkbook";
import type { LaidOutPack } from "../../src/pack/LaidOutPack";
import { PreviousReader, type ReadPrevious } from "../../src/pack/PreviousReader";
import { rawTables } from "../sample/reading";
import { madeUp } from "./packs";

installChartSupport();

/**
 * What people type into a pack, and what the next pack makes of it. Packs go through their file each time, as they do
 * for people: written, typed into, read.
 */

const sample = rawTables(sampleWorkbook());
const FCR = "kpi:fcr/xmr";
const QUALITY = "kpi:quality/xmr";

function build(tables: readonly RawTable[], previous: ReadPrevious | null = null, given: object = {}): Made {
  const settings = readSettings(given);
  if (!settings.ok) throw new Error("settings");
  const parsed = parseTables(tables, { settings: settings.value });
  const input = { name: "sample.xlsx", sha256: "0".repeat(64), bytes: 1 };
  return makePack({ parsed, settings: settings.value, input }, { ...madeUp, previous });
}

type Typed = Readonly<Record<string, Readonly<Record<string, string | number>>>>;

/** The pack with texts in its typed cells, by key and field. */
function typeInto(pack: LaidOutPack, texts: Typed): LaidOutPack {
  let typed = 0;
  const sheets = pack.sheets.map((sheet) => {
    const at = new Map(sheet.typed.map((t) => [`${t.row}:${t.column}`, texts[t.key]?.[t.field]]));
    const cells = sheet.cells.map((cell) => {
      const text = at.get(`${cell.row}:${cell.column}`);
      if (text === undefined) return cell;
      typed++;
      return { ...cell, value: text };
    });
    return { ...sheet, cells };
  });
  expect(typed).toBe(Object.values(texts).reduce((sum, fields) => sum + Object.keys(fields).length, 0));
  return { ...pack, sheets };
}

async function handOn(pack: LaidOutPack, name = "last.xlsx"): Promise<ReadPrevious> {
  return readBack(await renderXlsx(pack), name);
}

async function readBack(bytes: Uint8Array, name = "last.xlsx"): Promise<ReadPrevious> {
  const reader = new PreviousReader();
  await readXlsx(bytes, reader);
  const previous = reader.result(name);
  if (!previous) throw new Error("no pack of ours");
  return previous;
}

interface Row {
  readonly kind: string;
  readonly finding: string;
  readonly packs: unknown;
  readonly comment: unknown;
  readonly decision: unknown;
}

/** The exceptions page as a reader of the sheet sees it, by reference. */
function exceptions(pack: LaidOutPack): Map<string, Row> {
  const sheet = pack.sheets.find((s) => s.pageId === "exceptions")!;
  const table = sheet.tables[0]!;
  const values = new Map(sheet.cells.map((c) => [`${c.row}:${c.column}`, c.value]));
  const rows = new Map<string, Row>();
  for (let r = table.row + 1; r < table.row + table.rows; r++) {
    const at = (header: string): unknown => values.get(`${r}:${table.column + table.headers.indexOf(header)}`) ?? null;
    const key = String(at("Ref"));
    expect(rows.has(key)).toBe(false);
    rows.set(key, {
      kind: String(at("Kind")),
      finding: String(at("Finding")),
      packs: at("Packs"),
      comment: at("Comment"),
      decision: at("Decision"),
    });
  }
  return rows;
}

function record(pack: LaidOutPack): string[] {
  const sheet = pack.sheets.find((s) => s.pageId === "record")!;
  return sheet.cells.flatMap((c) => (typeof c.value === "string" ? [c.value] : []));
}

/** The sample with one of its tables changed: header row, then rows. */
function changed(table: string, change: (header: CellValue[], rows: CellValue[][]) => CellValue[][]): RawTable[] {
  return sample.map((raw) => {
    if (raw.sheet !== table || !raw.table) return raw;
    const [header, ...rows] = raw.cells.map((r) => [...r]) as [CellValue[], ...CellValue[][]];
    return { ...raw, cells: [header, ...change(header, rows)] };
  });
}

const without = (id: string): RawTable[] => {
  const kpis = changed("KPIs", (_, rows) => rows.filter((r) => r[0] !== id)).find((t) => t.sheet === "KPIs")!;
  const observed = changed("Observations", (_, rows) => rows.filter((r) => r[0] !== id));
  return observed.map((t) => (t.sheet === "KPIs" ? kpis : t));
};

const first = build(sample);
const texts: Typed = {
  [FCR]: { comment: "Ops lead will report in October", decision: "Credit waived until the new desktop is live" },
  [QUALITY]: { comment: "Calibration changed?" },
};
let last: ReadPrevious;
beforeAll(async () => {
  last = await handOn(typeInto(first.laidOut, texts));
});

describe("what was typed stands on the same exception", () => {
  test("in the next pack", () => {
    const rows = exceptions(build(sample, last).laidOut);
    expect(rows.get(FCR)).toMatchObject(texts[FCR]!);
    expect(rows.get(QUALITY)).toMatchObject({ ...texts[QUALITY], decision: "" });
    const others = [...rows].filter(([id]) => id !== FCR && id !== QUALITY);
    for (const [, row] of others) expect([row.comment, row.decision]).toEqual(["", ""]);
  });

  test("after all rows of the KPIs and the Observations stand in another order", () => {
    const observations = changed("Observations", (_, rows) => rows.reverse());
    const kpis = changed("KPIs", (_, rows) => rows.reverse()).find((t) => t.sheet === "KPIs")!;
    const rows = exceptions(
      build(
        observations.map((t) => (t.sheet === "KPIs" ? kpis : t)),
        last,
      ).laidOut,
    );
    expect(rows.get(FCR)).toMatchObject(texts[FCR]!);
    expect(rows.get(QUALITY)).toMatchObject(texts[QUALITY]!);
    expect([...rows.keys()].sort()).toEqual([...exceptions(first.laidOut).keys()].sort());
  });

  test("after the KPI was renamed: its id is kept", () => {
    const renamed = changed("KPIs", (header, rows) =>
      rows.map((r) => (r[0] === "fcr" ? r.map((v, i) => (header[i] === "Name" ? "Sorted at once" : v)) : r)),
    );
    const row = exceptions(build(renamed, last).laidOut).get(FCR);
    expect(row).toMatchObject(texts[FCR]!);
    expect(row?.finding).toContain("Sorted at once");
  });

  test("after people sorted and filtered the page, and another program saved it", async () => {
    const book = new Workbook();
    await book.xlsx.load((await renderXlsx(first.laidOut)) as never);
    const laid = first.laidOut.sheets.find((s) => s.pageId === "exceptions")!;
    const table = laid.tables[0]!;
    const sheet = book.getWorksheet(laid.name)!;
    const at = (row: number, k: number): Cell => sheet.findCell(table.row + 1 + row, table.column + k) as Cell;
    const ref = table.headers.indexOf("Ref");
    const rows = Array.from({ length: table.rows - 1 }, (_, i) => table.headers.map((_h, k) => at(i, k).value));
    rows.reverse().forEach((values, i) => {
      values.forEach((value, k) => (at(i, k).value = value));
      if (values[ref] === FCR) at(i, table.headers.indexOf("Comment")).value = "typed elsewhere";
      sheet.getRow(table.row + 1 + i).hidden = i % 3 === 0;
    });
    const previous = await readBack(new Uint8Array(await book.xlsx.writeBuffer({ validate: false } as never)));
    expect(previous.typed).toEqual(new Map([[FCR, { comment: "typed elsewhere" }]]));
    expect(previous.previous.findings).toHaveLength(table.rows - 1);
    expect(exceptions(build(sample, previous).laidOut).get(FCR)?.comment).toBe("typed elsewhere");
  });

  test("letter by letter: formulas, markup, lines, numbers, and more than a row can show", async () => {
    const odd: Typed = {
      [FCR]: { comment: '=HYPERLINK("https://evil.example","x")', decision: "line one\nline two <b>&amp; 客服" },
      [QUALITY]: { comment: 42, decision: "word ".repeat(1000).trim() },
    };
    const next = build(sample, await handOn(typeInto(first.laidOut, odd)));
    const again = build(sample, await handOn(next.laidOut));
    const rows = exceptions(again.laidOut);
    expect(rows.get(FCR)).toMatchObject(odd[FCR]!);
    expect(rows.get(QUALITY)).toMatchObject({ comment: "42", decision: odd[QUALITY]!.decision });
    const cells = again.laidOut.sheets.flatMap((s) => s.cells);
    const typed = cells.find((c) => c.value === odd[FCR]!.comment);
    expect(typed?.formula).toBeUndefined();
    expect(again.laidOut.styles[typed!.style]?.format).toBe("@");
  });
});

describe("what was typed on something that is gone", () => {
  test("stays on a ticked row after the KPI's removal, as long as there is something typed, and comes back with it", async () => {
    const smaller = build(without("fcr"), last, { asOf: "2026-10-01" });
    const row = exceptions(smaller.laidOut).get(FCR);
    // its KPI is gone from the data: nobody knows whether it was resolved
    expect(row).toMatchObject({ kind: "∅ No longer measured", ...texts[FCR] });
    const later = build(without("fcr"), await handOn(smaller.laidOut), { asOf: "2026-10-02" });
    expect(exceptions(later.laidOut).get(FCR)).toMatchObject({
      kind: "∅ No longer measured",
      ...texts[FCR],
    });
    const much = build(without("fcr"), await handOn(later.laidOut), { asOf: "2026-10-03" });
    expect(exceptions(much.laidOut).get(FCR)).toMatchObject({ kind: "∅ No longer measured", ...texts[FCR] });
    const back = build(sample, await handOn(much.laidOut), { asOf: "2026-10-04" });
    expect(exceptions(back.laidOut).get(FCR)).toMatchObject({ kind: "▼ Low", packs: 1, ...texts[FCR] });
    // what was resolved without a word is shown once
    const silent = [...exceptions(smaller.laidOut)].filter(([, r]) => r.kind.startsWith("✓") && !r.comment);
    expect(silent.length).toBeGreaterThan(0);
    for (const [id] of silent) expect(exceptions(later.laidOut).has(id)).toBe(false);
  });

  test("stays when the data is put right and the pack is built again for the same day", () => {
    const row = exceptions(build(without("fcr"), last).laidOut).get(FCR);
    expect(row?.kind).toBe("∅ No longer measured");
    expect(row).toMatchObject(texts[FCR]!);
  });

  test("stays on the notice when the KPI is statutory no more", async () => {
    const sheet = first.laidOut.sheets.find((s) => s.pageId === "notice")!;
    const key = sheet.typed[0]!.key;
    const typed: Typed = { [key]: { override: "Other: strike in August" } };
    const previous = await handOn(typeInto(first.laidOut, typed));
    expect(previous.typed).toEqual(new Map(Object.entries(typed)));
    const seen = (made: Made) =>
      made.laidOut.sheets
        .filter((s) => s.pageId === "notice")
        .flatMap((s) => s.cells)
        .filter((c) => c.value === "Other: strike in August").length;
    expect(seen(build(sample, previous))).toBe(1);
    const none = changed("KPIs", (header, rows) =>
      rows.map((r) => r.map((v, i) => (header[i] === "Statutory KPI" ? "no" : v))),
    );
    expect(seen(build(none, previous))).toBe(1);
    expect(seen(build(none, await handOn(build(none, previous).laidOut)))).toBe(1);
  });
});

describe("from pack to pack", () => {
  const august = build(sample, null, { asOf: "2026-08-31" });

  test("what is there again counts its packs, what is new begins at 1, what is gone is listed as resolved", async () => {
    const september = build(sample, await handOn(august.laidOut), { asOf: "2026-09-30" });
    const before = new Set(august.report.findings.map((f) => f.id));
    const now = new Set(september.report.findings.map((f) => f.id));
    const rows = exceptions(september.laidOut);
    const both = [...now].filter((id) => before.has(id));
    const fresh = [...now].filter((id) => !before.has(id));
    const gone = [...before].filter((id) => !now.has(id));
    expect([both.length, fresh.length, gone.length].every((n) => n > 0)).toBe(true);
    for (const id of both) expect([id, rows.get(id)?.packs]).toEqual([id, 2]);
    for (const id of fresh) expect([id, rows.get(id)?.packs]).toEqual([id, 1]);
    for (const id of gone) expect([id, rows.get(id)?.kind]).toEqual([id, "✓ Resolved"]);
    expect(rows.size).toBe(now.size + gone.length);
    expect(september.report.resolved.map((r) => r.id).sort()).toEqual(gone.sort());
    const said = record(september.laidOut);
    expect(said.filter((t) => t.startsWith("Resolved: ")).length).toBe(gone.length);
    expect(said.filter((t) => t.startsWith("New: ")).length).toBe(fresh.length);
    const october = build(sample, await handOn(september.laidOut), { asOf: "2026-10-31" });
    for (const f of october.report.findings) if (both.includes(f.id)) expect([f.id, f.packsRunning]).toEqual([f.id, 3]);
  });

  test("building again for the same day changes nothing but the time of the build", async () => {
    const september = build(sample, await handOn(august.laidOut), { asOf: "2026-09-30" });
    const typed = typeInto(september.laidOut, { [FCR]: { comment: "kept" } });
    const again = build(sample, await handOn(typed, "september.xlsx"), { asOf: "2026-09-30" });
    const thrice = build(sample, await handOn(again.laidOut, "september.xlsx"), { asOf: "2026-09-30" });
    expect(await renderXlsx(thrice.laidOut)).toEqual(await renderXlsx(again.laidOut));
    const cells = (pack: LaidOutPack) => pack.sheets.find((s) => s.pageId === "exceptions")!.cells;
    expect(cells(again.laidOut)).toEqual(cells(typed));
  });
});

test("a workbook that is no pack of ours hands nothing on", async () => {
  const reader = new PreviousReader();
  await readXlsx(await renderXlsx(sampleWorkbook()), reader);
  expect(reader.result("sample.xlsx")).toBeNull();
});
