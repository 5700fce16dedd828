import { type CSSProperties, memo, type ReactNode } from "react";
import { fontStack } from "../grid/fonts";
import { type CodeFacts, type CodeRun, codeRuns } from "./pageCodes";
import { PaperPart } from "./PaperPart";
import { pt, textsOf } from "./paper";
import type { PrintedSheet } from "./printedSheet";
import type { SheetLooks } from "./SheetLooks";
import { quoted } from "./texts";

interface PaperSheetProps {
  readonly printed: PrintedSheet;
  readonly looks: SheetLooks;
  /** Name of the file, for `&F`. */
  readonly file: string;
  /** Which of the sheet's pages, from 0. */
  readonly index: number;
  readonly now: Date;
}

const sum = (lines: readonly { readonly size: number }[]): number => lines.reduce((all, { size }) => all + size, 0);

/** One sheet of paper as it would leave the printer, in its own size. */
export const PaperSheet = memo(function PaperSheet({ printed, looks, file, index, now }: PaperSheetProps): ReactNode {
  const { paper, sheet, pages, first } = printed;
  const page = pages[index];
  if (!page) return null;
  const { rows, columns, scale, area } = page;
  const left = sum(columns.titles);
  const top = sum(rows.titles);
  const set = sheet.page;
  const width = (left + sum(columns.lines)) * scale;
  const height = (top + sum(rows.lines)) * scale;
  const x = paper.left + (set.centerHorizontally ? Math.max(0, (paper.innerWidth - width) / 2) : 0);
  const y = paper.top + (set.centerVertically ? Math.max(0, (paper.innerHeight - height) / 2) : 0);
  const part = { looks, area };
  const number = first + index;
  const facts: CodeFacts = { page: number, pages: pages.length, sheet: sheet.name, file, now };
  const texts = textsOf(set, number, first);
  const size = set.useSheetScale ? scale : 1;
  const side = set.useSheetMargins ? [set.leftMargin, set.rightMargin] : [50.4, 50.4];
  const edges: CSSProperties = { left: pt(side[0] ?? 0), right: pt(side[1] ?? 0) };
  return (
    <div className="wb-paper" style={{ width: pt(paper.width), height: pt(paper.height) }}>
      <div className="wb-paper-codes" style={{ ...edges, top: pt(set.headerMargin) }}>
        <Codes code={texts.leftHeader} facts={facts} scale={size} />
        <Codes code={texts.centerHeader} facts={facts} scale={size} />
        <Codes code={texts.rightHeader} facts={facts} scale={size} />
      </div>
      <div className="wb-paper-body" style={{ left: pt(x), top: pt(y), transform: `scale(${scale})` }}>
        <PaperPart {...part} rows={rows.titles} columns={columns.titles} x={0} y={0} />
        <PaperPart {...part} rows={rows.titles} columns={columns.lines} x={left} y={0} />
        <PaperPart {...part} rows={rows.lines} columns={columns.titles} x={0} y={top} />
        <PaperPart {...part} rows={rows.lines} columns={columns.lines} x={left} y={top} />
      </div>
      <div className="wb-paper-codes" style={{ ...edges, bottom: pt(set.footerMargin) }}>
        <Codes code={texts.leftFooter} facts={facts} scale={size} />
        <Codes code={texts.centerFooter} facts={facts} scale={size} />
        <Codes code={texts.rightFooter} facts={facts} scale={size} />
      </div>
    </div>
  );
});

function lookOf(run: CodeRun, scale: number): CSSProperties {
  const lines = [run.underline && "underline", run.strike && "line-through"].filter(Boolean).join(" ");
  return {
    fontFamily: fontStack(quoted(run.font ?? "Calibri")),
    fontSize: pt((run.size ?? 11) * scale),
    ...(run.bold && { fontWeight: 700 }),
    ...(run.italic && { fontStyle: "italic" }),
    ...(lines !== "" && { textDecoration: lines }),
    ...(run.colour !== undefined && { color: run.colour }),
  };
}

function Codes({ code, facts, scale }: { code: string; facts: CodeFacts; scale: number }): ReactNode {
  return (
    <div>
      {codeRuns(code, facts).map((run, i) => (
        <span key={i} style={lookOf(run, scale)}>
          {run.text}
        </span>
      ))}
    </div>
  );
}
