import { useState } from "react";
import { Checkbox, Field, Input, makeStyles, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import { caseStudyStages, type CaseStudyStage } from "../../contract/tables/relationship";
import { capital, joinWords, plain } from "../../findings/words";
import { useApp, useAppState, useRun } from "../AppContext";
import { useDraft } from "../drafts";
import { Form } from "../parts/Form";
import { PackDayHint } from "./PackDayHint";
import { checkCaseStudy, criteria, readinessOf, type CaseStudyDraft } from "./referenceModel";

const useStyles = makeStyles({
  now: { margin: 0, lineHeight: tokens.lineHeightBase300 },
  checks: { display: "flex", flexDirection: "column" },
});

/** The case-study ladder, a step at a time; saved as rows of the visible table References. */
export function CaseStudyForm() {
  const styles = useStyles();
  const today = useApp().clock().slice(0, 10);
  const run = useRun();
  const references = useAppState((s) => s.analysis?.references ?? null);
  const packDay = useAppState((s) => s.analysis?.asOf ?? null);
  const busy = useAppState((s) => s.working !== null);
  const fresh = (): CaseStudyDraft => ({
    date: today,
    account: "",
    stage: references?.stage ?? "none",
    met: { consent: false, measurable: false, sponsor: false, approved: false },
    evidence: "",
  });
  const [draft, setDraft] = useDraft("score.caseStudy", fresh);
  const [tried, setTried] = useState(false);
  const { errors, row } = checkCaseStudy(draft, today);
  const readiness = readinessOf(draft);
  const change = (part: Partial<CaseStudyDraft>) => setDraft((before) => ({ ...before, ...part }));
  const fault = (field: string) => (tried && errors[field] ? { validationMessage: errors[field] } : {});

  async function save(): Promise<void> {
    setTried(true);
    if (Object.keys(errors).length > 0) return;
    if (!(await run("score.save", { table: "references", rows: [row] }))) return;
    setTried(false);
    setDraft(fresh());
  }

  return (
    <>
      {references ? (
        <p className={styles.now}>
          Now: {references.stage}
          {references.stage === references.previousStage ? "" : ` (before: ${references.previousStage})`}
          {references.readiness === null ? "" : `, readiness ${plain(references.readiness)} of 100`}
          {references.missingForNext.length > 0 ? `; missing: ${joinWords(references.missingForNext)}` : ""}.
        </p>
      ) : null}
      <Form
        label="Case study"
        submit="Save step"
        errors={Object.values(errors)}
        tried={tried}
        note={readiness === null ? "" : `Readiness of what is ticked: ${plain(readiness)} of 100.`}
        busy={busy}
        onSubmit={() => void save()}
      >
        <Field label="Account" required {...fault("account")}>
          <Input
            value={draft.account}
            list="mi-case-accounts"
            onChange={(_, data) => change({ account: data.value })}
          />
        </Field>
        <datalist id="mi-case-accounts">
          {references?.latestByAccount.map(({ account }) => (
            <option key={account} value={account} />
          ))}
        </datalist>
        <Field label="Step reached">
          <RadioGroup value={draft.stage} onChange={(_, data) => change({ stage: data.value as CaseStudyStage })}>
            {caseStudyStages.map((stage, i) => (
              <Radio key={stage} value={stage} label={`${i}. ${capital(stage)}`} />
            ))}
          </RadioGroup>
        </Field>
        <div className={styles.checks} role="group" aria-label="What is there">
          {criteria.map(({ key, label }) => (
            <Checkbox
              key={key}
              label={label}
              checked={draft.met[key]}
              onChange={(_, data) => change({ met: { ...draft.met, [key]: data.checked === true } })}
            />
          ))}
        </div>
        <Field label="Reached on" required {...fault("date")}>
          <Input type="date" value={draft.date} onChange={(_, data) => change({ date: data.value })} />
        </Field>
        <PackDayHint date={draft.date} packDay={packDay} />
        <Field label="Evidence">
          <Input value={draft.evidence} onChange={(_, data) => change({ evidence: data.value })} />
        </Field>
      </Form>
    </>
  );
}
