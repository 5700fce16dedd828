import { readFileSync } from "node:fs";
import { join } from "node:path";
import { layout } from "../../src/pack/layout/layout";
import { beyond } from "./beyond";
import type { Capability, Proof } from "./capability";
import { governance } from "./governance";
import { measures } from "./measures";
import { money } from "./money";
import { build, type Built } from "./pack";
import { relationship } from "./relationship";

const capabilities: readonly Capability[] = [...governance, ...measures, ...relationship, ...money, ...beyond];
const before = build();
const options = { sourceLink: () => null, internal: false, valuesOnly: true };

function holds(built: Built, [kind, where, words]: Proof): boolean {
  if (kind === "page") {
    const text = built.page(where);
    return typeof words === "string" ? text.includes(words) : words!.test(text);
  }
  const found = built.report.findings.some((f) => f.id === where);
  return kind === "finding" ? found : !found;
}

describe("what a person types changes what the pack shows", () => {
  test.each(capabilities.map((c) => [c.number, c.what, c] as const))("%s %s", (_, __, { type, settings, proof }) => {
    const after = build(type, settings);
    for (const one of proof) {
      expect([one, holds(after, one)]).toEqual([one, true]);
      expect([one, holds(before, one)]).toEqual([one, false]);
    }
  });
});

describe("what settings and the last pack change", () => {
  test("8, 70 the same pack for a site", () => {
    const site = build(undefined, { site: "tynebridge" });
    expect(site.document.subtitle).toBe("site Tynebridge · Q2 FY26/27 · as of 30 Sep 2026 · pack 12");
    expect(site.page("one-page")).toContain("· site Tynebridge ·");
    expect(site.page("scorecard")).toContain("Only the KPIs of site Tynebridge\n4 KPIs:");
    expect(site.page("scorecard")).toContain("Advisers leaving (Tynebridge)");
    expect(site.page("scorecard")).not.toContain("First-contact resolution");
    expect(site.page("exceptions")).not.toMatch(/kpi:(?!attrition|security|aht|quality)/);
    // its rows that were left out belong to the other pack
    expect(before.page("exceptions")).toContain("Wait for a web chat: the same period twice");
    expect(site.page("exceptions")).not.toMatch(/webchat|Wait for a web chat/);
    expect(site.page("open-book")).toBe(before.page("open-book"));
    const moved = build((w) => w.edit("kpis", { id: "csat" }, { site: "Wearmouth" }), {
      site: ["wearmouth ", "nowhere"],
    });
    expect(moved.page("scorecard")).toContain("Customers satisfied after contact (Wearmouth)");
    expect(moved.page("scorecard")).toContain("5 KPIs:");
  });

  test("48 sensitive figures stay out of the copy for the other party", () => {
    const redacted = build(undefined, { redact: ["open-book", "exceptions.worth"] });
    const sheets = (built: Built) => layout(built.document, options).sheets.map((sheet) => sheet.name);
    expect(sheets(before)).toContain("8 Open book");
    expect(sheets(redacted)).not.toContain("8 Open book");
    const exceptions = layout(redacted.document, options).sheets.find((sheet) => sheet.name === "2 Exceptions")!;
    expect(exceptions.cells.map((cell) => cell.value)).not.toContain("Worth");
  });

  test("M the record lists what changed against the last pack, and what it was made from", () => {
    const last = {
      name: "pack 11",
      asOf: before.report.asOf - 92,
      packNumber: 11,
      findings: before.report.findings.filter((f) => f.id !== "kpi:abandon/xmr"),
      gone: [],
      kpis: new Map(
        before.analysis.kpis.map((k) => [
          k.kpi.id,
          k.kpi.id === "fcr"
            ? { latest: 0.79, status: "● Green" }
            : { latest: k.latestValue, status: `● ${k.status ?? ""}` },
        ]),
      ),
    };
    const record = build(undefined, {}, { previous: last }).page("record");
    expect(record).toContain("First-contact resolution: Green → Red (79.0 % → 72.6 %)");
    expect(record).toContain("New: Calls abandoned rising every month since March");
    expect(record).toContain("Changes against the last pack\n2 changes\n");
    expect(record).toMatch(/sample\.xlsx, 1 bytes, SHA-256 0{64}/);
    expect(before.page("record")).not.toContain("Green → Red");
  });

  test("P what was typed into the last pack stands in this one", () => {
    const typed = new Map([["kpi:fcr/xmr", { comment: "Knowledge base on the 19th", decision: "Weekly check" }]]);
    expect(build(undefined, {}, { typed }).page("exceptions")).toContain("Knowledge base on the 19th | Weekly check");
  });
});

describe("docs/coverage.md", () => {
  const lines = readFileSync(join(__dirname, "../../docs/coverage.md"), "utf8")
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .filter((cells) => /^(\d+|[A-P])$/.test(cells[1] ?? ""))
    .map(([, number = "", what = "", kind = "", where = "", test = ""]) => ({ number, what, kind, where, test }));
  const tested = new Set([...capabilities.map((c) => c.number), "8", "70", "48", "M", "P"]);

  test("names every capability of the sources once, in order", () => {
    const numbers = Array.from({ length: 112 }, (_, i) => String(i + 1));
    expect(lines.map((line) => line.number)).toEqual([...numbers, ..."ABCDEFGHIJKLMNOP"]);
  });

  test("has a test for each that a spreadsheet can hold, and says of the others that nothing is done", () => {
    for (const { number, kind, where, test } of lines) {
      expect([number, kind, kind === "O" ? where : tested.has(number)]).toEqual([
        number,
        kind,
        kind === "O" ? "outside a spreadsheet: nothing done" : true,
      ]);
      expect(test === "" || test === "–").toBe(kind === "O");
    }
  });
});
