import { SMALL_SIZE, TITLE_SIZE, type ChartSpace } from "./chartSpace";
import { FONT } from "./styleSheet";
import { plainXmlText } from "./xmlText";

export const INK = "#262626";
export const MUTED = "#5B6770";

export function solid(colour: string): string {
  return `<a:solidFill><a:srgbClr val="${colour.slice(1).toUpperCase()}"/></a:solidFill>`;
}

function properties(tag: string, size: number, bold: boolean, colour: string): string {
  return `<a:${tag} lang="en-GB" sz="${Math.round(size * 100)}" b="${bold ? 1 : 0}">${solid(colour)}<a:latin typeface="${FONT}"/></a:${tag}>`;
}

function paragraph(text: string, size: number, bold: boolean, colour: string, align = ""): string {
  return (
    `<a:p><a:pPr${align}>${properties("defRPr", size, bold, colour).replace(' lang="en-GB"', "")}</a:pPr>` +
    `<a:r>${properties("rPr", size, bold, colour)}<a:t>${plainXmlText(text)}</a:t></a:r></a:p>`
  );
}

/** Text of axes and labels. */
export function textProperties(colour = MUTED, body = "<a:bodyPr/>"): string {
  const text = properties("defRPr", SMALL_SIZE, false, colour).replace(' lang="en-GB"', "");
  return `<c:txPr>${body}<a:lstStyle/><a:p><a:pPr>${text}</a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>`;
}

/** Title and subtitle, flush left on top; the lines are broken already, so that every program breaks them alike. */
export function titleXml(space: ChartSpace): string {
  const lines = [
    ...space.titleLines.map((line) => paragraph(line, TITLE_SIZE, true, INK, ' algn="l"')),
    ...space.subtitleLines.map((line) => paragraph(line, SMALL_SIZE, false, MUTED, ' algn="l"')),
  ];
  return (
    `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/>${lines.join("")}</c:rich></c:tx>` +
    '<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0.005"/><c:y val="0.005"/></c:manualLayout></c:layout>' +
    '<c:overlay val="0"/></c:title>'
  );
}

export function axisTitleXml(text: string | undefined, upright: boolean): string {
  if (text === undefined || text === "") return "";
  const body = upright ? '<a:bodyPr rot="-5400000" vert="horz"/>' : "<a:bodyPr/>";
  return `<c:title><c:tx><c:rich>${body}<a:lstStyle/>${paragraph(text, SMALL_SIZE, false, MUTED)}</c:rich></c:tx><c:overlay val="0"/></c:title>`;
}

/** A label with words of its own at one point. */
export function pointLabelXml(index: number, text: string, colour: string, position: string): string {
  return (
    `<c:dLbl><c:idx val="${index}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/>${paragraph(text, SMALL_SIZE, false, colour)}</c:rich></c:tx>` +
    `<c:dLblPos val="${position}"/>${showXml(true)}</c:dLbl>`
  );
}

export function showXml(values: boolean): string {
  return (
    `<c:showLegendKey val="0"/><c:showVal val="${values ? 1 : 0}"/><c:showCatName val="0"/><c:showSerName val="0"/>` +
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
  );
}
