import { ContractBuilder, type ParsedWorkbook } from "../../src/contract/ContractBuilder";
import { defaultSettings } from "../../src/contract/settings";
import { readXlsx } from "../../src/host/xlsx/readWorkbook";
import { isPackSheet } from "../../src/pack/sheets";

/** What the contract holds, row by row: place → values, with the column keys. Places are `sheet|row`, of a wide table `sheet|row|column`. */
export type Contents = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

export async function parse(bytes: Uint8Array): Promise<ParsedWorkbook> {
  const builder = new ContractBuilder({ settings: defaultSettings(), ignoreSheet: isPackSheet });
  await readXlsx(bytes, builder);
  return builder.finish();
}

export function placeOf(sheet: string, row: number, column?: number): string {
  return column === undefined ? `${sheet}|${row}` : `${sheet}|${row}|${column}`;
}

export function contentsOf({ contract }: ParsedWorkbook): Contents {
  const contents = new Map<string, Record<string, unknown>>();
  const add = (place: string, values: Record<string, unknown>): void => {
    if (contents.has(place)) throw new Error(`two things stand at ${place}`);
    contents.set(place, values);
  };
  for (const [fact, source] of Object.entries(contract.factSources))
    add(placeOf(source.sheet, source.row), { fact, value: contract.facts[fact as keyof typeof contract.facts] });
  for (const rows of Object.values(contract.rows)) {
    for (const { source, ...values } of rows) add(placeOf(source.sheet, source.row), values);
  }
  const wide = new Set(contract.reports.filter((report) => report.wide).map(({ sheet }) => sheet));
  for (const { source, series, form, ...values } of contract.kpis) {
    add(placeOf(source.sheet, source.row), { ...values, form });
    series.period.forEach((period, i) => {
      const sheet = series.sheets?.[i] ?? series.sheet;
      const column = wide.has(sheet) ? series.column[i] : undefined;
      add(placeOf(sheet, series.row[i] ?? 0, column), {
        kpi: values.id,
        period,
        value: series.value[i],
        numerator: series.numerator[i],
        denominator: series.denominator[i],
        comment: series.comments.get(i) ?? null,
      });
    });
  }
  return contents;
}

/** `'Monthly data'!W5` → its sheet, row and column. */
export function addressParts(cell: string): { sheet: string; row: number; column: number } {
  const at = cell.lastIndexOf("!");
  const place = /^([A-Z]+)(\d+)$/.exec(cell.slice(at + 1));
  if (!place) throw new Error(`${cell} is no address`);
  let column = 0;
  for (const letter of place[1] ?? "") column = column * 26 + letter.charCodeAt(0) - 64;
  const sheet = cell
    .slice(0, at)
    .replace(/^'(.*)'$/s, "$1")
    .replaceAll("''", "'");
  return { sheet, row: Number(place[2]), column };
}
