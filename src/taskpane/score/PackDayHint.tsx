import { makeStyles, tokens } from "@fluentui/react-components";
import type { Day } from "../../core/days";
import { laterThanPack } from "./satisfactionModel";

const useStyles = makeStyles({
  hint: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** Said where a date lies after the day the pack speaks about, so that nobody looks for the row in this pack. */
export function PackDayHint({ date, packDay }: { readonly date: string; readonly packDay: Day | null }) {
  const styles = useStyles();
  const text = laterThanPack(date, packDay);
  return (
    <div role="status">{text === "" ? null : <p className={styles.hint}>{text} The as-of date is in Settings.</p>}</div>
  );
}
