import { zip } from "@cj-tech-master/excelts/archive";

/**
 * A workbook that has what people's workbooks have: written by hand after ECMA-376 (and, in extensions, after what Excel
 * 365 writes), so that no writer of ours decides what is tested.
 */
const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const PIECES = {
  sheetPr:
    '<sheetPr codeName="Tabelle1"><tabColor theme="4"/><outlinePr summaryBelow="0"/><pageSetUpPr fitToPage="1"/></sheetPr>',
  views:
    '<sheetViews><sheetView showGridLines="0" tabSelected="1" zoomScale="85" workbookViewId="0"><pane xSplit="1" ySplit="3" topLeftCell="B4" activePane="bottomRight" state="frozen"/><selection pane="bottomRight" activeCell="B4" sqref="B4"/></sheetView></sheetViews>',
  cols: '<cols><col min="1" max="1" width="24.7109375" customWidth="1"/><col min="5" max="5" width="9.140625" hidden="1" customWidth="1"/></cols>',
  protection:
    '<sheetProtection algorithmName="SHA-512" hashValue="q83vEjRWeJA=" saltValue="EjRWeJA=" spinCount="100000" sheet="1" objects="1" scenarios="1" formatCells="0" autoFilter="0"/>',
  filter:
    '<autoFilter ref="A3:D9"><filterColumn colId="1"><customFilters><customFilter operator="greaterThan" val="10"/></customFilters></filterColumn></autoFilter>',
  formats:
    '<conditionalFormatting sqref="B4:B9"><cfRule type="iconSet" priority="1"><iconSet iconSet="3Arrows"><cfvo type="percent" val="0"/><cfvo type="percent" val="33"/><cfvo type="percent" val="67"/></iconSet></cfRule></conditionalFormatting>' +
    '<conditionalFormatting sqref="C4:C9"><cfRule type="colorScale" priority="2"><colorScale><cfvo type="min"/><cfvo type="max"/><color rgb="FFF8696B"/><color rgb="FF63BE7B"/></colorScale></cfRule><cfRule type="dataBar" priority="3"><dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar></cfRule></conditionalFormatting>' +
    '<conditionalFormatting sqref="A4:A9"><cfRule type="duplicateValues" dxfId="0" priority="4"/><cfRule type="containsText" dxfId="0" priority="5" operator="containsText" text="x"><formula>NOT(ISERROR(SEARCH("x",A4)))</formula></cfRule><cfRule type="top10" dxfId="0" priority="6" rank="2"/></conditionalFormatting>',
  validations:
    '<dataValidations count="3"><dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="A4:A9"><formula1>Lists!$A$1:$A$3</formula1></dataValidation><dataValidation type="whole" errorStyle="warning" operator="greaterThan" showInputMessage="1" showErrorMessage="1" errorTitle="Too small" error="Above ten, please" promptTitle="Units" prompt="Whole units" sqref="B4:B9"><formula1>10</formula1></dataValidation><dataValidation type="custom" showErrorMessage="1" sqref="D4:D9"><formula1>LEN($D4)&lt;5</formula1></dataValidation></dataValidations>',
  links:
    '<hyperlinks><hyperlink ref="A1" r:id="rId1" tooltip="Where it comes from"/><hyperlink ref="A2" location="Lists!A1" display="Lists"/></hyperlinks>',
  print:
    '<printOptions horizontalCentered="1"/><pageMargins left="0.25" right="0.25" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="8" orientation="landscape" blackAndWhite="1" fitToHeight="0"/><headerFooter differentFirst="1"><oddHeader>&amp;L&amp;"Arial,Bold"Left&amp;RPage &amp;P</oddHeader><firstHeader>&amp;CFirst</firstHeader></headerFooter><rowBreaks count="1" manualBreakCount="1"><brk id="6" max="16383" man="1"/></rowBreaks>',
  extensions:
    '<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:sparklineGroups xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:sparklineGroup type="column" displayEmptyCellsAs="gap" negative="1"><x14:colorSeries rgb="FF376092"/><x14:colorNegative rgb="FFD00000"/><x14:sparklines><x14:sparkline><xm:f>Data!B4:D4</xm:f><xm:sqref>F4</xm:sqref></x14:sparkline><x14:sparkline><xm:f>Data!B5:D5</xm:f><xm:sqref>F5</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>',
} as const;

const ROWS = [4, 5, 6, 7, 8, 9]
  .map(
    (row) =>
      `<row r="${row}" spans="1:4"${row === 6 ? ' hidden="1"' : ""}${row === 7 ? ' ht="33.75" customHeight="1"' : ""}><c r="A${row}" s="1" t="s"><v>2</v></c><c r="B${row}" s="2"><v>${row * 3}</v></c><c r="C${row}"><v>${10 - row}</v></c>${row === 4 ? '<c r="D4"><f t="shared" ref="D4:D9" si="0">B4+C4</f><v>18</v></c>' : `<c r="D${row}"><f t="shared" si="0"/><v>${row * 2 + 10}</v></c>`}</row>`,
  )
  .join("");

export const DATA_SHEET =
  `${HEAD}<worksheet ${NS} ${R}>${PIECES.sheetPr}<dimension ref="A1:D9"/>${PIECES.views}<sheetFormatPr defaultRowHeight="15"/>${PIECES.cols}` +
  `<sheetData><row r="1"><c r="A1" s="3" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row><row r="3"><c r="A3" t="s"><v>3</v></c><c r="B3" t="s"><v>4</v></c><c r="C3" t="s"><v>5</v></c><c r="D3" t="s"><v>6</v></c></row>${ROWS}</sheetData>` +
  `${PIECES.protection}${PIECES.filter}<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>${PIECES.formats}${PIECES.validations}${PIECES.links}${PIECES.print}` +
  `<drawing r:id="rId2"/><legacyDrawing r:id="rId3"/>${PIECES.extensions}</worksheet>`;

const C =
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';

export function chart(kind: "pieChart" | "doughnutChart"): string {
  const end = kind === "doughnutChart" ? '<c:holeSize val="55"/>' : '<c:firstSliceAng val="90"/>';
  return `${HEAD}<c:chartSpace ${C}><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:${kind}><c:varyColors val="1"/><c:ser><c:idx val="0"/><c:order val="0"/><c:explosion val="7"/><c:cat><c:strRef><c:f>Data!$A$4:$A$9</c:f></c:strRef></c:cat><c:val><c:numRef><c:f>Data!$B$4:$B$9</c:f></c:numRef></c:val></c:ser>${end}</c:${kind}></c:plotArea><c:plotVisOnly val="1"/></c:chart></c:chartSpace>`;
}

function anchor(row: number, inside: string): string {
  return `<xdr:twoCellAnchor editAs="oneCell"><xdr:from><xdr:col>7</xdr:col><xdr:colOff>1000</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>2000</xdr:rowOff></xdr:from><xdr:to><xdr:col>12</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row + 8}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>${inside}<xdr:clientData/></xdr:twoCellAnchor>`;
}

function frame(n: number): string {
  return `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${n + 1}" name="Chart ${n}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId${n}"/></a:graphicData></a:graphic></xdr:graphicFrame>`;
}

const PICTURE =
  '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="9" name="Logo"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId3"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>';

export const DRAWING =
  `${HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ${R}>` +
  `${anchor(1, PICTURE)}${anchor(10, frame(1))}${anchor(20, frame(2))}</xdr:wsDr>`;

function relations(...links: readonly (readonly [string, string, boolean?])[]): string {
  const one = ([kind, target, external]: readonly [string, string, boolean?], i: number): string =>
    `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${kind}" Target="${target}"${external ? ' TargetMode="External"' : ""}/>`;
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.map(one).join("")}</Relationships>`;
}

const STYLES =
  `${HEAD}<styleSheet ${NS}><numFmts count="1"><numFmt numFmtId="170" formatCode="_-* #,##0.00\\ [$€-407]_-"/></numFmts>` +
  '<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><color theme="4"/><name val="Georgia"/></font><font><i/><sz val="9"/><name val="Courier New"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyProtection="1"><protection locked="0"/></xf><xf numFmtId="170" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="1"><dxf><font><color rgb="FF9C0006"/></font></dxf></dxfs></styleSheet>';

const STRINGS = `${HEAD}<sst ${NS} count="9" uniqueCount="7"><si><r><t>Half </t></r><r><rPr><b/><color rgb="FFC00000"/></rPr><t>bold</t></r></si><si><t>to the lists</t></si><si><t>item x</t></si><si><t>What</t></si><si><t>Units</t></si><si><t>Price</t></si><si><t>Sum</t></si></sst>`;

const WORKBOOK =
  `${HEAD}<workbook ${NS} ${R}><workbookPr codeName="DieseArbeitsmappe"/><workbookProtection lockStructure="1"/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="20000" windowHeight="9000"/></bookViews>` +
  '<sheets><sheet name="Data" sheetId="3" r:id="rId1"/><sheet name="Lists" sheetId="7" state="hidden" r:id="rId2"/></sheets>' +
  '<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Data!$A$3:$D$9</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">Data!$A:$A,Data!$3:$3</definedName><definedName name="Rate" comment="set in May">0.2</definedName><definedName name="Units">Data!$B$4:$B$9</definedName></definedNames><calcPr calcId="191029" iterate="1"/></workbook>';

const NOTES = `${HEAD}<comments ${NS}><authors><author>Ann</author></authors><commentList><comment ref="B4" authorId="0"><text><r><t>From the ledger</t></r></text></comment></commentList></comments>`;
const BOXES =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s1025" type="#_x0000_t202" style="visibility:hidden"><x:ClientData ObjectType="Note"><x:Row>3</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>';

const SHEETML = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const TYPES =
  `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Default Extension="png" ContentType="image/png"/>` +
  [
    ["workbook", `${SHEETML}.sheet.main+xml`],
    ["worksheets/sheet1", `${SHEETML}.worksheet+xml`],
    ["worksheets/sheet2", `${SHEETML}.worksheet+xml`],
    ["styles", `${SHEETML}.styles+xml`],
    ["sharedStrings", `${SHEETML}.sharedStrings+xml`],
    ["comments1", `${SHEETML}.comments+xml`],
    ["drawings/drawing1", "application/vnd.openxmlformats-officedocument.drawing+xml"],
    ["charts/chart1", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"],
    ["charts/chart2", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"],
  ]
    .map(([part, type]) => `<Override PartName="/xl/${part}.xml" ContentType="${type}"/>`)
    .join("") +
  "</Types>";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** With `instead`, parts of it that are others. */
export function everything(instead: Readonly<Record<string, string>> = {}): Promise<Uint8Array> {
  const archive = zip({ reproducible: true, noSort: true });
  const parts: Readonly<Record<string, string | Uint8Array>> = {
    "[Content_Types].xml": TYPES,
    "_rels/.rels": relations(["officeDocument", "xl/workbook.xml"]),
    "xl/workbook.xml": WORKBOOK,
    "xl/_rels/workbook.xml.rels": relations(
      ["worksheet", "worksheets/sheet1.xml"],
      ["worksheet", "worksheets/sheet2.xml"],
      ["styles", "styles.xml"],
      ["sharedStrings", "sharedStrings.xml"],
      ["customXml", "../customXml/item1.xml"],
    ),
    "xl/worksheets/sheet1.xml": DATA_SHEET,
    "xl/worksheets/_rels/sheet1.xml.rels": relations(
      ["hyperlink", "https://example.org/a?b=1&amp;c=2", true],
      ["drawing", "../drawings/drawing1.xml"],
      ["vmlDrawing", "../drawings/vmlDrawing1.vml"],
      ["comments", "../comments1.xml"],
    ),
    "xl/worksheets/sheet2.xml": `${HEAD}<worksheet ${NS}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>one</t></is></c><c r="B1"><f>SUM(Units)</f><v>117</v></c></row></sheetData></worksheet>`,
    "xl/styles.xml": STYLES,
    "xl/sharedStrings.xml": STRINGS,
    "xl/comments1.xml": NOTES,
    "xl/drawings/vmlDrawing1.vml": BOXES,
    "xl/drawings/drawing1.xml": DRAWING,
    "xl/drawings/_rels/drawing1.xml.rels": relations(
      ["chart", "../charts/chart1.xml"],
      ["chart", "../charts/chart2.xml"],
      ["image", "../media/image1.png"],
    ),
    "xl/charts/chart1.xml": chart("pieChart"),
    "xl/charts/chart2.xml": chart("doughnutChart"),
    "xl/media/image1.png": PNG,
    "customXml/item1.xml": "<mine><kept/></mine>",
  };
  for (const [path, data] of Object.entries({ ...parts, ...instead })) archive.add(path, data);
  return archive.bytes();
}
