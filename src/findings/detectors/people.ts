import type { Analysis } from "../analysis/Analysis";
import { cellOf, sameName } from "../analysis/rows";
import type { Detector, RawFinding } from "../Rule";
import { capital, joinWords, plural } from "../words";
import { tidy } from "./tidy";

function unmirrored(a: Analysis): RawFinding[] {
  const names = new Set((a.relationship?.unmirrored ?? []).map(sameName));
  const people = a.contract.rows.people.filter((p) => names.has(sameName(p.name)));
  if (people.length === 0) return [];
  const one = people.length === 1;
  const list = joinWords(
    people.map((p) => `${p.name} (${[p.organisation, p.role ?? p.level].filter((w) => w !== null).join(", ")})`),
  );
  const seniors = people.filter((p) => p.level === "executive" || p.level === "strategic");
  return [
    {
      id: "people/unmirrored",
      rule: "people.unmirrored",
      table: "People",
      subject: "people",
      label: "Mirrored structure",
      kind: "governance",
      concern: true,
      severity: Math.min(4, 0.5 + people.length * 0.25 + seniors.length * 0.5),
      value: people.length,
      text: `${plural(people.length, "person", "people")} ${one ? "has" : "have"} no counterpart at the other party: ${list}.`,
      headline: `${capital(plural(people.length, "person", "people"))} without a counterpart`,
      why: "Each role faces off to one at the other party; these name nobody in the table and nobody names them.",
      howSure: "A fact from the table of people.",
      question: one
        ? `Who at the other party faces off to ${people[0]!.name}?`
        : "Who at the other party faces off to each of these?",
      cells: people.map((p) => cellOf(p, "facesOffTo") ?? cellOf(p, "name")).filter((cell) => cell !== null),
    },
  ];
}

export const peopleDetector: Detector = {
  family: "people",
  rules: [{ id: "people.unmirrored", kind: "governance", about: "People without a counterpart at the other party." }],
  detect: (a) => tidy(unmirrored(a)),
};
