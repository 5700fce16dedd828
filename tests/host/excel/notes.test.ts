import { writeNotes } from "../../../src/host/excel/render/notes";
import { Session } from "../../../src/host/excel/session";

/** Notes as ExcelApi 1.18 has them; Microsoft's npm client stops at 1.15, so that this stands in for it. */
class Notes {
  readonly list: { cell: string; content: string }[] = [];

  add(cell: string, content: string): void {
    this.list.push({ cell, content });
  }

  getItemAt(index: number): { delete(): void } {
    return { delete: () => void this.list.splice(index, 1) };
  }
}

function session(version: string): Session {
  const context = {
    application: {
      suspendScreenUpdatingUntilNextSync: () => undefined,
      suspendApiCalculationUntilNextSync: () => undefined,
    },
  };
  const api = {
    Excel: {},
    Office: {
      context: {
        requirements: {
          isSetSupported: (_: string, wanted: string) => Number(wanted.split(".")[1]) <= Number(version.split(".")[1]),
        },
      },
    },
  };
  return new Session(context as never, api as never, undefined);
}

test("notes are replaced, each on its cell, none too long", async () => {
  const notes = new Notes();
  notes.add("A1", "old");
  notes.add("B2", "older");
  await writeNotes(
    session("1.18"),
    { notes } as never,
    [
      { row: 5, column: 3, text: "why flagged" },
      { row: 6, column: 28, text: "x".repeat(5000) },
    ],
    2,
  );
  expect(notes.list).toEqual([
    { cell: "C5", content: "why flagged" },
    { cell: "AB6", content: "x".repeat(2000) },
  ]);
});

test("without notes in this Excel nothing is asked of it", async () => {
  const notes = new Notes();
  await writeNotes(session("1.17"), { notes } as never, [{ row: 1, column: 1, text: "x" }], 0);
  await writeNotes(session("1.18"), {} as never, [{ row: 1, column: 1, text: "x" }], 0);
  expect(notes.list).toEqual([]);
});
