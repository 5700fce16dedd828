import type { ReactNode } from "react";
import { ChartPicture } from "../charts/ChartPicture";
import { boxOf, laidOutChart } from "../charts/laidOutChart";
import { roundChart } from "../charts/roundChart";
import { RoundPicture } from "../charts/RoundPicture";
import { SparklinePicture } from "../charts/SparklinePicture";
import { type Area, areaOf, parseAddress } from "../officejs/model/addresses";
import { sourceValues } from "../officejs/model/chartOps";
import type { SheetChart, SheetSparkline } from "../officejs/model/SheetModel";
import type { Axis } from "./Axis";
import { pt, WIDER } from "./paper";
import type { SheetLooks } from "./SheetLooks";

interface Axes {
  readonly rows: Axis;
  readonly columns: Axis;
}

/** A chart where its cells are printed, as much wider as they are. */
export function PaperChart({ chart, rows, columns }: { chart: SheetChart } & Axes): ReactNode {
  const box = boxOf(chart);
  const x = columns.at(box.column) + (chart.left - chart.sheet.leftOf(box.column)) * WIDER;
  const y = rows.at(box.row) + chart.top - chart.sheet.topOf(box.row);
  const width = chart.width * WIDER;
  if (x >= columns.length || y >= rows.length || x + width <= 0 || y + chart.height <= 0) return null;
  const spec = laidOutChart(chart);
  const round = spec ? null : roundChart(chart);
  return (
    <div className="wb-paper-chart" style={{ left: pt(x), top: pt(y), width: pt(width), height: pt(chart.height) }}>
      {spec ? (
        <ChartPicture
          chart={spec}
          width={width}
          height={chart.height}
          legend={chart.legend.visible ? chart.legend.position : null}
        />
      ) : round ? (
        <RoundPicture chart={round} width={width} height={chart.height} />
      ) : (
        <p>{chart.name}: charts of this kind are not drawn here.</p>
      )}
    </div>
  );
}

export function PaperSparkline({
  spark,
  looks,
  rows,
  columns,
}: { spark: SheetSparkline; looks: SheetLooks } & Axes): ReactNode {
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
