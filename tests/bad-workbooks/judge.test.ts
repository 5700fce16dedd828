/* global Buffer */

import { loadBases, type Base } from "./bases";
import { Book } from "./Book";
import { judge } from "./judge";
import { mutantOf, SEEDS } from "./run";
import { mutations } from "./mutations/all";

let bases: Base[];
let sample: Base;
beforeAll(async () => {
  bases = await loadBases();
  sample = bases[0] as Base;
});

/** The judge itself: each fault that it is there to see, put before it. */
describe("the judge sees", () => {
  const spoiled = (change: (book: Book) => void): Uint8Array => {
    const book = new Book(sample.parts);
    change(book);
    return book.bytes();
  };
  const risks = (): { row: number; column: number } => {
    const table = sample.tables.find(({ key }) => key === "risks");
    return { row: table?.good[0] ?? 0, column: table?.columns.get("probability") ?? 0 };
  };

  test("nothing in a workbook that was only packed anew", async () => {
    for (const base of bases)
      expect(
        await judge(base, { what: "", bytes: new Book(base.parts).bytes({ packed: true }), expected: {} }),
      ).toEqual([]);
  });

  test("a good row that is missing, and a complaint of it", async () => {
    const { row, column } = risks();
    const bytes = spoiled((book) => book.sheet("Risks").setText(row, column, "often"));
    const faults = await judge(sample, { what: "", bytes, expected: {} });
    expect(faults).toEqual([
      expect.stringContaining(`Risks|${row} is missing`),
      expect.stringContaining("a good row is complained of"),
    ]);
  });

  test("a value that changed, a row that was made up, a row used although it is bad", async () => {
    const { row, column } = risks();
    const changed = spoiled((book) => book.sheet("Risks").setNumber(row, column, 1));
    expect(await judge(sample, { what: "", bytes: changed, expected: {} })).toEqual([
      expect.stringMatching(/probability was \d, is 1/),
    ]);
    const bad = await judge(sample, { what: "", bytes: changed, expected: { rejected: [{ sheet: "Risks", row }] } });
    expect(bad.join("\n")).toMatch(/is used although it is bad[^]*left out but not listed/);
    const more = spoiled((book) => {
      const sheet = book.sheet("Risks");
      sheet.rowAt(40).cells = new Map(sheet.rowAt(row).cells);
      book.resizeTable("Risks", (ref) => ref.replace(/\d+$/, "40"));
    });
    expect(await judge(sample, { what: "", bytes: more, expected: {} })).toEqual([
      expect.stringContaining("Risks|40 was made up"),
    ]);
  });

  test("a row that vanished without a word, a refusal that was none", async () => {
    const faults = await judge(sample, {
      what: "",
      bytes: sample.bytes,
      expected: { touched: [{ sheet: "Risks", row: 77 }] },
    });
    expect(faults).toEqual(["Risks|77 is neither used nor listed"]);
    expect(await judge(sample, { what: "", bytes: sample.bytes, expected: { outcome: "refused" } })).toHaveLength(1);
    expect(await judge(sample, { what: "", bytes: new Uint8Array(3), expected: {} })).toEqual([
      expect.stringContaining("was refused"),
    ]);
  });
});

test("a seed makes the same workbook every time, and every kind has its turn", () => {
  const names = new Set<string>();
  for (let seed = 0; seed < mutations.length; seed++) {
    const [a, b] = [mutantOf(seed, bases), mutantOf(seed, bases)];
    expect(Buffer.compare(a.mutant.bytes, b.mutant.bytes)).toBe(0);
    names.add(a.name);
  }
  expect(names.size).toBe(mutations.length);
  expect(SEEDS).toBeGreaterThanOrEqual(1000);
});
