import { resolve } from "node:path";
import webpack from "webpack";
import { writeHelp } from "../docs/writeHelp";

/** Builds the production add-in into dist/; throws with the compiler's words when anything is wrong. */
export async function buildAddIn(root: string): Promise<void> {
  writeHelp(root, resolve(root, "out/help"));
  const { default: config } = (await import("../../webpack.config.js")) as {
    default: (env: object, argv: object) => Promise<webpack.Configuration>;
  };
  const compiler = webpack(await config({}, { mode: "production" }));
  if (!compiler) throw new Error("webpack did not start");
  const stats = await new Promise<webpack.Stats>((done, failed) => {
    compiler.run((error, result) => (error || !result ? failed(error ?? new Error("no result")) : done(result)));
  });
  await new Promise<void>((done, failed) => compiler.close((error) => (error ? failed(error) : done())));
  if (stats.hasErrors() || stats.hasWarnings())
    throw new Error(stats.toString({ all: false, errors: true, warnings: true }));
}
