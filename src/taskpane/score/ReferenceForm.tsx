import { useState } from "react";
import { Field, Input, Radio, RadioGroup } from "@fluentui/react-components";
import { plural, shortDate } from "../../findings/words";
import { useApp, useAppState, useRun } from "../AppContext";
import { useDraft } from "../drafts";
import { Form } from "../parts/Form";
import { PackDayHint } from "./PackDayHint";
import { SmallTable } from "../parts/SmallTable";
import { answers, checkReference, type Answer, type ReferenceDraft } from "./referenceModel";

/** Who would act as a reference, and until when; saved as rows of the visible table References. */
export function ReferenceForm() {
  const today = useApp().clock().slice(0, 10);
  const run = useRun();
  const references = useAppState((s) => s.analysis?.references ?? null);
  const packDay = useAppState((s) => s.analysis?.asOf ?? null);
  const busy = useAppState((s) => s.working !== null);
  const fresh = (): ReferenceDraft => ({ date: today, account: "", answer: "", expiry: "", evidence: "" });
  const [draft, setDraft] = useDraft("score.reference", fresh);
  const [tried, setTried] = useState(false);
  const { errors, row } = checkReference(draft, today);
  const change = (part: Partial<ReferenceDraft>) => setDraft((before) => ({ ...before, ...part }));
  const fault = (field: string) => (tried && errors[field] ? { validationMessage: errors[field] } : {});
  const accounts = references?.latestByAccount ?? [];
  const expiring = new Set(references?.expiring.map((r) => r.account));

  async function save(): Promise<void> {
    setTried(true);
    if (Object.keys(errors).length > 0) return;
    if (!(await run("score.save", { table: "references", rows: [row] }))) return;
    setTried(false);
    setDraft(fresh());
  }

  return (
    <>
      <Form
        label="Referenceability"
        submit="Save answer"
        errors={Object.values(errors)}
        tried={tried}
        busy={busy}
        onSubmit={() => void save()}
      >
        <Field label="Account or person asked" required {...fault("account")}>
          <Input list="mi-accounts" value={draft.account} onChange={(_, data) => change({ account: data.value })} />
        </Field>
        <datalist id="mi-accounts">
          {accounts.map(({ account }) => (
            <option key={account} value={account} />
          ))}
        </datalist>
        <Field label="Would act as a reference" required {...fault("answer")}>
          <RadioGroup
            layout="horizontal"
            value={draft.answer}
            onChange={(_, data) => change({ answer: data.value as Answer })}
          >
            {answers.map((answer) => (
              <Radio key={answer} value={answer} label={answer} />
            ))}
          </RadioGroup>
        </Field>
        <Field label="Asked on" required {...fault("date")}>
          <Input type="date" value={draft.date} onChange={(_, data) => change({ date: data.value })} />
        </Field>
        <PackDayHint date={draft.date} packDay={packDay} />
        <Field label="Holds until" {...fault("expiry")}>
          <Input type="date" value={draft.expiry} onChange={(_, data) => change({ expiry: data.value })} />
        </Field>
        <Field label="Evidence" hint="Where the answer is recorded.">
          <Input value={draft.evidence} onChange={(_, data) => change({ evidence: data.value })} />
        </Field>
      </Form>
      {references && accounts.length > 0 ? (
        <SmallTable
          caption={`${references.yes} of ${plural(references.asked, "account")} say yes`}
          columns={[{ title: "Account" }, { title: "Answer" }, { title: "Since" }, { title: "Until" }]}
          rows={accounts.map((line) => ({
            id: line.account,
            cells: [
              line.account,
              line.answer,
              shortDate(line.since),
              line.expiry === null ? "–" : `${shortDate(line.expiry)}${expiring.has(line.account) ? " ▲ expires" : ""}`,
            ],
          }))}
        />
      ) : null}
    </>
  );
}
