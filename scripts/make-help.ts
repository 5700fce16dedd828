/** Writes the pages of help as HTML into out/help, from where the build and the dev server take them. */
import { writeHelp } from "./docs/writeHelp";

console.log(`out/help: ${writeHelp(process.cwd(), "out/help")} pages`);
