/**
 * Comparing words that people typed: headers, names of tables, choices. Case, accents, spaces and punctuation do not
 * count; per cent, plus and hash signs do, because "Service credit %" and "Service credit" may be two columns.
 */

/** `"Owner (Client)"` → `"owner client"`, `"Prénom"` → `"prenom"`, `"ownerClient"` stays one word: `"ownerclient"`. */
export function normalise(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f\u200b\ufeff]/g, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%+#£$€]+/gu, " ")
    .trim();
}

/** `"ownerClient"` → `"owner client"`: a key of the code as a person would write it. */
export function spaced(key: string): string {
  return key.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
}

/**
 * Edits (insert, delete, substitute, swap of neighbours) that turn one text into the other: the optimal string
 * alignment distance. O(a·b) time, O(b) memory. `editDistance("periode", "period") === 1`.
 */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      current.push(best);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}

function tokenOverlap(a: string, b: string): number {
  const left = new Set(a.split(" "));
  const right = new Set(b.split(" "));
  let shared = 0;
  for (const word of left) if (right.has(word)) shared++;
  return (2 * shared) / (left.size + right.size);
}

/** From this likeness a header is used, with a warning. */
export const USE_FROM = 0.85;
/** From this likeness it is suggested in a problem. */
export const SUGGEST_FROM = 0.6;

const LONGEST_COMPARED = 250;

/** Likeness of two normalised texts from 0 to 1: by spelling, or by shared words whatever their order. */
export function likeness(a: string, b: string): number {
  if (a === "" || b === "") return 0;
  if (a === b) return 1;
  const longer = Math.max(a.length, b.length);
  // The difference in length is a lower bound of the distance: most pairs need no more than that.
  // Beyond a sentence it is a paragraph in the wrong place, and comparing two of those letter by letter takes minutes.
  const close = longer <= LONGEST_COMPARED && Math.abs(a.length - b.length) <= (1 - SUGGEST_FROM) * longer;
  const spelling = close ? 1 - editDistance(a, b) / longer : 0;
  const sorted = (text: string) => text.split(" ").sort().join(" ");
  const reordered = sorted(a) === sorted(b) ? 0.95 : 0;
  // Words in common are a hint, never proof: "owner client" and "owner supplier" share half of theirs.
  return Math.max(spelling, reordered, tokenOverlap(a, b) * 0.8);
}

/** The candidate most like `text`, when it is like enough to be worth suggesting. */
export function suggest(text: string, candidates: Iterable<string>): string | null {
  const wanted = normalise(text);
  let best: string | null = null;
  let bestLikeness = SUGGEST_FROM;
  for (const candidate of candidates) {
    const like = likeness(wanted, normalise(candidate));
    if (like > bestLikeness || (like === bestLikeness && best === null)) {
      best = candidate;
      bestLikeness = like;
    }
  }
  return best;
}

const NOTHING = new Set([
  "",
  "n a",
  "na",
  "tbc",
  "tbd",
  "null",
  "no data",
  "not available",
  "not applicable",
  "missing",
]);

/** Words that people write where there is nothing: "n/a", "-", "–", "tbc", "?". */
export function saysNothing(text: string): boolean {
  return NOTHING.has(normalise(text)) || normalise(text) === "# n a";
}
