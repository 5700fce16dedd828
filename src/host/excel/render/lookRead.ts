import type { Box } from "../../../pack/LaidOutPack";
import { addressLists } from "../address";
import type { Session } from "../session";
import type { Look, LookBook, LookSide } from "./look";

const FIELDS = [
  "horizontalAlignment",
  "verticalAlignment",
  "wrapText",
  "indentLevel",
  "fill/color",
  "font/size",
  "font/bold",
  "font/italic",
  "font/underline",
  "font/strikethrough",
  "font/color",
  "protection/locked",
];

export const SIDES: Readonly<Record<LookSide, "EdgeTop" | "EdgeBottom" | "EdgeLeft" | "EdgeRight">> = {
  top: "EdgeTop",
  bottom: "EdgeBottom",
  left: "EdgeLeft",
  right: "EdgeRight",
};

export interface LookProxy {
  /** After the sync: whether every cell looks as wanted. */
  right(): boolean;
}

/**
 * Asks, look by look, whether all its cells have it: Excel answers one value where cells agree and null where they do
 * not, so that the answer is as small as the number of looks, whatever the number of cells.
 */
export async function askLooks(
  session: Session,
  sheet: Excel.Worksheet,
  book: LookBook,
  groups: ReadonlyMap<number, readonly Box[]>,
): Promise<LookProxy> {
  const asked: { look: Look; format: Excel.RangeFormat; borders: [LookSide, Excel.RangeBorder][] }[] = [];
  for (const [number, boxes] of groups) {
    const look = book.at(number);
    for (const list of addressLists(boxes)) {
      const sides = Object.keys(look.borders) as LookSide[];
      await session.add(list.address.length + 1600 + sides.length * 900, () => {
        const { format } = sheet.getRanges(list.address);
        format.load(FIELDS);
        const borders = sides.map((side): [LookSide, Excel.RangeBorder] => {
          const border = format.borders.getItem(SIDES[side]);
          border.load("style,weight,color");
          return [side, border];
        });
        asked.push({ look, format, borders });
      });
    }
  }
  return { right: () => asked.every(({ look, format, borders }) => matches(look, format) && framed(look, borders)) };
}

function matches(look: Look, format: Excel.RangeFormat): boolean {
  const { font, fill } = format;
  const noFill = fill.color === "" || fill.color?.toUpperCase() === "#FFFFFF";
  return (
    format.horizontalAlignment === look.horizontal &&
    format.verticalAlignment === look.vertical &&
    format.wrapText === look.wrap &&
    format.indentLevel === look.indent &&
    (look.fill === null || look.fill === "#FFFFFF" ? noFill : fill.color?.toUpperCase() === look.fill) &&
    font.size === look.size &&
    font.bold === look.bold &&
    font.italic === look.italic &&
    font.underline === look.underline &&
    font.strikethrough === look.strike &&
    font.color?.toUpperCase() === look.colour &&
    format.protection.locked === look.locked
  );
}

function framed(look: Look, borders: readonly [LookSide, Excel.RangeBorder][]): boolean {
  return borders.every(([side, border]) => {
    const wanted = look.borders[side];
    return (
      wanted !== undefined &&
      border.style === wanted.style &&
      border.weight === wanted.weight &&
      border.color?.toUpperCase() === wanted.color
    );
  });
}
