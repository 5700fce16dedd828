/** `npm run build`: the headless command as one file that plain Node runs, with its source map beside it. */
import { build } from "esbuild";

await build({
  entryPoints: ["src/entry/cli.ts"],
  outfile: "dist/mi-pack.js",
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  sourcemap: true,
  logLevel: "info",
});
