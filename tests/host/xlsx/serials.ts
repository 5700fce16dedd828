/** Excel's serial number of a day after February 1900, by the definition: 1 January 1970 is 25,569. */
export function serialOfIso(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / 86_400_000 + 25_569;
}
