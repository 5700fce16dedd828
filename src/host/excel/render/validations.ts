import type { Box, LaidOutValidation } from "../../../pack/LaidOutPack";
import { addressOf } from "../address";
import { ACTION_BYTES } from "../payload";
import type { Session } from "../session";

/** A rule for what may be typed, in Excel's words. */
export interface ValidationFeature {
  readonly box: Box;
  /** Null: anything may be typed, the words only help. */
  readonly rule: Excel.DataValidationRule | null;
  readonly message: string;
}

/** Excel's own limits of the words beside a cell. */
const LONGEST_PROMPT = 255;
const LONGEST_ALERT = 225;

/** Excel holds a list inside the rule only up to 255 characters and only without commas in its items. */
function listFits(list: readonly string[]): boolean {
  return list.length > 0 && list.join(",").length <= 255 && list.every((item) => item !== "" && !item.includes(","));
}

function ruleOf(rule: LaidOutValidation): Excel.DataValidationRule | null {
  const between = ({ min, max }: { readonly min: number; readonly max: number }): Excel.BasicDataValidation => ({
    formula1: min,
    formula2: max,
    operator: "Between",
  });
  if (rule.list && listFits(rule.list)) return { list: { inCellDropDown: true, source: rule.list.join(",") } };
  if (rule.whole) return { wholeNumber: between(rule.whole) };
  if (rule.decimal) return { decimal: between(rule.decimal) };
  // from the first day that Excel knows to the last
  if (rule.date) return { date: { formula1: "1900-01-01", formula2: "9999-12-31", operator: "Between" } };
  return null; // a list that Excel cannot hold: the words still help whoever types
}

export function validationOf(rule: LaidOutValidation): ValidationFeature {
  return { box: rule.box, rule: ruleOf(rule), message: rule.message.slice(0, LONGEST_PROMPT) };
}

export interface ValidationProxy {
  readonly box: Box;
  readonly validation: Excel.DataValidation;
}

/** Asks for the rules of the boxes where rules are wanted. */
export function askValidations(sheet: Excel.Worksheet, wanted: readonly LaidOutValidation[]): ValidationProxy[] {
  return wanted.map(({ box }) => {
    const validation = sheet.getRange(addressOf(box)).dataValidation;
    validation.load("type,rule,prompt");
    return { box, validation };
  });
}

export function readValidations(proxies: readonly ValidationProxy[]): ValidationFeature[] {
  return proxies.flatMap(({ box, validation }): ValidationFeature[] => {
    const message = validation.prompt?.message ?? "";
    const none = validation.type === "None" || validation.rule === null;
    return none && message === "" ? [] : [{ box, rule: none ? null : validation.rule, message }];
  });
}

/** Dates come back as serial numbers or as texts, numbers as texts: only kind, list and words are compared. */
export function sameValidations(a: readonly ValidationFeature[], b: readonly ValidationFeature[]): boolean {
  const key = ({ box, rule, message }: ValidationFeature): string => {
    const kind = Object.entries(rule ?? {}).find(([, value]) => value !== undefined && value !== null)?.[0] ?? "";
    return JSON.stringify([addressOf(box), kind, rule?.list?.source ?? "", message]);
  };
  return a.length === b.length && a.map(key).sort().join() === b.map(key).sort().join();
}

export async function writeValidations(
  session: Session,
  sheet: Excel.Worksheet,
  wanted: readonly ValidationFeature[],
  clear: boolean,
): Promise<void> {
  if (clear) await session.add(2 * ACTION_BYTES, () => sheet.getRange().dataValidation.clear());
  for (const { box, rule, message } of wanted) {
    await session.add(8 * ACTION_BYTES, () => {
      const validation = sheet.getRange(addressOf(box)).dataValidation;
      if (rule) validation.rule = rule;
      validation.ignoreBlanks = true;
      if (message === "") return;
      validation.prompt = { showPrompt: true, title: "", message };
      validation.errorAlert = {
        showAlert: true,
        style: "Stop",
        title: "",
        message: message.slice(0, LONGEST_ALERT),
      };
    });
  }
}
