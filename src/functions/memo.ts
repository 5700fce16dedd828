/**
 * Remembers the last answers over long lists: sheets ask the same series several times (limits, variation, assurance …), and
 * Excel asks again with the same arguments. A question is compared cell by cell, which costs far less than answering it.
 *
 * @param compute pure; its answer is shared, so nobody may change it
 * @param entries most answers kept
 * @param cells most numbers kept over all of them; a longer list is answered but not kept
 */
export function remembering<O, T>(
  compute: (values: Float64Array, options: O) => T,
  entries = 24,
  cells = 1_000_000,
): (values: Float64Array, options: O) => T {
  const kept: { key: string; values: Float64Array; answer: T }[] = [];
  let size = 0;
  return (values, options) => {
    const key = JSON.stringify(options);
    const found = kept.findIndex((k) => k.key === key && sameNumbers(k.values, values));
    const known = kept[found];
    if (known) {
      kept.splice(found, 1);
      kept.push(known);
      return known.answer;
    }
    const answer = compute(values, options);
    if (values.length > cells) return answer;
    kept.push({ key, values, answer });
    size += values.length;
    while (kept.length > entries || size > cells) size -= kept.shift()?.values.length ?? 0;
    return answer;
  };
}

function sameNumbers(a: Float64Array, b: Float64Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}
