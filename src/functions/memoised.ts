/** Questions with fewer cells are answered faster than looked up. */
const WORTH_REMEMBERING = 32;

/**
 * Remembers the last answers of a function of cells: Excel asks again with equal ranges whenever anything near them is
 * recalculated. Arguments are kept as they came (nobody changes them), compared cell by cell, and never copied.
 *
 * @param compute pure; its answer is shared
 * @param entries most answers kept
 * @param cells most cells kept over all of them; a longer question is answered but not kept
 */
export function memoised<T>(
  compute: (args: readonly unknown[]) => T,
  entries = 8,
  cells = 400_000,
): (args: readonly unknown[]) => T {
  const kept: { readonly args: readonly unknown[]; readonly size: number; readonly answer: T }[] = [];
  let size = 0;
  return (args) => {
    const asked = sizeOf(args);
    if (asked < WORTH_REMEMBERING || asked > cells) return compute(args);
    const at = kept.findIndex((k) => k.size === asked && same(k.args, args));
    const known = kept[at];
    if (known) {
      kept.splice(at, 1);
      kept.push(known);
      return known.answer;
    }
    const answer = compute(args);
    kept.push({ args, size: asked, answer });
    size += asked;
    while (kept.length > entries || size > cells) size -= kept.shift()?.size ?? 0;
    return answer;
  };
}

function sizeOf(args: readonly unknown[]): number {
  let cells = 0;
  for (const arg of args) {
    if (!Array.isArray(arg)) cells++;
    else for (const row of arg as unknown[]) cells += Array.isArray(row) ? row.length : 1;
  }
  return cells;
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (!same(a[i], b[i])) return false;
    return true;
  }
  // data types and error objects are compared by what they are read as
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  return "basicValue" in a && "basicValue" in b && Object.is(a.basicValue, b.basicValue);
}
