// @ts-check
import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import { defineConfig } from "eslint/config";
import svelteParser from "svelte-eslint-parser";
import tseslint from "typescript-eslint";
import arrows from "./.ci/component-arrows.mjs";

// .ci/law.test.ts plants one violation per rule of this house and expects its report.

const tests = ["**/*.test.ts", "**/*.spec.ts", "**/testing/**/*.ts"];

const inexact = [
  "exp", "expm1", "log", "log1p", "log2", "log10", "pow", "cbrt", "hypot",
  "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh",
];
const whyInexact = "differs between JavaScript engines in the last bit, and results may not: use src-shared/foundation/elementary-functions.ts.";

/** Functions whose last bit the language leaves to the engine. */
const inexactMath = inexact.map((property) => ({ object: "Math", property, message: `Math.${property} ${whyInexact}` }));

/** What would make the same protocol give another result tomorrow or elsewhere. */
const chance = [
  { object: "Math", property: "random", message: "Chance comes from the protocol's seed: use src-shared/random." },
  { object: "Date", property: "now", message: "src-shared has no clock: the time is passed in." },
  ...["toLocaleString", "toLocaleLowerCase", "toLocaleUpperCase", "localeCompare"].map((property) => ({
    property,
    message: "The machine's locale may not change a result.",
  })),
];

/** Syntax that no file may have. */
const everywhere = [
  {
    selector: ":matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration)[source.value=/^\\.(?!.*\\.(ts|js|mjs|cjs|json|svelte|css)$)/]",
    message: "Imports end in .ts.",
  },
  { selector: "ExportAllDeclaration", message: "No barrels: an import names the file it needs." },
];
const inexactSyntax = [
  { selector: ":matches(BinaryExpression[operator='**'], AssignmentExpression[operator='**='])", message: `** ${whyInexact}` },
];
const clockSyntax = [
  {
    selector: ":matches(NewExpression, CallExpression)[callee.name='Date'][arguments.length=0]",
    message: "src-shared has no clock: the time is passed in.",
  },
];
const unfinishedTests = [
  {
    selector:
      "MemberExpression:matches([object.name=/^(test|it|describe|suite)$/], [object.property.name='describe'])[property.name=/^(skip|skipIf|runIf|todo|only|fails|fail|fixme)$/]",
    message: "A test runs, always and everywhere, or it is taken out.",
  },
];

const hostsStayBehindTheContract = {
  group: ["**/src-main/**", "electron", "node:*"],
  message: "The bench imports src-shared only: what it needs of a host it asks through the contract.",
};

/** The only components that receive the state of the whole window: each gives those inside it what they show and ask for. */
const takeTheBenchApart = [
  // composes the window
  "src-renderer/App.svelte",
  "src-renderer/shell/{TopBar,Workspace,Dialogs,LearnTab}.svelte",
  // each fills a tab, or stands beside all of them
  "src-renderer/results/ResultsPane.svelte",
  "src-renderer/compare/ComparePane.svelte",
  "src-renderer/sidebar/Sidebar.svelte",
  // follows what somebody does anywhere in the window
  "src-renderer/tour/TourOfBench.svelte",
  // tells the system's menu and taskbar of the window; it shows nothing
  "src-renderer/desktop/DesktopWindow.svelte",
];
const noBenchInComponents = {
  group: ["**/state/bench.svelte.ts"],
  importNames: ["Bench"],
  message: "A component gets what it shows and what it asks for, not the whole bench.",
};

export default defineConfig(
  { ignores: [".venv/", "dist/", "coverage/", "results/", "src-shared/engine/kernel-bytes.ts"] },
  // AssemblyScript looks like TypeScript and is another language; its own compiler checks it.
  { ignores: ["src-shared/engine/assembly/**", "!src-shared/engine/assembly/build-kernel.ts"] },
  {
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "error" },
  },
  js.configs.recommended,
  svelte.configs.recommended,
  {
    files: ["**/*.ts", "**/*.mjs", "**/*.svelte"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ["tsconfig.json", "tsconfig.kernel.json", "src-renderer/tsconfig.json", "e2e/electron/page/tsconfig.json"],
        extraFileExtensions: [".svelte"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // Index loops over typed arrays are the trade of this house; noUncheckedIndexedAccess makes each `!` a visible claim.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      "@typescript-eslint/no-unnecessary-condition": ["error", { allowConstantLoopConditions: "only-allowed-literals" }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      // Published constants keep the digits they were published with.
      "no-loss-of-precision": "off",
      eqeqeq: "error",
      // The compiler knows which names exist in which folder.
      "no-undef": "off",
      "no-console": "error",
      "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx", "hack"] }],
      "max-lines": ["error", { max: 300 }],
      "max-len": ["error", { code: 180 }],
      "no-restricted-syntax": ["error", ...everywhere],
      "no-restricted-globals": [
        "error",
        { globals: [{ name: "WebAssembly", message: "Only src-shared/engine/wasm-kernel.ts touches WebAssembly." }], checkGlobalObject: true },
      ],
    },
  },
  {
    // svelte-check knows their types; ESLint looks at the rest.
    files: ["**/*.svelte"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parser: svelteParser, parserOptions: { parser: tseslint.parser } },
  },
  {
    files: ["src-renderer/**"],
    rules: {
      // State that follows from state, or that nothing on the screen depends on, is kept in plain collections on purpose.
      "svelte/prefer-svelte-reactivity": "off",
    },
  },
  {
    files: ["src-renderer/**/*.svelte"],
    plugins: { arrows },
    rules: { "arrows/component-arrows": "error" },
  },
  {
    files: ["src-renderer/**"],
    // The one test reads the user's guide.
    ignores: ["src-renderer/vite.config.ts", "src-renderer/vite.given.config.ts", "src-renderer/actions/user-guide.test.ts"],
    rules: { "no-restricted-imports": ["error", { patterns: [hostsStayBehindTheContract] }] },
  },
  {
    files: ["src-renderer/**/*.svelte"],
    ignores: takeTheBenchApart,
    rules: { "no-restricted-imports": ["error", { patterns: [hostsStayBehindTheContract, noBenchInComponents] }] },
  },
  {
    files: ["src-shared/engine/wasm-kernel.ts"],
    rules: { "no-restricted-globals": "off" },
  },
  {
    // Only pixels may differ between engines: figures and rendering are free to use Math.
    files: ["src-shared/**/*.ts", "src-main/{storage,simulation,workbench,cli}/**/*.ts"],
    ignores: [...tests, "src-shared/figures/**"],
    rules: {
      "no-restricted-properties": ["error", ...inexactMath],
      "no-restricted-syntax": ["error", ...everywhere, ...inexactSyntax],
    },
  },
  {
    files: ["src-shared/**/*.ts"],
    ignores: tests,
    rules: {
      "no-restricted-properties": ["error", ...inexactMath, ...chance],
      "no-restricted-syntax": ["error", ...everywhere, ...inexactSyntax, ...clockSyntax],
    },
  },
  {
    files: ["src-shared/figures/**/*.ts"],
    ignores: tests,
    rules: {
      "no-restricted-properties": ["error", ...chance],
      "no-restricted-syntax": ["error", ...everywhere, ...clockSyntax],
    },
  },
  {
    files: tests,
    rules: {
      "no-restricted-syntax": ["error", ...everywhere, ...unfinishedTests],
      // A table of bad files is as long as it has to be.
      "max-lines": "off",
      // Stand-ins have the shape of what they stand in for, asynchronous or bound as it may be.
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
  {
    // Terminals are what these talk to.
    files: ["src-main/cli/**/*.ts", "bench/**/*.ts", "docs/**/*.ts", ".ci/**", "src-shared/engine/assembly/build-kernel.ts"],
    rules: { "no-console": "off" },
  },
  {
    // Declares what hosts have, classes with nothing but a constructor among it.
    files: ["**/*.d.ts"],
    rules: { "@typescript-eslint/no-extraneous-class": "off" },
  },
  {
    files: ["**/*.cjs"],
    languageOptions: { sourceType: "commonjs", globals: { module: "writable", require: "readonly", __dirname: "readonly" } },
  },
);
