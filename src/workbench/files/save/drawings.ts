import { absoluteRangeOf } from "../../../host/xlsx/write/addresses";
import { chartPart } from "../../../host/xlsx/write/chartPart";
import { drawingPart } from "../../../host/xlsx/write/drawingPart";
import { plainXmlText } from "../../../host/xlsx/write/xmlText";
import type { LaidOutSheet } from "../../../pack/LaidOutPack";
import { laidOutChart } from "../../charts/laidOutChart";
import { parseAddress } from "../../officejs/model/addresses";
import type { SheetChart, SheetModel } from "../../officejs/model/SheetModel";
import { chartCorner } from "../../officejs/model/shiftRest";
import { unescapeXml } from "../xml";
import { CONTENT, type PackageEdit } from "./PackageEdit";

const ANCHOR = /<((?:\w+:)?(?:twoCellAnchor|oneCellAnchor|absoluteAnchor))\b[\s\S]*?<\/\1>/g;
const EMU = 12700;

/** The cells that a chart draws, in order. */
function sources(chart: SheetChart): string[] {
  return chart.series
    .flatMap((series) => [series.nameSource, series.categories, series.values])
    .map((source) => (source ? absoluteRangeOf(source.sheet.name, source.area) : ""));
}

function plainReference(text: string): string {
  const at = parseAddress(text);
  return at ? absoluteRangeOf(at.sheet ?? "", at.area) : text;
}

/** The chart's part with its references where the cells are now, and all its looks as they were. */
function movedSources(xml: string, was: SheetChart, chart: SheetChart): string {
  const [before, now] = [sources(was), sources(chart)];
  const moved = new Map(before.map((text, i) => [text, now[i] ?? ""]));
  return xml.replace(/(<((?:\w+:)?f)>)([\s\S]*?)<\/\2>/g, (all, open: string, name: string, text: string) => {
    const next = moved.get(plainReference(unescapeXml(text)));
    return next === undefined || next === "" ? all : `${open}${plainXmlText(next)}</${name}>`;
  });
}

/** What a chart shows, without where it and its cells stand. */
function contents(chart: SheetChart): string {
  const skipped = ["area", "sheet", "left", "top", "width", "height", "anchor", "deleted", "id"];
  return JSON.stringify(chart, (key, value: unknown) => {
    if (skipped.includes(key))
      return typeof value === "object" && key === "sheet" ? (value as SheetModel).id : undefined;
    return value instanceof Map ? [...(value as Map<unknown, unknown>)] : value;
  });
}

function box(chart: SheetChart): string {
  return [chart.left, chart.top, chart.width, chart.height].map((n) => Math.round(n * 10)).join(" ");
}

/** The anchor of a chart that was moved or resized: the same, with other corners. */
function movedAnchor(xml: string, chart: SheetChart): string {
  const { sheet } = chart;
  const corner = (tag: string, left: number, top: number): void => {
    const at = chartCorner(sheet, left, top);
    const inside =
      `<xdr:col>${at.column - 1}</xdr:col><xdr:colOff>${Math.round((left - sheet.leftOf(at.column)) * EMU)}</xdr:colOff>` +
      `<xdr:row>${at.row - 1}</xdr:row><xdr:rowOff>${Math.round((top - sheet.topOf(at.row)) * EMU)}</xdr:rowOff>`;
    moved = moved.replace(new RegExp(`(<((?:\\w+:)?${tag})>)[\\s\\S]*?</\\2>`), (_, open: string, name: string) => {
      const prefix = name.includes(":") ? `${name.split(":")[0]}:` : "";
      return open + inside.replaceAll("xdr:", prefix) + `</${name}>`;
    });
  };
  let moved = xml;
  corner("from", chart.left, chart.top);
  corner("to", chart.left + chart.width, chart.top + chart.height);
  if (/oneCellAnchor/.test(xml)) {
    const size = `cx="${Math.round(chart.width * EMU)}" cy="${Math.round(chart.height * EMU)}"`;
    moved = moved.replace(/(<(?:\w+:)?ext\b)[^>]*?\bcx="\d+"[^>]*?\bcy="\d+"/, `$1 ${size}`);
  }
  return moved;
}

/** One new chart part with its anchor; null for a kind that our description of charts does not have. */
function newAnchor(edit: PackageEdit, drawing: string, chart: SheetChart, laidOut: LaidOutSheet): string | null {
  const spec = laidOutChart(chart);
  if (!spec || spec.series.length === 0) return null;
  const part = edit.free("xl/charts/chart", ".xml");
  edit.set(part, chartPart({ ...spec, id: chart.name }, laidOut), CONTENT.chart);
  const id = edit.link(drawing, "chart", part);
  const whole = drawingPart([{ ...spec, id: chart.name }], [id]);
  const anchor = /<xdr:twoCellAnchor[\s\S]*<\/xdr:twoCellAnchor>/.exec(whole)?.[0] ?? "";
  // ids of shapes are unique on a drawing
  return anchor.replace(/<xdr:cNvPr id="\d+"/, `<xdr:cNvPr id="${1000 + Number(/\d+/.exec(part)?.[0] ?? 1)}"`);
}

export interface Drawn {
  /** Part of the drawing; null: the sheet has none. */
  readonly part: string | null;
  /** Names of charts that could not be written. */
  readonly lost: readonly string[];
}

/** Brings the drawing of a sheet up to date: anchors of charts removed, moved, made new or drawn anew; all else stays. */
export function saveCharts(
  edit: PackageEdit,
  old: string | null,
  now: SheetModel,
  before: SheetModel | null,
  laidOut: LaidOutSheet,
): Drawn {
  const known = new Map(before?.charts.map((chart) => [chart.id, chart]));
  const same = (chart: SheetChart): boolean => {
    const was = known.get(chart.id);
    return (
      was !== undefined &&
      contents(was) === contents(chart) &&
      box(was) === box(chart) &&
      sources(was).join() === sources(chart).join()
    );
  };
  if (now.charts.length === known.size && now.charts.every(same)) return { part: old, lost: [] };
  const part = old ?? edit.free("xl/drawings/drawing", ".xml");
  const empty = drawingPart([], []);
  const xml = old === null ? empty : edit.text(old);
  const lost: string[] = [];
  const kept = new Set<string>();
  let index = -1;
  const patched = xml.replace(ANCHOR, (anchor) => {
    index++;
    const was = before?.charts.find((chart) => chart.anchor === index);
    if (!was) return anchor;
    const chart = now.charts.find((one) => one.id === was.id);
    if (!chart) return "";
    kept.add(chart.id);
    const placed = box(was) === box(chart) ? anchor : movedAnchor(anchor, chart);
    if (contents(was) === contents(chart)) {
      const id = /<(?:\w+:)?chart\b[^>]*?\br:id="([^"]*)"/.exec(anchor)?.[1];
      const target = edit.links(part).find((link) => link.id === id)?.target;
      if (target !== undefined && sources(was).join() !== sources(chart).join()) {
        edit.set(target, movedSources(edit.text(target), was, chart));
      }
      return placed;
    }
    const redrawn = newAnchor(edit, part, chart, laidOut);
    if (redrawn === null) lost.push(`changes of the chart “${chart.name}” on ${now.name}`);
    return redrawn ?? placed;
  });
  const added = now.charts.flatMap((chart) => {
    if (kept.has(chart.id)) return [];
    const anchor = newAnchor(edit, part, chart, laidOut);
    if (anchor === null) lost.push(`the chart “${chart.name}” on ${now.name}: its kind cannot be written here`);
    return anchor ?? [];
  });
  const prefixed = /<xdr:wsDr\b/.test(patched);
  const open = patched.replace(
    /(<(?:\w+:)?wsDr\b[^>]*?)\/>\s*$/,
    (_, head: string) => `${head}></${/<([\w:]+)/.exec(head)?.[1]}>`,
  );
  // anchors of ours bring their own names
  const namespaced = prefixed
    ? added.join("")
    : added
        .join("")
        .replaceAll(
          "<xdr:twoCellAnchor",
          '<xdr:twoCellAnchor xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
        );
  const whole = open.replace(/<\/(?:\w+:)?wsDr>\s*$/, (end) => namespaced + end);
  edit.set(part, withRelationships(whole), old === null ? CONTENT.drawing : undefined);
  return { part, lost };
}

function withRelationships(xml: string): string {
  if (!/<xdr:wsDr\b/.test(xml)) return xml;
  let head = /<xdr:wsDr\b[^>]*>/.exec(xml)?.[0] ?? "";
  const whole = head;
  for (const [prefix, uri] of [
    ["a", "http://schemas.openxmlformats.org/drawingml/2006/main"],
    ["r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"],
  ] as const) {
    if (!head.includes(`xmlns:${prefix}=`)) head = head.replace("<xdr:wsDr", `<xdr:wsDr xmlns:${prefix}="${uri}"`);
  }
  return xml.replace(whole, head);
}
