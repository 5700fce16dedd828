import { zip } from "@cj-tech-master/excelts/archive";

/** Workbooks as Excel, strict writers and other programs write them, with what highlights must live beside. */

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PKG = "http://schemas.openxmlformats.org/package/2006";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

type Parts = readonly (readonly [name: string, content: string])[];

function rel(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${R}/${kind}" Target="${target}"/>`;
}

const workbookXml = (more = ""): string =>
  `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${R}"><workbookPr${more}/><sheets><sheet name="Data" sheetId="1" r:id="rId1"/>` +
  `<sheet name="Other sheet" sheetId="7" state="hidden" r:id="rId2"/></sheets></workbook>`;

const workbookRels =
  `${HEAD}<Relationships xmlns="${PKG}/relationships">${rel("rId1", "worksheet", "worksheets/sheet1.xml")}` +
  `${rel("rId2", "worksheet", "/xl/worksheets/sheet2.xml")}${rel("rId3", "styles", "styles.xml")}</Relationships>`;

const styles = (dxfs: string): string =>
  `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>' +
  `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>${dxfs}</styleSheet>`;

const twoDxfs =
  '<dxfs count="2"><dxf><font><color rgb="FF9C0006"/></font></dxf><dxf><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf></dxfs>' +
  '<tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/>';

const cells =
  '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>KPI &gt; all</t></is></c><c r="B1"><v>1</v></c></row>' +
  '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><v>3</v></c></row></sheetData>';

const plainSheet = (rest = ""): string =>
  `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${R}">${cells}${rest}</worksheet>`;

const types = (overrides: string): string =>
  `${HEAD}<Types xmlns="${PKG}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  '<Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${SHEET}.sheet.main+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET}.worksheet+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet2.xml" ContentType="${SHEET}.worksheet+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${SHEET}.styles+xml"/>${overrides}</Types>`;

const rootRels = `${HEAD}<Relationships xmlns="${PKG}/relationships">${rel("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`;

interface Change {
  readonly workbook?: string;
  readonly sheet?: string;
  readonly styles?: string;
  readonly overrides?: string;
  readonly more?: Parts;
}

function parts({ workbook, sheet, styles: style, overrides = "", more = [] }: Change): Parts {
  return [
    ["[Content_Types].xml", types(overrides)],
    ["_rels/.rels", rootRels],
    ["xl/workbook.xml", workbook ?? workbookXml()],
    ["xl/_rels/workbook.xml.rels", workbookRels],
    ["xl/worksheets/sheet1.xml", sheet ?? plainSheet()],
    ["xl/worksheets/sheet2.xml", plainSheet()],
    ["xl/styles.xml", style ?? styles(twoDxfs)],
    ...more,
  ];
}

/** As Excel writes the boxes of notes, with a break that is never closed. */
const vml =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml"\r\n xmlns:o="urn:schemas-microsoft-com:office:office"\r\n xmlns:x="urn:schemas-microsoft-com:office:excel">\r\n' +
  ' <o:shapelayout v:ext="edit">\r\n  <o:idmap v:ext="edit" data="1"/>\r\n </o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"\r\n' +
  '  path="m,l,21600r21600,l21600,xe">\r\n  <v:stroke joinstyle="miter"/>\r\n  <v:path gradientshapeok="t" o:connecttype="rect"/>\r\n </v:shapetype>' +
  `<v:shape id="_x0000_s1025" type="#_x0000_t202" style='position:absolute;visibility:hidden' fillcolor="infoBackground [80]">\r\n` +
  "  <v:textbox><div style='text-align:left'><br></div></v:textbox>\r\n  <x:ClientData ObjectType=\"Note\">\r\n   <x:MoveWithCells/>\r\n   <x:Row>1</x:Row>\r\n   <x:Column>1</x:Column>\r\n  </x:ClientData>\r\n </v:shape></xml>";

const notes =
  `${HEAD}<comments xmlns="${MAIN}"><authors><author>Ann</author></authors><commentList><comment ref="B2" authorId="0" shapeId="0">` +
  "<text><r><t>Is this right?</t></r></text></comment></commentList></comments>";

const noteOverride = `<Override PartName="/xl/comments1.xml" ContentType="${SHEET}.comments+xml"/>`;

const withRels = (links: string): readonly [string, string] => [
  "xl/worksheets/_rels/sheet1.xml.rels",
  `${HEAD}<Relationships xmlns="${PKG}/relationships">${links}</Relationships>`,
];

const noteLinks =
  rel("rId1", "vmlDrawing", "../drawings/vmlDrawing1.vml") + rel("rId2", "comments", "../comments1.xml");

/** Every workbook has the sheets `Data` and `Other sheet`. */
export const books: Readonly<Record<string, Parts>> = {
  plain: parts({}),
  "dates from 1904": parts({ workbook: workbookXml(' date1904="1"') }),
  "no style part": parts({})
    .filter(([name]) => name !== "xl/styles.xml")
    .map(([name, content]) =>
      name === "xl/_rels/workbook.xml.rels"
        ? [name, content.replace(rel("rId3", "styles", "styles.xml"), "")]
        : [name, content.replace(/<Override PartName="\/xl\/styles.xml"[^>]*>/, "")],
    ),
  "no formats yet": parts({ styles: styles("") }),
  "formats counted wrongly": parts({ styles: styles(twoDxfs.replace('count="2"', "count='9'")) }),
  "formats not counted": parts({ styles: styles(twoDxfs.replace(' count="2"', "")) }),
  "empty formats": parts({ styles: styles('<dxfs count="0"/><tableStyles count="0"/>') }),
  "empty formats, closed": parts({ styles: styles('<dxfs count="0"></dxfs><tableStyles count="0"/>') }),
  "empty formats, spaced": parts({ styles: styles("<dxfs  />") }),
  "prefixed names": parts({
    sheet: plainSheet(
      "<conditionalFormatting sqref='A1:B2'><cfRule type='expression' dxfId='0' priority='3'><formula>$A1&gt;1</formula></cfRule></conditionalFormatting><pageMargins left='0.7' right='0.7' top='0.75' bottom='0.75' header='0.3' footer='0.3'/>",
    )
      .replace("xmlns=", "xmlns:x=")
      .replace(/<(\/?)(?=[a-z])/gi, "<$1x:")
      .replace("<x:?xml", "<?xml"),
    styles: styles(twoDxfs)
      .replace("xmlns=", "xmlns:x=")
      .replace(/<(\/?)(?=[a-z])/gi, "<$1x:"),
  }),
  "own rules, everything after them": parts({
    sheet: plainSheet(
      '<sheetProtection sheet="0"/><autoFilter ref="A1:B2"/><mergeCells count="1"><mergeCell ref="D1:E1"/></mergeCells>' +
        '<conditionalFormatting sqref="A1:B2"><cfRule type="expression" dxfId="0" priority="1" stopIfTrue="1"><formula>$A1&gt;1</formula></cfRule>' +
        '<cfRule type="cellIs" dxfId="1" priority="4" operator="greaterThan"><formula>7</formula></cfRule></conditionalFormatting>\n' +
        '<dataValidations count="1"><dataValidation type="whole" sqref="B2"><formula1>1</formula1></dataValidation></dataValidations>' +
        '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>' +
        '<tableParts count="1"><tablePart r:id="rId9"/></tableParts><extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:conditionalFormattings>' +
        '<x14:conditionalFormatting><x14:cfRule type="expression" priority="12" id="{0}"/></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>',
    ),
    overrides: `<Override PartName="/xl/tables/table1.xml" ContentType="${SHEET}.table+xml"/>`,
    more: [
      withRels(rel("rId9", "table", "../tables/table1.xml")),
      [
        "xl/tables/table1.xml",
        `${HEAD}<table xmlns="${MAIN}" id="1" name="T" displayName="T" ref="A1:B2"><autoFilter ref="A1:B2"/><tableColumns count="2"><tableColumn id="1" name="KPI &gt; all"/><tableColumn id="2" name="1"/></tableColumns></table>`,
      ],
      ["customXml/item1.xml", "<kept/>"],
    ],
  }),
  "own notes": parts({
    sheet: plainSheet('<legacyDrawing r:id="rId1"/>'),
    overrides: noteOverride,
    more: [withRels(noteLinks), ["xl/comments1.xml", notes], ["xl/drawings/vmlDrawing1.vml", vml]],
  }),
  "notes without an author or a note": parts({
    sheet: plainSheet("<legacyDrawing r:id='rId1' />"),
    overrides: noteOverride,
    more: [
      withRels(noteLinks),
      ["xl/comments1.xml", `${HEAD}<comments xmlns="${MAIN}"><authors/><commentList/></comments>`],
      ["xl/drawings/vmlDrawing1.vml", vml.replace(/<v:shape [^]*<\/v:shape>/, "")],
    ],
  }),
  "an empty list of notes": parts({
    sheet: plainSheet('<legacyDrawing r:id="rId1"/>'),
    overrides: noteOverride,
    more: [
      withRels(noteLinks),
      [
        "xl/comments1.xml",
        `${HEAD}<comments xmlns="${MAIN}"><authors></authors><commentList></commentList></comments>`,
      ],
      ["xl/drawings/vmlDrawing1.vml", vml],
    ],
  }),
  "threaded comments": parts({
    sheet: plainSheet('<legacyDrawing r:id="rId1"/>'),
    overrides: noteOverride,
    more: [
      withRels(
        `${noteLinks}<Relationship Id="rId3" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="../threadedComments/threadedComment1.xml"/>`,
      ),
      ["xl/comments1.xml", notes.replace("Is this right?", "[Threaded comment]&#10;Is this right?")],
      ["xl/drawings/vmlDrawing1.vml", vml],
      [
        "xl/threadedComments/threadedComment1.xml",
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="B2" dT="2026-01-01T00:00:00.00" personId="{1}" id="{2}"><text>Is this right?</text></threadedComment>' +
          '<threadedComment ref="A1" personId="{1}" id="{3}"><text>Without a twin</text></threadedComment></ThreadedComments>',
      ],
    ],
  }),
  "boxes of controls only": parts({
    sheet: plainSheet(
      '<legacyDrawing r:id="rId1"/><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x14"><controls/></mc:Choice></mc:AlternateContent>',
    ),
    more: [
      withRels(rel("rId1", "vmlDrawing", "../drawings/vmlDrawing1.vml")),
      [
        "xl/drawings/vmlDrawing1.vml",
        vml
          .replace(/<v:shapetype[^]*<\/v:shapetype>/, "")
          .replace('ObjectType="Note"', 'ObjectType="Button"')
          .replace(/<x:(Row|Column)>.*\r\n/g, ""),
      ],
    ],
  }),
  "a list of links that is empty": parts({ more: [withRels("")] }),
  "a list of links that closes itself": parts({
    more: [["xl/worksheets/_rels/sheet1.xml.rels", `<Relationships xmlns='${PKG}/relationships' />`]],
  }),
  "a picture behind": parts({
    sheet: plainSheet(
      '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><headerFooter><oddHeader>&amp;C&lt;/worksheet&gt;</oddHeader></headerFooter>\n<!-- </worksheet> -->\n<legacyDrawingHF r:id="rId1"/>\n\n',
    ),
    more: [withRels(rel("rId1", "vmlDrawing", "../drawings/vmlDrawing1.vml")), ["xl/drawings/vmlDrawing1.vml", vml]],
  }),
  "odd quotes and byte-order marks": parts({
    sheet: `\u00ef\u00bb\u00bf<?xml version='1.0'?><worksheet xmlns:r='${R}'\n\txmlns = '${MAIN}' a='>"/>'><sheetData ><row r='1' ><c r = 'A1' t='str' ><f>"&lt;/sheetData>"</f><v>x</v></c ></row></sheetData ><conditionalFormatting\nsqref = 'A1' ><cfRule priority = '2' type = 'expression' dxfId='0'><formula><![CDATA[A1>"</cfRule>"]]></formula></cfRule></conditionalFormatting ></worksheet >\n`,
  }),
};

export async function bookOf(list: Parts): Promise<Uint8Array> {
  const archive = zip({ reproducible: true, noSort: true });
  // one character a byte where a test says so
  for (const [name, content] of list)
    archive.add(name, Buffer.from(content, content.startsWith("\u00ef") ? "latin1" : "utf8"));
  return archive.bytes();
}
