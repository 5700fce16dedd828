import { useState } from "react";
import { Button, Field, Input, makeStyles, Select, Switch, Textarea, tokens } from "@fluentui/react-components";
import { plural } from "../../findings/words";
import { useApp, useAppState, useRun } from "../AppContext";
import { useDraft } from "../drafts";
import { Form, Section } from "../parts/Form";
import { Panel } from "../parts/Panel";
import { presetWords } from "./settingWords";
import {
  checkSettings,
  exportSettings,
  importSettings,
  settingFields,
  shownSetting,
  thresholdFields,
  valueOf,
  type SettingField,
} from "./settingsForm";

const useStyles = makeStyles({
  root: { padding: "12px 14px 24px", display: "flex", flexDirection: "column", gap: "16px" },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px" },
  faults: { margin: 0, paddingLeft: "18px", color: tokens.colorPaletteRedForeground1 },
  number: { maxWidth: "140px" },
});

type Typed = Readonly<Record<string, string>>;

/** A form made from the schema of the settings; what is changed goes into the visible sheet MI Settings. */
export function SettingsView() {
  const styles = useStyles();
  const { download, store } = useApp();
  const run = useRun();
  const settings = useAppState((s) => s.settings);
  const busy = useAppState((s) => s.working !== null);
  const [typed, setTyped] = useDraft<Typed>("settings", () => ({}));
  const [tried, setTried] = useState(false);
  const [file, setFile] = useState<"import" | "export" | null>(null);
  const { errors, changes } = checkSettings(settings, typed);
  const changed = Object.keys(changes).length;

  async function save(): Promise<void> {
    setTried(true);
    if (Object.keys(errors).length > 0 || changed === 0) return;
    if (!(await run("settings.save", changes))) return;
    setTried(false);
    setTyped({});
  }

  async function saveFile(): Promise<void> {
    if (!download) return setFile("export");
    try {
      store.update({ notice: await download("mi-settings.json", new TextEncoder().encode(exportSettings(settings))) });
    } catch {
      setFile("export"); // what cannot be saved can still be copied
    }
  }

  const fieldOf = (field: SettingField) => (
    <SettingInput
      key={field.id}
      field={field}
      value={typed[field.id] ?? shownSetting(valueOf(settings, field.id))}
      error={errors[field.id]}
      onChange={(text) => setTyped({ ...typed, [field.id]: text })}
    />
  );

  return (
    <div className={styles.root}>
      <h2 className={styles.title}>Settings</h2>
      <div className={styles.actions}>
        <Button size="small" onClick={() => setFile("import")}>
          Import JSON…
        </Button>
        <Button size="small" onClick={() => void saveFile()}>
          Export JSON
        </Button>
      </div>
      <Form
        label="Settings"
        submit="Save settings"
        errors={Object.values(errors)}
        tried={tried}
        note={
          changed === 0 ? "Nothing changed." : `${plural(changed, "setting")} changed; kept in the sheet MI Settings.`
        }
        busy={busy}
        onSubmit={() => void save()}
      >
        {settingFields.map(fieldOf)}
        <Section title="Thresholds of the rules">{thresholdFields.map(fieldOf)}</Section>
      </Form>
      {file === "import" ? <ImportPanel onTyped={setTyped} onClose={() => setFile(null)} /> : null}
      {file === "export" ? (
        <Panel
          title="Settings as JSON"
          about="Copy the text into a file."
          submit="Done"
          onSubmit={() => setFile(null)}
          onClose={() => setFile(null)}
        >
          <Field label="JSON">
            <Textarea rows={10} readOnly value={exportSettings(settings)} />
          </Field>
        </Panel>
      ) : null}
    </div>
  );
}

interface InputProps {
  readonly field: SettingField;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (text: string) => void;
}

function SettingInput({ field, value, error, onChange }: InputProps) {
  const styles = useStyles();
  const { kind, title, about, byDefault } = field;
  if (kind === "flag") {
    return (
      <Field hint={about}>
        <Switch label={title} checked={value === "true"} onChange={(_, data) => onChange(String(data.checked))} />
      </Field>
    );
  }
  const hint = byDefault === "" || kind === "choice" ? about : `${about} Default ${byDefault}.`;
  return (
    <Field label={title} hint={hint} {...(error ? { validationMessage: error } : {})}>
      {kind === "choice" ? (
        <Select value={value} onChange={(_, data) => onChange(data.value)}>
          {Object.entries(presetWords).map(([id, words]) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </Select>
      ) : (
        <Input
          {...(kind === "number" ? { inputMode: "decimal" as const, className: styles.number } : {})}
          value={value}
          onChange={(_, data) => onChange(data.value)}
        />
      )}
    </Field>
  );
}

function ImportPanel({ onTyped, onClose }: { readonly onTyped: (typed: Typed) => void; readonly onClose: () => void }) {
  const styles = useStyles();
  const [text, setText] = useState("");
  const [faults, setFaults] = useState<readonly string[]>([]);
  return (
    <Panel
      title="Import settings"
      about="Fills the form; nothing is saved until you say so."
      submit="Fill the form"
      disabled={text.trim() === ""}
      onClose={onClose}
      onSubmit={() => {
        const read = importSettings(text);
        if ("faults" in read) return setFaults(read.faults);
        onTyped(read.typed);
        onClose();
      }}
    >
      <Field label="File">
        <input
          type="file"
          accept=".json,application/json"
          onChange={(event) => {
            void event.target.files?.[0]?.text().then(setText);
          }}
        />
      </Field>
      <Field label="Or paste the JSON">
        <Textarea rows={8} value={text} onChange={(_, data) => setText(data.value)} />
      </Field>
      {faults.length > 0 ? (
        <ul className={styles.faults} role="alert">
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      ) : null}
    </Panel>
  );
}
