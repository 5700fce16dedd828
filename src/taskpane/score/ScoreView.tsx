import { Button, makeStyles } from "@fluentui/react-components";
import { useAppState, useRun } from "../AppContext";
import { useDraft } from "../drafts";
import { Tabs } from "../parts/Tabs";
import { EmptyState, Reading } from "../parts/States";
import { CaseStudyForm } from "./CaseStudyForm";
import { ReferenceForm } from "./ReferenceForm";
import { RelationshipForm } from "./RelationshipForm";
import { SatisfactionForm } from "./SatisfactionForm";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column" },
  body: { padding: "10px 14px 24px", display: "flex", flexDirection: "column", gap: "20px" },
});

const forms = {
  satisfaction: { title: "Satisfaction", form: SatisfactionForm },
  references: { title: "References", form: ReferenceForm },
  caseStudy: { title: "Case study", form: CaseStudyForm },
  relationship: { title: "Relationship", form: RelationshipForm },
} as const;
type FormId = keyof typeof forms;

/** Scores of people, by people: four short forms, each saving rows into a visible table. */
export function ScoreView() {
  const styles = useStyles();
  const run = useRun();
  const [form, setForm] = useDraft<FormId>("score.form", () => "satisfaction");
  const checked = useAppState((s) => s.checkedAt !== null);
  const working = useAppState((s) => s.working);
  if (!checked) {
    if (working) return <Reading title={working.title} />;
    return (
      <EmptyState
        title="Read the workbook first"
        actions={
          <Button appearance="primary" onClick={() => void run("data.check")}>
            Read this workbook
          </Button>
        }
      >
        Scores are saved below those that are there already, and shown beside the last round.
      </EmptyState>
    );
  }
  const { title, form: Form } = forms[form];
  return (
    <div className={styles.root}>
      <Tabs
        label="What is scored"
        controls="mi-score-form"
        chosen={form}
        tabs={(Object.keys(forms) as FormId[]).map((id) => ({ id, title: forms[id].title }))}
        onChoose={setForm}
      />
      <div id="mi-score-form" className={styles.body} role="tabpanel" aria-label={title}>
        <Form key={form} />
      </div>
    </div>
  );
}
