/**
 * Seeded noise, so that the sample is the same on every machine. mulberry32 (Tommy Ettinger, public domain): 32 bits of
 * state are plenty for a few thousand draws.
 */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A normal draw clipped to ±limit: ordinary months must not signal by accident. */
export function normal(random: () => number, limit = 1.7): number {
  const u = Math.max(random(), 1e-12);
  const z = Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * random());
  return Math.max(-limit, Math.min(limit, z));
}

/** A seed from a name, so that adding a KPI does not change the others' figures (FNV-1a). */
export function seedOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const char of name) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
  return hash;
}

/** `n` z-scores: noise, ending in the given tail. `phi` makes neighbours alike. */
export function zScores(name: string, n: number, tail: readonly number[], phi = 0): number[] {
  const random = seeded(seedOf(name));
  const scores: number[] = [];
  for (let i = 0; i < n; i++) {
    const fresh = normal(random);
    const before = scores[i - 1];
    scores.push(before === undefined ? fresh : phi * before + Math.sqrt(1 - phi * phi) * fresh);
  }
  return [...scores.slice(0, n - tail.length), ...tail];
}

export function rounded(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor + (value < 0 ? -1e-9 : 1e-9)) / factor;
}
