import type { LaidOutCell } from "../../../pack/LaidOutPack";
import { addressOf } from "./addresses";
import { cutText, plainXmlText, XML_HEAD, xmlText } from "./xmlText";

/** Notes need two parts: the texts, and (a relic Excel insists on) the boxes as VML. */
export function notesPart(cells: readonly LaidOutCell[], author: string): string {
  const notes = cells.map(
    (cell) =>
      `<comment ref="${addressOf(cell.row, cell.column)}" authorId="0"><text><r><rPr><sz val="9"/><rFont val="Calibri"/></rPr>` +
      `<t xml:space="preserve">${xmlText(cutText(cell.note ?? "", 32767))}</t></r></text></comment>`,
  );
  return (
    `${XML_HEAD}<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>${plainXmlText(author)}</author></authors>` +
    `<commentList>${notes.join("")}</commentList></comments>`
  );
}

export function noteBoxesPart(cells: readonly LaidOutCell[], sheetNumber: number): string {
  const shapes = cells.map((cell, index) => {
    const length = cell.note?.length ?? 0;
    const width = length > 60 ? 220 : 130;
    // about 5 points a character and 12 a line
    const lines = Math.max(2, Math.ceil((length * 5) / width) + (cell.note?.split("\n").length ?? 1));
    return (
      `<v:shape id="_x0000_s${sheetNumber * 1024 + index + 1}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;` +
      `width:${width}pt;height:${Math.min(400, lines * 12 + 8)}pt;z-index:${index + 1};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
      '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
      '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
      '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>' +
      `<x:Row>${cell.row - 1}</x:Row><x:Column>${cell.column - 1}</x:Column></x:ClientData></v:shape>`
    );
  });
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${sheetNumber}"/></o:shapelayout>` +
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>' +
    `<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${shapes.join("")}</xml>`
  );
}
