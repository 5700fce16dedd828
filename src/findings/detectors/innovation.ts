import type { Analysis } from "../analysis/Analysis";
import { nextByCadence } from "../analysis/calendar";
import { forumCadence, innovationForums } from "../analysis/innovation";
import { cellOf, cellsOf } from "../analysis/rows";
import type { Detector, RawFinding } from "../Rule";
import { capital, joinWords, money, monthYear, percentWords, plural, quoteShort, shortDate } from "../words";
import { tidy } from "./tidy";

function forumMissed(a: Analysis): RawFinding[] {
  const section = a.innovation;
  if (!section?.forumMissed) return [];
  const forum = innovationForums(a)[0];
  const name = forum?.forum ?? "The innovation forum";
  const cadence = forumCadence(a);
  const last = section.lastForum;
  const cells = forum
    ? cellsOf(forum, "lastHeld", "cadence")
    : a.contract.rows.ideas.filter((row) => row.forumDate === last).flatMap((row) => cellsOf(row, "forumDate"));
  const due = last === null ? null : nextByCadence(last, cadence);
  const what =
    last === null
      ? `has never been held, though its cadence is ${cadence}`
      : `was last held on ${shortDate(last)}; with its ${cadence} cadence the next was due by ${shortDate(due!)}`;
  return [
    {
      id: "innovation/forum-missed",
      rule: "innovation.forum-missed",
      table: forum ? "Meetings" : "Ideas",
      subject: "innovation forum",
      label: name,
      kind: "governance",
      concern: true,
      severity: last === null ? 3 : Math.min(6, 1 + (a.asOf - last) / 91),
      since: due === null ? null : Math.min(due, a.asOf),
      value: last === null ? null : a.asOf - last,
      text: `${capital(name)} ${what}.`,
      headline: last === null ? "No innovation forum has been held" : `No innovation forum since ${monthYear(last)}`,
      why: `The ${cadence} forum was not held within its cadence${cadence === "quarterly" ? ": none in the quarter under review" : ` and a grace of ${percentWords(a.settings.thresholds.meetingGrace)} of it`}.`,
      howSure: "A fact from the log.",
      question: "Which five ideas does the supplier bring to the next forum, on which day, and who receives them?",
      cells,
    },
  ];
}

function withoutReceiver(a: Analysis): RawFinding[] {
  const rows = a.innovation?.withoutReceiver ?? [];
  if (rows.length === 0) return [];
  const one = rows.length === 1;
  const known = rows.filter((row) => row.expected !== null);
  const total = known.reduce((sum, row) => sum + row.expected!, 0);
  const worth = known.length > 0 ? ` Together they are expected to bring ${money(total, a.currency)} a year.` : "";
  const list = joinWords(rows.map((row) => `${row.id} (${quoteShort(row.idea, 50)})`));
  return [
    {
      id: "ideas/no-receiver",
      rule: "idea.no-receiver",
      table: "Ideas",
      subject: one ? rows[0]!.id : "ideas",
      label: one ? quoteShort(rows[0]!.idea, 60) : "Ideas without a receiver",
      kind: "governance",
      concern: true,
      severity: Math.min(4, 0.5 + rows.length * 0.3),
      money: known.length > 0 ? total : null,
      moneyBasis: known.length > 0 ? "a year" : null,
      since: rows.reduce<number | null>(
        (first, row) => (row.forumDate !== null && (first === null || row.forumDate < first) ? row.forumDate : first),
        null,
      ),
      value: rows.length,
      text: `${plural(rows.length, "idea")} ${one ? "has" : "have"} no named receiver at the client: ${list}.${one ? worth.replace("Together they are", "It is") : worth}`,
      headline: `${one ? `Idea ${rows[0]!.id}` : capital(plural(rows.length, "idea"))} without a receiver at the client`,
      why: "An idea that nobody is named to receive is not taken up; the receiver's cell is blank and the idea is neither adopted nor dropped.",
      howSure: "A fact from the log.",
      question: one
        ? `Who at the client receives ${rows[0]!.id}, or do we drop it?`
        : "Who at the client receives each of these, and which do we drop?",
      party: "client",
      cells: rows.map((row) => cellOf(row, "receiver") ?? cellOf(row, "idea")).filter((cell) => cell !== null),
    },
  ];
}

export const innovationDetector: Detector = {
  family: "innovation",
  rules: [
    {
      id: "innovation.forum-missed",
      kind: "governance",
      about: "The contractual innovation forum was not held within its cadence.",
      also: ["meetingGrace"],
    },
    { id: "idea.no-receiver", kind: "governance", about: "Live ideas have no named receiver at the client." },
  ],
  detect(a) {
    return tidy([...forumMissed(a), ...withoutReceiver(a)]);
  },
};
