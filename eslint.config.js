import officeAddins from "eslint-plugin-office-addins";
import prettier from "eslint-config-prettier";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist/**", "out/**", "coverage/**", "node_modules/**", "**/*.cjs"] },
  ...tseslint.configs.recommended,
  ...officeAddins.configs.recommended,
  {
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-explicit-any": "error",
      eqeqeq: "error",
      "no-console": "error",
      "no-undef": "off", // TypeScript knows which globals each folder has (tsconfig.core.json has none)
      "no-unused-vars": "off", // the typed rule above knows that names in a function type are documentation
      "no-redeclare": "off", // overloads; TypeScript itself reports true redeclarations
      "prettier/prettier": "off", // `prettier --check` does it once for all file types
    },
  },
  { files: ["scripts/**", "tests/bench/**"], rules: { "no-console": "off" } },
  prettier,
);
