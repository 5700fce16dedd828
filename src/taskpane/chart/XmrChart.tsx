import { useId, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import type { KpiAnalysis } from "../../findings/analysis/Analysis";
import { ChartTable } from "./ChartTable";
import { chartModel, HEIGHT, WIDTH, type ChartLine, type ChartPoint, type OtherLimits } from "./chartModel";
import { chartNotes } from "./chartNotes";

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
  target: {
    fontSize: "10px",
    fill: "var(--mi-target)",
    paintOrder: "stroke",
    stroke: tokens.colorNeutralBackground1,
    strokeWidth: "3px",
  },
  forecast: {
    fontSize: "10px",
    fill: tokens.colorNeutralForeground3,
    paintOrder: "stroke",
    stroke: tokens.colorNeutralBackground1,
    strokeWidth: "3px",
  },
  limit: { fontSize: "10px", fill: tokens.colorNeutralForeground3 },
  fan: { fill: "currentColor", stroke: "none", opacity: 0.1, "@media (forced-colors: active)": { opacity: 0.3 } },
  notes: {
    margin: 0,
    paddingLeft: "16px",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    lineHeight: tokens.lineHeightBase200,
  },
  readout: { minHeight: "1.4em", fontSize: tokens.fontSizeBase200 },
});

const strokes: Readonly<Record<ChartLine["role"], { stroke: string; width: number; dash?: string }>> = {
  value: { stroke: "currentColor", width: 1.6 },
  mean: { stroke: "var(--mi-neutral)", width: 1 },
  limit: { stroke: "var(--mi-neutral)", width: 1, dash: "4 3" },
  target: { stroke: "var(--mi-target)", width: 1.2, dash: "7 3" },
  forecast: { stroke: "currentColor", width: 1.4, dash: "1 3" },
  "new mean": { stroke: "var(--mi-improvement)", width: 1.6 },
  "new limit": { stroke: "var(--mi-improvement)", width: 1.6, dash: "2 2" },
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

/** What the shapes and lines are; only those that are there. */
function legend(points: readonly ChartPoint[], other: boolean, fan: boolean): string {
  const has = (tone: ChartPoint["tone"]) => points.some((point) => point.tone === tone);
  return [
    has("concern") ? "■\u00a0concern" : null,
    has("improvement") ? "▲\u00a0improvement" : null,
    has("neutral") ? "◆\u00a0neither" : null,
    "┄\u00a0limits",
    other ? "┈\u00a0new\u00a0limits" : null,
    fan ? "shaded: 80 % and 95 % of what may come" : null,
  ]
    .filter((part) => part !== null)
    .join(" · ");
}

interface Props {
  readonly kpi: KpiAnalysis;
  readonly title: string;
  /** Limits of a proposal, drawn over those in force. */
  readonly other?: OtherLimits;
  /** Leaves out warnings and table where the same KPI's stand elsewhere. */
  readonly bare?: boolean;
}

/** A control chart with its limits, target and flagged points; read with the arrow keys, or as a table. */
export function XmrChart({ kpi, title, other, bare = false }: Props) {
  const styles = useStyles();
  const id = useId();
  const model = useMemo(() => chartModel(kpi, title, other), [kpi, title, other]);
  const notes = useMemo(() => (bare ? [] : chartNotes(kpi)), [kpi, bare]);
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
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-desc`}
        onKeyDown={onKeyDown}
      >
        <title id={`${id}-title`}>{model.name}</title>
        <desc id={`${id}-desc`}>{`${model.altText} Arrow keys, Home and End read the points.`}</desc>
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
        {model.fan.map((band) => (
          <path key={band.share} className={styles.fan} d={band.path} aria-hidden="true" />
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
        {active === null ? legend(points, other !== undefined, model.fan.length > 0) : points[current]?.spoken}
      </div>
      {notes.length > 0 ? (
        <ul className={styles.notes} aria-label="About this chart">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
      {bare ? null : <ChartTable points={points} forecast={model.forecast} title={title} />}
    </figure>
  );
}
