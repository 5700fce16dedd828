import type { Settings } from "../contract/settings";
import type { Finding } from "./Finding";
import type { Life } from "./life/life";

export interface Slot {
  readonly onAgenda: boolean;
  readonly minutes: number;
}

const OFF: Slot = { onAgenda: false, minutes: 0 };

/**
 * What fits the meeting's minutes, in rank order. Each concern gets the minutes of the settings, a critical one half as
 * many again, something to learn from half as many (never under one). One slot a subject: a second finding about the same
 * KPI or promise is discussed with the first. Data quality is settled before the meeting, not in it. So that success is
 * seen as well as failure, the first high keeps its place when there is room for three items at all; what does not fit
 * is passed over and smaller things after it may still fit. What people put on the agenda themselves comes before all, a
 * second finding about the same subject too; what they took off it, or let rest, stays off, whatever the settings say.
 *
 * @param findings in rank order
 * @param chosen what the exception log says, by the finding's id
 * @returns a slot for each, in the same order; the minutes add up to `agendaMinutes` at most
 * Source: ours.
 */
export function agenda(
  findings: readonly (Pick<Finding, "kind" | "concern" | "tier" | "table" | "subject"> &
    Partial<Pick<Finding, "id">>)[],
  settings: Pick<Settings, "agendaMinutes" | "minutesPerItem"> & Partial<Pick<Settings, "agendaAdd">>,
  chosen: ReadonlyMap<string, Pick<Life, "agenda" | "rest">> = new Map(),
): readonly Slot[] {
  const slots: Slot[] = findings.map(() => OFF);
  const taken = new Set<string>();
  let left = settings.agendaMinutes;
  const choice = (i: number) => chosen.get(findings[i]!.id ?? "");
  const place = (i: number, asked = false): void => {
    const finding = findings[i]!;
    if (choice(i)?.rest || choice(i)?.agenda === "off") return;
    const subject = `${finding.table}\n${finding.subject}`;
    const minutes = minutesFor(finding, settings.minutesPerItem);
    if (finding.kind === "data" || slots[i]!.onAgenda || (taken.has(subject) && !asked) || minutes > left) return;
    slots[i] = { onAgenda: true, minutes };
    taken.add(subject);
    left -= minutes;
  };
  const added = new Set(settings.agendaAdd);
  findings.forEach((finding, i) => {
    const { id } = finding;
    if (id !== undefined && (added.has(id) || choice(i)?.agenda === "on")) place(i, true);
  });
  const firstHigh = findings.findIndex((f) => !f.concern && f.kind === "high");
  if (firstHigh >= 0 && settings.agendaMinutes >= 3 * settings.minutesPerItem) place(firstHigh);
  for (let i = 0; i < findings.length && left > 0; i++) place(i);
  return slots;
}

/** A critical concern takes half as long again, something to learn from half as long. */
export function minutesFor(finding: Pick<Finding, "concern" | "tier">, usual: number): number {
  if (!finding.concern) return Math.max(1, Math.round(usual / 2));
  return finding.tier === "critical" ? Math.round(usual * 1.5) : usual;
}
