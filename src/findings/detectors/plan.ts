import type { Analysis } from "../analysis/Analysis";
import { byText, cellOf, type RowsOf } from "../analysis/rows";
import type { Detector, RawFinding } from "../Rule";
import { capital, joinWords, plural, quoteShort } from "../words";
import { tidy } from "./tidy";

type Objective = RowsOf<"plan">;

interface Fault {
  readonly rule: string;
  readonly column: "status" | "measure" | "agreed";
  readonly test: (row: Objective) => boolean;
  /** Severity of one objective; each further adds a little. */
  readonly severity: number;
  /** Ends "One joint objective ". */
  readonly one: string;
  readonly many: string;
  readonly label: string;
  readonly why: string;
  readonly ask: (first: string, one: boolean) => string;
}

/** What is done needs neither measure nor agreement any more. */
function isLive(row: Objective): boolean {
  return row.status !== "done";
}

/** All three are ours: what a joint plan needs to be one, and that the parties themselves call an objective behind. */
const faults: readonly Fault[] = [
  {
    rule: "plan.behind",
    column: "status",
    test: (row) => row.status === "behind",
    severity: 1.6,
    one: "is behind",
    many: "are behind",
    label: "Joint objectives behind",
    why: "The parties’ own status of the objective says “behind”.",
    ask: (first, one) =>
      `What does each party change to bring ${one ? first : `these back on track, beginning with ${first}`}${one ? " back on track" : ""}?`,
  },
  {
    rule: "plan.no-measure",
    column: "measure",
    test: (row) => isLive(row) && row.measure === null,
    severity: 0.8,
    one: "has no measure",
    many: "have no measure",
    label: "Joint objectives without a measure",
    why: "An objective needs a measure by which both parties see success; the cell is blank and the objective is not done.",
    ask: (first, one) =>
      `By which figure do both parties see ${one ? first : `each of these, beginning with ${first},`} succeed?`,
  },
  {
    rule: "plan.not-agreed",
    column: "agreed",
    // no column is no answer; a blank cell beside answers is no yes
    test: (row) => isLive(row) && row.source.columns["agreed"] !== undefined && row.agreed !== true,
    severity: 1,
    one: "is not agreed by both parties",
    many: "are not agreed by both parties",
    label: "Objectives not agreed by both",
    why: "An objective is joint when both parties have agreed it; there is no “yes” and the objective is not done.",
    ask: (first, one) =>
      `What keeps either party from agreeing ${one ? first : `these, beginning with ${first}`}, or does it leave the plan?`,
  },
];

/** Objectives of the nearest horizon first. */
function found(a: Analysis, fault: Fault): RawFinding[] {
  const rows = a.contract.rows.plan
    .filter(fault.test)
    .sort((x, y) => byText(x.horizon ?? "9", y.horizon ?? "9") || byText(x.objective, y.objective));
  const first = rows[0];
  if (!first) return [];
  const one = rows.length === 1;
  const list = joinWords(
    rows.map((row) => {
      const years = row.horizon === null ? "" : ` (${plural(Number(row.horizon), "year")})`;
      return `“${quoteShort(row.objective, 60)}”${years}`;
    }),
  );
  const count = capital(plural(rows.length, "joint objective"));
  return [
    {
      id: fault.rule.replace(".", "/"),
      rule: fault.rule,
      table: "Plan",
      subject: one ? first.objective : "plan",
      label: one ? quoteShort(first.objective, 60) : fault.label,
      kind: "governance",
      concern: true,
      severity: Math.min(4, fault.severity + 0.3 * (rows.length - 1)),
      value: rows.length,
      text: one ? `${list} ${fault.one}.` : `${count} ${fault.many}: ${list}.`,
      headline: one ? `“${quoteShort(first.objective, 60)}” ${fault.one}` : `${count} ${fault.many}`,
      why: fault.why,
      howSure: "A fact from the joint plan.",
      question: fault.ask(`“${quoteShort(first.objective, 50)}”`, one),
      cells: rows.map((row) => cellOf(row, fault.column) ?? cellOf(row, "objective")).filter((cell) => cell !== null),
    },
  ];
}

export const planDetector: Detector = {
  family: "plan",
  rules: [
    { id: "plan.behind", kind: "governance", about: "Joint objectives are behind, as the parties themselves say." },
    { id: "plan.no-measure", kind: "governance", about: "Joint objectives that are not done have no measure." },
    { id: "plan.not-agreed", kind: "governance", about: "Joint objectives that are not done are not agreed by both." },
  ],
  detect: (a) => tidy(faults.flatMap((fault) => found(a, fault))),
};
