import { makeStyles, tokens } from "@fluentui/react-components";
import type { SatisfactionAnalysis, SatisfactionRound } from "../../findings/analysis/Analysis";
import { plain, plural, shortDate } from "../../findings/words";

const useStyles = makeStyles({
  root: { display: "flex", alignItems: "center", gap: "14px" },
  words: { flexGrow: 1, minWidth: 0 },
  figure: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
  of: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightRegular },
  about: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
  },
  trend: { flexShrink: 0, overflow: "visible" },
});

/** Where the panel stands: the last round, the one before, its age, the NPS, and the way there. */
export function LastRound({ panel }: { readonly panel: SatisfactionAnalysis }) {
  const styles = useStyles();
  const { latest, previous, ageDays, nps, rounds } = panel;
  if (latest === null) return null;
  return (
    <section className={styles.root} aria-label="Last round">
      <div className={styles.words}>
        <p className={styles.figure}>
          {latest.score === null ? "insufficient" : plain(latest.score, 1)}
          <span className={styles.of}>
            {latest.score === null ? "" : " / 10"}
            {moved(latest, previous)}
          </span>
        </p>
        <p className={styles.about}>
          {shortDate(latest.date)} · {plural(latest.respondents, "person", "people")}
          {latest.spread === null || latest.respondents < 2 ? "" : `, ${plain(latest.spread, 1)} apart`}
        </p>
        <p className={styles.about}>{[age(ageDays), npsWords(nps)].filter(Boolean).join(" · ")}</p>
      </div>
      <Trend rounds={rounds} />
    </section>
  );
}

function age(days: number | null): string {
  return days === null ? "" : days === 0 ? "today" : `${plural(days, "day")} old`;
}

function npsWords(nps: SatisfactionAnalysis["nps"]): string {
  return nps === null ? "" : `NPS ${plain(nps.score)} of ${plural(nps.n, "answer")}`;
}

function moved(latest: SatisfactionRound, previous: SatisfactionRound | null): string {
  if (latest.score === null || previous === null || previous.score === null) return "";
  const [now, before] = [plain(latest.score, 1), plain(previous.score, 1)];
  return now === before ? `  unchanged` : `  ${latest.score > previous.score ? "up" : "down"} from ${before}`;
}

const [WIDTH, HEIGHT, EDGE] = [96, 40, 4];
/** Rounds in the picture; all of them stand in the table. */
const MOST = 8;

/** The scores of the last rounds as a line from 0 to 10; the table of rounds says the same in figures. */
function Trend({ rounds }: { readonly rounds: readonly SatisfactionRound[] }) {
  const styles = useStyles();
  const scored = rounds.filter((round) => round.score !== null).slice(-MOST);
  if (scored.length < 2) return null;
  const x = (i: number) => EDGE + (i * (WIDTH - 2 * EDGE)) / (scored.length - 1);
  const y = (score: number) => HEIGHT - EDGE - (score * (HEIGHT - 2 * EDGE)) / 10;
  const points = scored.map((round, i) => `${x(i).toFixed(1)},${y(round.score ?? 0).toFixed(1)}`);
  const last = scored[scored.length - 1];
  return (
    <svg className={styles.trend} width={WIDTH} height={HEIGHT} aria-hidden="true">
      {[0, 10].map((end) => (
        <line key={end} x1={0} x2={WIDTH} y1={y(end)} y2={y(end)} stroke={tokens.colorNeutralStroke2} />
      ))}
      <polyline points={points.join(" ")} fill="none" stroke={tokens.colorNeutralForeground2} strokeWidth={1.5} />
      <circle cx={x(scored.length - 1)} cy={y(last?.score ?? 0)} r={3} fill={tokens.colorNeutralForeground1} />
    </svg>
  );
}
