import { dayFromIso } from "../../src/core/days";

/** The serial of an ISO date that the test itself has written. */
export function unwrapDay(iso: string): number {
  const day = dayFromIso(iso);
  if (day === undefined) throw new Error(`${iso} is no date`);
  return day;
}
