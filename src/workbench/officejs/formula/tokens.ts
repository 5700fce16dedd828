/** One piece of a formula. */
export interface Token {
  readonly kind: "number" | "text" | "error" | "reference" | "word" | "operator" | "open" | "close" | "comma" | "spill";
  readonly text: string;
}

/** What this small calculator does not read: structured references, array constants. Excel does. */
export class UnsupportedFormula extends Error {}

/** What Excel itself refuses. */
export class MalformedFormula extends Error {}

const SHEET = String.raw`(?:'(?:[^']|'')+'!|[A-Za-z_\u00C0-\uFFFF][\w.\u00C0-\uFFFF]*!)?`;
const CELL = String.raw`\$?[A-Za-z]{1,3}\$?\d{1,7}`;
const PATTERNS: readonly (readonly [Token["kind"] | "space", RegExp])[] = [
  ["space", /\s+/y],
  ["number", /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w:!$])/y],
  ["text", /"(?:[^"]|"")*"/y],
  ["error", /#(?:N\/A|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|NULL!)/y],
  [
    "reference",
    new RegExp(
      String.raw`${SHEET}(?:${CELL}(?::${CELL})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?![\w(.!])`,
      "y",
    ),
  ],
  ["word", /[A-Za-z_\\\u00C0-\uFFFF][\w.\\\u00C0-\uFFFF]*/y],
  ["operator", /<>|<=|>=|[-+*/^&=<>%]/y],
  ["open", /\(/y],
  ["close", /\)/y],
  ["comma", /,/y],
  ["spill", /#(?![A-Za-z/])/y],
];

/** The formula after its equals sign, in pieces. */
export function tokens(formula: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  while (at < formula.length) {
    let matched = false;
    for (const [kind, pattern] of PATTERNS) {
      pattern.lastIndex = at;
      const match = pattern.exec(formula);
      if (!match) continue;
      if (kind !== "space") found.push({ kind, text: match[0] });
      at += match[0].length;
      matched = true;
      break;
    }
    if (matched) continue;
    if (/[[\]{}@#!:;|~]/.test(formula[at] ?? "")) throw new UnsupportedFormula(formula);
    throw new MalformedFormula(formula);
  }
  return found;
}
