import { type CSSProperties, type ReactNode, useMemo } from "react";
import { fontStack } from "../grid/fonts";
import type { Area } from "../officejs/model/addresses";
import { Axis } from "./Axis";
import { type DrawnLine, drawnBars, drawnFills, drawnLines } from "./drawnGround";
import { type DrawnText, drawnTexts } from "./drawnTexts";
import type { Line } from "./paginate";
import { PaperChart, PaperSparkline } from "./PaperPictures";
import { printedWidth, pt } from "./paper";
import type { SheetLooks } from "./SheetLooks";
import { INDENT, PADDING, quoted } from "./texts";

interface PartProps {
  readonly looks: SheetLooks;
  readonly area: Area;
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];
  /** Where the part lies on the page, in points before scaling. */
  readonly x: number;
  readonly y: number;
}

/** Rows and columns that lie together on a page: grounds and lines as one picture, the words above it, then charts. */
export function PaperPart({ looks, area, rows, columns, x, y }: PartProps): ReactNode {
  const drawn = useMemo(() => {
    const down = new Axis(rows, (row) => looks.rowHeight(row));
    const across = new Axis(columns, (column) => printedWidth(looks.sheet, column));
    return {
      down,
      across,
      fills: [...drawnFills(looks, down, across), ...drawnBars(looks, down, across)],
      lines: drawnLines(looks, down, across),
      texts: drawnTexts(looks, area, down, across),
    };
  }, [looks, area, rows, columns]);
  const { down, across, fills, lines, texts } = drawn;
  if (across.length <= 0 || down.length <= 0) return null;
  return (
    <div
      className="wb-paper-part"
      style={{ left: pt(x), top: pt(y), width: pt(across.length), height: pt(down.length) }}
    >
      <svg
        aria-hidden="true"
        width={pt(across.length)}
        height={pt(down.length)}
        viewBox={`0 0 ${across.length} ${down.length}`}
      >
        {fills.map((fill, i) => (
          <rect key={i} x={fill.x} y={fill.y} width={fill.width} height={fill.height} fill={fill.colour} />
        ))}
        {lines.map((line, i) => (
          <BorderPicture key={i} {...line} />
        ))}
      </svg>
      {texts.map(({ key, ...text }) => (
        <CellWords key={key} {...text} />
      ))}
      {looks.sheet.sparklines.map((spark) => (
        <PaperSparkline key={`${spark.row},${spark.column}`} spark={spark} looks={looks} rows={down} columns={across} />
      ))}
      {looks.sheet.charts.map((chart) => (
        <PaperChart key={chart.id} chart={chart} rows={down} columns={across} />
      ))}
    </div>
  );
}

const WEIGHTS: Readonly<Record<string, number>> = { Hairline: 0.25, Thin: 0.75, Medium: 1.5, Thick: 2.25 };
const DASHES: Readonly<Record<string, string>> = {
  Dash: "4 2",
  Dot: "1 1",
  DashDot: "4 2 1 2",
  DashDotDot: "4 2 1 2 1 2",
};

function BorderPicture({ x1, x2, y1, y2, line }: DrawnLine): ReactNode {
  const look = { stroke: line.colour, strokeDasharray: DASHES[line.style] };
  if (line.style !== "Double")
    return <line x1={x1} x2={x2} y1={y1} y2={y2} strokeWidth={WEIGHTS[line.weight] ?? 0.75} {...look} />;
  const [dx, dy] = x1 === x2 ? [0.75, 0] : [0, 0.75];
  return [-1, 1].map((side) => (
    <line
      key={side}
      x1={x1 + side * dx}
      x2={x2 + side * dx}
      y1={y1 + side * dy}
      y2={y2 + side * dy}
      strokeWidth={0.5}
      {...look}
    />
  ));
}

const VERTICAL: Readonly<Record<string, string>> = { Top: "flex-start", Center: "center", Distributed: "center" };

function turned(orientation: number): CSSProperties {
  if (orientation === 0) return {};
  if (orientation === 90) return { writingMode: "vertical-rl", transform: "rotate(180deg)", alignSelf: "center" };
  if (orientation === -90) return { writingMode: "vertical-rl", alignSelf: "center" };
  // Excel's number for letters below one another
  if (orientation === 180 || orientation === 255) return { writingMode: "vertical-rl", textOrientation: "upright" };
  return { transform: `rotate(${-orientation}deg)` };
}

function CellWords({ x, y, width, height, inset, text, align, wrap, size, format }: Omit<DrawnText, "key">): ReactNode {
  const lines = [format.underline !== "None" && "underline", format.strike && "line-through"].filter(Boolean).join(" ");
  const indent = format.indent * INDENT;
  const style: CSSProperties = {
    left: pt(x),
    top: pt(y),
    width: pt(width),
    height: pt(height),
    justifyContent: VERTICAL[format.vertical] ?? "flex-end",
  };
  const inner: CSSProperties = {
    fontFamily: fontStack(quoted(format.fontName)),
    fontSize: pt(format.superscript || format.subscript ? size * 0.65 : size),
    color: format.fontColour,
    textAlign: align,
    whiteSpace: wrap ? "pre-wrap" : "pre",
    paddingLeft: pt(PADDING + (align === "left" || align === "justify" ? indent : 0)),
    paddingRight: pt(PADDING + (align === "right" ? indent : 0)),
    ...(format.bold && { fontWeight: 700 }),
    ...(format.italic && { fontStyle: "italic" }),
    ...(lines !== "" && { textDecoration: lines }),
    ...(inset && { marginLeft: pt(inset.left), width: pt(inset.width + 1) }),
    ...turned(format.orientation),
  };
  return (
    <div className="wb-paper-cell" style={style}>
      <span style={inner}>{text}</span>
    </div>
  );
}
