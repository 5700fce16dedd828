import type { CellNote } from "./notes";

/**
 * The boxes of notes are VML, which Excel writes as it pleases (unclosed breaks and all): boxes are cut in and out as text.
 * Ours say so in their alternative text.
 */
const SIGN = 'alt="MI highlight"';
const V = 'xmlns:v="urn:schemas-microsoft-com:vml"';
const NAMESPACES = `${V} xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"`;
const TYPE =
  'coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>' +
  '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';
const TYPE_ID = "_x0000_t202";
const SHAPE = /<v:(shape|shapetype)\s[^>]*(?<!\/)>[^]*?<\/v:\1>/g;

function box({ row, column, text }: CellNote, id: number, more: string): string {
  const width = text.length > 60 ? 220 : 130;
  // about 5 points a character and 12 a line
  const lines = Math.max(2, Math.ceil((text.length * 5) / width) + text.split("\n").length);
  return (
    `<v:shape ${more}id="_x0000_s${id}" type="#${TYPE_ID}" ${SIGN} style="position:absolute;margin-left:60pt;margin-top:2pt;` +
    `width:${width}pt;height:${Math.min(400, lines * 12 + 8)}pt;z-index:${id};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>' +
    `<x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`
  );
}

/** Shapes are numbered by thousands, a thousand a sheet. */
const CLUSTER = 1024;

export function newBoxes(notes: readonly CellNote[], sheet: number): string {
  return (
    `<xml ${NAMESPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${sheet}"/></o:shapelayout>` +
    `<v:shapetype id="${TYPE_ID}" ${TYPE}${notes.map((note, i) => box(note, sheet * CLUSTER + i + 1, "")).join("")}</xml>`
  );
}

/** Adds our boxes behind the user's; null when the part does not end as VML does. */
export function withBoxes(vml: string, notes: readonly CellNote[], sheet: number): string | null {
  const end = /<\/xml\s*>\s*$/.exec(vml)?.index;
  if (end === undefined) return null;
  const more = vml.slice(0, end).includes(NAMESPACES) || declares(vml) ? "" : `${NAMESPACES} `;
  const numbers = [...vml.matchAll(/_x0000_s(\d{1,9})/g)].map((match) => Number(match[1]));
  const first = Math.max(sheet * CLUSTER, ...numbers) + 1;
  const type = new RegExp(`<v:shapetype\\s[^>]*\\bid\\s*=\\s*["']${TYPE_ID}["']`).test(vml)
    ? ""
    : `<v:shapetype ${more}id="${TYPE_ID}" ${SIGN} ${TYPE}`;
  return vml.slice(0, end) + type + notes.map((note, i) => box(note, first + i, more)).join("") + vml.slice(end);
}

/** All three prefixes mean what ours mean. */
function declares(vml: string): boolean {
  return (
    /xmlns:v\s*=\s*["']urn:schemas-microsoft-com:vml["']/.test(vml) &&
    /xmlns:o\s*=\s*["']urn:schemas-microsoft-com:office:office["']/.test(vml) &&
    /xmlns:x\s*=\s*["']urn:schemas-microsoft-com:office:excel["']/.test(vml)
  );
}

/** Without our boxes: those with our sign, and, when another program dropped it, those of the cells our notes stood on. */
export function withoutBoxes(vml: string, cells: readonly { readonly row: number; readonly column: number }[]): string {
  const signed = vml.includes(SIGN);
  const places = new Set(signed ? [] : cells.map(({ row, column }) => `${row - 1},${column - 1}`));
  return vml.replace(SHAPE, (shape) => {
    if (/^[^>]*alt="MI highlight"/.test(shape)) return "";
    if (!/ObjectType\s*=\s*["']Note["']/.test(shape)) return shape;
    const row = /<x:Row>\s*(\d+)\s*<\/x:Row>/.exec(shape)?.[1];
    const column = /<x:Column>\s*(\d+)\s*<\/x:Column>/.exec(shape)?.[1];
    return places.has(`${row},${column}`) ? "" : shape;
  });
}

/** True when nothing is drawn any more. */
export function isBare(vml: string): boolean {
  return !/<v:(shape|rect|oval|line|group|roundrect|image)[\s>]/.test(vml);
}
