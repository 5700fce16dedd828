/** A typed array that grows by doubling: a million numbers cost their bytes, not their objects. */
class Growing<A extends Float64Array | Int32Array | Uint8Array | Uint16Array> {
  constructor(
    public items: A,
    private readonly make: (size: number) => A,
  ) {}

  set(index: number, value: number): void {
    if (index >= this.items.length) {
      const bigger = this.make(this.items.length * 2);
      bigger.set(this.items);
      this.items = bigger;
    }
    this.items[index] = value;
  }
}

const FIRST_SIZE = 1024;

function ints(): Growing<Int32Array> {
  return new Growing<Int32Array>(new Int32Array(FIRST_SIZE), (n) => new Int32Array(n));
}

function floats(): Growing<Float64Array> {
  return new Growing<Float64Array>(new Float64Array(FIRST_SIZE), (n) => new Float64Array(n));
}

/**
 * Every observation of the workbook in columns, in the order read, before anyone knows which KPI a text means. Texts
 * are kept once. About 43 bytes an observation.
 */
export class ObservationStore {
  count = 0;
  /** Index into `names`. */
  private readonly kpis = ints();
  private readonly periods = ints();
  private readonly rows = ints();
  private readonly columns = ints();
  private readonly values = floats();
  private readonly numerators = floats();
  private readonly denominators = floats();
  private readonly blocks = new Growing<Uint16Array>(new Uint16Array(FIRST_SIZE), (n) => new Uint16Array(n));
  /** 1 where the value carried a per cent sign. */
  private readonly signs = new Growing<Uint8Array>(new Uint8Array(FIRST_SIZE), (n) => new Uint8Array(n));
  /** The KPIs as the workbook writes them, trimmed. */
  readonly names: string[] = [];
  private readonly nameIndex = new Map<string, number>();
  readonly comments = new Map<number, string>();

  get kpi(): Int32Array {
    return this.kpis.items;
  }
  get period(): Int32Array {
    return this.periods.items;
  }
  get row(): Int32Array {
    return this.rows.items;
  }
  get column(): Int32Array {
    return this.columns.items;
  }
  get value(): Float64Array {
    return this.values.items;
  }
  get numerator(): Float64Array {
    return this.numerators.items;
  }
  get denominator(): Float64Array {
    return this.denominators.items;
  }
  get block(): Uint16Array {
    return this.blocks.items;
  }
  get signed(): Uint8Array {
    return this.signs.items;
  }

  /** The number of a KPI text; −1 when it is blank. */
  nameOf(text: string): number {
    const known = this.nameIndex.get(text);
    if (known !== undefined) return known;
    const trimmed = text.replace(/[\u200b\ufeff]/g, "").trim();
    if (trimmed === "") return -1;
    let index = this.nameIndex.get(trimmed);
    if (index === undefined) {
      index = this.names.push(trimmed) - 1;
      this.nameIndex.set(trimmed, index);
    }
    this.nameIndex.set(text, index);
    return index;
  }

  add(
    name: number,
    period: number,
    value: number,
    numerator: number,
    denominator: number,
    row: number,
    column: number,
    block: number,
    signed: boolean,
    comment: string | null,
  ): void {
    const i = this.count++;
    this.kpis.set(i, name);
    this.periods.set(i, period);
    this.values.set(i, value);
    this.numerators.set(i, numerator);
    this.denominators.set(i, denominator);
    this.rows.set(i, row);
    this.columns.set(i, column);
    this.blocks.set(i, block);
    this.signs.set(i, signed ? 1 : 0);
    if (comment !== null) this.comments.set(i, comment);
  }
}
