import { joinWords } from "../words";
import type { Analysis } from "./Analysis";

/** A forum and who must attend it, each side in words; "" where the table names nobody. */
export interface AgendaMeeting {
  readonly forum: string;
  readonly client: string;
  readonly supplier: string;
}

/** The forum that the pack goes to: the quarterly one at the highest level that names who must attend; the innovation forum has its own agenda. */
export function agendaMeeting(analysis: Analysis): AgendaMeeting | null {
  const ranks = { executive: 4, strategic: 3, tactical: 2, operational: 1 } as const;
  const meetings = analysis.contract.rows.meetings
    .filter((m) => !m.innovation && (m.mustAttendClient !== null || m.mustAttendSupplier !== null))
    .sort(
      (a, b) =>
        Number(b.cadence === "quarterly") - Number(a.cadence === "quarterly") ||
        (b.level ? ranks[b.level] : 0) - (a.level ? ranks[a.level] : 0) ||
        (a.next ?? Infinity) - (b.next ?? Infinity),
    );
  const m = meetings[0];
  if (!m) return null;
  return { forum: m.forum, client: list(m.mustAttendClient), supplier: list(m.mustAttendSupplier) };
}

function list(names: string | null): string {
  return names
    ? joinWords(
        names
          .split(/[,;]/)
          .map((n) => n.trim())
          .filter(Boolean),
        9,
      )
    : "";
}
