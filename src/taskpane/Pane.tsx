import { lazy, Suspense, useEffect, useMemo, type KeyboardEvent, type ReactNode } from "react";
import { FluentProvider, makeStyles, tokens } from "@fluentui/react-components";
import type { App } from "../commands/App";
import { runCommand } from "../commands/run";
import type { Theme, View } from "../commands/store";
import { AppContext, useApp, useAppState, type PaneContext } from "./AppContext";
import { ExceptionsView } from "./exceptions/ExceptionsView";
import { LoadingState } from "./parts/States";
import { ErrorBoundary } from "./shell/ErrorBoundary";
import { Header } from "./shell/Header";
import { dockRoom, Notices } from "./shell/Notices";
import { Palette } from "./shell/Palette";
import { StatusBar } from "./shell/StatusBar";
import { viewWords } from "./shell/viewWords";
import { fluentThemes, meaningProperties } from "./theme";

const ScoreView = lazy(() => import("./score/ScoreView").then((m) => ({ default: m.ScoreView })));
const ValueView = lazy(() => import("./value/ValueView").then((m) => ({ default: m.ValueView })));
const PackView = lazy(() => import("./pack/PackView").then((m) => ({ default: m.PackView })));
const DataView = lazy(() => import("./data/DataView").then((m) => ({ default: m.DataView })));
const SettingsView = lazy(() => import("./settings/SettingsView").then((m) => ({ default: m.SettingsView })));

/** Where header, view and status bar cannot all keep some height (a window at 200 %), the pane scrolls as a whole. */
const LOW = "@media (max-height: 340px)";

const useStyles = makeStyles({
  provider: { height: "100%", backgroundColor: tokens.colorNeutralBackground1, [LOW]: { height: "auto" } },
  pane: {
    height: "100%",
    [LOW]: { height: "auto", minHeight: "100vh" },
    minWidth: "300px",
    display: "flex",
    flexDirection: "column",
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase200,
  },
  main: { flexGrow: 1, minHeight: 0, display: "flex", flexDirection: "column", ...dockRoom },
  view: {
    flexGrow: 1,
    minHeight: 0,
    display: "flex",
    flexDirection: "column",
    overflowY: "auto",
    [LOW]: { overflowY: "visible" },
  },
});

interface PaneProps {
  readonly app: App;
  /** What Office or the browser wants; the state's own theme when absent. See `themeFrom`. */
  readonly theme?: Theme;
}

/** The task pane. All it shows comes from the store, all it does goes through commands. */
export function Pane({ app, theme }: PaneProps) {
  const pane = useMemo<PaneContext>(
    () => ({ app, run: (id, args) => runCommand(app, id, args), drafts: new Map() }),
    [app],
  );
  useEffect(() => {
    if (theme) app.store.update({ theme });
  }, [app, theme]);
  return (
    <AppContext value={pane}>
      <Themed>
        <Frame />
      </Themed>
    </AppContext>
  );
}

function Themed({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  const theme = useAppState((s) => s.theme);
  return (
    <FluentProvider theme={fluentThemes[theme]} className={styles.provider} style={meaningProperties(theme)}>
      {children}
    </FluentProvider>
  );
}

function Frame() {
  const styles = useStyles();
  const { store } = useApp();
  const view = useAppState((s) => s.view);

  function onKeyDown(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || !event.shiftKey || event.altKey) return;
    if (event.key.toLowerCase() !== "p") return;
    event.preventDefault();
    store.update({ palette: true });
  }

  return (
    <div className={styles.pane} onKeyDown={onKeyDown}>
      <Header />
      <main className={styles.main}>
        <div className={styles.view} id="mi-view" role="tabpanel" aria-label={viewWords[view]}>
          <ErrorBoundary key={view} view={viewWords[view]}>
            <Suspense fallback={<LoadingState what={`Opening ${viewWords[view]}`} />}>
              <CurrentView view={view} />
            </Suspense>
          </ErrorBoundary>
        </div>
        <Notices />
      </main>
      <StatusBar />
      <Palette />
    </div>
  );
}

function CurrentView({ view }: { readonly view: View }) {
  switch (view) {
    case "exceptions":
      return <ExceptionsView />;
    case "score":
      return <ScoreView />;
    case "value":
      return <ValueView />;
    case "pack":
      return <PackView />;
    case "data":
      return <DataView />;
    case "settings":
      return <SettingsView />;
  }
}
