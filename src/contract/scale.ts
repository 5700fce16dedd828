import { SHARE_LIMIT } from "./coerce";
import { normalise } from "./words";

/**
 * How the values of one KPI in per cent were written, and its target with them. Sheets hold 0.95 (a cell formatted as
 * per cent), 95 (a number under a header that says %) and "95 %" (text) for the same thing; inside there is only 0.95.
 */
export interface Scale {
  /** Bare values are per cent: divide by a hundred. */
  readonly values: boolean;
  /** Target, upper target and tolerance are per cent. */
  readonly targets: boolean;
  /** What to tell the user, when it had to be inferred. */
  readonly note: string | null;
}

const SHARE_UNITS = new Set(["%", "percent", "per cent", "percentage", "pct", "share", "proportion"]);

/** Units in which a value is a share of something: "%", "per cent", "% of calls". */
export function isShareUnit(unit: string | null): boolean {
  if (unit === null) return false;
  const word = normalise(unit);
  return (
    SHARE_UNITS.has(word) || word.startsWith("% ") || word.startsWith("percent of ") || word.startsWith("share of ")
  );
}

function median(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/**
 * Decides from a KPI's target and its bare values (those without a per cent sign of their own).
 *
 * - target up to 1.5 or none: values are per cent when most of them are above 1.5, else shares;
 * - target above 1.5: it is per cent, and so are the values, unless most are up to 1.5 and their median lies nearer to
 *   the target (in ratio) when read as shares.
 *
 * @param targetSigned the target carried a per cent sign, so it is a share whatever its size
 */
export function decideScale(target: number | null, targetSigned: boolean, bare: readonly number[]): Scale {
  let large = 0;
  for (const value of bare) if (Math.abs(value) > SHARE_LIMIT) large++;
  const mostlyLarge = large * 2 > bare.length;
  const targets = target !== null && !targetSigned && Math.abs(target) > SHARE_LIMIT;
  if (!targets) {
    const note =
      mostlyLarge && bare.length > 0
        ? "Most values are above 1.5 although the unit is a percentage; they are read as per cent (95 as 95 %)."
        : null;
    return { values: mostlyLarge, targets, note };
  }
  if (mostlyLarge || bare.length === 0) return { values: true, targets, note: null };
  const typical = typicalSize(bare);
  const asPercent = Math.abs(Math.log(typical / Math.abs(target)));
  const asShare = Math.abs(Math.log((typical * 100) / Math.abs(target)));
  if (!(asShare < asPercent)) return { values: true, targets, note: null };
  return {
    values: false,
    targets,
    note: `The target ${target} is read as ${target} %, and the values as shares (${typical} as ${Number((typical * 100).toPrecision(6))} %).`,
  };
}

/** What a value out of line by about a hundred looks like against its neighbours; null when it is in line. */
export function unitJump(
  value: number,
  typical: number,
  percent: boolean,
  factor: number,
): "smaller" | "larger" | null {
  const size = Math.abs(value);
  if (!(typical > 0) || size === 0) return null;
  if (!percent && size > SHARE_LIMIT && size / typical >= factor) return "smaller";
  if (percent && size <= SHARE_LIMIT && typical / size >= factor && typical > SHARE_LIMIT) return "larger";
  return null;
}

/** The middle of the sizes of some values; NaN when there are none. */
export function typicalSize(values: readonly number[]): number {
  return median(values.map(Math.abs).sort((a, b) => a - b));
}
