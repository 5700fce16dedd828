import type { RelationshipAnalysis } from "../../findings/analysis/Analysis";
import { sameName, type RowsOf } from "../../findings/analysis/rows";
import { levels } from "../../contract/tables/governance";
import { plural, shortDate } from "../../findings/words";
import type { Block } from "../PackDocument";
import { cell, column, row, sourceOf } from "./cells";
import type { PackInput } from "../PackInput";

type Person = RowsOf<"people">;

/** As many people as a reader looks at; the rest are counted, and those without a counterpart are named by their finding. */
const MOST_PEOPLE = 30;
/** Successes further back are history. */
const RECENT_DAYS = 365;

/** Who faces off to whom, the most senior first; whom people listen to, and what they were trained in. */
export function peopleBlocks(input: PackInput): Block[] {
  const people = [...input.analysis.contract.rows.people].sort(
    (a, b) =>
      rankOf(b) - rankOf(a) ||
      (a.region ?? "~").localeCompare(b.region ?? "~", "en") ||
      a.organisation.localeCompare(b.organisation),
  );
  if (people.length === 0) return [];
  const alone = new Set((input.analysis.relationship?.unmirrored ?? []).map(sameName));
  const shown = people.slice(0, MOST_PEOPLE);
  return [
    {
      type: "heading",
      level: 1,
      text: "Who faces off to whom",
      note:
        shown.length < people.length ? `first ${shown.length} of ${people.length}, by level` : "by level and region",
    },
    {
      type: "table",
      id: "people",
      columns: [
        column("level", "Level", 6),
        column("region", "Region or site", 8),
        column("party", "Party", 5),
        column("name", "Name", 11, { wrap: true }),
        column("role", "Role", 11, { wrap: true }),
        column("faces", "Faces off to", 9, { wrap: true }),
        column("influence", "Influence, training", 8, { wrap: true }),
      ],
      rows: shown.map((p, i) =>
        row(`${p.name}:${i}`, [
          cell(p.level),
          cell(p.region),
          cell(p.organisation),
          cell(p.name, { link: sourceOf(p.source, "name") }),
          cell(p.role),
          alone.has(sameName(p.name)) ? cell("◆ nobody", { tone: "concern" }) : cell(p.facesOffTo),
          cell(p.influence),
        ]),
      ),
    },
    { type: "space" },
  ];
}

function rankOf(p: Person): number {
  return p.level === null ? -1 : levels.indexOf(p.level);
}

/** What went well and who did it, awards and crises that were handled included: the last year, newest first. */
export function recognitionBlocks(input: PackInput): Block[] {
  const { asOf, contract } = input.analysis;
  const recent = contract.rows.recognition
    .filter((r) => r.date <= asOf && r.date > asOf - RECENT_DAYS)
    .sort((a, b) => b.date - a.date);
  if (recent.length === 0) return [];
  const shown = recent.slice(0, 8);
  return [
    {
      type: "heading",
      level: 1,
      text: "Recognised",
      note:
        shown.length < recent.length
          ? `last ${shown.length} of ${recent.length} in a year`
          : plural(recent.length, "success", "successes"),
    },
    {
      type: "bullets",
      items: shown.map((r) => ({
        text: `${shortDate(r.date)}: ${r.what}${r.who || r.party ? ` (${[r.who, r.party].filter(Boolean).join(", ")})` : ""}`,
        link: sourceOf(r.source, "what"),
      })),
    },
    { type: "space" },
  ];
}

/** How useful the forums are found, beside the scores of the relationship: a full calendar alone says nothing. */
export function forumEffectiveness(input: PackInput): string | null {
  const meetings = input.analysis.contract.rows.meetings;
  const scored = meetings.filter((m) => m.effectiveness !== null).sort((a, b) => a.effectiveness! - b.effectiveness!);
  if (scored.length === 0) return null;
  const list = scored.map((m) => `${m.forum} ${m.effectiveness}`).join(", ");
  const without = meetings.length - scored.length;
  return `Forums by effectiveness, of 10, lowest first: ${list}.${without ? ` ${plural(without, "forum")} not scored.` : ""}`;
}

/** Each party's conduct as both see it: who thinks better of himself than the other does. */
export function viewsText(views: RelationshipAnalysis["views"], score: (value: number) => string): string | null {
  if (views === null) return null;
  const side = (about: "client" | "supplier", other: "client" | "supplier") => {
    const { own, other: seen } = views[about];
    if (own === null) return null;
    return `The ${about} scores its own conduct ${score(own)}${seen === null ? "; nobody else scored it" : `, the ${other} scores it ${score(seen)}`}.`;
  };
  return [side("client", "supplier"), side("supplier", "client")].filter(Boolean).join(" ");
}
