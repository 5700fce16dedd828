/** `npm run functions`: writes src/functions/functions.json, which is reviewed like code, from the comments in src/functions. */
import { writeFile } from "node:fs/promises";
import { format } from "prettier";
import { functionsMetadata } from "./functions/metadata";

const metadata = await functionsMetadata();
await writeFile(
  "src/functions/functions.json",
  await format(JSON.stringify(metadata), { parser: "json", printWidth: 120 }),
);
console.log(`src/functions/functions.json: ${metadata.functions.length} functions`);
