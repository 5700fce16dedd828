import { useMemo, useState } from "react";
import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import type { MapFile } from "../../contract/mapFile";
import type { TableKey } from "../../contract/tables";
import { plural } from "../../findings/words";
import { useApp, useAppState, useRun } from "../AppContext";
import { LoadingState } from "../parts/States";
import {
  columnChoices,
  judgeBlock,
  mapChanges,
  needsLook,
  tableChoices,
  withColumn,
  withTable,
  type BlockLine,
} from "./mapping";
import { TableScout, type FoundBlock } from "./TableScout";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: "12px" },
  block: {
    display: "flex",
    flexDirection: "column",
    gap: "6px",
    padding: "8px 10px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    "& .fui-Select": { minWidth: 0 },
    "& select": { minWidth: 0, width: "100%" },
  },
  note: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: "anywhere",
  },
  missing: { margin: 0, fontSize: tokens.fontSizeBase200, color: "var(--mi-concern)" },
  summary: { cursor: "pointer", fontSize: tokens.fontSizeBase200 },
  columns: { display: "flex", flexDirection: "column", gap: "6px", paddingTop: "6px" },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px" },
});

type Scouted =
  | { readonly state: "idle" | "looking" }
  | { readonly state: "failed"; readonly message: string }
  | { readonly state: "found"; readonly blocks: readonly FoundBlock[] };

/** Which table of the user's is which of ours, and which header is which column; kept in the visible sheet MI Settings. */
export function Mapper() {
  const styles = useStyles();
  const { host } = useApp();
  const run = useRun();
  const known = useAppState((s) => s.map);
  const dayFirst = useAppState((s) => s.settings.dayFirst);
  const busy = useAppState((s) => s.working !== null);
  const [scouted, setScouted] = useState<Scouted>({ state: "idle" });
  const [map, setMap] = useState<MapFile>(known);
  const blocks = scouted.state === "found" ? scouted.blocks : null;
  const lines = useMemo(() => blocks?.map((block) => judgeBlock(block, map, dayFirst)) ?? [], [blocks, map, dayFirst]);
  // By the mapping that is saved: a card does not jump away under the hand that fills it.
  const first = useMemo(
    () =>
      new Set(
        blocks
          ?.map((block) => judgeBlock(block, known, dayFirst))
          .filter(needsLook)
          .map((line) => line.name),
      ),
    [blocks, known, dayFirst],
  );
  const sorted = [...lines.filter((line) => first.has(line.name)), ...lines.filter((line) => !first.has(line.name))];
  const changes = mapChanges(known, map);
  const changed = Object.keys(changes).length;

  async function look(): Promise<void> {
    setScouted({ state: "looking" });
    setMap(known);
    const scout = new TableScout();
    try {
      await host.readTables(scout);
      setScouted({ state: "found", blocks: scout.blocks });
    } catch (error) {
      setScouted({ state: "failed", message: error instanceof Error ? error.message : String(error) });
    }
  }

  if (scouted.state === "looking") return <LoadingState what="Looking for tables" />;
  return (
    <div className={styles.root}>
      {scouted.state === "found" ? null : (
        <>
          <p className={styles.note}>
            Your own names of tables and columns are mapped once. The mapping stands in the visible sheet MI Settings.
          </p>
          {scouted.state === "failed" ? (
            <p className={styles.missing} role="alert">
              The workbook could not be read: {scouted.message}
            </p>
          ) : null}
          <div className={styles.actions}>
            <Button onClick={() => void look()}>Look for tables</Button>
          </div>
        </>
      )}
      {blocks?.length === 0 ? <p className={styles.note}>This workbook is empty.</p> : null}
      {first.size > 0 ? (
        <p className={styles.note}>
          {plural(first.size, "table")} to look at {first.size === 1 ? "stands" : "stand"} first; the others are
          recognised.
        </p>
      ) : null}
      {sorted.map((line) => (
        <BlockCard
          key={line.name}
          line={line}
          onTable={(choice) => setMap((before) => withTable(before, line.name, choice))}
          onColumn={(header, column) => {
            if (line.table) setMap(withColumn(map, line.name, line.table, header, column));
          }}
        />
      ))}
      {blocks && blocks.length > 0 ? (
        <div className={styles.actions}>
          <Button
            appearance="primary"
            disabled={busy || changed === 0}
            onClick={() => void run("settings.save", changes)}
          >
            Save mapping
          </Button>
          <Button onClick={() => void look()}>Look again</Button>
          <p className={styles.note} role="status">
            {changed === 0 ? "Nothing changed." : `${plural(changed, "row")} for MI Settings.`}
          </p>
        </div>
      ) : null}
    </div>
  );
}

interface CardProps {
  readonly line: BlockLine;
  readonly onTable: (choice: TableKey | "ignore") => void;
  readonly onColumn: (header: string, column: string | null) => void;
}

function BlockCard({ line, onTable, onColumn }: CardProps) {
  const styles = useStyles();
  // A workbook has hundreds of columns: their lists are made when somebody looks at them.
  const [opened, setOpened] = useState(false);
  const open = opened || line.missing.length > 0;
  const value = line.ignored ? "ignore" : (line.table ?? "");
  const unsure = line.headers.filter((h) => h.column === null || h.suggestion !== null).length;
  return (
    <section className={styles.block} aria-label={line.name}>
      <Field label={line.name} {...(line.place ? { hint: line.place } : {})}>
        <Select size="small" value={value} onChange={(_, data) => onTable(data.value as TableKey | "ignore")}>
          {value === "" ? <option value="">Not recognised: choose…</option> : null}
          {tableChoices.map((choice) => (
            <option key={choice.key} value={choice.key}>
              {choice.name}: {choice.about}
            </option>
          ))}
          <option value="ignore">Leave it out</option>
        </Select>
      </Field>
      {line.hint === null ? null : <p className={styles.note}>{line.hint}</p>}
      {line.missing.length > 0 ? (
        <p className={styles.missing}>Missing: {line.missing.join(", ")}. Say which header it is.</p>
      ) : null}
      {line.table !== null && line.headers.length > 0 ? (
        <details open={open} onToggle={(event) => setOpened(event.currentTarget.open)}>
          <summary className={styles.summary}>
            {plural(line.headers.length, "column")}
            {unsure > 0 ? `, ${unsure} to look at` : ""}
          </summary>
          {open ? (
            <div className={styles.columns}>
              {line.headers.map((header) => (
                <ColumnChoice key={header.header} table={line.table!} header={header} onColumn={onColumn} />
              ))}
            </div>
          ) : null}
        </details>
      ) : null}
    </section>
  );
}

interface ColumnProps {
  readonly table: TableKey;
  readonly header: BlockLine["headers"][number];
  readonly onColumn: CardProps["onColumn"];
}

function ColumnChoice({ table, header, onColumn }: ColumnProps) {
  const choices = columnChoices(table);
  const suggested = choices.find((choice) => choice.key === header.suggestion);
  const hint = suggested
    ? header.column === null
      ? `Perhaps ${suggested.title}?`
      : "Taken by likeness: check it."
    : undefined;
  return (
    <Field label={header.header} size="small" {...(hint ? { hint } : {})}>
      <Select
        size="small"
        value={header.column ?? ""}
        onChange={(_, data) => onColumn(header.header, data.value || null)}
      >
        <option value="">not used</option>
        {choices.map((choice) => (
          <option key={choice.key} value={choice.key}>
            {choice.title}
          </option>
        ))}
      </Select>
    </Field>
  );
}
