import { unzip, zip } from "@cj-tech-master/excelts/archive";
import { renderXlsx } from "../../../src/host/xlsx/writeWorkbook";
import { checkPackage } from "./checkPackage";
import { samplePack } from "./samplePack";

/* global TextDecoder */

/** The sample with one part changed. */
async function spoilt(part: string, change: (text: string) => string | null): Promise<string[]> {
  const archive = zip({ reproducible: true });
  for await (const entry of unzip(await renderXlsx(samplePack())).entries()) {
    const text = new TextDecoder().decode(await entry.bytes());
    const changed = entry.path === part ? change(text) : text;
    if (entry.path === part && changed === text) throw new Error("nothing was changed");
    if (changed !== null) archive.add(entry.path, changed);
  }
  return checkPackage(await archive.bytes());
}

const PAGE = "xl/worksheets/sheet2.xml";

/** A check that cannot fail proves nothing: each fault it should find is made here. */
test.each([
  ["broken XML", PAGE, (t: string) => t.replace("</row>", ""), /not well-formed/],
  ["a missing part", "xl/charts/chart1.xml", () => null, /missing part xl\/charts\/chart1\.xml/],
  [
    "no content type",
    "[Content_Types].xml",
    (t: string) => t.replace(/<Override PartName="\/xl\/styles.xml"[^>]*>/, ""),
    /styles\.xml: no content type of its own/,
  ],
  [
    "a dangling relationship id",
    PAGE,
    (t: string) => t.replace('<drawing r:id="rId2"', '<drawing r:id="rId99"'),
    /no relationship rId99/,
  ],
  [
    "an unlinked part",
    "xl/worksheets/_rels/sheet2.xml.rels",
    (t: string) => t.replace(/<Relationship Id="rId2"[^>]*>/, ""),
    /nothing points at it/,
  ],
  ["a style out of range", PAGE, (t: string) => t.replace(' s="2"', ' s="900"'), /missing style/],
  ["a text out of range", PAGE, (t: string) => t.replace(/t="s"><v>\d+/, 't="s"><v>9000'), /missing text/],
  ["a merge over a merge", PAGE, (t: string) => t.replace('ref="A16:D16"', 'ref="A1:B2"'), /merged ranges overlap/],
  ["a merge over a table", PAGE, (t: string) => t.replace('ref="A16:D16"', 'ref="A5:B5"'), /has merged cells/],
  [
    "elements out of order",
    PAGE,
    (t: string) => t.replace(/(<mergeCells.*<\/mergeCells>)(.*)(<pageMargins)/, "$2$1$3"),
    /wrong place/,
  ],
  ["rows out of order", PAGE, (t: string) => t.replace('<row r="5"', '<row r="3"'), /out of order/],
  [
    "a column that is not its header",
    "xl/tables/table2.xml",
    (t: string) => t.replace('name="Latest"', 'name="Last"'),
    /not its header cell's text/,
  ],
  ["a table id twice", "xl/tables/table2.xml", (t: string) => t.replace(' id="2"', ' id="1"'), /table id 1 twice/],
  [
    "a table name twice",
    "xl/tables/table2.xml",
    (t: string) => t.replace('displayName="Scorecard"', 'displayName="chart_data"'),
    /table name chart_data twice/,
  ],
  [
    "a name that points nowhere",
    "xl/workbook.xml",
    (t: string) => t.replace("!$F$2", "!$F$2+Gone!$A$1"),
    /missing sheet Gone/,
  ],
  [
    "an illegal sheet name",
    "xl/workbook.xml",
    (t: string) => t.replace('name="2 Typed"', 'name="2/Typed"'),
    /not legal/,
  ],
  ["a link to no sheet", PAGE, (t: string) => t.replace("'2 Typed'!B3", "'3 Typed'!B3"), /link to the missing sheet/],
  ["a missing conditional format", PAGE, (t: string) => t.replace('dxfId="1"', 'dxfId="7"'), /conditional format 7/],
])("finds %s", async (_name, part, change, words) => {
  expect((await spoilt(part, change)).join("\n")).toMatch(words);
});
