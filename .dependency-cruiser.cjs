// @ts-check
// Who may import whom: docs/architecture.md draws this table. A folder that is not in it may import nothing.
// .ci/law.test.ts plants one violation per rule and expects its report.

const shared = (/** @type {string[]} */ ...folders) => folders.map((folder) => `src-shared/${folder}`);
/** Rooms of the renderer; each may import src-shared besides. */
const rooms = (/** @type {string[]} */ ...folders) => ["src-shared", ...folders.map((folder) => `src-renderer/${folder}`)];

const belowEngine = shared("foundation", "errors", "neuron", "protocol", "stimulus", "plan", "random", "network");
const belowTables = [...belowEngine, ...shared("engine", "statistics", "theory")];

/** folder -> folders it may import, besides itself
 * @type {Record<string, string[]>} */
const arrows = {
  "src-shared/foundation": [],
  "src-shared/errors": shared("foundation"),
  "src-shared/neuron": shared("foundation", "errors"),
  "src-shared/protocol": shared("foundation", "errors", "neuron"),
  "src-shared/experiment": shared("foundation", "errors", "neuron", "protocol", "plan", "statistics", "notes"),
  "src-shared/random": shared("foundation"),
  "src-shared/stimulus": shared("foundation", "errors", "neuron", "protocol"),
  "src-shared/waveform": shared("foundation", "errors", "neuron", "protocol"),
  // What will be run: a protocol that was read once, its axes, its conditions, and what each of them simulates.
  "src-shared/plan": shared("foundation", "errors", "neuron", "protocol", "stimulus"),
  // What a network is made of before it runs: who connects to whom, built by whoever needs it.
  "src-shared/network": shared("foundation", "errors", "neuron", "protocol", "stimulus", "plan", "random"),
  // Text from files as HTML for pages.
  "src-shared/markdown": shared("foundation", "errors"),
  "src-shared/engine": belowEngine,
  "src-shared/statistics": [...belowEngine, ...shared("engine", "theory")],
  "src-shared/theory": [...belowEngine, ...shared("engine")],
  // What is legal and yet worth knowing before a run.
  "src-shared/notes": belowTables,
  "src-shared/comparison": belowTables,
  // What a figure shows, independent of how large and by what it is drawn.
  "src-shared/content": [...belowTables, ...shared("comparison")],
  // What fills up while a live neuron runs, and what is shown of it.
  "src-shared/live-figures": [...belowTables, ...shared("content", "live")],
  "src-shared/figures": [...belowTables, ...shared("comparison", "content")],
  "src-shared/export": [...belowTables, ...shared("comparison", "notes")],
  // What is taught, and whether an answer is right: the engine says.
  "src-shared/lessons": [...belowTables, ...shared("experiment", "markdown", "content", "comparison")],
  // What people write about a run and hand on: it speaks as figures and tables do.
  "src-shared/report": [...belowTables, ...shared("content", "figures", "export")],
  // A protocol as a program in another language.
  "src-shared/code": [...belowEngine, ...shared("engine", "report")],
  // One neuron that runs while its parameters change, without a host.
  "src-shared/live": [...belowEngine, ...shared("engine")],
  // How a figure looks is declared where it is drawn, and asked for over the wire.
  "src-shared/contract": [...belowTables, ...shared("experiment", "content", "figures")],
  "src-main/storage": ["src-shared"],
  "src-main/simulation": ["src-shared"],
  "src-main/rendering": ["src-shared"],
  "src-main/workbench": ["src-shared", "src-main/simulation", "src-main/storage", "src-main/rendering"],
  "src-main/pages": ["src-shared"],
  "src-main/server": ["src-shared", "src-main/workbench", "src-main/pages"],
  "src-main/desktop": ["src-shared", "src-main/workbench", "src-main/pages"],
  "src-main/cli": ["src-shared", "src-main/workbench"],
  "src-renderer/notation": rooms(),
  "src-renderer/page": rooms(),
  "src-renderer/wires": rooms(),
  "src-renderer/charts": rooms(),
  "src-renderer/controls": rooms("notation", "page"),
  "src-renderer/live-neuron": rooms(),
  "src-renderer/live": rooms("charts", "controls", "live-neuron", "live-panels", "notation", "page"),
  "src-renderer/state": rooms("live-neuron", "notation"),
  "src-renderer/clipboard": rooms("state"),
  "src-renderer/words": rooms("notation", "state"),
  "src-renderer/actions": rooms("clipboard", "controls", "live-neuron", "page", "state", "words"),
  "src-renderer/fields": rooms("controls", "notation", "state", "words"),
  "src-renderer/epochs": rooms("controls", "fields", "notation", "words"),
  "src-renderer/waveform": rooms("controls", "epochs", "notation", "state", "words"),
  "src-renderer/neuron": rooms("controls", "fields", "notation"),
  "src-renderer/noise": rooms("controls", "fields", "notation"),
  "src-renderer/designer": rooms("controls", "epochs", "fields", "neuron", "noise", "notation", "state"),
  "src-renderer/preview": rooms("charts", "controls", "page", "state", "words"),
  "src-renderer/live-panels": rooms("charts", "controls", "notation"),
  "src-renderer/results": rooms("actions", "charts", "controls", "state", "words"),
  "src-renderer/dialogs": rooms("controls", "notation"),
  "src-renderer/export": rooms("clipboard", "controls", "notation", "state"),
  "src-renderer/compare": rooms("actions", "charts", "clipboard", "controls", "dialogs", "export", "notation", "page", "results", "state", "words"),
  "src-renderer/sidebar": rooms("actions", "controls", "page", "state", "words"),
  "src-renderer/welcome": rooms("actions", "controls", "notation", "state"),
  "src-renderer/code": rooms("clipboard", "controls", "page", "state"),
  "src-renderer/given": rooms("charts", "live", "live-neuron", "live-panels", "preview"),
  "src-renderer/about": rooms("actions", "controls"),
  "src-renderer/faults": rooms("clipboard", "controls", "page", "state"),
  // What is taught, beside figures of the preview.
  "src-renderer/learn": rooms("charts", "controls", "dialogs", "notation", "page", "preview"),
  "src-renderer/tour": rooms("actions", "controls", "page", "state"),
  "src-renderer/desktop": rooms("actions", "state", "words"),
  "src-renderer/shell": rooms(
    "about",
    "actions",
    "code",
    "compare",
    "controls",
    "designer",
    "dialogs",
    "export",
    "faults",
    "learn",
    "live",
    "live-neuron",
    "notation",
    "page",
    "preview",
    "results",
    "sidebar",
    "state",
    "waveform",
    "welcome",
    "words",
  ),
};

/** What the composition root of a host hands to the workbench; nothing else in a host may import it. */
const handedOver = ["src-main/workbench/", "src-main/simulation/", "src-main/storage/", "src-main/rendering/", "src-shared/"];
/** composition root -> what it may import besides that. The server is started by a command of the command line, so one root calls the other.
 * @type {Record<string, string[]>} */
const compositionRoots = {
  "src-main/cli/main.ts": ["src-main/cli/", "src-main/server/serve.ts"],
  "src-main/server/serve.ts": ["src-main/server/", "src-main/pages/"],
  "src-main/desktop/main-process.ts": ["src-main/desktop/", "src-main/pages/"],
  "src-main/desktop/service-process.ts": ["src-main/desktop/"],
  "src-main/desktop/simulation-utility.ts": ["src-main/desktop/"],
};

/** The page's own: App.svelte composes the window, bench-page.ts makes its wires and its state. They may import every room, and nothing of a host. */
const pageRoots = ["src-renderer/App.svelte", "src-renderer/bench-page.ts", "src-renderer/given-page.ts", "src-renderer/vite.config.ts", "src-renderer/vite.given.config.ts"];

/** Each way out of the program is taken in one folder; the server reads its own pages besides.
 * @type {Record<string, { modules: string, folder: string, besides?: string }>} */
const boundaries = {
  "disk-stays-in-storage": { modules: "^(node:)?fs($|/)", folder: "src-main/storage", besides: "src-main/pages/web-files.ts" },
  "processes-stay-in-simulation": { modules: "^(node:)?(worker_threads|child_process|cluster)$", folder: "src-main/simulation" },
  "canvas-stays-in-rendering": { modules: "(^|/)@napi-rs/canvas($|/)", folder: "src-main/rendering" },
  "electron-stays-in-desktop": { modules: "(^|/)electron($|/)", folder: "src-main/desktop" },
};

/** Packages that need no host. */
const purePackages = ["zod", "lossless-json", "papaparse", "seedrandom", "fastest-levenshtein", "chart.js", "devalue", "d3-array", "jsonpointer",
  "fft.js", "unified", "remark-parse", "remark-gfm", "remark-math", "remark-rehype", "rehype-sanitize", "rehype-stringify", "katex", "yaml"];

// Tests, what only they use, and the build of the kernel are no part of the program.
const tests = "\\.test\\.ts$|/testing/";
const notProgram = `${tests}|^src-shared/engine/assembly/`;

const inside = (/** @type {string[]} */ folders) => beginsWith(folders.map((folder) => `${folder}/`));
const beginsWith = (/** @type {string[]} */ paths) => `^(${paths.join("|").replaceAll(".", "\\.")})`;

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const forbidden = [
  ...Object.entries(arrows).map(([folder, allowed]) => ({
    name: `arrow:${folder}`,
    from: { path: inside([folder]), pathNot: [notProgram, beginsWith(Object.keys(compositionRoots))] },
    to: { path: "^src-", pathNot: inside([folder, ...allowed]) },
  })),
  ...Object.entries(compositionRoots).map(([root, own]) => ({
    name: `arrow:${root}`,
    from: { path: beginsWith([root]) },
    to: { path: "^src-", pathNot: beginsWith([...own, ...handedOver]) },
  })),
  {
    name: "arrow:src-renderer",
    from: { path: beginsWith(pageRoots) },
    to: { path: "^src-", pathNot: inside(["src-renderer", "src-shared"]) },
  },
  {
    name: "folder-without-arrow",
    from: { path: "^src-", pathNot: [inside(Object.keys(arrows)), beginsWith(pageRoots), notProgram] },
    to: { path: "." },
  },
  {
    // The oracle repeats the kernel's arithmetic to check it; what it computes never reaches a user.
    name: "oracle-is-for-tests",
    from: { path: "^src-", pathNot: ["^src-shared/engine/oracle/", notProgram] },
    to: { path: "^src-shared/engine/oracle/" },
  },
  {
    name: "experiment-takes-types-of-statistics",
    from: { path: "^src-shared/experiment/", pathNot: tests },
    to: { path: "^src-shared/statistics/", dependencyTypesNot: ["type-only"] },
  },
  ...Object.entries(boundaries).map(([name, { modules, folder, besides = folder }]) => ({
    name,
    from: { path: "^src-", pathNot: [inside([folder]), beginsWith([besides]), notProgram] },
    to: { path: modules },
  })),
  {
    // One small file in the sandbox of a page, without a library.
    name: "preload-holds-the-bridge-alone",
    from: { path: "^src-main/desktop/preload\\.ts$" },
    to: { pathNot: ["^src-shared/contract/desktop-bridge\\.ts$", "(^|/)node_modules/electron/"] },
  },
  {
    name: "shared-is-pure",
    from: { path: "^src-shared/", pathNot: notProgram },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "shared-needs-no-host-package",
    from: { path: "^src-shared/", pathNot: notProgram },
    to: { path: "(^|/)node_modules/", pathNot: `(^|/)node_modules/(@types/)?(${purePackages.join("|").replaceAll(".", "\\.")})/` },
  },
  {
    name: "tests-of-shared-stay-in-shared",
    from: { path: "^src-shared/" },
    to: { path: "^src-(main|renderer)/" },
  },
  {
    name: "tests-are-not-imported",
    from: { path: "^src-", pathNot: tests },
    to: { path: tests },
  },
  {
    name: "program-imports-only-the-program",
    from: { path: "^src-", pathNot: notProgram },
    to: { path: "^(bench|docs|e2e|experiments|\\.ci)/" },
  },
  {
    name: "names-say-what-is-inside",
    from: { path: "^(src-|e2e|bench)" },
    to: { path: "^src-.*/(utils?|helpers?|common|misc|types|index)\\.ts$" },
  },
  { name: "no-cycles", from: {}, to: { circular: true } },
  { name: "imports-resolve", from: {}, to: { couldNotResolve: true } },
];

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: forbidden.map((rule) => ({ severity: "error", ...rule })),
  options: {
    // Type-only imports count: without them a cycle of types goes unseen.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: `${__dirname}/tsconfig.base.json` },
    doNotFollow: { path: "(^|/)node_modules/" },
    // AssemblyScript has its own compiler and its own resolution; only the script that calls it is ours to follow.
    exclude: { path: "^src-shared/engine/assembly/(?!build-kernel\\.ts$)" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "node", "default"] },
  },
};
