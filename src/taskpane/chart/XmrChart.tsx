import { useMemo, useRef, useState, type KeyboardEvent } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import type { KpiAnalysis } from "../../findings/analysis/Analysis";
import { ChartTable } from "./ChartTable";
import { chartModel, HEIGHT, WIDTH, type ChartLine, type ChartPoint } from "./chartModel";

const useStyles = makeStyles({
  figure: { margin: 0, display: "flex", flexDirection: "column", gap: "4px" },
  caption: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  svg: {
    width: "100%",
    height: "auto",
    display: "block",
    maxWidth: "560px",
    overflow: "visible",
    fontFamily: "inherit",
  },
  axis: { fontSize: "10px", fill: tokens.colorNeutralForeground3 },
  grid: { stroke: "var(--mi-grid)", strokeWidth: 0.6, opacity: 0.7 },
  point: {
    fill: tokens.colorNeutralForeground1,
    outlineStyle: "none",
    "& .mi-ring": { fill: "none", stroke: "none" },
    ":focus .mi-ring": { stroke: tokens.colorStrokeFocus2, strokeWidth: 2 },
  },
  concern: { fill: "var(--mi-concern)" },
  improvement: { fill: "var(--mi-improvement)" },
  neutral: { fill: "var(--mi-neutral)" },
  target: { fontSize: "10px", fill: "var(--mi-target)" },
  forecast: { fontSize: "10px", fill: tokens.colorNeutralForeground3 },
  limit: { fontSize: "10px", fill: tokens.colorNeutralForeground3 },
  readout: { minHeight: "1.4em", fontSize: tokens.fontSizeBase200 },
});

const strokes: Readonly<Record<ChartLine["role"], { stroke: string; width: number; dash?: string }>> = {
  value: { stroke: "currentColor", width: 1.6 },
  mean: { stroke: "var(--mi-neutral)", width: 1 },
  limit: { stroke: "var(--mi-neutral)", width: 1, dash: "4 3" },
  target: { stroke: "var(--mi-target)", width: 1.2, dash: "7 3" },
  forecast: { stroke: "currentColor", width: 1.4, dash: "1 3" },
};

/** Shapes of the flagged points: square = concern, triangle = improvement, diamond = neither. */
function shapeOf({ tone, x, y }: ChartPoint): string {
  const at = (dx: number, dy: number) => `${(x + dx).toFixed(1)} ${(y + dy).toFixed(1)}`;
  if (tone === "concern") return `M${at(-4, -4)}L${at(4, -4)}L${at(4, 4)}L${at(-4, 4)}Z`;
  if (tone === "improvement") return `M${at(0, -5)}L${at(5, 4)}L${at(-5, 4)}Z`;
  if (tone === "neutral") return `M${at(0, -5)}L${at(5, 0)}L${at(0, 5)}L${at(-5, 0)}Z`;
  return `M${at(-2, 0)}a2 2 0 104 0a2 2 0 10-4 0Z`;
}

/** The next point for a key, or null when the key is not one of ours. */
function pointAfter(key: string, at: number, count: number): number | null {
  if (key === "ArrowRight") return Math.min(at + 1, count - 1);
  if (key === "ArrowLeft") return Math.max(at - 1, 0);
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}

interface Props {
  readonly kpi: KpiAnalysis;
  readonly title: string;
}

/** A control chart with its limits, target and flagged points; read with the arrow keys, or as a table. */
export function XmrChart({ kpi, title }: Props) {
  const styles = useStyles();
  const model = useMemo(() => chartModel(kpi, title), [kpi, title]);
  const elements = useRef<(SVGGElement | null)[]>([]);
  const [active, setActive] = useState<number | null>(null);
  const { points, plot } = model;
  const current = active !== null && active < points.length ? active : points.length - 1;

  function onKeyDown(event: KeyboardEvent): void {
    const next = pointAfter(event.key, current, points.length);
    if (next === null) return;
    event.preventDefault();
    elements.current[next]?.focus();
  }

  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>{model.subtitle}</figcaption>
      <svg
        className={styles.svg}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="group"
        aria-label={`${model.altText} Arrow keys read the points.`}
        onKeyDown={onKeyDown}
      >
        {model.ticks.map((tick) => (
          <g key={tick.text} aria-hidden="true">
            <line className={styles.grid} x1={plot.left} x2={plot.right} y1={tick.y} y2={tick.y} />
            <text className={styles.axis} x={plot.left - 5} y={tick.y + 3.5} textAnchor="end">
              {tick.text}
            </text>
          </g>
        ))}
        {model.labels.map((label) => (
          <text
            key={label.text}
            className={styles.axis}
            x={label.x}
            y={plot.bottom + 16}
            textAnchor={label.anchor}
            aria-hidden="true"
          >
            {label.text}
          </text>
        ))}
        {model.lines.map((line, i) => (
          <path
            key={i}
            aria-hidden="true"
            d={line.path}
            fill="none"
            stroke={strokes[line.role].stroke}
            strokeWidth={strokes[line.role].width}
            strokeDasharray={strokes[line.role].dash}
            strokeLinejoin="round"
          />
        ))}
        {model.notes.map((note) => (
          <text
            key={note.role}
            className={styles[note.role]}
            x={note.x}
            y={note.y}
            textAnchor={note.role === "forecast" ? "end" : "start"}
            aria-hidden="true"
          >
            {note.text}
          </text>
        ))}
        {points.map((point, i) => (
          <g
            key={point.index}
            ref={(element) => {
              elements.current[i] = element;
            }}
            role="img"
            aria-label={point.spoken}
            tabIndex={i === current ? 0 : -1}
            className={`${styles.point} ${point.tone === "plain" ? "" : styles[point.tone]}`}
            onFocus={() => setActive(i)}
            onMouseEnter={() => setActive(i)}
          >
            <circle className="mi-ring" cx={point.x} cy={point.y} r={8} />
            <rect x={point.x - 4} y={plot.top} width={8} height={plot.bottom - plot.top} fill="transparent" />
            <path d={shapeOf(point)} />
          </g>
        ))}
      </svg>
      <div className={styles.readout} aria-hidden="true">
        {active === null ? "■ concern  ▲ improvement  ┄ limits" : points[current]?.spoken}
      </div>
      <ChartTable points={points} title={title} />
    </figure>
  );
}
