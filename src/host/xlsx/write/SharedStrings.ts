import { PartWriter } from "./PartWriter";
import { cutText, XML_HEAD, xmlText } from "./xmlText";

/** Excel's limit for the text of one cell, in UTF-16 units. */
export const TEXT_LIMIT = 32767;
export const CUT_MARK = "… [cut here: an Excel cell holds 32,767 characters]";

/** Every text of the workbook once. */
export class SharedStrings {
  private readonly index = new Map<string, number>();
  private uses = 0;

  add(text: string): number {
    this.uses++;
    const whole = cutText(text, TEXT_LIMIT, CUT_MARK);
    const known = this.index.get(whole);
    if (known !== undefined) return known;
    this.index.set(whole, this.index.size);
    return this.index.size - 1;
  }

  toBytes(): Uint8Array {
    const part = new PartWriter();
    part.write(
      `${XML_HEAD}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${this.uses}" uniqueCount="${this.index.size}">`,
    );
    for (const text of this.index.keys()) part.write(`<si><t xml:space="preserve">${xmlText(text)}</t></si>`);
    part.write("</sst>");
    return part.finish();
  }
}
