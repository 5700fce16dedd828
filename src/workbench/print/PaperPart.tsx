import { type CSSProperties, type ReactNode, useMemo } from "react";
import { ChartPicture } from "../charts/ChartPicture";
import { boxOf, laidOutChart } from "../charts/laidOutChart";
import { SparklinePicture } from "../charts/SparklinePicture";
import { fontStack } from "../grid/gridStyle";
import { areaOf, parseAddress } from "../officejs/model/addresses";
import { sourceValues } from "../officejs/model/chartOps";
import type { Area } from "../officejs/model/addresses";
import type { SheetChart, SheetSparkline } from "../officejs/model/SheetModel";
import { Axis } from "./Axis";
import { type DrawnLine, drawnFills, drawnLines } from "./drawnGround";
import { type DrawnText, drawnTexts } from "./drawnTexts";
import type { Line } from "./paginate";
import { printedWidth, WIDER } from "./paper";
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

const pt = (points: number): string => `${Math.round(points * 1000) / 1000}pt`;

/** Rows and columns that lie together on a page: grounds and lines as one picture, the words above it, then charts. */
export function PaperPart({ looks, area, rows, columns, x, y }: PartProps): ReactNode {
  const drawn = useMemo(() => {
    const down = new Axis(rows, (row) => looks.rowHeight(row));
    const across = new Axis(columns, (column) => printedWidth(looks.sheet, column));
    return {
      down,
      across,
      fills: drawnFills(looks, down, across),
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
        <Sparkline key={`${spark.row},${spark.column}`} spark={spark} looks={looks} rows={down} columns={across} />
      ))}
      {looks.sheet.charts.map((chart) => (
        <Chart key={chart.id} chart={chart} rows={down} columns={across} />
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

interface Axes {
  readonly rows: Axis;
  readonly columns: Axis;
}

function Chart({ chart, rows, columns }: { chart: SheetChart } & Axes): ReactNode {
  const box = boxOf(chart);
  const x = columns.at(box.column) + (chart.left - chart.sheet.leftOf(box.column)) * WIDER;
  const y = rows.at(box.row) + chart.top - chart.sheet.topOf(box.row);
  const width = chart.width * WIDER;
  if (x >= columns.length || y >= rows.length || x + width <= 0 || y + chart.height <= 0) return null;
  const spec = laidOutChart(chart);
  return (
    <div className="wb-paper-chart" style={{ left: pt(x), top: pt(y), width: pt(width), height: pt(chart.height) }}>
      {spec ? (
        <ChartPicture chart={spec} width={width} height={chart.height} />
      ) : (
        <p>{chart.name}: charts of this kind are not drawn here.</p>
      )}
    </div>
  );
}

function Sparkline({ spark, looks, rows, columns }: { spark: SheetSparkline; looks: SheetLooks } & Axes): ReactNode {
  const { sheet } = looks;
  const { row, column, width, height } = placed(looks.mergeAt(spark.row, spark.column), spark, rows, columns);
  if (row >= rows.length || column >= columns.length || row + height <= 0 || column + width <= 0) return null;
  const at = parseAddress(spark.data);
  const source = typeof at?.sheet === "string" ? sheet.book.sheetNamed(at.sheet) : sheet;
  if (!at || !source) return null;
  const values = sourceValues({ sheet: source, area: at.area });
  return (
    <div className="wb-paper-spark" style={{ left: pt(column), top: pt(row), width: pt(width), height: pt(height) }}>
      {/* the picture counts in pixels, the page in points */}
      <SparklinePicture
        values={values.map((value) => (typeof value === "number" ? value : null))}
        width={width / 0.75}
        height={height / 0.75}
        colour={spark.colour}
        lastColour={spark.lastColour}
      />
    </div>
  );
}

function placed(
  merge: Area | undefined,
  spark: SheetSparkline,
  rows: Axis,
  columns: Axis,
): { row: number; column: number; width: number; height: number } {
  const at = merge ?? areaOf(spark.row, spark.column);
  return {
    row: rows.at(at.row),
    column: columns.at(at.column),
    width: columns.span(at.column, at.columns),
    height: rows.span(at.row, at.rows),
  };
}
