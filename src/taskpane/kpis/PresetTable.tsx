import { useMemo } from "react";
import { Link, makeStyles, tokens } from "@fluentui/react-components";
import type { PresetId } from "../../core/stats/types";
import type { KpiAnalysis } from "../../findings/analysis/Analysis";
import { comparePresetsOf } from "../../findings/analysis/presetComparison";
import { formatRange, plain } from "../../findings/words";
import { useRun } from "../AppContext";
import { variationSigns } from "../parts/text";
import { SmallTable } from "../parts/SmallTable";
import { presetRules } from "./presetRules";

const useStyles = makeStyles({
  rules: { display: "block", color: tokens.colorNeutralForeground3 },
  used: { fontWeight: tokens.fontWeightSemibold },
  note: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly k: KpiAnalysis;
  readonly preset: PresetId;
}

/** "What would Wheeler's rules say?": the same chart judged by every set of rules. */
export function PresetTable({ k, preset }: Props) {
  const styles = useStyles();
  const run = useRun();
  const lines = useMemo(() => comparePresetsOf(k), [k]);
  const current = lines.find((line) => line.preset === preset);
  const others = lines.filter((line) => line.signal !== current?.signal).map((line) => line.name);
  return (
    <>
      <p className={styles.note}>
        {others.length === 0
          ? "All sets of rules say the same of the latest point."
          : `Of the latest point ${others.join(", ")} ${others.length === 1 ? "says" : "say"} otherwise than the rules in use.`}
      </p>
      <SmallTable
        caption={`${k.kpi.name} by other rules`}
        columns={[
          { title: "Rules" },
          { title: "Latest point" },
          { title: "Limits", number: true },
          { title: "False alarm", number: true },
        ]}
        rows={lines.map((line) => ({
          id: line.preset,
          cells: [
            <span key="name">
              <span className={line.preset === preset ? styles.used : undefined}>
                {line.name}
                {line.preset === preset ? " (in use)" : ""}
              </span>
              <span className={styles.rules}>{presetRules(line.preset)}</span>
            </span>,
            line.signal === "" ? "no signal" : `${line.signal} ${variationSigns[line.variation]} ${line.variation}`,
            Number.isFinite(line.lower) ? formatRange(k.kpi, line.lower, line.upper) : "none",
            `${plain(line.falseAlarm * 100, 1)}\u202f%`,
          ],
        }))}
      />
      <p className={styles.note}>
        False alarm: how often a stable process of as many points signals on its latest one, by simulation.{" "}
        <Link as="button" inline onClick={() => void run("view.settings")}>
          Choose the rules in Settings
        </Link>
      </p>
    </>
  );
}
