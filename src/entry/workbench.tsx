import { createRoot } from "react-dom/client";
import { createUniver } from "../workbench/grid/createUniver";
import type { FunctionHelp } from "../workbench/grid/gridFunctions";
import { nameGridParts } from "../workbench/grid/gridNames";
import { ThemeSwitch } from "../workbench/page/pageTheme";
import { Session } from "../workbench/page/Session";
import { Shell } from "../workbench/page/Shell";
import { listenForShortcuts } from "../workbench/page/shortcuts";
import "../workbench/page/look/colours.css";
import "../workbench/page/look/shell.css";
import "../workbench/page/look/ribbon.css";
import "../workbench/page/look/grid.css";

/** Texts of the add-in's functions, as Excel gets them. */
async function functionHelp(): Promise<readonly FunctionHelp[]> {
  const response = await fetch("/functions.json");
  return ((await response.json()) as { functions: FunctionHelp[] }).functions;
}

async function start(): Promise<void> {
  const gridElement = document.createElement("div");
  gridElement.className = "wb-univer";
  const session = new Session();
  const engine = createUniver(gridElement, await functionHelp(), session.say);
  session.attach(engine);
  nameGridParts(document.body);
  const theme = new ThemeSwitch();
  const wear = (): void => engine.api.toggleDarkMode(theme.theme !== "light");
  theme.onChange(wear);
  wear();
  createRoot(document.getElementById("root") as HTMLElement).render(
    <Shell session={session} engine={engine} theme={theme} gridElement={gridElement} />,
  );
  listenForShortcuts((id) => void session.runCommand(id));
  await session.openSample("sample.xlsx");
}

void start();
