import { inPieces } from "../core/steps";
import { cellAddress } from "../contract/cells";
import { whyNoPack } from "../contract/whyNoPack";
import type { Analysis } from "../findings/analysis/Analysis";
import type { FindingsReport } from "../findings/Finding";
import type { LifeEvent } from "../findings/life/events";
import { settleTyped, type Typed } from "../findings/life/typed";
import { openFindingsOf } from "../findings/report";
import { plural } from "../findings/words";
import { HostRefusal } from "../host/SpreadsheetHost";
import { buildPackSteps } from "../pack/buildPack";
import { exceptionRefs, headlineOf } from "../pack/PreviousReader";
import { layoutSteps } from "../pack/layout/layout";
import type { LayoutOptions } from "../pack/layout/options";
import type { LaidOutPack } from "../pack/LaidOutPack";
import type { PackDocument } from "../pack/PackDocument";
import type { App } from "./App";
import { asBuilt } from "./sincePack";
import { judge } from "./check";
import type { Task } from "./Command";
import { breathing, pause } from "./pause";
import { appendEvents, moment } from "./life";
import { packBefore, readWorkbook } from "./read";

const productName = "Governance MI pack for Excel";

interface Made {
  readonly document: PackDocument;
  readonly laidOut: LaidOutPack;
  readonly report: FindingsReport;
  /** What people typed into the last pack and what is not in the exception log yet. */
  readonly append: readonly LifeEvent[];
}

/** Reads, finds, writes the pages and draws them beside the data. What people typed into the last pack is carried over. */
export async function buildInWorkbook(app: App, task: Task): Promise<void> {
  const { document, laidOut, report, append } = await make(app, task, {
    sourceLink: (address) => `#${address}`,
    internal: true,
  });
  task.signal.throwIfAborted();
  // first the log: should the pages fail, what was typed is safe, and the next build finds it there
  await appendEvents(app, append);
  await app.host.renderPack(laidOut, task.progress, task.signal);
  const first = document.pages[0];
  if (first) await app.host.select(cellAddress(first.sheet, 1, 1));
  app.store.update((state) => ({
    ...asBuilt(state),
    hasPack: true,
    lastBuild: {
      at: app.clock(),
      pages: document.pages.map(({ id, title, sheet }) => ({ id, title, sheet })),
      missing: document.missing,
      onAgenda: report.findings.filter((f) => f.onAgenda).length,
      findings: openFindingsOf(report).length,
    },
    notice: `The pack is built: ${plural(document.pages.length, "page")}, ${plural(openFindingsOf(report).length, "exception")}.`,
  }));
}

/** The same pack as a file for the other party: values only, without what is marked internal. The workbook stays as it is. */
export async function exportValuesOnly(app: App, task: Task): Promise<void> {
  const { toXlsx, download } = app;
  if (!toXlsx || !download) throw new HostRefusal("not-here", "Files cannot be saved from here.");
  const { laidOut } = await make(app, task, { sourceLink: () => null, internal: false, valuesOnly: true });
  task.progress("writing the file", 0, 0);
  await pause(task.signal);
  const bytes = await toXlsx(laidOut);
  task.signal.throwIfAborted();
  const { workbook } = app.store.getState();
  const file = `${workbook.replace(/\.xls[xmb]?$/i, "") || "MI pack"} - pack for the other party.xlsx`;
  const how = await download(file, bytes);
  app.store.update({ notice: `${how} Pages and columns marked internal are left out.` });
}

async function make(app: App, task: Task, options: LayoutOptions): Promise<Made> {
  let read = await readWorkbook(app, task);
  const before = read.previous?.previous ?? null;
  const settled = settleTyped(
    read.previous?.typed ?? new Map(),
    exceptionRefs(before),
    read.log.events,
    moment(app),
    (ref) => headlineOf(before, ref),
  );
  // what is newer in the pack than in the log: it is an event of this build, whoever the pack is for
  read = { ...read, log: { ...read.log, events: [...read.log.events, ...settled.append] } };
  await judge(app, read, task);
  const why = whyNoPack(read.name || "The workbook", read.parsed.contract);
  if (why !== null) throw new HostRefusal("cannot-build", why);
  const { analysis, report } = app.store.getState() as { analysis: Analysis; report: FindingsReport };
  const here = new Set([...report.findings.map((f) => f.id), ...analysis.kpis.map((k) => k.kpi.id)]);
  task.progress("writing the pages", 0, 0);
  await pause(task.signal);
  const pages = buildPackSteps({
    analysis,
    report,
    inputs: [read.input],
    builtAt: app.clock(),
    builtBy: productName,
    version: app.version,
    typed: settled.typed,
    previous: packBefore(read.previous, analysis.asOf, (ref) => here.has(ref.replace(/^notice:/, ""))),
  });
  const document = await inPieces(pages, breathing(task.signal));
  const pack = await inPieces(layoutSteps(document, options), breathing(task.signal));
  const laidOut = knowing(pack, read.previous?.typed ?? new Map());
  return { document, report, laidOut, append: settled.append };
}

/** The pages with what was read of their typed cells: what the log has a later word for may be replaced, nothing else. */
function knowing(pack: LaidOutPack, read: Typed): LaidOutPack {
  return {
    ...pack,
    sheets: pack.sheets.map((sheet) => ({
      ...sheet,
      typed: sheet.typed.map((cell) => {
        const was = read.get(cell.key)?.[cell.field];
        return was === undefined ? cell : { ...cell, was };
      }),
    })),
  };
}
