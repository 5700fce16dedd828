import { XmlScanner } from "./XmlScanner";

/** For the small parts of a workbook: one callback an element, with its attributes by local name. */
export class ElementScanner extends XmlScanner {
  constructor(
    part: string,
    private readonly visit: (name: string, attributes: Readonly<Record<string, string>>) => void,
  ) {
    super(part);
  }

  protected override open(from: number, to: number, end: number): void {
    const attributes: Record<string, string> = {};
    this.attributes(to, end, (nameFrom, nameTo, valueFrom, valueTo) => {
      attributes[this.buffer.toString("latin1", nameFrom, nameTo)] = this.decoded(valueFrom, valueTo);
    });
    this.visit(this.buffer.toString("latin1", from, to), attributes);
  }

  protected override close(): void {}
  protected override text(): void {}
}
