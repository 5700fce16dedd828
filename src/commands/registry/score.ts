import type { Command } from "../Command";
import { insertFunction } from "../formulas";
import { openView } from "../openView";
import { saveRows } from "../saveRows";

export const scoreCommands: readonly Command[] = [
  {
    id: "score.satisfaction",
    title: "Score satisfaction",
    category: "Score",
    description: "Opens the form for satisfaction, referenceability, the case study and the relationship scorecard.",
    keywords: ["survey", "panel", "NPS", "rate", "reference", "case study", "relationship"],
    icon: "score",
    ribbon: { group: "measures", label: "Score" },
    keys: { default: "Ctrl+Shift+Alt+S", mac: "Command+Shift+Option+S" },
    when: () => true,
    needs: "",
    run: (app) => openView(app, "score"),
  },
  {
    id: "function.insert",
    title: "Insert a function",
    category: "Functions",
    description:
      "Explains the MI functions (value acceleration, total cost of performance …) and writes one into the cell.",
    keywords: ["formula", "value acceleration", "total cost of performance", "TCP", "XmR", "measure", "fx"],
    icon: "function",
    ribbon: { group: "measures", label: "Insert function" },
    contextMenu: true,
    keys: { default: "Ctrl+Shift+Alt+F", mac: "Command+Shift+Option+F" },
    when: () => true,
    needs: "",
    run: (app, args) => insertFunction(app, args),
  },
  {
    id: "score.save",
    title: "Save scores",
    category: "Score",
    description: "Adds rows below the visible table that they belong to.",
    keywords: [],
    icon: "score",
    palette: false,
    work: "Saving",
    when: () => true,
    needs: "",
    run: (app, args, task) => saveRows(app, args, task),
  },
];
