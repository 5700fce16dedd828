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
import type { ReadPrevious } from "../pack/PreviousReader";

export interface Made {
  readonly analysis: Analysis;
  readonly report: FindingsReport;
  readonly document: PackDocument;
  readonly laidOut: LaidOutPack;
}

export interface MakeOptions {
  readonly inputPath: string;
  readonly outputPath: string;
  readonly builtAt: string;
  readonly builtBy: string;
  readonly version: string;
  readonly previous: ReadPrevious | null;
  readonly forOtherParty: boolean;
}

/** From what was read to what is to be drawn: analyse, find, write the pages, lay them out. */
export function makePack(loaded: Loaded, options: MakeOptions): Made {
  const before = options.previous?.previous ?? null;
  const { analysis, report } = findingsReport(
    loaded.parsed,
    loaded.settings,
    before && {
      ...(before.asOf !== null && { asOf: isoFromDay(before.asOf) }),
      findings: before.findings,
      resolved: before.gone.filter((g) => g.justResolved),
    },
  );
  const document = buildPack({
    analysis,
    report,
    inputs: [loaded.input],
    builtAt: options.builtAt,
    builtBy: options.builtBy,
    version: options.version,
    typed: options.previous?.typed ?? new Map(),
    previous: before,
  });
  const laidOut = layout(document, {
    sourceLink: options.forOtherParty ? () => null : linkTo(options.inputPath, options.outputPath),
    internal: !options.forOtherParty,
    valuesOnly: options.forOtherParty,
  });
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
