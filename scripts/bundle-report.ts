/** `npm run bundle-report`: what the last build weighs. */
import { resolve } from "node:path";
import { filesBelow } from "./build/files";
import { bundleReport, INITIAL_LIMIT, reportText } from "./build/report";

const dist = resolve(process.cwd(), "dist");
const report = bundleReport(dist, filesBelow(dist));
console.log(reportText(report));
if (report.initialGzip > INITIAL_LIMIT) process.exitCode = 1;
