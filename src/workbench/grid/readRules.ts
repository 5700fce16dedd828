import type { IRange } from "@univerjs/core";
import { type Area, areaOf, areaText } from "../officejs/model/addresses";
import { ConditionalFormatModel } from "../officejs/model/ConditionalFormatModel";
import type { SheetModel } from "../officejs/model/SheetModel";
import { gridRule } from "./gridRules";

type Format = ConditionalFormatModel<SheetModel>;

/** A conditional format as the grid has it. */
export interface GridRule {
  readonly cfId: string;
  readonly ranges: readonly IRange[];
  readonly stopIfTrue?: boolean;
  readonly rule: Readonly<Record<string, unknown>>;
}

export function areasOf(ranges: readonly IRange[]): Area[] {
  return ranges.map(({ startRow, startColumn, endRow, endColumn }) =>
    areaOf(startRow + 1, startColumn + 1, endRow - startRow + 1, endColumn - startColumn + 1),
  );
}

function texts(areas: readonly Area[]): string {
  return areas.map(areaText).sort().join();
}

/** A rule that looks and says the same as one of the model is a copy of it, with all that the grid does not know of it. */
function copyOf(given: GridRule, sheet: SheetModel, originals: readonly Format[]): Format | null {
  const said = JSON.stringify(given.rule);
  const same = originals.find((one) => JSON.stringify(gridRule(one)) === said);
  if (!same) return null;
  const copy = new ConditionalFormatModel<SheetModel>(given.cfId, sheet, same.type, areasOf(given.ranges));
  const { deleted: _deleted, id: _id, sheet: _sheet, type: _type, areas: _areas, borders, ...rest } = same;
  Object.assign(copy, rest);
  for (const [edge, border] of borders) copy.borders.set(edge, { ...border });
  return copy;
}

interface GridLook {
  readonly cl?: { readonly rgb?: string };
  readonly bg?: { readonly rgb?: string };
  readonly bl?: number;
  readonly it?: number;
  readonly st?: { readonly s?: number };
}

/** Rules by formula say everything themselves, whatever the grid made of them when it copied them. */
function byFormula({ cfId, ranges, rule }: GridRule, sheet: SheetModel): Format | null {
  if (rule["type"] !== "highlightCell" || rule["subType"] !== "formula") return null;
  const look = (rule["style"] ?? {}) as GridLook;
  const format = new ConditionalFormatModel<SheetModel>(cfId, sheet, "Custom", areasOf(ranges));
  format.formula = String(rule["value"] ?? "");
  format.fill = look.bg?.rgb ?? null;
  format.fontColour = look.cl?.rgb ?? null;
  format.bold = look.bl === undefined ? null : look.bl === 1;
  format.italic = look.it === undefined ? null : look.it === 1;
  format.strike = look.st?.s === undefined ? null : look.st.s === 1;
  return format.formula === "" ? null : format;
}

/**
 * After a person has pasted, filled or cleared: the sheet's conditional formats become what the grid shows. `drawn` are
 * those that the grid was given. Returns the areas of rules that cannot be kept.
 */
export function takeRules(
  sheet: SheetModel,
  rules: readonly GridRule[],
  drawn: ReadonlySet<string>,
): { changed: boolean; lost: string[] } {
  const originals = sheet.book.sheets.flatMap((one) => one.conditionalFormats);
  const now = new Map(rules.map((rule) => [rule.cfId, rule]));
  const lost: string[] = [];
  let changed = false;
  const kept = sheet.conditionalFormats.filter((format) => {
    const rule = now.get(format.id);
    if (!rule) {
      // what the grid has no drawing for stays; what it no longer draws was taken away
      changed ||= drawn.has(format.id);
      return !drawn.has(format.id);
    }
    const areas = areasOf(rule.ranges);
    if (texts(areas) !== texts(format.areas)) {
      format.areas = areas;
      changed = true;
    }
    return true;
  });
  const known = new Set(sheet.conditionalFormats.map(({ id }) => id));
  for (const rule of rules) {
    if (known.has(rule.cfId)) continue;
    const format = copyOf(rule, sheet, originals) ?? byFormula(rule, sheet);
    if (!format) {
      lost.push(areasOf(rule.ranges).map(areaText).join(", "));
      continue;
    }
    kept.unshift(format); // the grid ranks what comes last first
    changed = true;
  }
  if (changed) sheet.conditionalFormats = kept;
  return { changed, lost };
}
