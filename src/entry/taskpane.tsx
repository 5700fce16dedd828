import "./withoutEval";
import { createRoot } from "react-dom/client";
import { createStore, type AppStore, type Theme } from "../commands/store";
import { startWatching } from "../commands/watch";
import { Pane } from "../taskpane/Pane";
import { themeFrom } from "../taskpane/theme";
import { browserMemory, followTheme } from "../taskpane/themeFollower";
import { associateActions } from "./officeActions";
import { excelApp } from "./excelApp";

/**
 * The add-in's one page, for pane, buttons and functions alike (a shared runtime). Buttons and shortcuts are told to Excel
 * at once; the pane is drawn when Office says that it is ready.
 */
const app = excelApp(createStore());
associateActions(app);

/** Office's theme is unknown on some builds of the web: the system decides there. */
function wantedTheme(): Theme {
  return themeFrom({ office: Office.context.officeTheme, media: (query) => matchMedia(query).matches });
}

function followSurroundings(store: AppStore): void {
  const look = followTheme(store, wantedTheme, browserMemory(Office.context.partitionKey));
  for (const query of ["(forced-colors: active)", "(prefers-color-scheme: dark)"])
    matchMedia(query).addEventListener("change", look);
  // whoever changes Office's theme leaves the pane for it, and comes back
  addEventListener("focus", look);
  const network = (): void => store.update({ online: navigator.onLine });
  addEventListener("online", network);
  addEventListener("offline", network);
  network();
}

async function start(): Promise<void> {
  await Office.onReady();
  followSurroundings(app.store);
  createRoot(document.getElementById("pane") as HTMLElement).render(<Pane app={app} />);
  await startWatching(app).catch(() => {
    // everything else works; only the counting of changes does not
    app.store.update({ notice: "Changes of the data cannot be followed here; use Check the data after a change." });
  });
}

start().catch((error: unknown) => {
  // the pane itself may be what failed: say it in the page
  const place = document.getElementById("pane");
  if (place && place.childElementCount === 0) place.textContent = `The pane could not start: ${String(error)}`;
});
