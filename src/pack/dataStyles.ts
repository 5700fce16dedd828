import type { Column } from "../contract/columns";
import type { CellStyle } from "./LaidOutPack";

const ink = "#1F2A30";
const muted = "#5B6770";
const rule = { style: "thin", colour: "#9AA5AD" } as const;

/** Collects styles; equal ones are one. Index 0 is the default. */
export class DataStyles {
  private readonly styles: CellStyle[] = [{}];
  private readonly places = new Map<string, number>([["{}", 0]]);

  index(style: CellStyle): number {
    const key = JSON.stringify(style);
    let place = this.places.get(key);
    if (place === undefined) {
      place = this.styles.push(style) - 1;
      this.places.set(key, place);
    }
    return place;
  }

  get all(): readonly CellStyle[] {
    return this.styles;
  }
}

/** Required: bold on the darker ground; the note says it in words too. */
export function headerStyle(column: Column): CellStyle {
  return {
    font: { bold: column.required, colour: ink },
    fill: column.required ? "#C9D3DA" : "#EDF0F2",
    wrap: true,
    vertical: "middle",
    horizontal: isFigure(column) ? "right" : "left",
    border: { bottom: rule },
  };
}

const symbols: Readonly<Record<string, string>> = { GBP: "£", EUR: "€", USD: "$" };

export function cellStyle(column: Column, currency: string, format?: string): CellStyle {
  const own = format ?? formatOf(column, currency);
  return {
    horizontal: isFigure(column) ? "right" : "left",
    ...(column.kind === "text" || column.kind === "choice" ? { wrap: true } : {}),
    ...(own === undefined ? {} : { format: own }),
  };
}

function isFigure(column: Column): boolean {
  return column.kind === "number" || column.kind === "money" || column.kind === "percent";
}

function formatOf(column: Column, currency: string): string | undefined {
  switch (column.kind) {
    case "date":
      return "d mmm yyyy";
    case "percent":
      return "0.0%";
    case "money": {
      const symbol = symbols[currency];
      // Rates have pence, yearly amounts do not: two decimals would be false precision on millions.
      const whole = symbol === undefined ? "#,##0" : `"${symbol}"#,##0`;
      return `[<1000]${whole}.00;${whole}`;
    }
    case "number":
      // `#,##0.###` would print "4,184." with a point and nothing behind it
      return "General";
    default:
      return undefined;
  }
}

export const readMeStyles = {
  title: { font: { size: 18, bold: true, colour: ink } },
  text: { wrap: true, vertical: "top", font: { colour: ink } },
  head: { font: { bold: true, colour: ink }, fill: "#EDF0F2", wrap: true, border: { bottom: rule } },
  cell: { wrap: true, vertical: "middle", font: { colour: ink } },
  count: { vertical: "middle", horizontal: "right", font: { colour: muted } },
  link: { vertical: "middle", font: { colour: "#1F5FA8", underline: true } },
} as const satisfies Readonly<Record<string, CellStyle>>;
