import type { CellValue } from "../contract/cells";
import type { Contract } from "../contract/Contract";
import { SETTINGS_SHEET } from "../contract/identify";
import { tables, type TableKey } from "../contract/tables";
import { dayFormat } from "../findings/life/events";
import { plural } from "../findings/words";
import { HostRefusal } from "../host/SpreadsheetHost";
import type { App } from "./App";
import { checkData } from "./check";
import type { Task } from "./Command";
import { findingOf, record } from "./life";

/** A row by the column keys of the data model; what is absent stays blank. Dates as ISO text or serial numbers. */
export type NewRow = Readonly<Record<string, CellValue | undefined>>;

/** `{ table: "satisfaction", rows: [{ date: "2026-09-30", respondent: "…", score: 8 }] }` → rows below the visible table. */
export async function saveRows(app: App, args: unknown, task: Task): Promise<void> {
  const { table, rows } = (args ?? {}) as { table?: TableKey; rows?: readonly NewRow[] };
  if (table === undefined || !Object.hasOwn(tables, table) || !rows || rows.length === 0)
    throw new HostRefusal("bad-input", "There is nothing to save yet.");
  await append(app, table, rows);
  await checkData(app, task, true);
  app.store.update({ notice: `${plural(rows.length, "row")} saved in ${placeOf(app, table).name}.` });
}

/** `{ id, owner?, due?, text? }`: a finding becomes a row of the issue log, and its number stands in the exception log. */
export async function logIssue(app: App, args: unknown, task: Task): Promise<void> {
  const { id, owner, due, text } = (args ?? {}) as { id?: string; owner?: string; due?: string; text?: string };
  const { finding } = findingOf(app, { id });
  const { contract } = app.store.getState();
  if (!contract) throw new HostRefusal("not-found", "That exception is no longer in the list.");
  const issue = nextIssueId(contract);
  await append(app, "issues", [
    {
      id: issue,
      raised: app.clock().slice(0, 10),
      text: text ?? finding.text,
      owner: owner ?? finding.ownerSupplier ?? finding.ownerClient,
      counterpart: owner === undefined ? finding.ownerClient : null,
      level: "operational",
      due: due ?? null,
    },
  ]);
  await record(app, task, args, "logged as issue", { issue, ...(owner !== undefined && { owner }) });
  app.store.update({ notice: `${issue} is in ${placeOf(app, "issues").name}.` });
}

/** Changed settings, as `{ "agendaMinutes": 45 }`: rows of the visible sheet MI Settings; the last row of a name counts. */
export async function saveSettings(app: App, args: unknown, task: Task): Promise<void> {
  const changes = Object.entries((args ?? {}) as Readonly<Record<string, unknown>>);
  if (changes.length === 0) throw new HostRefusal("bad-input", "No setting was changed.");
  const rows = changes.map(([name, value]): CellValue[] => [name, settingCell(value)]);
  await app.host.appendRows(SETTINGS_SHEET, ["Setting", "Value"], rows);
  await checkData(app, task, true);
  app.store.update({ notice: `${plural(rows.length, "setting")} saved in ${SETTINGS_SHEET}.` });
}

function settingCell(value: unknown): CellValue {
  if (typeof value === "number" || typeof value === "boolean") return value;
  return Array.isArray(value) ? value.join(", ") : String(value ?? "");
}

async function append(app: App, table: TableKey, rows: readonly NewRow[]): Promise<void> {
  const columns = Object.keys(tables[table].columns);
  const { name, headers } = placeOf(app, table);
  await app.host.appendRows(
    name,
    headers,
    rows.map((row) => columns.map((key) => row[key] ?? null)),
    { formats: Object.values(tables[table].columns).map(({ kind }) => (kind === "date" ? dayFormat : null)) },
  );
}

/** Where rows of a table go: the user's own sheet under the user's own headers when there is one, else a sheet of ours. */
function placeOf(app: App, table: TableKey): { name: string; headers: string[] } {
  const report = app.store.getState().contract?.reports.find((r) => r.table === table);
  const headers = Object.entries(tables[table].columns).map(([key, column]) => report?.renamed[key] ?? column.header);
  return { name: report?.sheet ?? tables[table].name, headers };
}

/** The next free number in the manner of those that are there: I07 after I06. */
function nextIssueId(contract: Contract): string {
  const ids = contract.rows.issues.map((issue) => /^(.*?)(\d+)$/.exec(issue.id));
  let [prefix, most, digits] = ["I", 0, 2];
  for (const match of ids) {
    if (!match || Number(match[2]) < most) continue;
    [prefix, most, digits] = [match[1] ?? "", Number(match[2]), (match[2] ?? "").length];
  }
  return `${prefix}${String(most + 1).padStart(digits, "0")}`;
}
