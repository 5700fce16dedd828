import type { Area } from "./addresses";

export interface ConditionalBorder {
  style: string;
  colour: string;
}

/** One element of a rule in its file: name, attributes, what is inside. */
export interface KeptRule {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly KeptRule[];
  readonly text: string;
}

/** Rule and looks of one conditional format. Parts not set leave the cell's own format alone. */
export class ConditionalFormatModel<Sheet> {
  deleted = false;
  stopIfTrue = false;
  /** With its equals sign, for the top-left cell (custom formats). */
  formula = "";
  /** For `CellValue`: operator and formulas. */
  rule: Readonly<Record<string, unknown>> | null = null;
  /** Of kinds that this host keeps but cannot describe: the rule as its file says it. */
  kept: KeptRule | null = null;
  fill: string | null = null;
  fontColour: string | null = null;
  bold: boolean | null = null;
  italic: boolean | null = null;
  underline: string | null = null;
  strike: boolean | null = null;
  numberFormat: string | null = null;
  readonly borders = new Map<string, ConditionalBorder>();

  constructor(
    readonly id: string,
    readonly sheet: Sheet,
    readonly type: string,
    public areas: readonly Area[],
  ) {}
}
