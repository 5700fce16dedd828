import { useId, useMemo, useState } from "react";
import { Button, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { cellAddress } from "../../contract/cells";
import { isoFromDay, type Day } from "../../core/days";
import type { Analysis, KpiAnalysis } from "../../findings/analysis/Analysis";
import { rebasePreview, type ChartNow, type RebasePreview } from "../../findings/analysis/rebasePreview";
import type { Finding } from "../../findings/Finding";
import { rebaseEffect, type RebaseEffect } from "../../findings/rebaseEffect";
import { formatRange, formatValue, plural, shortDate } from "../../findings/words";
import { useApp, useRun } from "../AppContext";
import { periodOf } from "../chart/chartModel";
import { XmrChart } from "../chart/XmrChart";
import { SmallTable } from "../parts/SmallTable";

const useStyles = makeStyles({
  text: { margin: 0, lineHeight: tokens.lineHeightBase300 },
  note: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  list: { margin: 0, paddingLeft: "16px", fontSize: tokens.fontSizeBase200 },
  line: { display: "flex", flexWrap: "wrap", gap: "6px", alignItems: "flex-end" },
  date: { width: "118px" },
});

interface Props {
  readonly k: KpiAnalysis;
  readonly analysis: Analysis;
}

/** New limits on trial: what would change in chart and list. Nothing is written; the date is the person's to type. */
export function RebasePanel({ k, analysis }: Props) {
  const styles = useStyles();
  const choices = useMemo(() => periodsToChoose(k), [k]);
  const [from, setFrom] = useState<Day | null>(k.rebaseSuggestion?.from ?? null);
  const preview = useMemo(
    () => (from === null ? null : rebasePreview(k, analysis.settings.preset, from)),
    [k, analysis, from],
  );
  const suggested = k.rebaseSuggestion;
  return (
    <>
      <p className={styles.text}>
        {suggested
          ? `Suggested from ${periodOf(k, suggested.from)}: ${plural(suggested.run, "point")} on one side of the mean.`
          : "Nothing suggests new limits; try what they would be from a period of your choice."}{" "}
        Rebase only when the process was changed on purpose then, and both parties agree that the change lasts.
      </p>
      <Field label="New limits from">
        <Select
          size="small"
          value={from === null ? "" : String(from)}
          onChange={(_, data) => setFrom(data.value === "" ? null : Number(data.value))}
        >
          <option value="">choose a period</option>
          {choices.map((day) => (
            <option key={day} value={String(day)}>
              {periodOf(k, day)}
              {day === suggested?.from ? " (suggested)" : ""}
            </option>
          ))}
        </Select>
      </Field>
      {preview === null ? null : <Trial k={k} analysis={analysis} preview={preview} />}
    </>
  );
}

/** Periods at which a baseline may begin, latest first. */
function periodsToChoose(k: KpiAnalysis): readonly Day[] {
  const days = new Set<Day>();
  for (let i = k.latest; i > 0; i--) days.add(k.kpi.series.period[i]!);
  return [...days];
}

function Trial({ k, analysis, preview }: Props & { readonly preview: RebasePreview }) {
  const styles = useStyles();
  const { from, before, after } = preview;
  const effect = useMemo(() => rebaseEffect(analysis, k.kpi.id, from), [analysis, k, from]);
  const other = useMemo(() => {
    const { mean, lower, upper } = preview.lines; // made on request, so not to be spread
    return { mean, lower, upper, begins: preview.position };
  }, [preview]);
  const since = periodOf(k, from);
  return (
    <>
      <SmallTable
        caption={`Limits now, and from ${since}`}
        columns={[{ title: "Of the chart" }, { title: "Now", number: true }, { title: "New", number: true }]}
        rows={rowsOf(k, preview).map(([what, now, then]) => ({ id: what, cells: [what, now, then] }))}
      />
      <XmrChart kpi={k} title={`New limits from ${since}`} other={other} bare />
      {after.status === "limits" || before.status === "none" ? null : (
        <p className={styles.note}>
          {after.status === "none"
            ? `Only ${plural(after.points, "point")} since then: 6 are needed for trial limits, so nothing would be judged.`
            : after.status === "trial limits"
              ? `Trial limits: ${plural(after.points, "point")} since then, 12 are needed.`
              : null}
        </p>
      )}
      <Effect effect={effect} />
      <Consent k={k} preview={preview} />
    </>
  );
}

function rowsOf(
  k: KpiAnalysis,
  { before, after, signalsBefore, signalsAfter }: RebasePreview,
): [string, string, string][] {
  const limits = (c: ChartNow) => (Number.isFinite(c.lower) ? formatRange(k.kpi, c.lower, c.upper) : "none");
  const mean = (c: ChartNow) => formatValue(k.kpi, c.mean);
  const signal = (c: ChartNow) => (c.signal === "" ? "no signal" : c.signal);
  return [
    ["Limits", limits(before), limits(after)],
    ["Mean", mean(before), mean(after)],
    ["Points", String(before.points), String(after.points)],
    ["Latest point", signal(before), signal(after)],
    ["Variation", before.variation, after.variation],
    ["Assurance", before.assurance ?? "–", after.assurance ?? "–"],
    ["Flagged in the chart", String(signalsBefore), String(signalsAfter)],
  ];
}

function Effect({ effect }: { readonly effect: RebaseEffect }) {
  const styles = useStyles();
  const { gone, come, changed } = effect;
  if (gone.length + come.length + changed.length === 0)
    return <p className={styles.text}>The list of exceptions would stay as it is.</p>;
  const line = (what: string, findings: readonly Finding[]) =>
    findings.map((f) => <li key={`${what} ${f.id}`}>{`${what}: ${f.headline}`}</li>);
  return (
    <div>
      <p className={styles.text}>{effectSentence(effect)}</p>
      <ul className={styles.list} aria-label="What would change in the list">
        {line("Goes", gone)}
        {line("Comes", come)}
        {line("Reads", changed)}
      </ul>
    </div>
  );
}

/** "2 exceptions would disappear, 1 would appear." */
export function effectSentence({ gone, come, changed }: RebaseEffect): string {
  const parts = [
    gone.length > 0 ? `${plural(gone.length, "exception")} would disappear` : null,
    come.length > 0 ? `${plural(come.length, "exception")} would appear` : null,
    changed.length > 0 ? `${plural(changed.length, "exception")} would read otherwise` : null,
  ];
  return `In the list ${parts.filter((part) => part !== null).join(", ")}.`;
}

/** The date to type, and the way to its cell: what stands in the KPIs table is changed by people only. */
function Consent({ k, preview }: { readonly k: KpiAnalysis; readonly preview: RebasePreview }) {
  const styles = useStyles();
  const { store } = useApp();
  const run = useRun();
  const field = useId();
  const iso = isoFromDay(preview.from);
  const { source } = k.kpi;
  const column = source.columns["rebase"];
  const cell = cellAddress(source.sheet, source.row, column ?? source.columns["id"] ?? 1);

  async function copyAndGo(): Promise<void> {
    const copied = await copy(iso, document.getElementById(field));
    await run("exception.select", { cell });
    const type = copied ? `${iso} is copied: paste it` : `Type ${iso}`;
    store.update({
      notice: column === undefined ? `${type} into a column “Rebase date” of this row.` : `${type} into ${cell}.`,
    });
  }

  return (
    <>
      <div className={styles.line}>
        <Field label="Rebase date">
          <Input id={field} className={styles.date} size="small" readOnly value={iso} />
        </Field>
        <Button size="small" onClick={() => void copyAndGo()}>
          Copy the date and go to {cell}
        </Button>
      </div>
      <p className={styles.note}>
        Nothing is changed here. If you agree, paste the date into that cell
        {column === undefined ? " (the KPIs table has no column “Rebase date” yet: add one)" : ""}; the chart then
        begins new limits there, and this notice goes.
        {preview.replaces === null ? "" : ` It replaces ${shortDate(preview.replaces)}: a KPI has one rebase date.`}
      </p>
    </>
  );
}

/** Excel's pane may not reach the clipboard by the newer way; then the field is selected and copied by the older one. */
async function copy(text: string, field: HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (field instanceof HTMLInputElement) field.select();
    return document.execCommand?.("copy") ?? false;
  }
}
