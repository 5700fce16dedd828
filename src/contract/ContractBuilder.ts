import { finish, type Steps } from "../core/steps";
import { BelowTableReader, type TableArea } from "./BelowTableReader";
import { Block, isBlankCell, isBlankRow } from "./Block";
import type { CellValue } from "./cells";
import type { ReadingOptions } from "./coerce";
import { ContractFactsReader } from "./contractFacts";
import { finishContract, type Kept } from "./finishContract";
import type { HeaderMatch } from "./headers";
import { HEADER_ROWS, identify, type BufferedRow, type Identity } from "./identify";
import { KpiReader } from "./KpiReader";
import { mapFromSettings, mergeMaps, type MapFile } from "./mapFile";
import { LongObservationReader, WideObservationReader, type PeriodColumn } from "./ObservationReader";
import { ObservationStore } from "./ObservationStore";
import type { Parsed } from "./Contract";
import type { BlockInfo, RowSink } from "./RowSink";
import { mergeSettings } from "./readSettings";
import type { Settings } from "./settings";
import { SettingsReader } from "./SettingsReader";
import { TableReader, type RowReader } from "./TableReader";
import { tables, type TableKey } from "./tables";

export interface BuilderOptions {
  readonly settings: Settings;
  readonly map?: MapFile;
  /** Sheets that are not to be read, such as the pack's own pages. */
  readonly ignoreSheet?: (sheet: string) => boolean;
}

/** What was read, and what the sheet MI Settings says. */
export interface ParsedWorkbook extends Parsed {
  /** Setting → value, as text; for `mergeSettings`. */
  readonly workbookSettings: Readonly<Record<string, string>>;
  /** Setting → address of its value, so that a wrong one can be shown. */
  readonly workbookSettingCells: Readonly<Record<string, string>>;
  /** The user's mapping: the one given, and over it the one of MI Settings. */
  readonly map: MapFile;
}

/** The cells of an Excel table, so that they are not read again with the sheet's used range. */
interface Area extends TableArea {
  readonly sheet: string;
  readonly firstRow: number;
  readonly recognised: boolean;
}

interface Current {
  readonly info: BlockInfo;
  readonly masks: readonly Area[];
  buffer: BufferedRow[] | null;
  readers: readonly RowReader[];
  area: Area | null;
}

/**
 * Takes a workbook row by row and makes the contract of it. Observations go straight into typed columns; the other
 * tables are small and are kept as rows. Nothing is resolved before `finish`, so that sheets may come in any order.
 */
export class ContractBuilder implements RowSink {
  private map: MapFile;
  private date1904 = false;
  private dayFirst: boolean;
  private current: Current | null = null;
  private readonly areas: Area[] = [];
  private readonly kept: Kept;
  private readonly settingsReader = new SettingsReader();

  constructor(private readonly options: BuilderOptions) {
    this.map = options.map ?? {};
    this.dayFirst = options.settings.dayFirst;
    this.kept = { blocks: [], readers: [], kpis: [], facts: [], observations: new ObservationStore() };
  }

  beginWorkbook(info: { readonly date1904: boolean; readonly sheets: readonly string[] }): void {
    this.date1904 = info.date1904;
  }

  beginTable(info: BlockInfo): void {
    const ignored = this.options.ignoreSheet?.(info.sheet) ?? false;
    const masks = info.table === null ? this.areas.filter((area) => area.sheet === info.sheet) : [];
    this.current = { info, masks, buffer: ignored ? null : [], readers: [], area: null };
  }

  row(cells: readonly CellValue[], sheetRow: number): void {
    const current = this.current;
    if (!current) throw new Error("row() outside beginTable() … endTable()");
    if (current.area) current.area.lastRow = sheetRow;
    const visible = current.masks.length === 0 ? cells : masked(cells, sheetRow, current);
    if (current.buffer) this.collect(current, current.buffer, visible, sheetRow);
    else for (const reader of current.readers) reader.row(visible, sheetRow);
  }

  endTable(): void {
    const current = this.current;
    if (current?.buffer) this.start(current, current.buffer);
    if (current && this.settingsReader.end()) this.useWorkbookSettings();
    this.current = null;
  }

  finish(): ParsedWorkbook {
    return finish(this.finishSteps());
  }

  /** {@link finish} in pieces, one a KPI. */
  *finishSteps(): Steps<ParsedWorkbook> {
    const { settings } = mergeSettings(this.options.settings, this.settingsReader.values);
    const parsed = yield* finishContract(this.kept, settings);
    return {
      ...parsed,
      workbookSettings: this.settingsReader.values,
      workbookSettingCells: this.settingsReader.cells,
      map: this.map,
    };
  }

  private reading(): ReadingOptions {
    return { date1904: this.date1904, dayFirst: this.dayFirst };
  }

  /** The date order and the mapping of MI Settings hold for every table that comes after it. */
  private useWorkbookSettings(): void {
    const { values } = this.settingsReader;
    this.map = mergeMaps(this.map, mapFromSettings(values));
    this.dayFirst = mergeSettings(this.options.settings, values).settings.dayFirst;
  }

  private collect(current: Current, buffer: BufferedRow[], cells: readonly CellValue[], sheetRow: number): void {
    const { headerRow } = current.info;
    if (headerRow !== null && sheetRow < headerRow) return;
    if (headerRow === null && isBlankRow(cells)) return;
    buffer.push({ cells: cells.slice(), sheetRow });
    if (headerRow !== null || buffer.length >= HEADER_ROWS) this.start(current, buffer);
  }

  /** Decides what the block is, and gives the rows seen so far to its readers. */
  private start(current: Current, buffer: BufferedRow[]): void {
    const { info } = current;
    current.buffer = null;
    const rest = current.masks.some((area) => area.recognised);
    const identity = identify(buffer, info, this.map, this.reading(), rest);
    const header = identity.kind === "table" ? identity.header : -1;
    current.readers =
      rest && identity.kind === "none" ? this.belowTables(current) : this.readersFor(identity, info, buffer);
    if (info.table !== null) this.noteArea(current, buffer, identity);
    for (const { cells, sheetRow } of buffer.slice(header + 1)) {
      for (const reader of current.readers) reader.row(cells, sheetRow);
    }
  }

  /** What is left of a sheet when its Excel tables are taken out: rows below them may have been meant for them. */
  private belowTables({ info, masks }: Current): RowReader[] {
    return masks.flatMap((area) => {
      if (area.key === null) return [];
      const block = new Block(info, null, tables[area.key].code, tables[area.key].name);
      this.kept.blocks.push(block);
      return [new BelowTableReader(block, area)];
    });
  }

  private readersFor(identity: Identity, info: BlockInfo, buffer: readonly BufferedRow[]): RowReader[] {
    if (identity.kind === "settings") return [this.settingsReader.begin(info, this.date1904)];
    const first = buffer[0];
    if (identity.kind === "none") {
      if (identity.hint !== null && first) {
        const block = new Block(info, null, "TAB", info.table ?? info.sheet);
        const at = first.cells.findIndex((cell) => !isBlankCell(cell));
        block.headerRow = first.sheetRow;
        block.report({
          number: "020",
          row: first.sheetRow,
          column: block.columnAt(Math.max(at, 0)),
          found: first.cells[Math.max(at, 0)],
          expected: "a table of the product",
          detail: ` ${identity.hint}`,
        });
        this.kept.blocks.push(block);
      }
      return [];
    }
    const key = identity.kind === "facts" ? "contract" : identity.key;
    const headerIndex = identity.kind === "facts" ? 0 : identity.header;
    const block = this.newBlock(info, key, buffer[headerIndex], widest(buffer));
    if (identity.kind === "facts") {
      block.complete = true;
      return [this.factsReader(block, identity.setting, identity.setting + 1)];
    }
    const headers = buffer[headerIndex]?.cells ?? [];
    if (identity.byHeaders)
      block.report({
        number: "016",
        row: block.headerRow,
        column: info.firstColumn,
        found: info.table ?? info.sheet,
        expected: block.name,
      });
    if (!block.reportHeaders(identity.match, headers)) return [];
    return this.tableReaders(key, block, identity.match, identity.periods);
  }

  private newBlock(info: BlockInfo, key: TableKey, header: BufferedRow | undefined, width: number): Block {
    const block = Block.of(info, key);
    block.headerRow = header?.sheetRow ?? info.headerRow ?? 1;
    block.lastRow = block.headerRow;
    block.width = width;
    this.kept.blocks.push(block);
    if (info.hidden)
      block.report({
        number: "017",
        row: block.headerRow,
        column: info.firstColumn,
        found: info.sheet,
        expected: "a visible sheet",
      });
    return block;
  }

  private factsReader(block: Block, setting: number, value: number): ContractFactsReader {
    const reader = new ContractFactsReader(block, setting, value, this.reading());
    this.kept.facts.push({ block, reader });
    return reader;
  }

  private tableReaders(key: TableKey, block: Block, match: HeaderMatch, periods: readonly PeriodColumn[]): RowReader[] {
    const reading = this.reading();
    const { observations } = this.kept;
    const index = this.kept.blocks.length - 1;
    if (key === "observations") {
      if (periods.length === 0 || match.indexOf.has("period"))
        return [new LongObservationReader(block, index, match, observations, reading)];
      const kpi = match.indexOf.get("kpi") ?? 0;
      return [new WideObservationReader(block, index, kpi, periods, observations, reading)];
    }
    if (key === "contract") {
      const setting = match.indexOf.get("setting") ?? 0;
      return [this.factsReader(block, setting, match.indexOf.get("value") ?? setting + 1)];
    }
    if (key === "kpis") {
      const reader = new KpiReader(block, "kpis", match, reading);
      this.kept.kpis.push(reader);
      return periods.length === 0 ? [reader] : [reader, this.kpiPeriods(block, match, periods)];
    }
    const reader = new TableReader(block, key, match, reading);
    this.kept.readers.push({ key, reader });
    return [reader];
  }

  /** A KPIs table with periods across is a table of observations as well. */
  private kpiPeriods(kpis: Block, match: HeaderMatch, periods: readonly PeriodColumn[]): RowReader {
    const block = Block.of(kpis.info, "observations");
    block.headerRow = kpis.headerRow;
    block.width = kpis.width;
    block.complete = true;
    const index = this.kept.blocks.push(block) - 1;
    const kpi = match.indexOf.get("id") ?? 0;
    return new WideObservationReader(block, index, kpi, periods, this.kept.observations, this.reading());
  }

  private noteArea(current: Current, buffer: readonly BufferedRow[], identity: Identity): void {
    const { info } = current;
    const recognised = identity.kind !== "none";
    const firstRow = info.headerRow ?? buffer[0]?.sheetRow ?? 1;
    const width = buffer[0]?.cells.length ?? 1;
    const area: Area = {
      sheet: info.sheet,
      firstRow,
      lastRow: buffer.at(-1)?.sheetRow ?? firstRow,
      firstColumn: info.firstColumn,
      lastColumn: info.firstColumn + width - 1,
      recognised,
      name: info.table ?? info.sheet,
      key: identity.kind === "table" ? identity.key : identity.kind === "facts" ? "contract" : null,
    };
    current.area = area;
    this.areas.push(area);
    if (!recognised) return;
    // The sheet's used range came first and was read as a table: the Excel table knows its own bounds better.
    for (const block of this.kept.blocks) {
      const { info: other, headerRow, width: wide } = block;
      const overlaps =
        other.table === null &&
        other.sheet === info.sheet &&
        headerRow <= firstRow &&
        other.firstColumn <= area.lastColumn &&
        other.firstColumn + wide > area.firstColumn;
      if (overlaps && Math.max(block.lastRow, headerRow) >= firstRow) block.dropped = true;
    }
  }
}

function widest(buffer: readonly BufferedRow[]): number {
  return Math.max(1, ...buffer.map(({ cells }) => cells.length));
}

function masked(cells: readonly CellValue[], sheetRow: number, current: Current): readonly CellValue[] {
  const areas = current.masks.filter((area) => sheetRow >= area.firstRow && sheetRow <= area.lastRow);
  if (areas.length === 0) return cells;
  const copy = cells.slice();
  for (const area of areas) {
    for (let column = area.firstColumn; column <= area.lastColumn; column++) {
      const index = column - current.info.firstColumn;
      if (index >= 0 && index < copy.length) copy[index] = null;
    }
  }
  return copy;
}
