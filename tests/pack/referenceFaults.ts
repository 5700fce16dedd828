import type { LaidOutPack } from "../../src/pack/LaidOutPack";
import { areaOf } from "../host/xlsx/packageParts";

type Value = string | number | boolean | null;

/** Links, charts and sparklines point at what they say they point at. */
export function referenceFaults(pack: LaidOutPack): string[] {
  const faults: string[] = [];
  const sheets = new Map(
    pack.sheets.map((s) => [s.name, new Map(s.cells.map((c) => [`${c.row}:${c.column}`, c.value as Value]))]),
  );
  const valuesAt = (ref: string): { sheet: string; values: Value[] } | null => {
    const found = /^(?:'((?:[^']|'')+)'|([A-Za-z_][\w.]*))!(.+)$/.exec(ref);
    const name = found?.[1]?.replaceAll("''", "'") ?? found?.[2] ?? "";
    const cells = sheets.get(name);
    if (!found || !cells) return null;
    const { left, top, right, bottom } = areaOf(found[3] as string);
    const values: Value[] = [];
    for (let r = top; r <= bottom; r++) for (let c = left; c <= right; c++) values.push(cells.get(`${r}:${c}`) ?? null);
    return { sheet: name, values };
  };
  const compare = (what: string, ref: string, cache: readonly Value[]): void => {
    const found = valuesAt(ref);
    if (!found) faults.push(`${what}: ${ref} is nowhere`);
    else if (found.sheet !== "Chart data") faults.push(`${what}: ${ref} is not on the sheet of chart data`);
    else if (JSON.stringify(found.values) !== JSON.stringify(cache))
      faults.push(`${what}: ${ref} holds ${JSON.stringify(found.values)}, not ${JSON.stringify(cache)}`);
  };
  for (const sheet of pack.sheets) {
    for (const cell of sheet.cells) {
      if (!cell.link?.target.startsWith("#")) continue;
      if (valuesAt(cell.link.target.slice(1)) === null)
        faults.push(`${sheet.name}: a link to ${cell.link.target}, which is nowhere`);
    }
    for (const chart of sheet.charts) {
      for (const series of chart.series) {
        const what = `${sheet.name}, chart ${chart.id}, ${series.name}`;
        compare(what, series.values, padded(series.cache, series.values));
        if (series.categories !== undefined) compare(`${what}, categories`, series.categories, chart.categoryCache);
        if (series.x !== undefined) compare(`${what}, x`, series.x, padded(series.xCache ?? [], series.x));
        if (series.categories === undefined && series.x === undefined) faults.push(`${what}: no categories and no x`);
      }
    }
    const seen = new Set<string>();
    for (const spark of sheet.sparklines) {
      const what = `${sheet.name}, sparkline in row ${spark.row}`;
      const found = valuesAt(spark.data);
      if (!found || found.sheet !== "Chart data") faults.push(`${what}: ${spark.data} is nowhere`);
      else if (!found.values.some((v) => typeof v === "number")) faults.push(`${what}: nothing to draw`);
      else if (found.values.some((v) => v !== null && typeof v !== "number"))
        faults.push(`${what}: text among numbers`);
      if (seen.has(spark.data)) faults.push(`${what}: shares its numbers with another`);
      seen.add(spark.data);
      const under = sheets.get(sheet.name)?.get(`${spark.row}:${spark.column}`) ?? null;
      if (under !== null) faults.push(`${what}: stands on a value`);
    }
  }
  return faults;
}

/** A series may be shorter than the longest of its chart: the rest of its range is blank. */
function padded(cache: readonly Value[], ref: string): Value[] {
  const area = areaOf(ref.slice(ref.lastIndexOf("!")));
  const count = (area.bottom - area.top + 1) * (area.right - area.left + 1);
  return [...cache, ...Array<null>(Math.max(0, count - cache.length)).fill(null)];
}
