import { lazy, Suspense, useMemo, useState } from "react";
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { lookParts, type Filter, type LookPart } from "../../commands/store";
import { useApp, useAppState, useRun } from "../AppContext";
import { PopupMenu } from "../parts/PopupMenu";
import { EmptyState, LoadingState, Reading } from "../parts/States";
import { Tabs } from "../parts/Tabs";
import { ActionPanel, type PanelAction } from "./ActionPanel";
import { actionsOf, type ActionId } from "./actions";
import { Details } from "./Details";
import { ExceptionTree } from "./ExceptionTree";
import {
  chanceSentence,
  exceptionRows,
  filterRows,
  filters,
  groupRows,
  isHere,
  problemRows,
  type ExceptionFilter,
  type ExceptionRow,
} from "./exceptionList";
import { FilterBar } from "./FilterBar";
import { FirstRun } from "../shell/FirstRun";

const LookView = lazy(() => import("../kpis/LookView").then((m) => ({ default: m.LookView })));

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", flexGrow: 1, minHeight: 0 },
  looks: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, fontSize: tokens.fontSizeBase200, flexShrink: 0 },
  chance: {
    margin: 0,
    padding: "6px 14px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
});

interface Asked {
  readonly action: PanelAction;
  readonly row: ExceptionRow;
}

/** What the store calls selected: a finding's id, or the address of a fault's cell. */
function selectionOf(row: ExceptionRow): string | null {
  return row.finding ? row.id : row.cell;
}

const lookWords: Readonly<Record<LookPart, string>> = {
  list: "List",
  kpis: "KPIs",
  sites: "Sites",
  years: "Year on year",
};

/** What deserves attention, and beside it the KPIs themselves: any one, by site, against a year ago. */
export function ExceptionsView() {
  const styles = useStyles();
  const { store } = useApp();
  const checked = useAppState((s) => s.checkedAt !== null);
  const working = useAppState((s) => s.working);
  const analysed = useAppState((s) => s.analysis !== null);
  const look = useAppState((s) => s.look);
  if (!checked) return working ? <Reading title={working.title} /> : <FirstRun />;
  if (!analysed) return <ExceptionList />;
  return (
    <div className={styles.root}>
      <div className={styles.looks}>
        <Tabs
          label="Look at"
          tabs={lookParts.map((part) => ({ id: part, title: lookWords[part] }))}
          chosen={look.part}
          controls="mi-look"
          onChoose={(part) => store.update({ look: { part, kpi: null, explain: null } })}
        />
      </div>
      <div id="mi-look" className={styles.root} role="tabpanel" aria-label={lookWords[look.part]}>
        {look.part === "list" ? (
          <ExceptionList />
        ) : (
          <Suspense fallback={<LoadingState what={`Opening ${lookWords[look.part]}`} />}>
            <LookView part={look.part} />
          </Suspense>
        )}
      </div>
    </div>
  );
}

/** Everything that deserves attention, as a list of problems: grouped, filtered, counted, each with its actions. */
function ExceptionList() {
  const styles = useStyles();
  const { store } = useApp();
  const run = useRun();
  const state = useAppState((s) => s);
  const { analysis, report, problems, acknowledged, filter, selection, look } = state;
  const [trying, setTrying] = useState<string | null>(null);
  const [returning, setReturning] = useState<string | null>(null);
  const [menu, setMenu] = useState<{ readonly row: ExceptionRow; readonly at: HTMLElement } | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const kind: ExceptionFilter =
    filters.find((id) => id === filter.kind) ?? (filter.kind === "problems" ? "data" : "all");
  const rows = useMemo(
    () => (analysis && report ? exceptionRows(analysis, report, problems, acknowledged) : problemRows(problems)),
    [analysis, report, problems, acknowledged],
  );
  const found = useMemo(
    () => filterRows(rows, kind, filter.text, filter.facets),
    [rows, kind, filter.text, filter.facets],
  );
  const groups = useMemo(() => groupRows(found, filter.groupBy), [found, filter.groupBy]);
  const change = (part: Partial<Filter>) => store.update({ filter: { ...filter, ...part } });
  const selected = rows.find((row) => selectionOf(row) === selection) ?? null;
  const opened = look.explain === null ? null : (rows.find((row) => row.id === look.explain) ?? null);

  if (rows.length === 0) return <NothingFound />;

  const explain = (id: string | null) => store.update({ look: { ...look, explain: id } });
  const select = (row: ExceptionRow) => store.update({ selection: selectionOf(row) });
  const go = (row: ExceptionRow, cell: string | null = row.cell) => {
    if (cell !== null) void run("exception.select", row.finding ? { id: row.id, cell } : { cell });
  };

  function act(action: ActionId, row: ExceptionRow): void {
    switch (action) {
      case "details":
        setTrying(null);
        return explain(row.id);
      case "go":
        return go(row);
      case "rebase":
        setTrying(row.id);
        return explain(row.id);
      case "agenda":
      case "offAgenda":
        void run("exception.agenda", { id: row.id, on: action === "agenda" });
        return;
      case "reopen":
        void run("exception.reopen", { id: row.id });
        return;
      default:
        setAsked({ action, row });
    }
  }

  return (
    <div className={styles.root}>
      {opened ? (
        <Details
          row={opened}
          analysis={analysis}
          report={report}
          tryRebase={trying === opened.id}
          onExplain={explain}
          onBack={() => {
            setReturning(opened.id);
            setTrying(null);
            explain(null);
          }}
          onCell={(cell) => go(opened, cell)}
          onAction={(action) => act(action, opened)}
        />
      ) : (
        <>
          <FilterBar
            filter={filter}
            kind={kind}
            rows={rows}
            shown={found.filter((row) => row.restsUntil === null && isHere(row)).length}
            onFilter={change}
          />
          {groups.length === 0 ? (
            <EmptyState
              title="Nothing matches"
              actions={<Button onClick={() => change({ kind: "all", text: "", facets: {} })}>Show all</Button>}
            >
              No exception matches this filter.
            </EmptyState>
          ) : (
            <ExceptionTree
              groups={groups}
              selected={selected?.id ?? null}
              returning={returning}
              onSelect={select}
              onGo={(row) => go(row)}
              onDetails={(row) => explain(row.id)}
              onMenu={(row, at) => setMenu({ row, at })}
            />
          )}
          {report && chanceSentence(report) ? <p className={styles.chance}>{chanceSentence(report)}</p> : null}
        </>
      )}
      {menu ? (
        <PopupMenu
          label={`Actions for ${menu.row.label}`}
          entries={actionsOf(menu.row)}
          anchor={menu.at}
          onPick={(id) => act(id as ActionId, menu.row)}
          onClose={() => setMenu(null)}
        />
      ) : null}
      {asked ? <ActionPanel action={asked.action} row={asked.row} onClose={() => setAsked(null)} /> : null}
    </div>
  );
}

function NothingFound() {
  const run = useRun();
  const obstacle = useAppState((s) => s.obstacle);
  if (obstacle !== null) {
    return (
      <EmptyState
        title="No pack can be made yet"
        actions={
          <Button appearance="primary" onClick={() => void run("view.data")}>
            Map my tables
          </Button>
        }
      >
        {obstacle}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Nothing deserves attention"
      actions={<Button onClick={() => void run("data.check")}>Check again</Button>}
    >
      Every KPI is inside its normal range and on target, nothing is overdue, and no row was left out.
    </EmptyState>
  );
}
