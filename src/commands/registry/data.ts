import type { Command } from "../Command";
import { repairFormulas } from "../formulas";
import { saveSettings } from "../saveRows";

/** Template and sample: loaded when somebody starts with an empty workbook. */
const starting = () => import("../start");

export const dataCommands: readonly Command[] = [
  {
    id: "template.create",
    title: "Create template tables",
    category: "Data",
    description: "Adds a sheet for each table that the workbook does not have yet, with notes and one example row.",
    keywords: ["new", "empty", "start", "KPIs", "observations", "sheets"],
    icon: "template",
    ribbon: { group: "data", menu: "start" },
    work: "Creating the tables",
    when: () => true,
    needs: "",
    run: async (app, _args, task) => (await starting()).createTemplate(app, task),
  },
  {
    id: "sample.load",
    title: "Load the sample",
    category: "Data",
    description: "Fills an empty workbook with a fictional contract of three years, to see what the product does.",
    keywords: ["example", "demo", "try", "first run"],
    icon: "sample",
    ribbon: { group: "data", menu: "start" },
    work: "Loading the sample",
    when: () => true,
    needs: "",
    run: async (app, _args, task) => (await starting()).loadSample(app, task),
  },
  {
    id: "formulas.repair",
    title: "Repair formulas",
    category: "Functions",
    description: "Enters MI formulas anew that show #NAME? because the workbook was opened without the add-in.",
    keywords: ["#NAME?", "fix", "recalculate", "broken"],
    icon: "repair",
    ribbon: { group: "data" },
    work: "Repairing formulas",
    when: () => true,
    needs: "",
    run: (app) => repairFormulas(app),
  },
  {
    id: "settings.save",
    title: "Save settings",
    category: "Settings",
    description: "Writes changed settings as rows of the visible sheet MI Settings.",
    keywords: [],
    icon: "check",
    palette: false,
    work: "Saving settings",
    when: () => true,
    needs: "",
    run: (app, args, task) => saveSettings(app, args, task),
  },
];
