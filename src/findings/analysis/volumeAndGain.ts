import { gainShare, type GainShareBand } from "../../core/finance/gainShare";
import { glidePath, type GlidePathMode } from "../../core/finance/glidePath";
import { volumeCharge } from "../../core/finance/volumeCharge";
import { moneyExact, percentWords, plain } from "../words";
import type { CommercialAnalysis, Reconciliation } from "./Analysis";
import type { Context } from "./Context";
import { cellOf, cellsOf, groupBy, sameName, type RowsOf } from "./rows";

type Term = RowsOf<"terms">;

function known(c: Context, kind: Term["kind"]): Term[] {
  return c.contract.rows.terms.filter((row) => row.kind === kind && (row.period === null || row.period <= c.asOf));
}

function byItem(rows: readonly Term[]): Term[][] {
  return [...groupBy(rows, (row) => sameName(row.item ?? "")).values()];
}

/** A row's own figure, else that of the item's standing row (the one without a period). */
function inherited<K extends keyof Term>(row: Term, rows: readonly Term[], key: K): Term[K] {
  return row[key] ?? rows.find((r) => r.period === null && r[key] !== null)?.[key] ?? row[key];
}

function difference(charged: number | null, computed: number): number | null {
  return charged === null ? null : charged - computed;
}

function volumeLine(c: Context, row: Term, rows: readonly Term[]): Reconciliation[] {
  const baseline = inherited(row, rows, "baseline");
  if (row.actual === null || baseline === null) return [];
  const deadband = inherited(row, rows, "deadband") ?? 0;
  const arc = inherited(row, rows, "arcRate") ?? 0;
  const rrc = inherited(row, rows, "rrcRate") ?? 0;
  const full = /full/i.test(inherited(row, rows, "mode") ?? "");
  const result = volumeCharge(row.actual, baseline, deadband, arc, rrc, full ? "full" : "excess");
  if (!result.ok) return [];
  const computed = result.value;
  const rate = row.actual >= baseline ? `ARC ${moneyExact(arc, c.currency)}` : `RRC ${moneyExact(rrc, c.currency)}`;
  const units = full ? "all units from the baseline count" : "only units beyond the deadband count";
  return [
    {
      kind: "volume",
      item: row.item ?? "Volume",
      period: row.period,
      computed,
      charged: row.charged,
      difference: difference(row.charged, computed),
      how: `Volume ${plain(row.actual)} against a baseline of ${plain(baseline)} ± ${percentWords(deadband, 1)}; ${rate} a unit, ${units}: ${moneyExact(computed, c.currency)}.`,
      cells: cellsOf(row, "actual", "baseline", "charged"),
    },
  ];
}

/** Volume charges (+) and credits (−) by the terms beside what was charged, a line a row that has an actual volume. */
export function reconcileVolumes(c: Context): Reconciliation[] {
  return byItem(known(c, "volume")).flatMap((rows) => rows.flatMap((row) => volumeLine(c, row, rows)));
}

function bandsOf(rows: readonly Term[]): GainShareBand[] {
  return rows.flatMap((row) => (row.share === null ? [] : [{ from: row.from ?? 0, to: row.to, share: row.share }]));
}

function bandWords(bands: readonly GainShareBand[]): string {
  return bands
    .map(
      (b) =>
        `${percentWords(b.share)} from ${percentWords(b.from)}${b.to === null ? " on" : ` to ${percentWords(b.to)}`}`,
    )
    .join(", ");
}

/**
 * One scheme in one period. Its rows are the bands; target, actual and charge stand once, on any of them. Bands given
 * once without a period hold for every period.
 */
function gainLine(c: Context, rows: readonly Term[], scheme: readonly Term[]): Reconciliation[] {
  const figure = (key: "baseline" | "actual" | "charged" | "cap" | "floor" | "deadband") =>
    (rows.find((r) => r[key] !== null) ?? scheme.find((r) => r.period === null && r[key] !== null))?.[key] ?? null;
  const own = bandsOf(rows);
  const bands = own.length > 0 ? own : bandsOf(scheme.filter((r) => r.period === null));
  const [target, actual] = [figure("baseline"), figure("actual")];
  if (target === null || actual === null) return [];
  const result = gainShare(target, actual, bands, {
    deadband: figure("deadband"),
    cap: figure("cap"),
    floor: figure("floor"),
  });
  if (!result.ok) return [];
  const computed = result.value;
  const charged = figure("charged");
  const m = (amount: number) => moneyExact(amount, c.currency);
  const side = computed >= 0 ? "to the supplier" : "from the supplier";
  return [
    {
      kind: "gain share",
      item: rows[0]!.item ?? "Gain share",
      period: rows[0]!.period,
      computed,
      charged,
      difference: difference(charged, computed),
      how: `Actual ${m(actual)} against a target of ${m(target)} (${percentWords(actual / target, 1)}); supplier’s share ${bandWords(bands)}: ${m(Math.abs(computed))} ${side}.`,
      cells: [
        ...new Set(
          rows.flatMap((row) => [
            ...(row.actual === null ? [] : cellsOf(row, "actual")),
            ...(row.charged === null ? [] : cellsOf(row, "charged")),
            ...(row.share === null ? [] : cellsOf(row, "share")),
          ]),
        ),
      ],
    },
  ];
}

/** Gain share (+ to the supplier) by the terms beside what was charged, a line a scheme and period. */
export function reconcileGainShares(c: Context): Reconciliation[] {
  return byItem(known(c, "gain share")).flatMap((scheme) => {
    const periods = groupBy(scheme, (row) => row.period);
    // Standing bands are a line of their own only when no period uses them.
    return [...periods.entries()].flatMap(([period, rows]) =>
      period === null && periods.size > 1 ? [] : gainLine(c, rows, scheme),
    );
  });
}

const glideModes: readonly GlidePathMode[] = ["compound", "linear", "stepped"];

function glideLine(c: Context, row: Term): CommercialAnalysis["glide"][number][] {
  const start = row.start ?? c.contract.facts.start;
  if (row.baseline === null || start === null) return [];
  const mode = glideModes.find((m) => (row.mode ?? "").toLowerCase().includes(m)) ?? "compound";
  const years = ((row.period ?? c.asOf) - start) / 365;
  const due = glidePath(row.baseline, years, row.rate, mode);
  if (!due.ok) return [];
  return [
    {
      item: row.item ?? "Productivity",
      due: due.value,
      actual: row.actual,
      behind: row.actual === null ? null : row.actual - due.value,
      years,
      rate: row.rate ?? 0.05,
      cell: cellOf(row, "actual") ?? cellOf(row, "baseline")!,
    },
  ];
}

/** Where each cost should stand by its glide path, and where it does. Of dated rows of an item the latest counts. */
export function analyseGlidePaths(c: Context): CommercialAnalysis["glide"][number][] {
  return byItem(known(c, "glide path")).flatMap((rows) => {
    const latest = rows.reduce((w, row) => ((row.period ?? Infinity) >= (w.period ?? Infinity) ? row : w));
    return glideLine(c, latest);
  });
}
