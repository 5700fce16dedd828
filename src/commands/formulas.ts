import { plural } from "../findings/words";
import { HostRefusal } from "../host/SpreadsheetHost";
import type { App } from "./App";

/** With `{ formula: "=MI.NPS(B2:B40)" }` writes it into the selected cell; without, opens the view that helps to write one. */
export async function insertFunction(app: App, args: unknown): Promise<void> {
  const formula = typeof args === "object" && args !== null && "formula" in args ? args.formula : undefined;
  if (typeof formula !== "string") {
    app.store.update({ view: "value" });
    await app.openPane?.("value");
    return;
  }
  if (!/^=MI\.[A-Z.]+\(.*\)$/s.test(formula))
    throw new HostRefusal("bad-input", "Only a formula that begins with =MI. can be inserted from here.");
  await app.host.insertFormula(formula);
  app.store.update({ notice: `Inserted ${formula}` });
}

/** Formulas that a workbook opened without the add-in shows as #NAME? are entered once more. */
export async function repairFormulas(app: App): Promise<void> {
  if (!app.repairFormulas) throw new HostRefusal("not-here", "There are no live formulas here.");
  const cells = await app.repairFormulas();
  app.store.update({
    notice: cells === 0 ? "No formula of ours is broken." : `${plural(cells, "formula")} entered anew.`,
  });
}
