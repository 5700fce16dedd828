import type { Analysis, PromiseLine } from "../analysis/Analysis";
import { dependenciesOf, keptInQuarter } from "../analysis/promises";
import { cellOf, cellsOf, sameName } from "../analysis/rows";
import type { Party } from "../../contract/tables/performance";
import { party as parties } from "../../contract/tables/performance";
import { addMonths } from "../../core/days";
import type { Detector, RawFinding } from "../Rule";
import { capital, joinWords, percentWords, plural, quoteShort, shortDate } from "../words";
import { severityOfDays, type Owners } from "./owners";
import { tidy } from "./tidy";

function owners(line: PromiseLine): Owners {
  const { by, owner, counterpart } = line.row;
  return by === "client"
    ? { ownerClient: owner, ownerSupplier: counterpart }
    : { ownerClient: counterpart, ownerSupplier: owner };
}

/** For each promise, the ids of the open ones that wait for it. */
function waitingFor(lines: readonly PromiseLine[]): ReadonlyMap<string, readonly string[]> {
  const waiting = new Map<string, string[]>();
  for (const line of lines) {
    if (!isOpen(line)) continue;
    for (const id of dependenciesOf(line.row).map(sameName)) {
      const known = waiting.get(id);
      if (known) known.push(line.row.id);
      else waiting.set(id, [line.row.id]);
    }
  }
  return waiting;
}

function isOpen(line: PromiseLine): boolean {
  return line.state === "overdue" || line.state === "due soon" || line.state === "open";
}

function base(line: PromiseLine): Pick<RawFinding, "table" | "subject" | "label" | "kind" | "party"> & Owners {
  return {
    table: "Promises",
    subject: line.row.id,
    label: quoteShort(line.row.text, 60),
    kind: "promise",
    party: line.row.by,
    ...owners(line),
  };
}

function ids(list: readonly string[]): string {
  return `${list.length === 1 ? "promise" : "promises"} ${joinWords(list)}`;
}

function overdue(a: Analysis, line: PromiseLine, waits: readonly string[]): RawFinding {
  const { row } = line;
  const late = plural(line.daysLate, "day");
  const blocked = line.blockedBy.length > 0 ? ` It depends on ${ids(line.blockedBy)}, not delivered either.` : "";
  const holds = waits.length > 0 ? ` ${capital(ids(waits))} ${waits.length === 1 ? "waits" : "wait"} for it.` : "";
  return {
    ...base(line),
    id: `promise:${row.id}/overdue`,
    rule: "promise.overdue",
    concern: true,
    severity: Math.min(6, severityOfDays(line.daysLate, 20) + waits.length * 0.5),
    since: row.due + 1,
    value: line.daysLate,
    text: `The ${row.by} promised “${quoteShort(row.text)}” by ${shortDate(row.due)}; it is ${late} overdue.${blocked}${holds}`,
    headline: `${capital(row.by)} promise ${row.id} is ${late} overdue`,
    why: `Due on ${shortDate(row.due)} and not delivered by ${shortDate(a.asOf)}: ${late} late.`,
    howSure: "A fact from the log.",
    question:
      line.blockedBy.length > 0
        ? `When is ${ids(line.blockedBy)} delivered, so that ${row.id} can follow, and what is its new date?`
        : `What stands in the way of ${row.id} at the ${row.by}, and which date do both parties now agree?`,
    cells: cellsOf(row, "due", "delivered"),
  };
}

function dueSoonBlocked(a: Analysis, line: PromiseLine): RawFinding {
  const { row } = line;
  const left = row.due - a.asOf;
  const when = left === 0 ? "today" : `in ${plural(left, "day")}`;
  return {
    ...base(line),
    id: `promise:${row.id}/due-soon-blocked`,
    rule: "promise.due-soon-blocked",
    concern: true,
    severity: Math.max(1, Math.min(3, 3 - left / 15)),
    since: a.asOf,
    value: left,
    text: `The ${row.by}’s promise “${quoteShort(row.text)}” is due ${when}, on ${shortDate(row.due)}, but it depends on ${ids(line.blockedBy)}, not delivered yet.`,
    headline: `${capital(row.by)} promise ${row.id} is due ${when} and still blocked`,
    why: `Due within ${plural(a.settings.thresholds.promiseDueSoonDays, "day")} with ${plural(line.blockedBy.length, "open dependency", "open dependencies")}.`,
    howSure: "A fact from the log.",
    question: `Will ${ids(line.blockedBy)} arrive in time for ${row.id}, or does its date move?`,
    cells: cellsOf(row, "due", "dependsOn"),
  };
}

function lacking(lines: readonly PromiseLine[], key: "owner" | "measure"): RawFinding[] {
  const bare = lines.filter((line) => isOpen(line) && line.row[key] === null);
  if (bare.length === 0) return [];
  const one = bare.length === 1;
  const what = key === "owner" ? "an owner" : "a measure";
  const list = joinWords(bare.map((line) => `${line.row.id} by the ${line.row.by} (${quoteShort(line.row.text, 50)})`));
  const sides = new Set(bare.map((line) => line.row.by));
  return [
    {
      id: `promises/no-${key}`,
      rule: `promise.no-${key}`,
      table: "Promises",
      subject: one ? bare[0]!.row.id : "promises",
      label: `Promises without ${what}`,
      kind: "promise",
      concern: true,
      severity: Math.min(3, (key === "owner" ? 0.6 : 0.3) + bare.length * 0.2),
      value: bare.length,
      text: `${plural(bare.length, "open promise")} ${one ? "has" : "have"} no ${key}: ${list}.`,
      headline: `${capital(plural(bare.length, "open promise"))} without ${what}`,
      why:
        key === "owner"
          ? "Someone must answer for every promise; the owner’s cell is blank and the promise is not delivered."
          : "A promise needs a measure by which both parties see that it was kept; the cell is blank.",
      howSure: "A fact from the log.",
      question:
        key === "owner"
          ? `Who answers for ${one ? "it" : "each of these"}?`
          : `How will both parties see that ${one ? "it was" : "each of these was"} kept?`,
      ...(sides.size === 1 ? { party: bare[0]!.row.by } : {}),
      cells: bare.map((line) => cellOf(line.row, key) ?? cellOf(line.row, "id")).filter((cell) => cell !== null),
    },
  ];
}

/** Good news: a party kept a clearly larger share of what fell due this quarter than in the quarter before (cuts ours). */
function keptMore(a: Analysis, by: Party): RawFinding[] {
  const { promiseKeptRise: rise, promiseKeptFewest: fewest } = a.settings.thresholds;
  const lines = (a.promises?.lines ?? []).filter((line) => line.row.by === by);
  const now = keptInQuarter(lines, a.quarter.from, a.quarter.to, a.asOf);
  const before = keptInQuarter(lines, addMonths(a.quarter.from, -3), a.quarter.from - 1, a.asOf);
  if (now.share === null || before.share === null || now.due < fewest || before.due < fewest) return [];
  if (now.share <= before.share || now.share - before.share < rise - 1e-9) return [];
  const counted = lines.filter(
    (line) => line.row.due >= a.quarter.from && line.row.due <= Math.min(a.quarter.to, a.asOf),
  );
  return [
    {
      id: `promises:${by}/kept-risen`,
      rule: "promise.kept-risen",
      table: "Promises",
      subject: by,
      label: `Promises kept by the ${by}`,
      kind: "high",
      concern: false,
      severity: Math.min(4, 1 + (now.share - before.share) * 4),
      since: a.quarter.from,
      value: now.share,
      text: `The ${by} kept ${now.kept} of ${now.due} promises on time in ${a.quarter.name} (${percentWords(now.share)}), after ${before.kept} of ${before.due} (${percentWords(before.share)}) in the quarter before.`,
      headline: `The ${by} kept ${percentWords(now.share)} of its promises on time, up from ${percentWords(before.share)}`,
      why: `Share kept on time of those due risen by ${percentWords(rise)} or more, with at least ${fewest} due in each quarter.`,
      howSure: `${now.due} promises due this quarter, ${before.due} in the one before: few, so the figure moves easily.`,
      question: "What made the difference, and can the other party copy it?",
      party: by,
      cells: counted.flatMap((line) => cellsOf(line.row, "delivered")),
    },
  ];
}

export const promiseDetector: Detector = {
  family: "promise",
  rules: [
    { id: "promise.overdue", kind: "promise", about: "A promise of either party is past its date and not delivered." },
    {
      id: "promise.due-soon-blocked",
      kind: "promise",
      about: "A promise falls due soon and depends on one that is not delivered.",
      threshold: "promiseDueSoonDays",
    },
    { id: "promise.no-owner", kind: "promise", about: "Open promises have no owner." },
    { id: "promise.no-measure", kind: "promise", about: "Open promises have no measure." },
    {
      id: "promise.kept-risen",
      kind: "high",
      about: "A party kept a clearly larger share of its promises on time than in the quarter before.",
      threshold: "promiseKeptRise",
      also: ["promiseKeptFewest"],
    },
  ],
  detect(a) {
    const lines = a.promises?.lines ?? [];
    const waiting = waitingFor(lines);
    return tidy([
      ...lines
        .filter((line) => line.state === "overdue")
        .map((line) => overdue(a, line, waiting.get(sameName(line.row.id)) ?? [])),
      ...lines
        .filter((line) => line.state === "due soon" && line.blockedBy.length > 0)
        .map((line) => dueSoonBlocked(a, line)),
      ...lacking(lines, "owner"),
      ...lacking(lines, "measure"),
      ...parties.flatMap((by) => keptMore(a, by)),
    ]);
  },
};
