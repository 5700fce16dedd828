import { makeStyles } from "@fluentui/react-components";
import { useDraft } from "../drafts";
import { Tabs } from "../parts/Tabs";
import { CompareForm } from "./CompareForm";
import { FocusList } from "./FocusList";
import { FunctionForm } from "./FunctionForm";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column" },
  body: { padding: "10px 14px 24px", display: "flex", flexDirection: "column", gap: "16px" },
});

const forms = {
  functions: { title: "Functions", form: FunctionForm },
  compare: { title: "Compare options", form: CompareForm },
  focus: { title: "Vital few", form: FocusList },
} as const;
type FormId = keyof typeof forms;

/** The measures: a form for each function, and the options side by side with what-if, the vital few. */
export function ValueView() {
  const styles = useStyles();
  const [form, setForm] = useDraft<FormId>("value.form", () => "functions");
  const { title, form: Form } = forms[form];
  return (
    <div className={styles.root}>
      <Tabs
        label="What for"
        controls="mi-value-form"
        chosen={form}
        tabs={(Object.keys(forms) as FormId[]).map((id) => ({ id, title: forms[id].title }))}
        onChoose={setForm}
      />
      <div id="mi-value-form" className={styles.body} role="tabpanel" aria-label={title}>
        <Form />
      </div>
    </div>
  );
}
