import { useState } from "react";
import { Field, Input, Textarea } from "@fluentui/react-components";
import { addMonths, dayFromIso, isoFromDay } from "../../core/days";
import { useApp, useRun } from "../AppContext";
import { Panel } from "../parts/Panel";
import type { ActionId } from "./actions";
import type { ExceptionRow } from "./exceptionList";

interface Props {
  readonly action: Extract<ActionId, "acknowledge" | "assign" | "issue">;
  readonly row: ExceptionRow;
  readonly onClose: () => void;
}

/** The forms behind the actions that ask something first. */
export function ActionPanel({ action, row, onClose }: Props) {
  return action === "acknowledge" ? (
    <AcknowledgePanel row={row} onClose={onClose} />
  ) : (
    <IssuePanel action={action} row={row} onClose={onClose} />
  );
}

type FormProps = Omit<Props, "action">;

function AcknowledgePanel({ row, onClose }: FormProps) {
  const run = useRun();
  const today = useApp().clock().slice(0, 10);
  const [until, setUntil] = useState(() => inMonths(today, 3));
  const [reason, setReason] = useState("");
  const wrong = dayFromIso(until) === undefined ? "Give a day." : until <= today ? "Give a day after today." : "";
  return (
    <Panel
      title="Acknowledge until…"
      about={row.finding?.headline ?? row.label}
      submit="Acknowledge"
      disabled={wrong !== ""}
      onClose={onClose}
      onSubmit={() => {
        void run("exception.acknowledge", { id: row.id, until, reason });
        onClose();
      }}
    >
      <Field label="Let it rest until" required {...(wrong && { validationMessage: wrong })}>
        <Input type="date" value={until} onChange={(_, data) => setUntil(data.value)} />
      </Field>
      <Field label="Reason" hint="Stands beside it in the sheet MI Acknowledged.">
        <Input value={reason} onChange={(_, data) => setReason(data.value)} />
      </Field>
    </Panel>
  );
}

function IssuePanel({ action, row, onClose }: FormProps & { readonly action: "assign" | "issue" }) {
  const run = useRun();
  const today = useApp().clock().slice(0, 10);
  const assign = action === "assign";
  const [owner, setOwner] = useState(row.finding?.ownerSupplier ?? row.finding?.ownerClient ?? "");
  const [due, setDue] = useState(() => inMonths(today, 1));
  const [text, setText] = useState(assign ? row.finding?.question || row.label : (row.finding?.text ?? row.label));
  const missing = owner.trim() === "" || text.trim() === "" || dayFromIso(due) === undefined;
  return (
    <Panel
      title={assign ? "Assign" : "Log as issue"}
      about={`Becomes a row of the table Issues. ${row.finding?.headline ?? row.label}`}
      submit={assign ? "Assign" : "Log"}
      disabled={missing}
      onClose={onClose}
      onSubmit={() => {
        void run("issue.log", { id: row.id, owner: owner.trim(), due, text: text.trim() });
        onClose();
      }}
    >
      <Field label="Owner" required {...(owner.trim() === "" && { validationMessage: "Say who answers for it." })}>
        <Input value={owner} onChange={(_, data) => setOwner(data.value)} />
      </Field>
      <Field label="Due" required>
        <Input type="date" value={due} onChange={(_, data) => setDue(data.value)} />
      </Field>
      <Field label={assign ? "What is to be done" : "What is wrong"} required>
        <Textarea rows={4} resize="vertical" value={text} onChange={(_, data) => setText(data.value)} />
      </Field>
    </Panel>
  );
}

function inMonths(iso: string, months: number): string {
  const day = dayFromIso(iso);
  return day === undefined ? "" : isoFromDay(addMonths(day, months));
}
