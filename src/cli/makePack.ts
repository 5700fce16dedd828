import { relative, dirname, sep } from "node:path";
import { findingsReport } from "../findings/report";
import type { FindingsReport } from "../findings/Finding";
import type { Analysis } from "../findings/analysis/Analysis";
import { buildPack } from "../pack/buildPack";
import type { PackDocument } from "../pack/PackDocument";
import type { LaidOutPack } from "../pack/LaidOutPack";
import { layout } from "../pack/layout/layout";
import { quoteSheet } from "../contract/cells";
import { isoFromDay } from "../core/days";
import type { Loaded } from "./load";
import { emptyLog, joinLogs, type LifeLog } from "../findings/life/events";
import { settleTyped } from "../findings/life/typed";
import { withLogSheet } from "../pack/logSheet";
import { exceptionRefs, headlineOf, type ReadPrevious } from "../pack/PreviousReader";

export interface Made {
  readonly analysis: Analysis;
  readonly report: FindingsReport;
  readonly document: PackDocument;
  readonly laidOut: LaidOutPack;
}

/** The last pack as a file, with the exception log that it carries. */
export type PreviousFile = ReadPrevious & { readonly log?: LifeLog };

export interface MakeOptions {
  readonly inputPath: string;
  readonly outputPath: string;
  readonly builtAt: string;
  readonly builtBy: string;
  readonly version: string;
  readonly previous: PreviousFile | null;
  readonly forOtherParty: boolean;
}

/** From what was read to what is to be drawn: analyse, find, write the pages, lay them out. */
export function makePack(loaded: Loaded, options: MakeOptions): Made {
  const before = options.previous?.previous ?? null;
  const log = joinLogs(options.previous?.log ?? emptyLog, loaded.log ?? emptyLog);
  const settled = settleTyped(
    options.previous?.typed ?? new Map(),
    exceptionRefs(before),
    log.events,
    options.builtAt.replace(/\.\d+Z$/, "Z"),
    (ref) => headlineOf(before, ref),
  );
  const events = [...log.events, ...settled.append];
  const { analysis, report } = findingsReport(
    loaded.parsed,
    loaded.settings,
    before && {
      ...(before.asOf !== null && { asOf: isoFromDay(before.asOf) }),
      findings: before.findings,
      resolved: before.gone.filter((g) => g.justResolved),
      unmeasured: before.gone.filter((g) => g.unmeasured),
    },
    { events, problems: log.problems },
  );
  const document = buildPack({
    analysis,
    report,
    inputs: [loaded.input],
    builtAt: options.builtAt,
    builtBy: options.builtBy,
    version: options.version,
    typed: settled.typed,
    previous: before,
  });
  const pages = layout(document, {
    sourceLink: options.forOtherParty ? () => null : linkTo(options.inputPath, options.outputPath),
    internal: !options.forOtherParty,
    valuesOnly: options.forOtherParty,
  });
  // the file carries the log on to the next one; the other party does not get it
  const laidOut = options.forOtherParty || events.length === 0 ? pages : withLogSheet(pages, events);
  return { analysis, report, document, laidOut };
}

/** Links from the pack to cells of the input, relative to where the pack lies, so that both can be moved together. */
export function linkTo(inputPath: string, outputPath: string): (address: string) => string {
  const path = relative(dirname(outputPath), inputPath).split(sep).map(encodeURIComponent).join("/");
  return (address) => {
    const at = address.lastIndexOf("!");
    if (at < 0) return `${path}#${address}`;
    const sheet = address.slice(0, at).replace(/^'|'$/g, "").replaceAll("''", "'");
    return `${path}#${quoteSheet(sheet)}${address.slice(at)}`;
  };
}
