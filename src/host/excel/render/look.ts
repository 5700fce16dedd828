import type { CellStyle, Edge } from "../../../pack/LaidOutPack";

/** The pack's typeface and size where a style says nothing, as in its files. */
const FONT = "Calibri";
const SIZE = 10;

export interface LookBorder {
  readonly style: "Continuous";
  readonly weight: "Thin" | "Hairline" | "Medium";
  readonly color: string;
}

export type LookSide = "top" | "bottom" | "left" | "right";

/** A style with nothing left open, in Excel's words. */
export interface Look {
  readonly format: string;
  readonly name: string;
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: "None" | "Single";
  readonly strike: boolean;
  readonly colour: string;
  /** Null: none. */
  readonly fill: string | null;
  readonly horizontal: "General" | "Left" | "Right" | "Center";
  readonly vertical: "Top" | "Center" | "Bottom";
  readonly wrap: boolean;
  readonly indent: number;
  readonly locked: boolean;
  readonly borders: Readonly<Partial<Record<LookSide, LookBorder>>>;
}

const horizontals = { left: "Left", right: "Right", center: "Center" } as const;
const verticals = { top: "Top", middle: "Center", bottom: "Bottom" } as const;
const weights = { thin: "Thin", hair: "Hairline", medium: "Medium" } as const;

function border(edge: Edge): LookBorder {
  return { style: "Continuous", weight: weights[edge.style], color: edge.colour.toUpperCase() };
}

export function lookOf(style: CellStyle): Look {
  const borders: Partial<Record<LookSide, LookBorder>> = {};
  for (const side of ["top", "bottom", "left", "right"] as const) {
    const edge = style.border?.[side];
    if (edge) borders[side] = border(edge);
  }
  const indent = style.indent ?? 0;
  return {
    format: style.format ?? "General",
    name: FONT,
    size: style.font?.size ?? SIZE,
    bold: style.font?.bold ?? false,
    italic: style.font?.italic ?? false,
    underline: style.font?.underline ? "Single" : "None",
    strike: style.font?.strike ?? false,
    colour: (style.font?.colour ?? "#000000").toUpperCase(),
    fill: style.fill?.toUpperCase() ?? null,
    // an indent needs a side
    horizontal: style.horizontal ? horizontals[style.horizontal] : indent > 0 ? "Left" : "General",
    vertical: verticals[style.vertical ?? "bottom"],
    wrap: style.wrap ?? false,
    indent,
    locked: style.unlocked !== true,
    borders,
  };
}

/** Looks, each once; number 0 is what cells without a style have. */
export class LookBook {
  readonly looks: Look[] = [];
  private readonly numbers = new Map<string, number>();

  constructor() {
    this.add({});
  }

  add(style: CellStyle): number {
    const look = lookOf(style);
    const key = JSON.stringify(look);
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.looks.length;
      this.looks.push(look);
      this.numbers.set(key, number);
    }
    return number;
  }

  at(number: number): Look {
    return this.looks[number] as Look;
  }
}
