import XLSX from "xlsx";
import { renderXlsx } from "../../../src/host/xlsx/writeWorkbook";
import type { LaidOutPack } from "../../../src/pack/LaidOutPack";

/** What another library reads of a sheet with these cells. */
async function reread(cells: LaidOutPack["sheets"][number]["cells"]): Promise<XLSX.WorkSheet> {
  const sheet = {
    name: "S",
    pageId: "s",
    columnWidths: [10],
    rowHeights: new Map(),
    cells,
    merges: [],
    tables: [],
    conditionalFormats: [],
    sparklines: [],
    charts: [],
    validations: [],
    gridlines: true,
    typed: [],
  };
  const properties = {
    title: "",
    subject: "",
    author: "",
    company: "",
    keywords: "",
    description: "",
    created: "2026-10-05T09:00:00Z",
  };
  const pack = { sheets: [sheet], styles: [{}], names: [], properties } as unknown as LaidOutPack;
  return XLSX.read(await renderXlsx(pack)).Sheets["S"] as XLSX.WorkSheet;
}

test("an error stays an error, as a constant and as the result of a formula; its text stays text", async () => {
  const sheet = await reread([
    { row: 1, column: 1, value: null, error: "#DIV/0!", style: 0 },
    { row: 2, column: 1, value: null, error: "#N/A", formula: "NA()", style: 0 },
    { row: 3, column: 1, value: "#REF!", style: 0 },
  ]);
  expect([sheet["A1"], sheet["A2"], sheet["A3"]]).toEqual([
    expect.objectContaining({ t: "e", w: "#DIV/0!" }),
    expect.objectContaining({ t: "e", w: "#N/A", f: "NA()" }),
    expect.objectContaining({ t: "s", v: "#REF!" }),
  ]);
  expect(sheet["A1"]).not.toHaveProperty("f");
});
