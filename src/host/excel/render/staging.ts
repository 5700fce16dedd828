/** Sheets that exist only while a pack is being built, or after a build that was cut short. */
const PREFIX = "~MI ";

export const staging = {
  /** A page that does not exist yet, until all of it is there. */
  page: (number: number) => `${PREFIX}page ${number}`,
  /** A page as it was, until the new one stands. */
  backup: (number: number) => `${PREFIX}backup ${number}`,
  /** Says what has to be put back; where it is, a build has not come to its end. */
  journal: `${PREFIX}journal`,
} as const;

export function isStaging(name: string): boolean {
  return name.startsWith(PREFIX);
}
