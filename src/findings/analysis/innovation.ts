import { ideaStages } from "../../contract/tables/governance";
import type { Day } from "../../core/days";
import type { InnovationAnalysis } from "./Analysis";
import type { Context } from "./Context";
import { graceDays, nextByCadence } from "./calendar";
import { sum, supplied, type RowsOf } from "./rows";

/** Forums that the Meetings table marks as the contractual innovation forum. */
export function innovationForums(c: Pick<Context, "contract">): readonly RowsOf<"meetings">[] {
  return c.contract.rows.meetings.filter((row) => row.innovation === true);
}

/** How often it must be held: what the Meetings table says, else quarterly (as innovation forums are contracted). */
export function forumCadence(c: Pick<Context, "contract">): RowsOf<"meetings">["cadence"] {
  return innovationForums(c)[0]?.cadence ?? "quarterly";
}

function lastForumOf(c: Context): Day | null {
  const days = [
    ...innovationForums(c).map((row) => row.lastHeld),
    ...c.contract.rows.ideas.map((row) => row.forumDate),
  ].filter((day): day is Day => day !== null && day <= c.asOf);
  return days.length > 0 ? Math.max(...days) : null;
}

/**
 * Missed: the quarter has ended without a quarterly forum in it; or, with any cadence, the cadence and its grace have
 * passed since the last one; or there never was one while a forum is in the calendar.
 */
function isMissed(c: Context, last: Day | null): boolean {
  const cadence = forumCadence(c);
  if (last === null) return innovationForums(c).length > 0;
  if (cadence === "quarterly" && c.asOf >= c.quarter.to && last < c.quarter.from) return true;
  return c.asOf > nextByCadence(last, cadence) + graceDays(c, last, cadence);
}

function isLive(row: RowsOf<"ideas">): boolean {
  return row.stage !== "dropped" && row.stage !== "adopted";
}

/** Ideas by stage, and whether the forum that feeds them was held. Ideas brought after `asOf` are left out. */
export function analyseInnovation(c: Context): InnovationAnalysis | null {
  if (!supplied(c.contract, "ideas") && innovationForums(c).length === 0) return null;
  const ideas = c.contract.rows.ideas.filter((row) => row.forumDate === null || row.forumDate <= c.asOf);
  const lastForum = lastForumOf(c);
  return {
    stages: ideaStages.map((stage) => {
      const here = ideas.filter((row) => row.stage === stage);
      return { stage, count: here.length, value: sum(here.map((row) => row.expected ?? 0)) };
    }),
    forumMissed: isMissed(c, lastForum),
    lastForum,
    withoutReceiver: ideas.filter((row) => isLive(row) && row.receiver === null),
    pilotCost: sum(ideas.filter((row) => row.stage === "pilot").map((row) => row.pilotCost ?? 0)),
  };
}
