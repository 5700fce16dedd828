import { parseAddress, type ParsedAddress } from "../model/addresses";
import { MalformedFormula, tokens, type Token, UnsupportedFormula } from "./tokens";

export type Node =
  | { readonly kind: "value"; readonly value: number | string | boolean }
  | { readonly kind: "error"; readonly error: string }
  | { readonly kind: "missing" }
  | { readonly kind: "reference"; readonly at: ParsedAddress }
  | { readonly kind: "spill"; readonly at: ParsedAddress }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Node[] }
  | { readonly kind: "negate" | "percent"; readonly of: Node }
  | { readonly kind: "binary"; readonly operator: string; readonly left: Node; readonly right: Node };

const PRECEDENCE: Readonly<Record<string, number>> = {
  "=": 1,
  "<>": 1,
  "<": 1,
  "<=": 1,
  ">": 1,
  ">=": 1,
  "&": 2,
  "+": 3,
  "-": 3,
  "*": 4,
  "/": 4,
  "^": 5,
};

class Parser {
  private at = 0;

  constructor(
    private readonly formula: string,
    private readonly list: readonly Token[],
  ) {}

  whole(): Node {
    const node = this.expression(0);
    if (this.at < this.list.length) throw new MalformedFormula(this.formula);
    return node;
  }

  private peek(): Token | undefined {
    return this.list[this.at];
  }

  private take(kind?: Token["kind"]): Token {
    const token = this.list[this.at++];
    if (!token || (kind && token.kind !== kind)) throw new MalformedFormula(this.formula);
    return token;
  }

  private expression(least: number): Node {
    let left = this.operand();
    for (;;) {
      const next = this.peek();
      if (next?.kind === "spill" && left.kind === "reference") {
        this.at++;
        left = { kind: "spill", at: left.at };
        continue;
      }
      if (next?.kind !== "operator") return left;
      if (next.text === "%") {
        this.at++;
        left = { kind: "percent", of: left };
        continue;
      }
      const strength = PRECEDENCE[next.text] ?? 0;
      if (strength <= least) return left;
      this.at++;
      left = { kind: "binary", operator: next.text, left, right: this.expression(strength) };
    }
  }

  private operand(): Node {
    const token = this.take();
    switch (token.kind) {
      case "number":
        return { kind: "value", value: Number(token.text) };
      case "text":
        return { kind: "value", value: token.text.slice(1, -1).replaceAll('""', '"') };
      case "error":
        return { kind: "error", error: token.text };
      case "reference": {
        const at = parseAddress(token.text);
        if (!at) throw new MalformedFormula(this.formula);
        return { kind: "reference", at };
      }
      case "operator": {
        // A sign binds tighter than every operator but the percent sign: -2^2 is 4 in Excel.
        if (token.text !== "-" && token.text !== "+") throw new MalformedFormula(this.formula);
        const of = this.expression(5);
        return token.text === "-" ? { kind: "negate", of } : of;
      }
      case "open": {
        const inner = this.expression(0);
        if (this.peek()?.kind === "comma") throw new UnsupportedFormula(this.formula);
        this.take("close");
        return inner;
      }
      case "word":
        return this.word(token.text);
      default:
        throw new MalformedFormula(this.formula);
    }
  }

  private word(text: string): Node {
    if (this.peek()?.kind !== "open") {
      if (/^(true|false)$/i.test(text)) return { kind: "value", value: text.toUpperCase() === "TRUE" };
      return { kind: "name", name: text };
    }
    this.at++;
    const args: Node[] = [];
    if (this.peek()?.kind !== "close") {
      for (;;) {
        const next = this.peek()?.kind;
        args.push(next === "comma" || next === "close" ? { kind: "missing" } : this.expression(0));
        if (this.peek()?.kind !== "comma") break;
        this.at++;
      }
    }
    this.take("close");
    return { kind: "call", name: text.toUpperCase().replace(/^(_XLFN\.|_XLWS\.)+/, ""), args };
  }
}

const known = new Map<string, Node>();

/** The formula, which begins with `=`, as a tree. Throws MalformedFormula or UnsupportedFormula. */
export function parseFormula(formula: string): Node {
  let node = known.get(formula);
  if (!node) {
    node = new Parser(formula, tokens(formula.slice(1))).whole();
    if (known.size > 20000) known.clear();
    known.set(formula, node);
  }
  return node;
}
