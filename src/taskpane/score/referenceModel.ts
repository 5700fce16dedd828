import type { NewRow } from "../../commands/saveRows";
import type { CaseStudyStage } from "../../contract/tables/relationship";
import { dayFromIso } from "../../core/days";
import { caseStudyReadiness } from "../../core/scoring/caseStudy";
import { dateError } from "./satisfactionModel";

export const answers = ["yes", "no", "conditional"] as const;
export type Answer = (typeof answers)[number];

export interface ReferenceDraft {
  readonly date: string;
  readonly account: string;
  readonly answer: Answer | "";
  readonly expiry: string;
  readonly evidence: string;
}

export interface Check {
  readonly errors: Readonly<Record<string, string>>;
  readonly row: NewRow;
}

function common(date: string, account: string, today: string): Record<string, string> {
  const errors: Record<string, string> = {};
  if (account.trim() === "") errors.account = "Say which account or person.";
  const day = dateError(date, today);
  if (day) errors.date = day;
  return errors;
}

/** One answer to "would you act as a reference" as a row of the table References. */
export function checkReference(draft: ReferenceDraft, today: string): Check {
  const errors = common(draft.date, draft.account, today);
  if (draft.answer === "") errors.answer = "Choose yes, no or conditional.";
  if (draft.expiry !== "" && dayFromIso(draft.expiry) === undefined) errors.expiry = "Give the day, or leave it empty.";
  else if (draft.expiry !== "" && draft.expiry < draft.date) errors.expiry = "It cannot end before it was given.";
  const row: NewRow = {
    date: draft.date,
    account: draft.account.trim(),
    answer: draft.answer || null,
    expiry: draft.expiry || null,
    evidence: draft.evidence.trim() || null,
  };
  return { errors, row };
}

export const criteria = [
  { key: "consent", label: "Consent in writing" },
  { key: "measurable", label: "A measured result" },
  { key: "sponsor", label: "A named sponsor at the client" },
  { key: "approved", label: "Text approved by the client" },
] as const;
export type CriterionKey = (typeof criteria)[number]["key"];

export interface CaseStudyDraft {
  readonly date: string;
  readonly account: string;
  readonly stage: CaseStudyStage;
  readonly met: Readonly<Record<CriterionKey, boolean>>;
  readonly evidence: string;
}

/** One step of the case-study ladder as a row of the table References. */
export function checkCaseStudy(draft: CaseStudyDraft, today: string): Check {
  const row: NewRow = {
    date: draft.date,
    account: draft.account.trim(),
    stage: draft.stage,
    ...draft.met,
    evidence: draft.evidence.trim() || null,
  };
  return { errors: common(draft.date, draft.account, today), row };
}

/** Readiness 0–100 that the draft would have on its own day, by the same function as the pack; null when there is none. */
export function readinessOf({ stage, met }: CaseStudyDraft): number | null {
  const result = caseStudyReadiness(stage, met.consent, met.measurable, met.sponsor, met.approved, 0);
  return result.ok ? result.value.score : null;
}
