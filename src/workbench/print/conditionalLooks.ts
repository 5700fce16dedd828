import { columnLetters } from "../../contract/cells";
import { evaluate } from "../officejs/formula/evaluate";
import { MalformedFormula, UnsupportedFormula } from "../officejs/formula/tokens";
import { isMatrix } from "../officejs/formula/values";
import { movedFormula } from "../files/formulas";
import type { Area } from "../officejs/model/addresses";
import type { ConditionalFormatModel } from "../officejs/model/ConditionalFormatModel";
import type { CellFormat } from "../officejs/model/formats";
import type { SheetModel } from "../officejs/model/SheetModel";
import { covers, scaledRule, type ScaledLook } from "./conditionalScales";

type Rule = ConditionalFormatModel<SheetModel>;

const SIGNS: Readonly<Record<string, string>> = {
  EqualTo: "=",
  NotEqual: "<>",
  NotEqualTo: "<>",
  GreaterThan: ">",
  GreaterThanOrEqual: ">=",
  LessThan: "<",
  LessThanOrEqual: "<=",
};

/** The rule as a formula about the first cell of its area; null for scales, bars, icons and ranks, which have none. */
function formulaOf(rule: Rule, cell: string): string | null {
  if (rule.kept) {
    const text = rule.kept.children.find(({ name }) => name === "formula")?.text;
    return text === undefined || text === "" ? null : `=${text}`;
  }
  if (rule.type === "Custom") return rule.formula === "" ? null : rule.formula;
  const operator = String(rule.rule?.["operator"]);
  const [one, two] = ["formula1", "formula2"].map((name) => String(rule.rule?.[name] ?? "").replace(/^=/, ""));
  if (one === "" || one === undefined) return null;
  const inside = `AND(${cell}>=${one},${cell}<=${two})`;
  if (operator === "Between") return `=${inside}`;
  if (operator === "NotBetween") return `=NOT(${inside})`;
  return SIGNS[operator] === undefined ? null : `=${cell}${SIGNS[operator]}${one}`;
}

function isTrue(value: unknown): boolean {
  return value === true || (typeof value === "number" && value !== 0);
}

interface Asked {
  readonly rule: Rule;
  /** What the rule does to a cell; null where it does not hold. */
  readonly at: (row: number, column: number) => ScaledLook | null;
}

/** The conditional formats of a sheet, asked cell by cell. */
export class ConditionalLooks {
  private readonly rules: readonly Asked[];
  /** How many rules have looks that are not drawn on these pages. */
  readonly undrawn: number;

  constructor(private readonly sheet: SheetModel) {
    const all = sheet.conditionalFormats.filter(({ areas }) => areas.length > 0);
    this.rules = all.flatMap((rule) => this.asked(rule) ?? []);
    this.undrawn = all.length - this.rules.length;
  }

  /** How the cell looks with all rules that hold for it; the same object when none does. */
  at(row: number, column: number, format: CellFormat): CellFormat {
    const change: { -readonly [K in keyof CellFormat]?: CellFormat[K] } = {};
    for (const { rule, look } of this.holding(row, column)) {
      const fill = look.fill ?? rule.fill;
      // the first rule in rank decides each part of the looks
      if (fill !== null) change.fill ??= fill;
      if (rule.fontColour !== null) change.fontColour ??= rule.fontColour;
      if (rule.bold !== null) change.bold ??= rule.bold;
      if (rule.italic !== null) change.italic ??= rule.italic;
      if (rule.strike !== null) change.strike ??= rule.strike;
      if (rule.underline !== null) change.underline ??= rule.underline;
    }
    return Object.keys(change).length === 0 ? format : { ...format, ...change };
  }

  /** The bar in a cell, if a rule draws one there. */
  barAt(row: number, column: number): ScaledLook["bar"] {
    return this.holding(row, column).find(({ look }) => look.bar)?.look.bar;
  }

  private holding(row: number, column: number): { readonly rule: Rule; readonly look: ScaledLook }[] {
    const found: { rule: Rule; look: ScaledLook }[] = [];
    for (const { rule, at } of this.rules) {
      if (!rule.areas.some((area) => covers(area, row, column))) continue;
      const look = at(row, column);
      if (look) found.push({ rule, look });
      if (look && rule.stopIfTrue) break;
    }
    return found;
  }

  private asked(rule: Rule): Asked | null {
    const home = rule.areas.reduce((first, area) => ({
      ...first,
      row: Math.min(first.row, area.row),
      column: Math.min(first.column, area.column),
    }));
    const formula = formulaOf(rule, `${columnLetters(home.column)}${home.row}`);
    if (formula !== null) return { rule, at: (row, column) => (this.holds(formula, home, row, column) ? {} : null) };
    const scaled = scaledRule(rule);
    if (!scaled) return null;
    return {
      rule,
      at: (row, column) => {
        const value = this.sheet.valueAt(row, column);
        const look = typeof value === "number" ? scaled(value) : null;
        return look?.holds === false ? null : look;
      },
    };
  }

  private holds(formula: string, home: Area, row: number, column: number): boolean {
    const { sheet } = this;
    try {
      const value = evaluate(movedFormula(formula, row - home.row, column - home.column), {
        sheet,
        row,
        column,
        sheetNamed: (name) => sheet.book.sheetNamed(name),
        nameFormula: (name) => sheet.book.nameInScope(name, sheet)?.formula ?? null,
        call: () => undefined,
      });
      return isTrue(isMatrix(value) ? value[0]?.[0] : value);
    } catch (thrown) {
      // beyond the small calculator: the cell keeps its own looks
      if (thrown instanceof UnsupportedFormula || thrown instanceof MalformedFormula) return false;
      throw thrown;
    }
  }
}
