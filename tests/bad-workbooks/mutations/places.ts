import type { ColumnKind } from "../../../src/contract/columns";
import { specOf, type Base, type TableModel } from "../bases";
import type { Spot } from "../Mutation";
import type { Random } from "../Random";

export interface Place {
  readonly table: TableModel;
  readonly row: number;
  readonly column: number;
  readonly key: string;
}

/** A filled cell of a good row, in a column of one of these kinds; null when the base has none. */
export function pickCell(
  base: Base,
  random: Random,
  kinds: readonly ColumnKind[],
  wanted: (key: string, table: TableModel, row: number) => boolean = () => true,
): Place | null {
  for (const table of random.some(base.tables, 99)) {
    if (table.key === "contract") continue;
    const spec = specOf(table.key);
    const columns = [...table.columns].filter(([key]) => kinds.includes(spec[key]?.kind ?? "text"));
    const places = random
      .some(table.good, 6)
      .flatMap((row) =>
        columns
          .filter(([key, column]) => base.value(table.sheet, row, column) !== null && wanted(key, table, row))
          .map(([key, column]) => ({ table, row, column, key })),
      );
    if (places.length > 0) return random.pick(places);
  }
  return null;
}

/** A cell of the periods of a wide table. */
export function pickWideCell(base: Base, random: Random): Place | null {
  const table = base.tables.find(({ wide }) => wide);
  if (!table) return null;
  for (const row of random.some(table.good, 10)) {
    const filled = table.periods.filter((column) => typeof base.value(table.sheet, row, column) === "number");
    if (filled.length > 0) return { table, row, column: random.pick(filled), key: "value" };
  }
  return null;
}

/** The row of a place is left out at this cell; of a KPI, with all its observations. */
export function rejects(base: Base, { table, row, column }: Place): Spot[] {
  const spots: Spot[] = [{ sheet: table.sheet, row, column }];
  return table.key === "kpis" ? [...spots, ...observationsOf(base, table, row)] : spots;
}

/** The observations of the KPI in that row of the KPIs table, as the sheets name it. */
export function observationsOf(base: Base, kpis: TableModel, row: number): Spot[] {
  const own = ["id", "name"].map((key) => String(base.value(kpis.sheet, row, kpis.columns.get(key) ?? 1) ?? "").trim());
  return base.tables
    .filter(({ key }) => key === "observations")
    .flatMap((table) => {
      const at = table.columns.get("kpi") ?? 1;
      return table.rows
        .filter((r) =>
          own.some(
            (name) =>
              name.toLowerCase() ===
              String(base.value(table.sheet, r, at) ?? "")
                .trim()
                .toLowerCase(),
          ),
        )
        .map((r) => ({ sheet: table.sheet, row: r, column: at }));
    });
}

/** True when no other row of its table has the same first value: leaving it out brings no other row in. */
export function standsAlone(base: Base, table: TableModel, row: number, key = "id"): boolean {
  const column = table.columns.get(key) ?? 1;
  const own = base.value(table.sheet, row, column);
  return table.rows.every((other) => other === row || base.value(table.sheet, other, column) !== own);
}
