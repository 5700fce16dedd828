import { useId, useState, type ReactNode } from "react";
import { Field, Input, MessageBar, MessageBarBody, Radio, RadioGroup, Textarea } from "@fluentui/react-components";
import { addMonths, dayFromIso, isoFromDay } from "../../core/days";
import { lifeSheet } from "../../findings/life/events";
import { useApp, useRun } from "../AppContext";
import { useDraft } from "../drafts";
import { Panel } from "../parts/Panel";
import type { ActionId } from "./actions";
import type { ExceptionRow } from "./exceptionList";

export type PanelAction = Extract<ActionId, "acknowledge" | "assign" | "comment" | "decide" | "issue">;

interface Props {
  readonly action: PanelAction;
  readonly row: ExceptionRow;
  readonly onClose: () => void;
}

type FormProps = Omit<Props, "action">;

/** The forms behind the actions that ask something first. */
export function ActionPanel({ action, row, onClose }: Props) {
  switch (action) {
    case "acknowledge":
      return <AcknowledgePanel row={row} onClose={onClose} />;
    case "assign":
      return <AssignPanel row={row} onClose={onClose} />;
    case "issue":
      return <IssuePanel row={row} onClose={onClose} />;
    case "comment":
    case "decide":
      return <WordsPanel key={action} action={action} row={row} onClose={onClose} />;
  }
}

interface FormOf extends FormProps {
  readonly title: string;
  readonly about: string;
  readonly submit: string;
  readonly disabled: boolean;
  readonly command: string;
  readonly args: () => Readonly<Record<string, unknown>>;
  /** Who does it may be said; it stands in the log. */
  readonly signed?: boolean;
  readonly children: ReactNode;
}

/** A panel that runs a command, stays open until it is done, and says in itself what went wrong. */
function Form({ row, onClose, title, about, submit, disabled, command, args, signed = true, children }: FormOf) {
  const run = useRun();
  const { store } = useApp();
  const [by, setBy] = useDraft("exceptions.by", () => "");
  const [failed, setFailed] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  async function send(): Promise<void> {
    setSending(true);
    setFailed(null);
    const name = by.trim();
    const done = await run(command, { id: row.id, ...args(), ...(signed && name !== "" && { by: name }) });
    if (done) return onClose();
    const { error } = store.getState();
    setFailed(error?.message ?? "It was stopped; nothing was written.");
    store.update({ error: null });
    setSending(false);
  }
  return (
    <Panel
      title={title}
      about={about}
      submit={submit}
      disabled={disabled || sending}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      {failed === null ? null : (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody role="alert">{failed}</MessageBarBody>
        </MessageBar>
      )}
      {children}
      {signed ? (
        <Field label="Your name" hint={`Optional; stands beside it in the sheet ${lifeSheet}.`}>
          <Input value={by} onChange={(_, data) => setBy(data.value)} />
        </Field>
      ) : null}
    </Panel>
  );
}

const headlineOf = (row: ExceptionRow): string => row.finding?.headline ?? row.label;

function AcknowledgePanel({ row, onClose }: FormProps) {
  const today = useApp().clock().slice(0, 10);
  const [how, setHow] = useState<"day" | "changes">("day");
  const [until, setUntil] = useState(() => inMonths(today, 3));
  const [reason, setReason] = useState("");
  const wrong =
    how === "changes"
      ? ""
      : dayFromIso(until) === undefined
        ? "Give a day."
        : until <= today
          ? "Give a day after today."
          : "";
  return (
    <Form
      title="Acknowledge until…"
      about={headlineOf(row)}
      submit="Acknowledge"
      disabled={wrong !== ""}
      command="exception.acknowledge"
      args={() => ({ until: how === "changes" ? how : until, reason })}
      row={row}
      onClose={onClose}
    >
      {how === "day" ? (
        <Field label="Let it rest until" required {...(wrong && { validationMessage: wrong })}>
          <Input type="date" value={until} onChange={(_, data) => setUntil(data.value)} />
        </Field>
      ) : null}
      <Field
        label="How long"
        hint={
          how === "changes"
            ? "It comes back with a new period that carries the signal, another figure, rule or kind. A day that passes is no change."
            : "It comes back earlier when it gets worse."
        }
      >
        <RadioGroup value={how} layout="horizontal" onChange={(_, data) => setHow(data.value as "day" | "changes")}>
          <Radio value="day" label="Until a day" />
          <Radio value="changes" label="Until it changes" />
        </RadioGroup>
      </Field>
      <Field label="Reason">
        <Input value={reason} onChange={(_, data) => setReason(data.value)} />
      </Field>
    </Form>
  );
}

function AssignPanel({ row, onClose }: FormProps) {
  const people = usePeople();
  const list = useId();
  const [owner, setOwner] = useState(row.finding?.ownerSupplier ?? "");
  const [counterpart, setCounterpart] = useState(row.finding?.ownerClient ?? "");
  const nobody = owner.trim() === "" && counterpart.trim() === "";
  return (
    <Form
      title="Assign"
      about={`In the pack and in this list, over the owners of the data. ${headlineOf(row)}`}
      submit="Assign"
      disabled={nobody}
      command="exception.assign"
      args={() => ({ owner: owner.trim(), counterpart: counterpart.trim() })}
      row={row}
      onClose={onClose}
    >
      <Field label="Owner" {...(nobody && { validationMessage: "Say who answers for it." })}>
        <Input list={list} value={owner} onChange={(_, data) => setOwner(data.value)} />
      </Field>
      <Field label="Counterpart" hint="At the other party.">
        <Input list={list} value={counterpart} onChange={(_, data) => setCounterpart(data.value)} />
      </Field>
      <datalist id={list}>
        {people.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </Form>
  );
}

/** Names that the workbook knows: its people, and who owns anything. */
function usePeople(): readonly string[] {
  const { store } = useApp();
  const [names] = useState(() => {
    const { contract, report } = store.getState();
    const people = (contract?.rows.people ?? []).map((p) => p.name ?? p.role);
    const owners = (report?.findings ?? []).flatMap((f) => [f.ownerClient, f.ownerSupplier]);
    return [...new Set([...people, ...owners].filter((name) => name !== null))].sort();
  });
  return names;
}

const wordsFor = {
  comment: { title: "Comment", submit: "Keep the comment", command: "exception.comment", label: "Comment" },
  decide: { title: "Decision", submit: "Keep the decision", command: "exception.decide", label: "What was decided" },
} as const;

function WordsPanel({ action, row, onClose }: FormProps & { readonly action: "comment" | "decide" }) {
  const { title, submit, command, label } = wordsFor[action];
  const now = action === "comment" ? row.life?.comment : row.life?.decision;
  const [text, setText] = useState("");
  return (
    <Form
      title={title}
      about={headlineOf(row)}
      submit={submit}
      disabled={text.trim() === ""}
      command={command}
      args={() => ({ text })}
      row={row}
      onClose={onClose}
    >
      <Field
        label={label}
        required
        hint={now ? `Now: ${now.text}` : "Stands in the pack, in the same column, at its next build."}
      >
        <Textarea rows={4} resize="vertical" value={text} onChange={(_, data) => setText(data.value)} />
      </Field>
    </Form>
  );
}

function IssuePanel({ row, onClose }: FormProps) {
  const today = useApp().clock().slice(0, 10);
  const [owner, setOwner] = useState(row.finding?.ownerSupplier ?? row.finding?.ownerClient ?? "");
  const [due, setDue] = useState(() => inMonths(today, 1));
  const [text, setText] = useState(row.finding?.text ?? row.label);
  const missing = owner.trim() === "" || text.trim() === "" || dayFromIso(due) === undefined;
  return (
    <Form
      title="Log as issue"
      about={`Becomes a row of the table Issues; its number is kept here. ${headlineOf(row)}`}
      submit="Log"
      disabled={missing}
      command="issue.log"
      args={() => ({ owner: owner.trim(), due, text: text.trim() })}
      row={row}
      onClose={onClose}
    >
      <Field label="Owner" required {...(owner.trim() === "" && { validationMessage: "Say who answers for it." })}>
        <Input value={owner} onChange={(_, data) => setOwner(data.value)} />
      </Field>
      <Field label="Due" required {...(dayFromIso(due) === undefined && { validationMessage: "Give a day." })}>
        <Input type="date" value={due} onChange={(_, data) => setDue(data.value)} />
      </Field>
      <Field label="What is wrong" required>
        <Textarea rows={4} resize="vertical" value={text} onChange={(_, data) => setText(data.value)} />
      </Field>
    </Form>
  );
}

function inMonths(iso: string, months: number): string {
  const day = dayFromIso(iso);
  return day === undefined ? "" : isoFromDay(addMonths(day, months));
}
