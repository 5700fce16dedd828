import { createRoot } from "react-dom/client";
import { createUniver } from "../workbench/grid/createUniver";
import type { FunctionHelp } from "../workbench/grid/gridFunctions";
import { Session } from "../workbench/page/Session";
import { Shell } from "../workbench/page/Shell";
import { listenForShortcuts } from "../workbench/page/shortcuts";
import "../workbench/page/workbench.css";

/** Texts of the add-in's functions, as Excel gets them. */
async function functionHelp(): Promise<readonly FunctionHelp[]> {
  const response = await fetch("/functions.json");
  return ((await response.json()) as { functions: FunctionHelp[] }).functions;
}

async function start(): Promise<void> {
  const gridElement = document.createElement("div");
  gridElement.className = "wb-univer";
  const session = new Session();
  session.attach(createUniver(gridElement, await functionHelp(), session.say));
  createRoot(document.getElementById("root") as HTMLElement).render(
    <Shell session={session} gridElement={gridElement} />,
  );
  listenForShortcuts((id) => void session.runCommand(id));
  await session.openSample("sample.xlsx");
}

void start();
