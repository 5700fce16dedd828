import type { LaidOutChart, LaidOutSeries, LineStyle } from "../../../pack/LaidOutPack";
import { INK, pointLabelXml, showXml, solid, textProperties } from "./chartText";
import { plainXmlText } from "./xmlText";

/** `down`: how far the direct label moves, so as not to touch another. */
export function seriesXml(chart: LaidOutChart, series: LaidOutSeries, index: number, down: number): string {
  const bars = chart.kind === "bar" || chart.kind === "stacked-bar";
  const head = `<c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:v>${plainXmlText(series.name)}</c:v></c:tx>`;
  const values = numbersXml(series.values, series.cache, chart.valueFormat);
  if (bars) {
    const fill = series.fill === undefined ? "<a:noFill/>" : solid(series.fill);
    return (
      `<c:ser>${head}<c:spPr>${fill}<a:ln><a:noFill/></a:ln></c:spPr><c:invertIfNegative val="0"/>${labelsXml(chart, series, down)}` +
      `${categoriesXml(chart, series)}<c:val>${values}</c:val></c:ser>`
    );
  }
  const shape = `<c:spPr>${lineXml(series.line)}</c:spPr>${markerXml(series)}${labelsXml(chart, series, down)}`;
  if (chart.kind === "scatter") {
    const x = numbersXml(series.x, series.xCache ?? [], chart.categoryFormat);
    return `<c:ser>${head}${shape}<c:xVal>${x}</c:xVal><c:yVal>${values}</c:yVal><c:smooth val="0"/></c:ser>`;
  }
  return `<c:ser>${head}${shape}${categoriesXml(chart, series)}<c:val>${values}</c:val><c:smooth val="0"/></c:ser>`;
}

function lineXml(line: LineStyle | undefined): string {
  if (line === undefined) return '<a:ln w="19050"><a:noFill/></a:ln>';
  const dash = line.dash === undefined || line.dash === "solid" ? "" : `<a:prstDash val="${line.dash}"/>`;
  // 12,700 of the format's units are a point; flat ends keep thin dashes apart
  return `<a:ln w="${Math.round(line.width * 12700)}" cap="${dash === "" ? "rnd" : "flat"}">${solid(line.colour)}${dash}<a:round/></a:ln>`;
}

function markerXml({ marker }: LaidOutSeries): string {
  if (marker === undefined) return '<c:marker><c:symbol val="none"/></c:marker>';
  const size = Math.min(72, Math.max(2, Math.round(marker.size)));
  // a cross is all outline; filled shapes get a white rim so that they stand out from the line beneath
  const look =
    marker.shape === "x"
      ? `<a:noFill/><a:ln w="15875">${solid(marker.fill)}</a:ln>`
      : `${solid(marker.fill)}<a:ln w="6350">${solid("#FFFFFF")}</a:ln>`;
  return `<c:marker><c:symbol val="${marker.shape}"/><c:size val="${size}"/><c:spPr>${look}</c:spPr></c:marker>`;
}

function labelsXml(chart: LaidOutChart, series: LaidOutSeries, down: number): string {
  const position = labelPosition(chart, series);
  const colour = labelColour(chart, series);
  const labels = new Map<number, string>();
  series.pointLabels?.forEach((text, index) => {
    if (text !== null && text !== "") labels.set(index, text);
  });
  if (series.labelAt !== undefined) labels.set(series.labelAt.index, series.labelAt.text);
  const all = series.showValues === true;
  if (labels.size === 0 && !all) return "";
  const own = [...labels]
    .sort((a, b) => a[0] - b[0])
    .filter(([index]) => series.cache[index] !== null && series.cache[index] !== undefined)
    .map(([index, text]) => pointLabelXml(index, text, colour, position, index === series.labelAt?.index ? down : 0));
  const rest = all
    ? `<c:numFmt formatCode="${plainXmlText(chart.valueFormat)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textProperties(colour)}<c:dLblPos val="${position}"/>`
    : "";
  return `<c:dLbls>${own.join("")}${rest}${showXml(all)}</c:dLbls>`;
}

function labelPosition(chart: LaidOutChart, series: LaidOutSeries): string {
  if (chart.kind === "bar") return "outEnd";
  if (chart.kind === "stacked-bar") return series.fill === undefined ? "inBase" : "ctr";
  return "r";
}

/** Labels beside a line bear its colour; inside a bar, the one of black and white that contrasts more. */
function labelColour(chart: LaidOutChart, series: LaidOutSeries): string {
  if (chart.kind === "stacked-bar" && series.fill !== undefined) return luminance(series.fill) > 0.18 ? INK : "#FFFFFF";
  if (chart.kind === "bar" || chart.kind === "stacked-bar") return INK;
  return series.line?.colour ?? series.marker?.fill ?? INK;
}

/** Relative luminance as WCAG defines it. */
function luminance(colour: string): number {
  const channel = (at: number): number => {
    const c = parseInt(colour.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function categoriesXml(chart: LaidOutChart, series: LaidOutSeries): string {
  const cache = chart.categoryCache;
  if (cache.length === 0) return "";
  if (cache.every((category) => typeof category === "number")) {
    return `<c:cat>${numbersXml(series.categories, cache as readonly number[], chart.categoryFormat)}</c:cat>`;
  }
  const points = cache.map((text, i) => `<c:pt idx="${i}"><c:v>${plainXmlText(String(text))}</c:v></c:pt>`).join("");
  const body = `<c:ptCount val="${cache.length}"/>${points}`;
  return series.categories === undefined
    ? `<c:cat><c:strLit>${body}</c:strLit></c:cat>`
    : `<c:cat><c:strRef><c:f>${plainXmlText(series.categories)}</c:f><c:strCache>${body}</c:strCache></c:strRef></c:cat>`;
}

/** Numbers by reference with what they were when the file was written; missing ones are left out, which makes gaps. */
function numbersXml(ref: string | undefined, cache: readonly (number | null)[], format: string): string {
  const points = cache
    .map((value, i) => (value === null ? "" : `<c:pt idx="${i}"><c:v>${value}</c:v></c:pt>`))
    .join("");
  const body = `<c:formatCode>${plainXmlText(format)}</c:formatCode><c:ptCount val="${cache.length}"/>${points}`;
  return ref === undefined
    ? `<c:numLit>${body}</c:numLit>`
    : `<c:numRef><c:f>${plainXmlText(ref)}</c:f><c:numCache>${body}</c:numCache></c:numRef>`;
}
