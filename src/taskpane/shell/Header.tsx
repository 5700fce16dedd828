import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { DarkTheme20Regular } from "@fluentui/react-icons/svg/dark-theme";
import { Search16Regular } from "@fluentui/react-icons/svg/search";
import { Settings20Regular } from "@fluentui/react-icons/svg/settings";
import { counts } from "../../commands/selectors";
import type { AppState, View } from "../../commands/store";
import { useApp, useAppState, useRun } from "../AppContext";
import { Hidden } from "../parts/Hidden";
import { Tabs } from "../parts/Tabs";
import { viewWords } from "./viewWords";

const useStyles = makeStyles({
  root: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  // Office draws its own menu over the top right corner of 34 × 32 px: nothing of ours stands there.
  top: { display: "flex", alignItems: "center", gap: "2px", padding: "4px 42px 0 10px", minHeight: "34px" },
  search: {
    flexGrow: 1,
    minWidth: 0,
    display: "flex",
    alignItems: "center",
    gap: "6px",
    height: "26px",
    padding: "0 8px",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground3,
    font: "inherit",
    fontSize: tokens.fontSizeBase200,
    textAlign: "left",
    cursor: "pointer",
    ":hover": { border: `1px solid ${tokens.colorNeutralStroke1Hover}` },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  title: { margin: 0, height: 0 },
  // The narrowest panes keep the names; the counts stand in the status bar too.
  badge: {
    padding: "0 5px",
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground5,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase100,
    fontWeight: tokens.fontWeightRegular,
    "@media (max-width: 339px)": { display: "none" },
  },
});

const tabs: readonly View[] = ["exceptions", "score", "value", "pack", "data"];

/** How many exceptions, and how many faults of the data, stand beside the tabs' names. */
function badges(state: AppState): Partial<Record<View, number>> {
  const n = counts(state);
  return { exceptions: n.low + n.high + n.breaking + n.other, data: n.errors + n.warnings };
}

export function Header() {
  const styles = useStyles();
  const { store } = useApp();
  const run = useRun();
  const state = useAppState((s) => s);
  const { view, theme } = state;
  const numbers = badges(state);
  const dark = theme === "dark";
  return (
    <header className={styles.root}>
      <h1 className={styles.title}>
        <Hidden>Governance MI pack</Hidden>
      </h1>
      <div className={styles.top}>
        <button
          type="button"
          className={styles.search}
          aria-keyshortcuts="Control+Shift+P Meta+Shift+P"
          aria-haspopup="dialog"
          onClick={() => store.update({ palette: true })}
        >
          <Search16Regular aria-hidden />
          Search commands…
        </button>
        <Button
          size="small"
          appearance="subtle"
          icon={<DarkTheme20Regular />}
          aria-label={dark ? "Light theme" : "Dark theme"}
          title={dark ? "Light theme" : "Dark theme"}
          onClick={() => store.update({ theme: dark ? "light" : "dark" })}
        />
        <Button
          size="small"
          appearance="subtle"
          icon={<Settings20Regular />}
          aria-label="Settings"
          title="Settings"
          aria-pressed={view === "settings"}
          onClick={() => void run("view.settings")}
        />
      </div>
      <Tabs
        label="Views"
        controls="mi-view"
        chosen={view === "settings" ? null : view}
        tabs={tabs.map((id) => ({ id, title: viewWords[id], after: <Badge count={numbers[id] ?? 0} /> }))}
        onChoose={(id) => void run(`view.${id}`)}
      />
    </header>
  );
}

function Badge({ count }: { readonly count: number }) {
  const styles = useStyles();
  return count === 0 ? null : <span className={styles.badge}>{count}</span>;
}
