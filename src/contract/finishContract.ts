import type { Steps } from "../core/steps";
import type { Block } from "./Block";
import { noFacts, type ContractFactsReader } from "./contractFacts";
import type { CellProblem, Contract, ContractFacts, Kpi, Parsed, TableReport } from "./Contract";
import type { KpiRead, KpiReader } from "./KpiReader";
import type { ObservationStore } from "./ObservationStore";
import { buildKpi, leaveOut, roomFor, type Work } from "./series";
import type { Settings } from "./settings";
import type { TableReader } from "./TableReader";
import { tables, type TableKey } from "./tables";
import { suggest } from "./words";

/** What the builder has gathered when the last row is in. */
export interface Kept {
  readonly blocks: Block[];
  readonly readers: { readonly key: TableKey; readonly reader: TableReader<TableKey> }[];
  readonly kpis: KpiReader[];
  readonly facts: { readonly block: Block; readonly reader: ContractFactsReader }[];
  readonly observations: ObservationStore;
}

/** Puts everything together: KPIs once each, observations to their KPIs, problems in the order of the workbook. */
export function* finishContract(kept: Kept, settings: Settings): Steps<Parsed> {
  const rows: Record<string, unknown[]> = {};
  for (const key of Object.keys(tables)) {
    if (key !== "contract" && key !== "kpis" && key !== "observations") rows[key] = [];
  }
  for (const { key, reader } of kept.readers) {
    if (!reader.block.dropped) for (const row of reader.rows) rows[key]?.push(row);
  }
  const kpis = yield* finishKpis(kept, settings);
  const blocks = kept.blocks.filter((block) => !block.dropped);
  const { facts, factSources } = finishFacts(kept);
  const contract: Contract = {
    facts,
    factSources,
    kpis,
    rows: rows as unknown as Contract["rows"],
    supplied: new Set(blocks.flatMap((block) => (block.key !== null && block.complete ? [block.key] : []))),
    reports: blocks.map((block) => block.tableReport()).filter((report): report is TableReport => report !== null),
  };
  return { contract, problems: problemsOf(blocks) };
}

function problemsOf(blocks: readonly Block[]): CellProblem[] {
  const problems: CellProblem[] = [];
  for (const block of blocks) {
    block.problems.sort((a, b) => a.row - b.row || a.column - b.column);
    for (const { problem } of block.problems) problems.push(problem);
  }
  return problems;
}

function finishFacts(kept: Kept): Pick<Contract, "facts" | "factSources"> {
  const facts: Record<string, unknown> = { ...noFacts() };
  const factSources: Record<string, unknown> = {};
  for (const { block, reader } of kept.facts) {
    if (block.dropped) continue;
    for (const [key, source] of Object.entries(reader.sources)) {
      if (factSources[key] !== undefined) {
        block.report({
          number: "007",
          row: source.row,
          column: source.columns.setting ?? block.info.firstColumn,
          found: key,
          expected: "each setting once",
          detail: "it stands in another table already.",
        });
        block.rowsLeftOut++;
        continue;
      }
      factSources[key] = source;
      facts[key] = reader.facts[key as keyof ContractFacts];
    }
  }
  return { facts: facts as unknown as ContractFacts, factSources };
}

interface Known {
  readonly read: KpiRead;
  readonly block: Block;
}

/** Each KPI once, whatever the case of its id. */
function knownKpis(kept: Kept): { known: Known[]; byId: Map<string, number> } {
  const known: Known[] = [];
  const byId = new Map<string, number>();
  for (const reader of kept.kpis) {
    const { block } = reader;
    if (block.dropped) continue;
    for (const read of reader.kpis) {
      const { id, source } = read.row;
      const earlier = byId.get(id.toLowerCase());
      if (earlier === undefined) {
        byId.set(id.toLowerCase(), known.push({ read, block }) - 1);
        continue;
      }
      const first = known[earlier];
      const address = first?.block.addressOf(first.read.row.source.row, first.read.row.source.columns.id ?? 1);
      block.rowsLeftOut++;
      block.report({
        number: "007",
        row: source.row,
        column: source.columns.id ?? block.info.firstColumn,
        found: id,
        expected: "each KPI once",
        detail: `it stands in ${address ?? "another row"} already.`,
        data: { first: address },
      });
    }
  }
  return { known, byId };
}

const UNKNOWN = -1;
const AMBIGUOUS = -2;

function* finishKpis(kept: Kept, settings: Settings): Steps<Kpi[]> {
  const store = kept.observations;
  const { known, byId } = knownKpis(kept);
  const byName = new Map<string, number>();
  known.forEach(({ read }, index) => byName.set(read.row.name, byName.has(read.row.name) ? AMBIGUOUS : index));
  const resolved = store.names.map((text) => byId.get(text.toLowerCase()) ?? byName.get(text) ?? UNKNOWN);
  const work: Work = {
    store,
    blocks: kept.blocks,
    final: new Float64Array(store.count),
    room: roomFor(store.count),
    jump: settings.thresholds.unitJump,
  };
  const groups = groupByKpi(kept, resolved, known.length);
  if (kept.kpis.some((reader) => !reader.block.dropped)) reportUnknown(kept, resolved, known, work);
  else reportNoKpis(kept);
  const kpis: Kpi[] = [];
  for (const [index, { read, block }] of known.entries()) {
    yield;
    kpis.push(buildKpi(read, groups(index), work, block));
  }
  return kpis;
}

/** Counting sort: the observations of each KPI in the order read, without an object an observation. */
function groupByKpi(kept: Kept, resolved: readonly number[], kpis: number): (kpi: number) => Int32Array {
  const { observations: store, blocks } = kept;
  const dropped = blocks.map((block) => block.dropped);
  const starts = new Int32Array(kpis + 1);
  const kpiOf = (i: number) => (dropped[store.block[i] ?? 0] ? UNKNOWN : (resolved[store.kpi[i] ?? 0] ?? UNKNOWN));
  for (let i = 0; i < store.count; i++) {
    const kpi = kpiOf(i);
    if (kpi >= 0) starts[kpi + 1] = (starts[kpi + 1] ?? 0) + 1;
  }
  for (let k = 0; k < kpis; k++) starts[k + 1] = (starts[k + 1] ?? 0) + (starts[k] ?? 0);
  const next = starts.slice(0, kpis);
  const order = new Int32Array(starts[kpis] ?? 0);
  for (let i = 0; i < store.count; i++) {
    const kpi = kpiOf(i);
    if (kpi < 0) continue;
    const at = next[kpi] ?? 0;
    order[at] = i;
    next[kpi] = at + 1;
  }
  return (kpi) => order.subarray(starts[kpi] ?? 0, starts[kpi + 1] ?? 0);
}

function reportUnknown(kept: Kept, resolved: readonly number[], known: readonly Known[], work: Work): void {
  const { observations: store, blocks } = kept;
  if (resolved.every((kpi) => kpi >= 0)) return;
  const leftOut = new Map<string, string>();
  for (const reader of kept.kpis) {
    for (const { id, source } of reader.leftOut)
      leftOut.set(id.toLowerCase(), reader.block.addressOf(source.row, source.columns.id ?? 1));
  }
  const names = known.flatMap(({ read }) => [read.row.id, read.row.name]);
  const details = new Map<number, string>();
  let last = "";
  for (let i = 0; i < store.count; i++) {
    const name = store.kpi[i] ?? 0;
    const kpi = resolved[name] ?? UNKNOWN;
    if (kpi >= 0 || blocks[store.block[i] ?? 0]?.dropped) continue;
    const text = store.names[name] ?? "";
    // The cells of one wide row share the cell that is wrong: it is said once, and each of them counts as left out.
    const place = `${String(store.block[i])}/${String(store.row[i])}`;
    if (place === last) {
      const block = blocks[store.block[i] ?? 0];
      if (block) block.rowsLeftOut++;
      continue;
    }
    last = place;
    const row = leftOut.get(text.toLowerCase());
    if (row !== undefined) {
      leaveOut(
        work,
        i,
        { number: "022", found: text, expected: "a KPI of the KPIs table", detail: `see ${row}` },
        true,
      );
      continue;
    }
    let detail = details.get(name);
    if (detail === undefined) {
      const like = kpi === AMBIGUOUS ? null : suggest(text, names);
      detail = kpi === AMBIGUOUS ? " Two KPIs have this name: write the id." : like === null ? "" : ` Is it "${like}"?`;
      details.set(name, detail);
    }
    leaveOut(work, i, { number: "008", found: text, expected: "a KPI of the KPIs table", detail }, true);
  }
}

/** One problem a table, not one a row: what is missing is the other table. */
function reportNoKpis(kept: Kept): void {
  for (const block of kept.blocks) {
    if (block.key !== "observations" || block.dropped || !block.complete) continue;
    block.rowsLeftOut = block.rowsRead;
    block.report({
      number: "021",
      row: block.headerRow,
      column: block.info.firstColumn,
      found: null,
      expected: "a table KPIs",
      detail: "There is no table KPIs, so these observations cannot be used.",
    });
  }
}
