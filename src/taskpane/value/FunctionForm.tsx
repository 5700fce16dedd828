import { useState } from "react";
import { Field, Input, Link, makeStyles, Select, Textarea, tokens } from "@fluentui/react-components";
import { useApp, useAppState, useRun } from "../AppContext";
import { useDraft } from "../drafts";
import { Form } from "../parts/Form";
import { SmallTable } from "../parts/SmallTable";
import { fillForm, functionByName, functionGroups, hintOf, type FieldInfo, type Preview } from "./formula";

const useStyles = makeStyles({
  about: { margin: 0, lineHeight: tokens.lineHeightBase300 },
  code: {
    display: "block",
    padding: "6px 8px",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
  preview: { display: "flex", flexDirection: "column", gap: "4px" },
  figure: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
  quiet: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  wrong: { margin: 0, color: "var(--mi-concern)" },
});

const FIRST = "MI.VALUE.ACCELERATION";

/** Choose a function, fill it, see what it gives, put it into the selected cell. */
export function FunctionForm() {
  const styles = useStyles();
  const { openLink } = useApp();
  const run = useRun();
  const busy = useAppState((s) => s.working !== null);
  const [name, setName] = useDraft("value.function", () => FIRST);
  const [typed, setTyped] = useDraft<Readonly<Record<string, string>>>(`value.arguments`, () => ({}));
  const [tried, setTried] = useState(false);
  const info = functionByName.get(name) ?? functionByName.get(FIRST)!;
  const { errors, formula, preview } = fillForm(info, typed);

  async function insert(): Promise<void> {
    setTried(true);
    if (formula !== null) await run("function.insert", { formula });
  }

  return (
    <Form
      label="Insert a function"
      submit="Insert into the selected cell"
      errors={Object.values(errors)}
      tried={tried}
      busy={busy}
      onSubmit={() => void insert()}
    >
      <Field label="Function">
        <Select
          value={name}
          onChange={(_, data) => {
            setName(data.value);
            setTyped({});
            setTried(false);
          }}
        >
          {functionGroups.map((group) => (
            <optgroup key={group.title} label={group.title}>
              {group.functions.map(({ entry }) => (
                <option key={entry.name} value={entry.name}>
                  {entry.name}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      <p className={styles.about}>
        {info.about} {info.result}{" "}
        {openLink && info.helpUrl ? (
          <Link as="button" type="button" onClick={() => openLink(info.helpUrl!)}>
            Formula, source and example
          </Link>
        ) : null}
      </p>
      {info.fields.map((field) => (
        <ArgumentField
          key={`${name}/${field.param.name}`}
          field={field}
          value={typed[field.param.name] ?? ""}
          error={tried ? errors[field.param.name] : undefined}
          onChange={(text) => setTyped({ ...typed, [field.param.name]: text })}
        />
      ))}
      <div className={styles.preview} role="group" aria-label="Preview">
        <Shown preview={preview} />
        {formula === null ? null : <code className={styles.code}>{formula}</code>}
      </div>
    </Form>
  );
}

interface FieldProps {
  readonly field: FieldInfo;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (text: string) => void;
}

function ArgumentField({ field, value, error, onChange }: FieldProps) {
  const { param, label, about } = field;
  return (
    <Field
      label={label}
      required={!param.optional}
      hint={`${about} ${hintOf(param)}`}
      {...(error ? { validationMessage: error } : {})}
    >
      {param.kind === "flag" ? (
        <Select value={value} onChange={(_, data) => onChange(data.value)}>
          <option value="">not said</option>
          <option value="yes">yes</option>
          <option value="no">no</option>
        </Select>
      ) : param.range ? (
        <Textarea rows={1} resize="vertical" value={value} onChange={(_, data) => onChange(data.value)} />
      ) : (
        <Input value={value} onChange={(_, data) => onChange(data.value)} />
      )}
    </Field>
  );
}

function Shown({ preview }: { readonly preview: Preview }) {
  const styles = useStyles();
  if (preview.kind === "value") {
    return (
      <output className={styles.figure} aria-label="Result">
        {preview.text}
      </output>
    );
  }
  if (preview.kind === "error") return <p className={styles.wrong}>{preview.text}</p>;
  if (preview.kind === "none") return <p className={styles.quiet}>{preview.text}</p>;
  const width = preview.rows[0]?.length ?? 0;
  return (
    <SmallTable
      caption="Result"
      columns={Array.from({ length: width }, (_, i) => ({ title: String(i + 1) }))}
      rows={preview.rows.map((row, i) => ({ id: String(i), cells: row }))}
    />
  );
}
