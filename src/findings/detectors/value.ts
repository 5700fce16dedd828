import type { Analysis, ValueLine } from "../analysis/Analysis";
import { cellsOf, inQuarter } from "../analysis/rows";
import type { Detector, RawFinding } from "../Rule";
import { capital, joinWords, money, percentWords, plural, quoteShort, shortDate } from "../words";
import { ownersOf, severityOfDays } from "./owners";
import { tidy } from "./tidy";

function overdue(a: Analysis, line: ValueLine): RawFinding {
  const { row } = line;
  const days = a.asOf - row.planned;
  const got =
    row.realised !== null && row.realised !== 0
      ? ` ${money(row.realised, a.currency)} of it is reported as realised.`
      : "";
  const open = Math.max(0, row.expected - (row.realised ?? 0));
  return {
    id: `value:${row.id}/overdue`,
    rule: "value.overdue",
    table: "Value",
    subject: row.id,
    label: quoteShort(row.description, 60),
    kind: "commercial",
    concern: true,
    severity: severityOfDays(days, 45),
    money: open,
    moneyBasis: "a year",
    since: row.planned + 1,
    value: days,
    text: `“${quoteShort(row.description)}” (${row.kind}, ${money(row.expected, a.currency)} a year expected) was planned for ${shortDate(row.planned)} and has not arrived, ${plural(days, "day")} later.${got}`,
    headline: `Value item ${row.id}: ${money(open, a.currency)} a year is ${plural(days, "day")} late`,
    why: `Planned date ${shortDate(row.planned)} passed without an actual date by ${shortDate(a.asOf)}.`,
    howSure: "A fact from the value ledger.",
    question: `What is missing for “${quoteShort(row.description, 50)}”, at which party, and what is the new date?`,
    ...ownersOf(a.contract, row.owner, null),
    cells: cellsOf(row, "planned", "actual", "expected"),
  };
}

/** Realised without finance's signature: one finding, because finance signs them in one sitting. */
function unsigned(a: Analysis): RawFinding[] {
  const lines = (a.value?.lines ?? []).filter(
    ({ row }) => row.realised !== null && row.realised > 0 && row.signedOff !== true,
  );
  if (lines.length === 0) return [];
  const one = lines.length === 1;
  const total = lines.reduce((sum, { row }) => sum + row.realised!, 0);
  const mixed = new Set(lines.map(({ row }) => row.kind)).size > 1 ? "; different kinds of value are in this sum" : "";
  const largest = [...lines].sort((x, y) => y.row.realised! - x.row.realised! || (x.row.id < y.row.id ? -1 : 1));
  const list = joinWords(
    largest.map(
      ({ row }) =>
        `${row.id} (${row.kind}, ${money(row.realised!, a.currency)}, evidence ${row.evidence ?? "not graded"})`,
    ),
    4,
  );
  return [
    {
      id: "value/unsigned",
      rule: "value.unsigned",
      table: "Value",
      subject: one ? lines[0]!.row.id : "value",
      label: one ? quoteShort(lines[0]!.row.description, 60) : "Value without finance sign-off",
      kind: "commercial",
      concern: true,
      severity: Math.min(4, 1 + lines.length * 0.2),
      money: total,
      moneyBasis: "once",
      value: total,
      text: `${money(total, a.currency)} is reported as realised but finance has not signed it off: ${list}.`,
      headline: `${money(total, a.currency)} of realised value not signed off by finance`,
      why: `${capital(plural(lines.length, "value item"))} with a realised amount and no “yes” in finance sign-off${mixed}.`,
      howSure: "A fact from the value ledger.",
      question: one
        ? `What does finance need to see to sign ${lines[0]!.row.id}, or is it not a saving?`
        : `What does finance need to see to sign these, beginning with ${largest[0]!.row.id}?`,
      cells: largest.flatMap(({ row }) => cellsOf(row, "realised", "signedOff")),
    },
  ];
}

/** Good news of the quarter: value that arrived before its planned date, in one finding. */
function early(a: Analysis): RawFinding[] {
  const lines = (a.value?.lines ?? [])
    .filter((line) => line.daysEarly !== null && line.daysEarly > 0 && inQuarter(a.quarter, line.row.actual))
    .sort((x, y) => (y.acceleration ?? 0) - (x.acceleration ?? 0) || (x.row.id < y.row.id ? -1 : 1));
  const first = lines[0];
  if (!first) return [];
  const one = lines.length === 1;
  const gain = lines.reduce((sum, line) => sum + (line.acceleration ?? 0), 0);
  const each = lines.map(
    ({ row, daysEarly }) =>
      `“${quoteShort(row.description, 60)}” on ${shortDate(row.actual!)}, ${plural(daysEarly!, "day")} early`,
  );
  const worth = `having it that much earlier is worth ${money(gain, a.currency)}`;
  return [
    {
      id: "value/early",
      rule: "value.early",
      table: "Value",
      subject: one ? first.row.id : "value",
      label: one ? quoteShort(first.row.description, 60) : "Value that came early",
      kind: "high",
      concern: false,
      severity: Math.min(4, 1 + first.daysEarly! / 45 + (lines.length - 1) * 0.25),
      money: gain,
      moneyBasis: "once",
      since: Math.min(...lines.map(({ row }) => row.actual!)),
      value: one ? first.daysEarly : lines.length,
      text: `${one ? "A value item" : plural(lines.length, "value item")} arrived before ${one ? "its" : "their"} planned date: ${joinWords(each, 4)}; ${worth}.`,
      headline: one
        ? `Value item ${first.row.id} arrived ${plural(first.daysEarly!, "day")} early`
        : `${capital(plural(lines.length, "value item"))} arrived early in ${a.quarter.name}`,
      why: `Actual date before planned date, in the quarter under review; present value of the expected amounts at ${percentWords(a.rate, 1)} a year.`,
      howSure: "A fact from the value ledger.",
      question: "What made it faster than planned, and which other item can be brought forward the same way?",
      ...(one ? ownersOf(a.contract, first.row.owner, null) : {}),
      cells: lines.flatMap(({ row }) => cellsOf(row, "actual", "planned")),
    },
  ];
}

export const valueDetector: Detector = {
  family: "value",
  rules: [
    { id: "value.overdue", kind: "commercial", about: "A value item is past its planned date and has not arrived." },
    { id: "value.unsigned", kind: "commercial", about: "Realised value has no finance sign-off." },
    { id: "value.early", kind: "high", about: "A value item arrived before its planned date this quarter." },
  ],
  detect(a) {
    const lines = a.value?.lines ?? [];
    return tidy([...lines.filter((line) => line.overdue).map((line) => overdue(a, line)), ...unsigned(a), ...early(a)]);
  },
};
