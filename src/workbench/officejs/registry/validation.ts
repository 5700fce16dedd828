import { HostError, invalid } from "../errors";
import { type Area, contains, intersection, sameArea } from "../model/addresses";
import { assertUnlocked } from "../model/guards";
import type { RangeAreasRef, RangeRef } from "../model/RangeRef";
import type { ErrorAlert, Prompt, ValidationModel } from "../model/ValidationModel";
import { aBoolean, oneOf, only, prop } from "./checks";
import { isHandle } from "./Handle";
import type { TypeSpec } from "./spec";

const KINDS: Readonly<Record<string, string>> = {
  wholeNumber: "WholeNumber",
  decimal: "Decimal",
  date: "Date",
  time: "Time",
  textLength: "TextLength",
  list: "List",
  custom: "Custom",
};
const TWO_SIDED = ["Between", "NotBetween"];

function found(ref: RangeAreasRef): ValidationModel | null {
  const [area] = ref.areas;
  const rule = area && ref.sheet.validations.find((other) => contains(other.area, area));
  return rule ?? null;
}

function text(value: unknown): string {
  if (isHandle(value)) return `=${(value.target as RangeRef).address}`;
  if (typeof value === "number") return String(value);
  if (typeof value !== "string" || value === "") throw invalid();
  return value;
}

/** A rule with its sources as formulas; Excel allows one kind and 255 characters of list. */
function checked(raw: unknown): Readonly<Record<string, unknown>> {
  if (typeof raw !== "object" || raw === null) throw invalid();
  const entries = Object.entries(raw as Record<string, unknown>).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  const [entry] = entries;
  if (!entry || entries.length !== 1 || !(entry[0] in KINDS)) throw invalid();
  const [kind, value] = entry as [string, Record<string, unknown>];
  if (kind === "list") {
    const source = text(value["source"]);
    if (!source.startsWith("=") && source.length > 255) throw invalid();
    return { list: { inCellDropDown: value["inCellDropDown"] !== false, source } };
  }
  if (kind === "custom") return { custom: { formula: text(value["formula"]) } };
  const operator = oneOf("DataValidationOperator")(value["operator"]);
  const formula1 = text(value["formula1"]);
  if (!TWO_SIDED.includes(operator)) return { [kind]: { formula1, operator } };
  return { [kind]: { formula1, formula2: text(value["formula2"]), operator } };
}

function without(areas: readonly Area[], rules: readonly ValidationModel[]): ValidationModel[] {
  return rules.filter((rule) => !areas.some((area) => contains(area, rule.area) || sameArea(area, rule.area)));
}

function change(ref: RangeAreasRef, patch: Partial<ValidationModel>): void {
  const { sheet } = ref;
  for (const area of ref.areas) {
    assertUnlocked(sheet, area);
    const old = found(ref) ?? { area, rule: {}, errorAlert: {}, prompt: {}, ignoreBlanks: true };
    // The newest rule counts where rules overlap: it is looked up first.
    sheet.validations = [{ ...old, ...patch, area }, ...without([area], sheet.validations)];
  }
}

function aRecord<T>(value: unknown): T {
  if (typeof value !== "object" || value === null) throw invalid();
  return value as T;
}

function limited(value: { title?: string; message?: string }): void {
  if ((value.title?.length ?? 0) > 32 || (value.message?.length ?? 0) > 255) throw invalid();
}

export const DATA_VALIDATION: TypeSpec<RangeAreasRef> = {
  props: {
    rule: prop(
      (ref) => found(ref)?.rule ?? {},
      checked,
      (ref, rule) => change(ref, { rule }),
    ),
    type: only((ref) => {
      const rule = found(ref);
      if (rule) return KINDS[Object.keys(rule.rule)[0] ?? ""] ?? "None";
      return ref.areas.some((area) => ref.sheet.validations.some((other) => intersection(other.area, area)))
        ? "Inconsistent"
        : "None";
    }),
    errorAlert: prop(
      (ref) => found(ref)?.errorAlert ?? {},
      (value) => aRecord<ErrorAlert>(value),
      (ref, errorAlert: ErrorAlert) => {
        limited(errorAlert);
        change(ref, { errorAlert });
      },
    ),
    prompt: prop(
      (ref) => found(ref)?.prompt ?? {},
      (value) => aRecord<Prompt>(value),
      (ref, prompt: Prompt) => {
        limited(prompt);
        change(ref, { prompt });
      },
    ),
    ignoreBlanks: prop(
      (ref) => found(ref)?.ignoreBlanks ?? true,
      aBoolean,
      (ref, ignoreBlanks: boolean) => change(ref, { ignoreBlanks }),
    ),
  },
  methods: {
    clear: (ref) => {
      if (ref.sheet.protection) throw new HostError("AccessDenied");
      ref.sheet.validations = without(ref.areas, ref.sheet.validations);
    },
  },
};
