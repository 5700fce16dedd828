/** `npm run manifest`: writes manifest.xml and assets/shortcuts.json from the registry of commands. */
import { readFileSync, writeFileSync } from "node:fs";
import { format } from "prettier";
import { manifestXml } from "./manifest/manifest";
import { officeVersion } from "./manifest/officeVersion";
import { shortcutsFile } from "./manifest/shortcuts";

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
writeFileSync("manifest.xml", manifestXml(officeVersion(version)));
writeFileSync(
  "assets/shortcuts.json",
  await format(JSON.stringify(shortcutsFile()), { parser: "json", printWidth: 120 }),
);
console.log("manifest.xml and assets/shortcuts.json are written");
