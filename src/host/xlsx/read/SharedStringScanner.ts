import { XmlScanner } from "./XmlScanner";

/** Collects the workbook's shared texts: runs of rich text joined, phonetic hints left out. */
export class SharedStringScanner extends XmlScanner {
  readonly strings: string[] = [];
  private value = "";
  private inText = false;
  private phonetic = false;

  protected override open(from: number, to: number, _end: number, empty: boolean): void {
    if (this.nameIs(from, to, "si")) {
      this.value = "";
      if (empty) this.strings.push("");
    } else if (this.nameIs(from, to, "t")) this.inText = !empty && !this.phonetic;
    else if (this.nameIs(from, to, "rPh")) this.phonetic = !empty;
  }

  protected override close(from: number, to: number): void {
    if (this.nameIs(from, to, "si")) this.strings.push(this.value);
    else if (this.nameIs(from, to, "t")) this.inText = false;
    else if (this.nameIs(from, to, "rPh")) this.phonetic = false;
  }

  protected override text(from: number, to: number, _last: boolean, raw: boolean): void {
    if (!this.inText) return;
    const text = this.decoded(from, to, raw);
    this.value = this.value === "" ? text : this.value + text;
  }
}
