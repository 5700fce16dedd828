import type { LaidOutChart } from "../../../pack/LaidOutPack";
import { type ChartSpace, isSideways, SMALL_SIZE, subtitleTop, TITLE_SIZE } from "./chartSpace";
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

const LEFT = ' algn="l"';

function placed(y: number): string {
  return `<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0.005"/><c:y val="${y}"/></c:manualLayout></c:layout><c:overlay val="0"/>`;
}

function linesXml(lines: readonly string[], size: number, bold: boolean, colour: string): string {
  return lines.map((line) => paragraph(line, size, bold, colour, LEFT)).join("");
}

/**
 * LibreOffice (7.4) draws a whole title in the look of its first words, so a subtitle inside the title would be as large
 * and bold as the finding. Where the category axis has no title of its own, the subtitle is written as that title and put
 * under the chart's; elsewhere it is the title's second paragraph, which Excel draws as meant. (The value axis would not
 * do: its title is broken after a fifth of the width.)
 */
function axisCarriesSubtitle(chart: LaidOutChart): boolean {
  return (chart.xTitle ?? "") === "" && !isSideways(chart);
}

/** Flush left on top; the lines are broken already, so that every program breaks them alike. */
export function titleXml(chart: LaidOutChart, space: ChartSpace): string {
  const subtitle = axisCarriesSubtitle(chart) ? "" : linesXml(space.subtitleLines, SMALL_SIZE, false, MUTED);
  const lines = linesXml(space.titleLines, TITLE_SIZE, true, INK) + subtitle;
  return `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/>${lines}</c:rich></c:tx>${placed(0.005)}</c:title>`;
}

export function categoryAxisTitleXml(chart: LaidOutChart, space: ChartSpace): string {
  if (!axisCarriesSubtitle(chart)) return axisTitleXml(chart.xTitle, isSideways(chart));
  if (space.subtitleLines.length === 0) return "";
  const lines = linesXml(space.subtitleLines, SMALL_SIZE, false, MUTED);
  return (
    `<c:title><c:tx><c:rich><a:bodyPr rot="0" vert="horz"/><a:lstStyle/>${lines}</c:rich></c:tx>` +
    `${placed(subtitleTop(space))}</c:title>`
  );
}

export function axisTitleXml(text: string | undefined, upright: boolean): string {
  if (text === undefined || text === "") return "";
  const body = upright ? '<a:bodyPr rot="-5400000" vert="horz"/>' : "<a:bodyPr/>";
  return `<c:title><c:tx><c:rich>${body}<a:lstStyle/>${paragraph(text, SMALL_SIZE, false, MUTED)}</c:rich></c:tx><c:overlay val="0"/></c:title>`;
}

/** A label with words of its own at one point, moved down by a share of the chart's height where it would touch another. */
export function pointLabelXml(index: number, text: string, colour: string, position: string, down: number): string {
  const moved =
    down === 0 ? "" : `<c:layout><c:manualLayout><c:x val="0"/><c:y val="${down}"/></c:manualLayout></c:layout>`;
  return (
    `<c:dLbl><c:idx val="${index}"/>${moved}<c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/>${paragraph(text, SMALL_SIZE, false, colour)}</c:rich></c:tx>` +
    `<c:dLblPos val="${position}"/>${showXml(true)}</c:dLbl>`
  );
}

export function showXml(values: boolean): string {
  return (
    `<c:showLegendKey val="0"/><c:showVal val="${values ? 1 : 0}"/><c:showCatName val="0"/><c:showSerName val="0"/>` +
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
  );
}
