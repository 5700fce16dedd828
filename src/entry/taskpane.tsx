import "./withoutEval";
import { createRoot } from "react-dom/client";
import { createStore, type AppStore, type Theme } from "../commands/store";
import { startWatching } from "../commands/watch";
import { Pane } from "../taskpane/Pane";
import { associateActions } from "./officeActions";
import { excelApp } from "./excelApp";

/**
 * The add-in's one page, for pane, buttons and functions alike (a shared runtime). Buttons and shortcuts are told to Excel
 * at once; the pane is drawn when Office says that it is ready.
 */
const app = excelApp(createStore());
associateActions(app);

/** Brightness of a colour like #1F1F1F, 0 (black) to 1. */
function brightness(colour: string): number {
  const [red = 255, green = 255, blue = 255] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}

/** What Office wants, else what the system wants: Office's theme is unknown on some builds of the web. */
function wantedTheme(): Theme {
  if (matchMedia("(forced-colors: active)").matches) return "high-contrast";
  const office = Office.context.officeTheme?.bodyBackgroundColor;
  const dark = office ? brightness(office) < 0.5 : matchMedia("(prefers-color-scheme: dark)").matches;
  return dark ? "dark" : "light";
}

function followSurroundings(store: AppStore): void {
  const look = (): void => store.update({ theme: wantedTheme(), online: navigator.onLine });
  for (const query of ["(forced-colors: active)", "(prefers-color-scheme: dark)"])
    matchMedia(query).addEventListener("change", look);
  addEventListener("online", look);
  addEventListener("offline", look);
  look();
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
