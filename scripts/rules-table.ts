import { writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { falseAlarmRatesBySimulation, sourceOf } from "./rules/falseAlarmData";
import { published, rulesPage, SEED } from "./rules/page";

/**
 * `npm run rules`: docs/rules.md by simulation. With `--rates` the false-alarm rates that the product reads
 * (src/core/stats/falseAlarmRates.ts) are simulated and written instead; run the page again afterwards, it shows them.
 */
if (process.argv.includes("--rates")) {
  const rates = falseAlarmRatesBySimulation(published.falseAlarm, SEED);
  const file = "src/core/stats/falseAlarmRates.ts";
  writeFileSync(
    file,
    await format(sourceOf(rates, published.falseAlarm), { ...(await resolveConfig(file)), filepath: file }),
  );
} else writeFileSync("docs/rules.md", rulesPage());
