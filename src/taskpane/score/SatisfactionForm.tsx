import { useMemo, useState } from "react";
import { Button, Field, Input, makeStyles, mergeClasses, Select, Textarea, tokens } from "@fluentui/react-components";
import { roles } from "../../contract/tables/relationship";
import { dayFromIso } from "../../core/days";
import { plain, shortDate } from "../../findings/words";
import { useApp, useAppState, useRun } from "../AppContext";
import { useDraft } from "../drafts";
import { Form } from "../parts/Form";
import { Panel } from "../parts/Panel";
import { SmallTable } from "../parts/SmallTable";
import {
  checkSatisfaction,
  criteriaOf,
  lastScores,
  respondentsOf,
  roundsUpTo,
  type Role,
  type SatisfactionDraft,
} from "./satisfactionModel";
import { LastRound } from "./LastRound";
import { PackDayHint } from "./PackDayHint";
import { ScoreRow } from "./ScoreRow";

const useStyles = makeStyles({
  pair: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    gap: "8px",
    "& input": { minWidth: 0, width: "100%" },
    "& .fui-Input": { minWidth: 0 },
  },
  people: { display: "flex", flexDirection: "column", gap: "4px" },
  person: {
    display: "flex",
    justifyContent: "space-between",
    alignItems: "baseline",
    gap: "8px",
    minHeight: "32px",
    padding: "4px 10px",
    textAlign: "left",
    font: "inherit",
    color: "inherit",
    cursor: "pointer",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  picked: {
    border: `2px solid ${tokens.colorCompoundBrandStroke}`,
    padding: "3px 9px",
    fontWeight: tokens.fontWeightSemibold,
  },
  when: {
    flexShrink: 0,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
  },
  scores: { display: "flex", flexDirection: "column", gap: "12px" },
  link: { alignSelf: "flex-start" },
});

/** Scores of one respondent on the client's own criteria; saved as rows of the visible table Satisfaction. */
export function SatisfactionForm() {
  const styles = useStyles();
  const today = useApp().clock().slice(0, 10);
  const run = useRun();
  const contract = useAppState((s) => s.contract);
  const settings = useAppState((s) => s.settings);
  const busy = useAppState((s) => s.working !== null);
  const packDay = useAppState((s) => s.analysis?.asOf ?? null);
  const fresh = (): SatisfactionDraft => ({
    date: today,
    respondent: "",
    role: "",
    criteria: criteriaOf(contract),
    scores: {},
    comment: "",
  });
  const [draft, setDraft] = useDraft("score.satisfaction", fresh);
  const [tried, setTried] = useState(false);
  const [adding, setAdding] = useState(false);
  const day = dayFromIso(today) ?? 0;
  const people = respondentsOf(contract, day, settings.thresholds.satisfactionMonths);
  const panel = useMemo(() => roundsUpTo(contract, settings, day), [contract, settings, day]);
  const rounds = panel?.rounds ?? [];
  const last = lastScores(contract, draft.respondent);
  const { errors, rows, note } = checkSatisfaction(draft, today, settings.coverageFloor);
  const change = (part: Partial<SatisfactionDraft>) => setDraft((before) => ({ ...before, ...part }));
  const fault = (field: string) => (tried && errors[field] ? { validationMessage: errors[field] } : {});

  function pick(respondent: string): void {
    const known = people.find((person) => person.name === respondent);
    change({ respondent, role: known?.role ?? draft.role });
  }

  async function save(): Promise<void> {
    setTried(true);
    if (Object.keys(errors).length > 0) return;
    if (!(await run("score.save", { table: "satisfaction", rows }))) return;
    setTried(false);
    // the next of the panel scores on the same day
    setDraft({ ...fresh(), criteria: draft.criteria, date: draft.date });
  }

  return (
    <>
      {panel?.latest ? <LastRound panel={panel} /> : null}
      <Form
        label="Satisfaction"
        submit="Save scores"
        errors={Object.values(errors)}
        tried={tried}
        note={note}
        busy={busy}
        onSubmit={() => void save()}
      >
        {people.length > 0 ? (
          <div className={styles.people} role="group" aria-label="Who scores">
            {people.map((person) => (
              <button
                key={person.name}
                type="button"
                className={mergeClasses(styles.person, person.name === draft.respondent && styles.picked)}
                aria-pressed={person.name === draft.respondent}
                onClick={() => pick(person.name)}
              >
                <span>{person.name}</span>
                <span className={styles.when}>
                  {person.due ? "due, " : ""}last {shortDate(person.last)}
                </span>
              </button>
            ))}
          </div>
        ) : null}
        <Field label="Respondent" required {...fault("respondent")}>
          <Input list="mi-respondents" value={draft.respondent} onChange={(_, data) => pick(data.value)} />
        </Field>
        <datalist id="mi-respondents">
          {people.map((person) => (
            <option key={person.name} value={person.name} />
          ))}
        </datalist>
        <div className={styles.pair}>
          <Field label="Role">
            <Select value={draft.role} onChange={(_, data) => change({ role: data.value as Role | "" })}>
              <option value="">not said</option>
              {roles.map((role) => (
                <option key={role} value={role}>
                  {role}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="Date" required {...fault("date")}>
            <Input type="date" value={draft.date} onChange={(_, data) => change({ date: data.value })} />
          </Field>
        </div>
        <PackDayHint date={draft.date} packDay={packDay} />
        <div className={styles.scores}>
          {draft.criteria.map(({ name, weight }) => (
            <ScoreRow
              key={name}
              label={`${name} (weight ${plain(weight, Number.isInteger(weight) ? 0 : 1)})`}
              last={last.get(name.toLowerCase())}
              value={draft.scores[name]}
              onChange={(value) => setDraft((before) => ({ ...before, scores: withScore(before.scores, name, value) }))}
            />
          ))}
        </div>
        <Button type="button" size="small" className={styles.link} onClick={() => setAdding(true)}>
          Add or weigh a criterion…
        </Button>
        <Field label="Comment: are we meeting your expectations?">
          <Textarea
            rows={2}
            resize="vertical"
            value={draft.comment}
            onChange={(_, data) => change({ comment: data.value })}
          />
        </Field>
      </Form>
      {adding ? <CriterionPanel draft={draft} onClose={() => setAdding(false)} onChange={change} /> : null}
      {rounds.length > 0 ? (
        <SmallTable
          caption="Rounds"
          columns={[
            { title: "Round" },
            { title: "Score", number: true },
            { title: "n", number: true },
            { title: "Spread", number: true },
          ]}
          rows={[...rounds]
            .reverse()
            .slice(0, 8)
            .map((round) => ({
              id: String(round.date),
              cells: [
                packDay !== null && round.date > packDay
                  ? `${shortDate(round.date)}, next pack`
                  : shortDate(round.date),
                round.score === null ? "insufficient" : plain(round.score, 1),
                round.respondents,
                round.spread === null ? "–" : plain(round.spread, 1),
              ],
            }))}
        />
      ) : null}
    </>
  );
}

export function withScore(
  scores: Readonly<Record<string, number>>,
  name: string,
  value: number | undefined,
): Record<string, number> {
  const { [name]: _old, ...rest } = scores;
  return value === undefined ? rest : { ...rest, [name]: value };
}

interface CriterionProps {
  readonly draft: SatisfactionDraft;
  readonly onChange: (part: Partial<SatisfactionDraft>) => void;
  readonly onClose: () => void;
}

function CriterionPanel({ draft, onChange, onClose }: CriterionProps) {
  const [name, setName] = useState("");
  const [weight, setWeight] = useState("1");
  const number = Number(weight);
  const wrong = weight.trim() === "" || !Number.isFinite(number) || number < 0;
  function save(): void {
    const others = draft.criteria.filter((c) => c.name.toLowerCase() !== name.trim().toLowerCase());
    const known = draft.criteria.find((c) => c.name.toLowerCase() === name.trim().toLowerCase());
    const next = { name: known?.name ?? name.trim(), weight: number };
    onChange({ criteria: known ? draft.criteria.map((c) => (c === known ? next : c)) : [...others, next] });
    onClose();
  }
  return (
    <Panel
      title="Criterion"
      about="The client's own words. “Would recommend” also counts for the NPS. An existing name changes its weight."
      submit="Use it"
      disabled={name.trim() === "" || wrong}
      onSubmit={save}
      onClose={onClose}
    >
      <Field label="Criterion" required>
        <Input value={name} list="mi-criteria" onChange={(_, data) => setName(data.value)} />
      </Field>
      <datalist id="mi-criteria">
        {draft.criteria.map((c) => (
          <option key={c.name} value={c.name} />
        ))}
      </datalist>
      <Field label="Weight" required {...(wrong && { validationMessage: "A number, 0 or more." })}>
        <Input inputMode="decimal" value={weight} onChange={(_, data) => setWeight(data.value)} />
      </Field>
    </Panel>
  );
}
