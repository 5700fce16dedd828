import type { CellStyle } from "../LaidOutPack";
import type { NumberForm } from "../PackDocument";

/** Collects the formats that cells use, each once, and gives every one its number. */
export class StyleBook {
  readonly styles: CellStyle[] = [{}];
  private readonly numbers = new Map<string, number>([["{}", 0]]);

  add(style: CellStyle): number {
    const key = JSON.stringify(style);
    let n = this.numbers.get(key);
    if (n === undefined) {
      n = this.styles.length;
      this.styles.push(style);
      this.numbers.set(key, n);
    }
    return n;
  }

  /** The same style for text: no host may take `5 of 7`, `88 %` or `=1+1` for a date, a number or a formula. */
  asText(n: number): number {
    const style = this.styles[n];
    return style === undefined || style.format !== undefined ? n : this.add({ ...style, format: "@" });
  }
}

const symbols: Record<string, string> = { GBP: "£", EUR: "€", USD: "$", JPY: "¥", INR: "₹" };

export function currencySymbol(currency: string): string {
  return symbols[currency] ?? `${currency} `;
}

function zeros(decimals: number): string {
  return decimals > 0 ? `.${"0".repeat(decimals)}` : "";
}

/** With a true minus sign, as the design card asks; the sign is quoted, so it is inert in every reader. */
function signed(body: string): string {
  return `${body};"−"${body}`;
}

/** The Excel number format code of a form. */
export function formatCode(form: NumberForm | undefined): string | undefined {
  switch (form?.kind) {
    case undefined:
      return undefined;
    case "text":
      return "@";
    case "number":
      return signed(`#,##0${zeros(form.decimals)}`);
    case "percent":
      return signed(`0${zeros(form.decimals)}"\u2009"%`);
    case "money":
      return signed(
        `#,##0${zeros(form.decimals)}${form.unit === "thousand" ? "," : form.unit === "million" ? ",," : ""}`,
      );
    case "date":
      return "d mmm yyyy";
    case "month":
      return "mmm yyyy";
  }
}
