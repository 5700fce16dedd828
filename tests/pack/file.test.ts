import { createHash } from "node:crypto";
import XLSX from "xlsx";
import { renderXlsx } from "../../src/host/xlsx/writeWorkbook";
import { checkPackage } from "../host/xlsx/checkPackage";
import { inputs, makeFrom } from "./packs";

const sha = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

describe.each(inputs)("the pack of the %s as a file", (name) => {
  test("is read by SheetJS as it was laid out: every value, formula and link", async () => {
    const { laidOut } = await makeFrom(name);
    const book = XLSX.read(await renderXlsx(laidOut), { cellFormula: true, cellNF: true });
    expect(book.SheetNames).toEqual(laidOut.sheets.map((s) => s.name));
    const differences: unknown[] = [];
    let compared = 0;
    for (const sheet of laidOut.sheets) {
      const other = book.Sheets[sheet.name] as XLSX.WorkSheet;
      for (const cell of sheet.cells) {
        const ref = XLSX.utils.encode_cell({ r: cell.row - 1, c: cell.column - 1 });
        const found = other[ref] as XLSX.CellObject | undefined;
        const wanted = [cell.value === "" ? null : cell.value, cell.formula, cell.link?.target];
        const got = [found?.v === "" ? null : (found?.v ?? null), found?.f, found?.l?.Target];
        if (!wanted.every((value, i) => Object.is(value, got[i]))) differences.push([sheet.name, ref, wanted, got]);
        if (cell.value !== null) compared++;
      }
    }
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(300);
  });

  test("has no fault by the project's own check", async () => {
    expect(await checkPackage(await renderXlsx((await makeFrom(name)).laidOut))).toEqual([]);
  });

  test("is the same, byte for byte, for the same input at the same time", async () => {
    const [a, b] = [await makeFrom(name), await makeFrom(name)];
    expect(b.report.findings).toEqual(a.report.findings);
    expect(sha(await renderXlsx(b.laidOut))).toBe(sha(await renderXlsx(a.laidOut)));
  });
});

test("the time of the build is all that a later build of the same input changes", async () => {
  const a = (await makeFrom("sample")).laidOut;
  const b = (await makeFrom("sample", { builtAt: "2026-10-06T17:30:00.000Z" })).laidOut;
  const changed = b.sheets.flatMap((sheet, s) =>
    sheet.cells.flatMap((cell, i) => (cell.value === a.sheets[s]!.cells[i]!.value ? [] : [cell.value])),
  );
  expect(changed).toEqual(["2026-10-06 17:30 UTC by mi-pack, version 0.0.0"]);
  expect(b.properties).toEqual({ ...a.properties, created: "2026-10-06T17:30:00.000Z" });
});
