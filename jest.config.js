/** Jest runs every test through swc: the types are checked by `npm run typecheck`, not here. */
const swc = [
  "@swc/jest",
  {
    jsc: {
      parser: { syntax: "typescript", tsx: true },
      target: "es2022",
      transform: { react: { runtime: "automatic" } },
    },
    module: { type: "commonjs" },
  },
];

export default {
  testEnvironment: "node",
  reporters: ["default", "<rootDir>/tests/support/CountReporter.js"],
  roots: ["<rootDir>/tests"],
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  transform: { "^.+\\.(ts|tsx)$": swc, "support/fixedSeed\\.js$": swc },
  setupFiles: ["<rootDir>/tests/support/fixedSeed.js"],
  testTimeout: 60000,
  maxWorkers: 2,
};
