import type { NewRow } from "../../commands/saveRows";
import type { Contract } from "../../contract/Contract";
import { party, type Party } from "../../contract/tables/performance";
import type { factorSets } from "../../contract/tables/relationship";
import type { RelationshipAnalysis } from "../../findings/analysis/Analysis";
import { plain } from "../../findings/words";
import { dateError } from "./satisfactionModel";

export type FactorSet = (typeof factorSets)[number];

export interface Factor {
  readonly set: FactorSet;
  readonly name: string;
  readonly target: number | null;
  /** The latest score of each party's conduct, in words; absent when it was never scored. */
  readonly last: Readonly<Partial<Record<Party, string>>>;
  readonly gap: number | null;
}

/** Every factor that was ever scored, with both parties' last scores beside each other. */
export function factorsOf(contract: Contract | null, analysis: RelationshipAnalysis | null): readonly Factor[] {
  const lines = new Map(analysis?.factors.map((line) => [keyOf(line.set, line.factor), line]));
  const factors = new Map<string, Factor>();
  for (const row of contract?.rows.relationship ?? []) {
    const set = row.set ?? "factor";
    const key = keyOf(set, row.factor);
    const line = lines.get(key);
    const last: Partial<Record<Party, string>> = {};
    for (const side of party) {
      const score = line?.[side] ?? null;
      if (score !== null) last[side] = plain(score, Number.isInteger(score) ? 0 : 1);
    }
    if (!factors.has(key))
      factors.set(key, { set, name: row.factor.trim(), target: line?.target ?? null, last, gap: line?.gap ?? null });
  }
  return [...factors.values()];
}

function keyOf(set: string, factor: string): string {
  return `${set}\n${factor.trim().toLowerCase()}`;
}

export interface RelationshipDraft {
  readonly date: string;
  readonly rater: string;
  readonly set: FactorSet;
  /** `factor⏎party` → 0–10. */
  readonly scores: Readonly<Record<string, number>>;
  readonly comments: Readonly<Record<string, string>>;
  /** Factors that somebody added here, by set. */
  readonly added: readonly { readonly set: FactorSet; readonly name: string }[];
}

export function scoreKey(set: FactorSet, factor: string, side: Party): string {
  return `${set}\n${factor}\n${side}`;
}

export interface CheckedRelationship {
  readonly errors: Readonly<Record<string, string>>;
  readonly rows: readonly NewRow[];
}

/** The draft as rows of the table Relationship: one a factor and party that was scored. */
export function checkRelationship(
  draft: RelationshipDraft,
  factors: readonly Factor[],
  today: string,
): CheckedRelationship {
  const errors: Record<string, string> = {};
  const day = dateError(draft.date, today);
  if (day) errors.date = day;
  if (draft.rater.trim() === "") errors.rater = "Say who scores: client, supplier, or a name.";
  const rows: NewRow[] = [];
  for (const { set, name, target } of factors) {
    for (const side of party) {
      const score = draft.scores[scoreKey(set, name, side)];
      if (score === undefined) continue;
      const comment = draft.comments[`${set}\n${name}`]?.trim() || null;
      rows.push({
        date: draft.date,
        factor: name,
        set,
        party: side,
        rater: draft.rater.trim(),
        score,
        target,
        comment,
      });
    }
  }
  if (rows.length === 0) errors.scores = "Give at least one score.";
  return { errors, rows };
}
