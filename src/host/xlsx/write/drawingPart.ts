import type { LaidOutChart } from "../../../pack/LaidOutPack";
import { cutText, plainXmlText, XML_HEAD } from "./xmlText";

/** Where each chart of a sheet stands: from the top left of its first cell to the bottom right of its last. */
export function drawingPart(charts: readonly LaidOutChart[], ids: readonly string[]): string {
  const anchors = charts.map((chart, index) => {
    const corner = (tag: string, row: number, column: number): string =>
      `<xdr:${tag}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${tag}>`;
    const attribute = (text: string): string => plainXmlText(text).replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
    return (
      `<xdr:twoCellAnchor editAs="oneCell">${corner("from", chart.row - 1, chart.column - 1)}` +
      `${corner("to", chart.row - 1 + chart.rows, chart.column - 1 + chart.columns)}` +
      '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>' +
      `<xdr:cNvPr id="${index + 2}" name="${attribute(cutText(chart.id, 200))}" descr="${attribute(chart.altText)}"/><xdr:cNvGraphicFramePr/>` +
      '</xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic>' +
      '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">' +
      `<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="${ids[index]}"/></a:graphicData></a:graphic>` +
      "</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>"
    );
  });
  return (
    `${XML_HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"` +
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"' +
    ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${anchors.join("")}</xdr:wsDr>`
  );
}
