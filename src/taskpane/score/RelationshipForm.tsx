import { useState } from "react";
import { Button, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { party } from "../../contract/tables/performance";
import { factorSets } from "../../contract/tables/relationship";
import { capital, percentWords, plain, plural } from "../../findings/words";
import { useApp, useAppState, useRun } from "../AppContext";
import { useDraft } from "../drafts";
import { Form } from "../parts/Form";
import { Panel } from "../parts/Panel";
import {
  checkRelationship,
  factorsOf,
  scoreKey,
  type Factor,
  type FactorSet,
  type RelationshipDraft,
} from "./relationshipModel";
import { withScore } from "./SatisfactionForm";
import { PackDayHint } from "./PackDayHint";
import { ScoreRow } from "./ScoreRow";

const useStyles = makeStyles({
  factor: {
    display: "flex",
    flexDirection: "column",
    gap: "6px",
    paddingBottom: "10px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: {
    margin: 0,
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase300,
    overflowWrap: "anywhere",
  },
  about: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  link: { alignSelf: "flex-start" },
  pair: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    gap: "8px",
    "& input": { minWidth: 0, width: "100%" },
    "& .fui-Input": { minWidth: 0 },
  },
});

/** Both parties' conduct on every factor, side by side; saved as rows of the visible table Relationship. */
export function RelationshipForm() {
  const styles = useStyles();
  const today = useApp().clock().slice(0, 10);
  const run = useRun();
  const contract = useAppState((s) => s.contract);
  const analysis = useAppState((s) => s.analysis?.relationship ?? null);
  const packDay = useAppState((s) => s.analysis?.asOf ?? null);
  const busy = useAppState((s) => s.working !== null);
  const known = factorsOf(contract, analysis);
  const fresh = (): RelationshipDraft => ({
    date: today,
    rater: "client",
    set: known[0]?.set ?? "factor",
    scores: {},
    comments: {},
    added: [],
  });
  const [draft, setDraft] = useDraft("score.relationship", fresh);
  const [tried, setTried] = useState(false);
  const [adding, setAdding] = useState(false);
  const factors: readonly Factor[] = [
    ...known,
    ...draft.added.map((f) => ({ ...f, target: null, last: {}, gap: null })),
  ];
  const shown = factors.filter((factor) => factor.set === draft.set);
  const { errors, rows } = checkRelationship(draft, factors, today);
  const change = (part: Partial<RelationshipDraft>) => setDraft((before) => ({ ...before, ...part }));
  const fault = (field: string) => (tried && errors[field] ? { validationMessage: errors[field] } : {});

  async function save(): Promise<void> {
    setTried(true);
    if (Object.keys(errors).length > 0) return;
    if (!(await run("score.save", { table: "relationship", rows }))) return;
    setTried(false);
    setDraft({ ...fresh(), rater: draft.rater, set: draft.set, date: draft.date });
  }

  return (
    <>
      {analysis?.alignment !== null && analysis?.alignment !== undefined ? (
        <p className={styles.about}>
          Both parties agree to {percentWords(analysis.alignment)} on the factors that both scored.
        </p>
      ) : null}
      <Form
        label="Relationship scorecard"
        submit="Save scores"
        errors={Object.values(errors)}
        tried={tried}
        note={rows.length > 0 ? `${plural(rows.length, "score")} to save.` : ""}
        busy={busy}
        onSubmit={() => void save()}
      >
        <div className={styles.pair}>
          <Field label="Scored by" required {...fault("rater")}>
            <Input value={draft.rater} list="mi-raters" onChange={(_, data) => change({ rater: data.value })} />
          </Field>
          <Field label="Date" required {...fault("date")}>
            <Input type="date" value={draft.date} onChange={(_, data) => change({ date: data.value })} />
          </Field>
        </div>
        <PackDayHint date={draft.date} packDay={packDay} />
        <datalist id="mi-raters">
          <option value="client" />
          <option value="supplier" />
        </datalist>
        <Field label="Factors">
          <Select value={draft.set} onChange={(_, data) => change({ set: data.value as FactorSet })}>
            {factorSets.map((set) => (
              <option key={set} value={set}>
                {capital(set)} ({factors.filter((factor) => factor.set === set).length})
              </option>
            ))}
          </Select>
        </Field>
        {shown.map((factor) => (
          <section key={factor.name} className={styles.factor} aria-label={factor.name}>
            <h2 className={styles.name}>{factor.name}</h2>
            {factor.target === null && factor.gap === null ? null : (
              <p className={styles.about}>
                {factor.target === null ? "" : `Target ${plain(factor.target)}. `}
                {factor.gap === null ? "" : gapSentence(factor.gap)}
              </p>
            )}
            {party.map((side) => (
              <ScoreRow
                key={side}
                label={`${capital(side)}’s conduct`}
                last={factor.last[side]}
                value={draft.scores[scoreKey(factor.set, factor.name, side)]}
                onChange={(value) =>
                  setDraft((before) => ({
                    ...before,
                    scores: withScore(before.scores, scoreKey(factor.set, factor.name, side), value),
                  }))
                }
              />
            ))}
            <Input
              size="small"
              aria-label={`Comment on ${factor.name}`}
              placeholder="Comment"
              value={draft.comments[`${factor.set}\n${factor.name}`] ?? ""}
              onChange={(_, data) =>
                change({ comments: { ...draft.comments, [`${factor.set}\n${factor.name}`]: data.value } })
              }
            />
          </section>
        ))}
        <Button type="button" size="small" className={styles.link} onClick={() => setAdding(true)}>
          Add a factor…
        </Button>
      </Form>
      {adding ? (
        <FactorPanel
          onClose={() => setAdding(false)}
          onAdd={(name) => change({ added: [...draft.added, { set: draft.set, name }] })}
          taken={factors.map((factor) => factor.name.toLowerCase())}
        />
      ) : null}
    </>
  );
}

function gapSentence(gap: number): string {
  const apart = plain(Math.abs(gap), 1);
  return Number(apart) === 0 ? "No gap between the parties." : `Gap between the parties ${apart}.`;
}

interface PanelProps {
  readonly taken: readonly string[];
  readonly onAdd: (name: string) => void;
  readonly onClose: () => void;
}

function FactorPanel({ taken, onAdd, onClose }: PanelProps) {
  const [name, setName] = useState("");
  const there = taken.includes(name.trim().toLowerCase());
  return (
    <Panel
      title="Factor"
      submit="Add"
      disabled={name.trim() === "" || there}
      onClose={onClose}
      onSubmit={() => {
        onAdd(name.trim());
        onClose();
      }}
    >
      <Field label="What is scored" required {...(there && { validationMessage: "It is in the list already." })}>
        <Input value={name} onChange={(_, data) => setName(data.value)} />
      </Field>
    </Panel>
  );
}
