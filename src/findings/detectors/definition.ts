import type { Party } from "../../contract/tables/performance";
import { party as parties } from "../../contract/tables/performance";
import type { Analysis } from "../analysis/Analysis";
import { byText, cellOf, cellsOf, inQuarter, sameName, type RowsOf } from "../analysis/rows";
import { sideSpokenFor } from "../analysis/sides";
import type { Detector, RawFinding } from "../Rule";
import { capital, plural, quoteShort, shortDate } from "../words";
import { tidy } from "./tidy";

type Meaning = RowsOf<"definitions">;

/** Parties that a cell like "Operations director, Account director" names; null when a name belongs to no known side. */
function agreedBy(a: Analysis, text: string): ReadonlySet<Party> | null {
  const { facts } = a.contract;
  const sides = new Set<Party>();
  for (const name of text.split(/[,;/&+]|\band\b/i).map((part) => part.trim())) {
    if (name === "") continue;
    if (/^both( parties| sides)?$/i.test(name)) return new Set(parties);
    const company = parties.find((side) => facts[side] !== null && sameName(facts[side]!) === sameName(name));
    const side = company ?? sideSpokenFor(a.contract, name);
    if (side === null) return null;
    sides.add(side);
  }
  return sides;
}

/** Which party has not agreed this meaning: one of them, both, or null when all have or nobody can tell. */
function lackingOf(a: Analysis, row: Meaning): Party | "both" | null {
  if (row.source.columns["agreedBy"] === undefined) return null;
  const sides = agreedBy(a, row.agreedBy ?? "");
  if (sides === null) return null;
  if (sides.size === 0) return "both";
  return parties.find((side) => !sides.has(side)) ?? null;
}

function told(a: Analysis, say: Pick<RawFinding, "text" | "headline"> & Partial<RawFinding>): RawFinding {
  const days = a.settings.thresholds.valueMeaningDays;
  return {
    id: "definition/not-agreed",
    rule: "definition.not-agreed",
    table: "Definition of value",
    subject: "meaning of value",
    label: "Meaning of value",
    kind: "governance",
    concern: true,
    severity: 1.5,
    since: Math.min(a.asOf, a.quarter.from + days),
    why: `What value means is agreed by both parties each quarter; ${plural(a.asOf - a.quarter.from, "day")} into ${a.quarter.name} it was not (${plural(days, "day")} are allowed).`,
    howSure: "A fact from the table of meanings.",
    question: "What does value mean to each party this quarter, in one sentence, and do both sign it?",
    ...say,
  };
}

/** Only where the parties keep such a table, and only once they have had time in the quarter. Rule and cut are ours. */
function notAgreed(a: Analysis): RawFinding[] {
  if (a.asOf - a.quarter.from < a.settings.thresholds.valueMeaningDays) return [];
  const kept = a.value?.definitions ?? [];
  const now = kept
    .filter((row) => inQuarter(a.quarter, row.quarter))
    .sort((x, y) => x.quarter - y.quarter || byText(x.meaning, y.meaning));
  if (now.length === 0) {
    const last = kept.filter((row) => row.quarter < a.quarter.from).at(-1);
    if (!last) return [];
    return [
      told(a, {
        text: `Nothing says what value means in ${a.quarter.name}; the last meaning, of ${shortDate(last.quarter)}, is “${quoteShort(last.meaning)}”.`,
        headline: `No meaning of value agreed for ${a.quarter.name}`,
        cells: cellsOf(last, "quarter"),
      }),
    ];
  }
  const lacking = now.map((row) => lackingOf(a, row));
  const at = lacking.length - 1;
  const who = lacking[at] ?? null;
  if (lacking.includes(null) || who === null) return [];
  const row = now[at]!;
  const cell = cellOf(row, "agreedBy");
  const by =
    who === "both" ? "nobody is named as having agreed it" : `only ${row.agreedBy!} agreed it, nobody of the ${who}`;
  return [
    told(a, {
      text: `Value is to mean “${quoteShort(row.meaning)}” in ${a.quarter.name}, but ${by}.`,
      headline:
        who === "both"
          ? `Meaning of value in ${a.quarter.name} agreed by nobody`
          : `Meaning of value in ${a.quarter.name} not agreed by the ${who}`,
      question: `${who === "both" ? "Do both parties" : capital(`does the ${who}`)} stand behind “${quoteShort(row.meaning, 70)}”, and if not, what does value mean?`,
      ...(who === "both" ? {} : { party: who }),
      cells: cell === null ? [] : [cell],
    }),
  ];
}

export const definitionDetector: Detector = {
  family: "definition",
  rules: [
    {
      id: "definition.not-agreed",
      kind: "governance",
      about: "The quarter under review has no meaning of value that both parties agreed, though such a table is kept.",
      threshold: "valueMeaningDays",
    },
  ],
  detect: (a) => tidy(notAgreed(a)),
};
