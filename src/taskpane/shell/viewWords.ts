import type { View } from "../../commands/store";

export const viewWords: Readonly<Record<View, string>> = {
  exceptions: "Exceptions",
  score: "Score",
  value: "Value",
  pack: "Pack",
  data: "Data",
  settings: "Settings",
};
