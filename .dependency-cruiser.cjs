/**
 * The arrows of the house, as rules with their reasons. core ← contract ← findings ← pack ← hosts ← entries.
 * `allowedOnly` below: a folder may import itself and what its line names; everything else is an error.
 */
const arrows = [
  [
    "core",
    [],
    "arithmetic knows nothing of spreadsheets or contracts, so that it can be checked against outside oracles",
  ],
  ["contract", ["core"], "the data model is read the same way whichever host hands it over"],
  ["findings", ["contract", "core"], "what deserves attention does not depend on how it is shown"],
  ["pack", ["findings", "contract", "core"], "the pack document is data; nothing that draws may leak into it"],
  ["functions", ["core"], "custom functions are thin: they must load before anything else in Excel"],
  [
    "commands",
    ["host/SpreadsheetHost", "pack", "findings", "contract", "core"],
    "commands speak to the port, never to one host",
  ],
  [
    "host/SpreadsheetHost",
    ["pack", "findings", "contract", "core"],
    "the port knows what travels through it, not who implements it",
  ],
  [
    "host/xlsx",
    ["host/SpreadsheetHost", "pack", "findings", "contract", "core"],
    "hosts implement the port and never know each other",
  ],
  [
    "host/excel",
    ["host/SpreadsheetHost", "pack", "findings", "contract", "core"],
    "hosts implement the port and never know each other",
  ],
  [
    "taskpane",
    ["commands", "functions", "findings", "contract", "core", "pack"],
    "views of hooks, no arithmetic and no Office.js",
  ],
];

module.exports = {
  forbidden: [
    {
      name: "no-circular",
      severity: "error",
      comment: "a cycle means that two rooms are one",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-orphans-of-node",
      severity: "error",
      comment: "core to pack run in Excel's browser: no Node modules there",
      from: { path: "^src/(core|contract|findings|pack|functions|commands|taskpane|host/excel)" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "libraries-stay-outside",
      severity: "error",
      comment: "core is pure; the data model may use zod; the xlsx library stays behind its port",
      from: { path: "^src/(core|findings|pack|functions)" },
      to: { path: "node_modules" },
    },
    {
      name: "xlsx-library-behind-port",
      severity: "error",
      comment: "one room knows the file library, so that it can be replaced",
      from: { path: "^src", pathNot: "^src/host/xlsx" },
      to: { path: "node_modules/@cj-tech-master/excelts" },
    },
    ...arrows.map(([folder, may, why]) => ({
      name: `arrow-${folder.replace("/", "-")}`,
      severity: "error",
      comment: why,
      from: { path: `^src/${folder}(/|\\.ts)` },
      to: { path: "^src/", pathNot: [folder, ...may].map((m) => `^src/${m}(/|\\.ts)`) },
    })),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".js", ".json"] },
  },
};
