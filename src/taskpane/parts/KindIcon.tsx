import { makeStyles } from "@fluentui/react-components";
import type { RowKind } from "../exceptions/exceptionList";

const useStyles = makeStyles({
  icon: { flexShrink: 0, width: "12px", height: "12px", fill: "currentColor", forcedColorAdjust: "auto" },
  concern: { color: "var(--mi-concern)" },
  improvement: { color: "var(--mi-improvement)" },
  neutral: { color: "var(--mi-neutral)" },
});

/** One shape a kind, so that nothing hangs on colour; on a 12 × 12 field. */
const shapes: Readonly<
  Record<RowKind, { readonly path: string; readonly tone: "concern" | "improvement" | "neutral" }>
> = {
  low: { path: "M1 1h10v10H1z", tone: "concern" },
  breaking: { path: "M6 0l6 6-6 6-6-6z", tone: "concern" },
  high: { path: "M6 .5l6 11H0z", tone: "improvement" },
  relationship: { path: "M6 .5a5.5 5.5 0 110 11 5.5 5.5 0 010-11z", tone: "concern" },
  commercial: { path: "M3 .8h6l3 5.2-3 5.2H3L0 6z", tone: "concern" },
  promise: {
    path: "M6 .5a5.5 5.5 0 110 11 5.5 5.5 0 010-11zm0 2.2a3.3 3.3 0 100 6.6 3.3 3.3 0 000-6.6z",
    tone: "concern",
  },
  governance: { path: "M1 1h10v10H1zm2.2 2.2v5.6h5.6V3.2z", tone: "concern" },
  data: { path: "M0 .5h12l-6 11z", tone: "neutral" },
  error: { path: "M1.8 0L6 4.2 10.2 0 12 1.8 7.8 6l4.2 4.2-1.8 1.8L6 7.8 1.8 12 0 10.2 4.2 6 0 1.8z", tone: "concern" },
  resolved: { path: "M1 6.4l1.7-1.7 2.2 2.2 5.1-5.6L11.8 3 5 10.4z", tone: "improvement" },
  unmeasured: { path: "M0 4.8h12v2.4H0z", tone: "neutral" },
  warning: { path: "M4.8 0h2.4v7.6H4.8zM4.8 9.4h2.4V12H4.8z", tone: "neutral" },
};

/** The sign of a kind. Decorative: the word stands in the row's own name. */
export function KindIcon({ kind, concern }: { readonly kind: RowKind; readonly concern?: boolean | undefined }) {
  const styles = useStyles();
  const { path, tone } = shapes[kind];
  const shown = concern === false && tone === "concern" ? "improvement" : tone;
  return (
    <svg className={`${styles.icon} ${styles[shown]}`} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <path d={path} fillRule="evenodd" />
    </svg>
  );
}
