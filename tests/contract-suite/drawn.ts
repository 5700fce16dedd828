/** What both hosts can express of a page, told alike, so that it can be compared cell by cell. */
export interface DrawnSheet {
  readonly name: string;
  /** By address; empty cells without a format are left out. */
  readonly cells: Readonly<Record<string, DrawnCell>>;
  readonly merges: readonly string[];
  /** Name and cells. */
  readonly tables: readonly (readonly [string, string])[];
  readonly conditionals: readonly DrawnRule[];
  readonly charts: readonly DrawnChart[];
  /** Address → place inside the workbook, or address outside of it. */
  readonly links: Readonly<Record<string, string>>;
  readonly frozenRows: number;
  readonly gridlines: boolean;
  readonly tabColour: string;
  readonly print: {
    readonly orientation: string;
    readonly area: string;
    readonly titles: string;
    readonly breaks: readonly number[];
    readonly scale: number | null;
    readonly header: string;
    readonly footer: string;
  };
  /** Points, rounded. */
  readonly rowHeights: Readonly<Record<number, number>>;
}

export interface DrawnCell {
  readonly value: string | number | boolean | null;
  readonly formula: string | null;
  readonly format: string;
  readonly bold: boolean;
  readonly fill: string;
  readonly colour: string;
  readonly size: number;
  readonly wrap: boolean;
}

export interface DrawnRule {
  readonly cells: string;
  readonly formula: string;
  readonly fill: string;
  readonly colour: string;
}

export interface DrawnChart {
  readonly name: string;
  readonly title: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly valueFormat: string;
  readonly series: readonly { readonly name: string; readonly values: string; readonly categories: string }[];
}

/** Header and footer codes with spaces at the joins told apart no more: `&L&8a&R&8b`. */
export function joined(left: string, center: string, right: string): string {
  return `${left && `&L${left}`}${center && `&C${center}`}${right && `&R${right}`}`;
}

export function reference(text: string): string {
  return text.replaceAll("$", "").replaceAll("'", "");
}
