// Tests the rules of dependency-cruiser and ESLint: one planted violation per rule, and the report that it must give.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

/** room of the renderer, and another that it may not import */
const plantedInRooms = [
  ["notation", "state"],
  ["page", "state"],
  ["wires", "state"],
  ["charts", "state"],
  ["controls", "state"],
  ["state", "controls"],
  ["clipboard", "actions"],
  ["words", "actions"],
  ["actions", "sidebar"],
  ["fields", "epochs"],
  ["epochs", "waveform"],
  ["waveform", "designer"],
  ["neuron", "epochs"],
  ["noise", "neuron"],
  ["designer", "preview"],
  ["preview", "designer"],
  ["results", "compare"],
  ["live-panels", "state"],
  ["live-neuron", "live"],
  ["live", "state"],
  ["dialogs", "welcome"],
  ["export", "actions"],
  ["compare", "shell"],
  ["sidebar", "shell"],
  ["welcome", "dialogs"],
  ["about", "shell"],
  ["faults", "actions"],
  ["learn", "shell"],
  ["code", "shell"],
  ["given", "shell"],
  ["tour", "shell"],
  ["desktop", "shell"],
  ["shell", "tour"],
] as const;

describe("arrows", () => {
  /** rule -> the file that breaks it and the import it does so with */
  const planted: Record<string, [file: string, imports: string]> = {
    "arrow:src-shared/foundation": ["src-shared/foundation/a.ts", 'import "../neuron/neuron.ts";'],
    "arrow:src-shared/errors": ["src-shared/errors/a.ts", 'import "../neuron/neuron.ts";'],
    "arrow:src-shared/neuron": ["src-shared/neuron/a.ts", 'import "../protocol/protocol.ts";'],
    "arrow:src-shared/protocol": ["src-shared/protocol/a.ts", 'import "../stimulus/stimulus.ts";'],
    "arrow:src-shared/experiment": ["src-shared/experiment/a.ts", 'import "../engine/engine.ts";'],
    "arrow:src-shared/random": ["src-shared/random/a.ts", 'import "../protocol/protocol.ts";'],
    "arrow:src-shared/stimulus": ["src-shared/stimulus/a.ts", 'import "../random/random.ts";'],
    "arrow:src-shared/waveform": ["src-shared/waveform/a.ts", 'import "../stimulus/stimulus.ts";'],
    "arrow:src-shared/plan": ["src-shared/plan/a.ts", 'import "../engine/engine.ts";'],
    "arrow:src-shared/network": ["src-shared/network/a.ts", 'import "../engine/engine.ts";'],
    "arrow:src-shared/lessons": ["src-shared/lessons/a.ts", 'import "../export/export.ts";'],
    "arrow:src-shared/markdown": ["src-shared/markdown/a.ts", 'import "../protocol/protocol.ts";'],
    "arrow:src-shared/engine": ["src-shared/engine/a.ts", 'import type { Name } from "../statistics/statistics.ts"; export type A = Name;'],
    "arrow:src-shared/statistics": ["src-shared/statistics/a.ts", 'import "../figures/figures.ts";'],
    "arrow:src-shared/theory": ["src-shared/theory/a.ts", 'import "../statistics/statistics.ts";'],
    "arrow:src-shared/notes": ["src-shared/notes/a.ts", 'import "../export/export.ts";'],
    "arrow:src-shared/comparison": ["src-shared/comparison/a.ts", 'import "../figures/figures.ts";'],
    "arrow:src-shared/code": ["src-shared/code/a.ts", 'import "../figures/figures.ts";'],
    "arrow:src-shared/live": ["src-shared/live/a.ts", 'import "../statistics/statistics.ts";'],
    "arrow:src-shared/live-figures": ["src-shared/live-figures/a.ts", 'import "../figures/figures.ts";'],
    "arrow:src-shared/report": ["src-shared/report/a.ts", 'import "../contract/desktop-bridge.ts";'],
    "arrow:src-shared/content": ["src-shared/content/a.ts", 'import "../figures/figures.ts";'],
    "arrow:src-shared/figures": ["src-shared/figures/a.ts", 'import "../export/export.ts";'],
    "arrow:src-shared/export": ["src-shared/export/a.ts", 'import "../figures/figures.ts";'],
    "arrow:src-shared/contract": ["src-shared/contract/a.ts", 'import "../export/export.ts";'],
    "arrow:src-main/storage": ["src-main/storage/a.ts", 'import "../simulation/simulation.ts";'],
    "arrow:src-main/simulation": ["src-main/simulation/a.ts", 'import "../storage/storage.ts";'],
    "arrow:src-main/rendering": ["src-main/rendering/a.ts", 'import "../workbench/workbench.ts";'],
    "arrow:src-main/workbench": ["src-main/workbench/a.ts", 'import "../cli/cli.ts";'],
    "arrow:src-main/cli": ["src-main/cli/a.ts", 'import "../storage/storage.ts";'],
    "arrow:src-main/server": ["src-main/server/a.ts", 'import "../simulation/simulation.ts";'],
    "arrow:src-main/pages": ["src-main/pages/a.ts", 'import "../storage/storage.ts";'],
    "arrow:src-main/desktop": ["src-main/desktop/a.ts", 'import "../simulation/simulation.ts";'],
    "arrow:src-renderer": ["src-renderer/App.svelte", '<script>import { main } from "../src-main/workbench/workbench.ts"; console.log(main);</script>'],
    ...Object.fromEntries(
      plantedInRooms.map(([room, other]) => [
        `arrow:src-renderer/${room}`,
        [`src-renderer/${room}/a.ts`, `import "../${other}/${other}.ts";`] as [string, string],
      ]),
    ),
    "arrow:src-main/cli/main.ts": ["src-main/cli/main.ts", 'import "../server/server.ts";'],
    "arrow:src-main/server/serve.ts": ["src-main/server/serve.ts", 'import "../cli/cli.ts";'],
    "arrow:src-main/desktop/main-process.ts": ["src-main/desktop/main-process.ts", 'import "../server/server.ts";'],
    "arrow:src-main/desktop/service-process.ts": ["src-main/desktop/service-process.ts", 'import "../cli/cli.ts";'],
    "arrow:src-main/desktop/simulation-utility.ts": ["src-main/desktop/simulation-utility.ts", 'import "../server/server.ts";'],
    "folder-without-arrow": ["src-shared/shed/a.ts", 'import "../foundation/foundation.ts";'],
    "oracle-is-for-tests": ["src-shared/engine/c.ts", 'import "./oracle/oracle.ts";'],
    "experiment-takes-types-of-statistics": ["src-shared/experiment/b.ts", 'import "../statistics/statistics.ts";'],
    "disk-stays-in-storage": ["src-main/workbench/b.ts", 'import "node:fs/promises";'],
    "processes-stay-in-simulation": ["src-main/workbench/c.ts", 'import "node:worker_threads";'],
    "canvas-stays-in-rendering": ["src-main/workbench/d.ts", 'import "@napi-rs/canvas";'],
    "electron-stays-in-desktop": ["src-main/workbench/e.ts", 'import "electron";'],
    "preload-holds-the-bridge-alone": ["src-main/desktop/preload.ts", 'import "../../src-shared/foundation/foundation.ts";'],
    "shared-is-pure": ["src-shared/neuron/b.ts", 'import "node:crypto";'],
    "shared-needs-no-host-package": ["src-shared/neuron/c.ts", 'import "commander";'],
    "tests-of-shared-stay-in-shared": ["src-shared/neuron/c.test.ts", 'import "../../src-main/storage/storage.ts";'],
    "tests-are-not-imported": ["src-shared/neuron/d.ts", 'import "../testing/builders.ts";'],
    "program-imports-only-the-program": ["src-main/cli/b.ts", 'import "../../bench/peer.ts";'],
    "names-say-what-is-inside": ["src-shared/neuron/e.ts", 'import "./utils.ts";'],
    "no-cycles": ["src-shared/random/b.ts", 'import type { A } from "./c.ts"; export type B = A;'],
    "imports-resolve": ["src-shared/random/d.ts", 'import "./nowhere.ts";'],
  };
  /** Lawful imports that resemble violations. */
  const lawful: Record<string, string> = {
    "src-main/cli/main.ts": 'import "../storage/storage.ts"; import "../simulation/simulation.ts"; import "../rendering/rendering.ts"; import "../server/serve.ts";',
    "src-main/server/serve.ts": 'import "../storage/storage.ts"; import "../simulation/simulation.ts"; import "../workbench/workbench.ts";',
    "src-main/pages/web-files.ts": 'import "node:fs/promises";',
    "src-main/desktop/main-process.ts": 'import "electron"; import "../storage/storage.ts"; import "../pages/web-files.ts";',
    "src-main/desktop/service-process.ts": 'import "../simulation/simulation.ts"; import "../storage/storage.ts"; import "../workbench/workbench.ts";',
    "src-main/desktop/simulation-utility.ts": 'import "../simulation/simulation.ts";',
    "src-main/desktop/preload.ts": 'import "electron"; import "../../src-shared/contract/desktop-bridge.ts";',
    "src-main/storage/b.ts": 'import "node:fs";',
    "src-shared/foundation/a.test.ts": 'import "node:fs"; import "../theory/theory.ts"; import "../testing/builders.ts";',
    "src-shared/experiment/c.ts": 'import type { Name } from "../statistics/statistics.ts"; export type C = Name;',
    "src-shared/neuron/f.ts": 'import "zod";',
    "src-renderer/bench-page.ts": 'import "./state/state.ts"; import "./shell/shell.ts";',
    "src-renderer/sidebar/b.ts": 'import "../actions/actions.ts"; import "../../src-shared/theory/theory.ts";',
  };
  const targets = {
    "src-shared/random/c.ts": 'import type { B } from "./b.ts"; export type A = B;',
    "src-shared/contract/desktop-bridge.ts": "",
    "src-shared/testing/builders.ts": 'import "../theory/theory.ts";',
    "src-shared/neuron/utils.ts": "",
    "bench/peer.ts": "",
  };
  const folders = [
    ...[
      "foundation",
      "errors",
      "neuron",
      "protocol",
      "random",
      "stimulus",
      "engine",
      "engine/oracle",
      "statistics",
      "theory",
      "content",
      "figures",
      "export",
    ].map((name) => `src-shared/${name}/${name.split("/").pop()}.ts`),
    ...["storage", "simulation", "rendering", "workbench", "server", "cli"].map((name) => `src-main/${name}/${name}.ts`),
    ...plantedInRooms.map(([room]) => `src-renderer/${room}/${room}.ts`),
  ];
  const packages = ["zod", "commander", "electron", "@napi-rs/canvas"];

  const tree = mkdtempSync(join(tmpdir(), "rheobase-law-"));
  let reported: { name: string; from: string }[] = [];

  beforeAll(() => {
    const write = (file: string, text: string) => {
      mkdirSync(dirname(join(tree, file)), { recursive: true });
      // Append: a file may have a planted violation and a lawful import.
      writeFileSync(join(tree, file), text + "\n", { flag: "a" });
    };
    for (const folder of folders) write(folder, "export type Name = string; export const main = 0;");
    for (const name of packages) {
      write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", main: "index.js" }));
      write(`node_modules/${name}/index.js`, "");
    }
    write("package.json", JSON.stringify({ type: "module", dependencies: Object.fromEntries(packages.map((name) => [name, "1.0.0"])) }));
    for (const [file, text] of Object.entries({ ...targets, ...lawful })) write(file, text);
    for (const [file, text] of Object.values(planted)) write(file, text);

    const cruise = spawnSync(
      process.execPath,
      [
        join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"),
        "--config",
        join(root, ".dependency-cruiser.cjs"),
        "-T",
        "json",
        "src-shared",
        "src-main",
        "src-renderer",
      ],
      { cwd: tree, encoding: "utf8", maxBuffer: 1e8 },
    );
    const report = JSON.parse(cruise.stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } };
    reported = report.summary.violations.map(({ from, rule }) => ({ name: rule.name, from }));
  });
  afterAll(() => rmSync(tree, { recursive: true }));

  test.each(Object.entries(planted))("%s is reported", (name, [from]) => {
    expect(reported).toContainEqual({ name, from });
  });

  test("nothing else is reported", () => {
    const plantedFiles = new Set([...Object.values(planted).map(([file]) => file), "src-shared/random/c.ts"]);
    expect(reported.filter(({ from }) => !plantedFiles.has(from))).toEqual([]);
    expect(reported.filter(({ from }) => from === "src-main/cli/main.ts")).toHaveLength(1);
  });

  test("no room of the renderer is above and below another", async () => {
    const { default: law } = (await import("../.dependency-cruiser.cjs")) as { default: { forbidden: { name: string; to: { pathNot?: string | string[] } }[] } };
    const below = Object.fromEntries(
      law.forbidden.flatMap(({ name, to }) => {
        const room = /^arrow:src-renderer\/([\w-]+)$/.exec(name)?.[1];
        return room === undefined
          ? []
          : [
              [
                room,
                plantedInRooms.map(([other]) => other).filter((other) => other !== room && new RegExp(String(to.pathNot)).test(`src-renderer/${other}/a.ts`)),
              ] as const,
            ];
      }),
    );
    // Place next a room that imports only placed rooms. Rooms of a cycle are never placed.
    const placed = new Set<string>();
    for (let before = -1; before < placed.size; ) {
      before = placed.size;
      for (const [room, others] of Object.entries(below)) if (others.every((other) => placed.has(other))) placed.add(room);
    }
    expect([...placed].sort()).toEqual(Object.keys(below).sort());
  });

  test("every rule has its violation", async () => {
    const { default: law } = (await import("../.dependency-cruiser.cjs")) as { default: { forbidden: { name: string }[] } };
    expect(law.forbidden.map(({ name }) => name).sort()).toEqual(Object.keys(planted).sort());
  });
});

describe("style", () => {
  const engine = "src-shared/engine/planted.ts";
  const inexact = "exp expm1 log log1p log2 log10 pow cbrt hypot sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh".split(" ");
  const planted: [what: string, file: string, code: string, reports: RegExp][] = [
    ...inexact.map((name): [string, string, string, RegExp] => [
      `Math.${name}`,
      engine,
      `export const x = Math.${name}(1, 2);`,
      new RegExp(`Math.${name} differs between JavaScript engines`),
    ]),
    ...["foundation", "neuron", "protocol", "experiment", "random", "stimulus", "plan", "statistics", "theory", "content", "export"].map(
      (folder): [string, string, string, RegExp] => [
        `Math.exp in ${folder}`,
        `src-shared/${folder}/planted.ts`,
        "export const x = Math.exp(1);",
        /elementary-functions/,
      ],
    ),
    ["Math.log in the workbench", "src-main/workbench/planted.ts", "export const x = Math.log(2);", /elementary-functions/],
    ["a destructured Math.exp", engine, "export const { exp } = Math;", /elementary-functions/],
    ["**", engine, "export const x = 3 ** 0.5;", /\*\* differs between/],
    ["**=", engine, "export let x = 3; x **= 2;", /\*\* differs between/],
    ["Math.random", engine, "export const x = Math.random();", /seed/],
    ["Math.random in figures", "src-shared/figures/planted.ts", "export const x = Math.random();", /seed/],
    ["Date.now", engine, "export const x = Date.now();", /no clock/],
    ["new Date()", engine, "export const x = new Date();", /no clock/],
    ["toLocaleString", engine, "export const x = (1).toLocaleString();", /locale/],
    ["WebAssembly", engine, "export const x = WebAssembly;", /wasm-kernel/],
    ["globalThis.WebAssembly", "src-main/cli/planted.ts", "export const x = globalThis.WebAssembly;", /wasm-kernel/],
    ["any", engine, "export const x = (y: any) => String(y);", /Unexpected any/],
    ["console", "src-main/workbench/planted.ts", "console.log(1);", /console/],
    ["an import without .ts", engine, 'export { x } from "./segments";', /end in \.ts/],
    ["a barrel", engine, 'export * from "./segments.ts";', /barrel/],
    ["a note to self", engine, "// TODO later\nexport const x = 1;", /todo/i],
    ["a long file", engine, "export {};\n".repeat(301), /too many lines/],
    ["a comment that switches a rule off", engine, "// eslint-disable-next-line\nexport const x = 1;", /no effect/],
    ["a comment that switches the compiler off", engine, "// @ts-ignore\nexport const x = 1;", /ts-ignore/],
    ["a line of more than 180 characters", engine, `export const x = "${"x".repeat(170)}";`, /length of 190/],
    ["a skipped test", "src-shared/engine/planted.test.ts", 'test.skip("x", () => 1);', /taken out/],
    [
      "a host in a module of the bench",
      "src-renderer/state/planted.svelte.ts",
      'export type { Host } from "../../src-main/cli/host.ts";',
      /through the contract/,
    ],
    [
      "a host's type in a component",
      "src-renderer/shell/Planted.svelte",
      '<script lang="ts">import type { Host } from "../../src-main/cli/host.ts"; let { host }: { host: Host } = $props();</script>{host.cwd}',
      /through the contract/,
    ],
    [
      "the whole bench in a component",
      "src-renderer/sidebar/Planted.svelte",
      '<script lang="ts">import type { Bench } from "../state/bench.svelte.ts"; let { bench }: { bench: Bench } = $props();</script>{bench.tab}',
      /what it shows/,
    ],
    ...plantedInRooms.map(([room, other]): [string, string, string, RegExp] => [
      `a type of ${other} in a component of ${room}`,
      `src-renderer/${room}/Planted.svelte`,
      `<script lang="ts">import type { Name } from "../${other}/${other}.ts"; let { name }: { name: Name } = $props();</script>{name}`,
      new RegExp(`arrow:src-renderer/${room}: `),
    ]),
    ["a lonely test", "e2e/planted.test.ts", 'describe.only("x", () => 1);', /taken out/],
    ["a spec that is known to fail", "e2e/specs/planted.spec.ts", 'test.fixme("x", () => 1);', /taken out/],
    ["a lonely group of specs", "e2e/specs/planted.spec.ts", 'test.describe.only("x", () => 1);', /taken out/],
  ];
  const lawful: [what: string, file: string, code: string][] = [
    ["exact functions of Math", engine, "export const x = Math.sqrt(Math.abs(Math.floor(2.5)));"],
    ["WebAssembly in its one file", "src-shared/engine/wasm-kernel.ts", "export const x = WebAssembly;"],
    ["Math.exp in a test", "src-shared/engine/planted.test.ts", "export const x = Math.exp(1);"],
    ["Math.log in a figure", "src-shared/figures/planted.ts", "export const x = Math.log(2);"],
    ["the clock in the program", "src-main/workbench/planted.ts", "export const x = Date.now();"],
    [
      "a type of src-shared in a component",
      "src-renderer/shell/Planted.svelte",
      '<script lang="ts">import type { Protocol } from "../../src-shared/protocol/protocol.ts"; let { protocol }: { protocol: Protocol } = $props();</script>{protocol.name}',
    ],
    [
      "the bench in a component that takes it apart",
      "src-renderer/sidebar/Sidebar.svelte",
      '<script lang="ts">import type { Bench } from "../state/bench.svelte.ts"; let { bench }: { bench: Bench } = $props();</script>{bench.tab}',
    ],
    ["a given date", engine, "export const x = new Date(0);"],
  ];

  const eslint = new ESLint({
    cwd: root,
    overrideConfig: [{ ...tseslint.configs.disableTypeChecked, files: ["**/*.ts"] }],
  });
  const messages = async (filePath: string, code: string) =>
    (await eslint.lintText(code, { filePath: join(root, filePath) })).flatMap((result) => result.messages.map(({ message }) => message));

  test.each(planted)("%s is reported", async (_what, file, code, report) => {
    expect(await messages(file, code)).toContainEqual(expect.stringMatching(report));
  });

  test.each(lawful)("%s is allowed", async (_what, file, code) => {
    expect(await messages(file, code)).toEqual([]);
  });
});

describe("package-lock.json", () => {
  // `npm install` through a registry that lacks packages of some platforms drops them from the lock file, and `npm ci` then fails everywhere.
  test("names the native packages of every platform, and no registry", () => {
    const text = readFileSync(join(root, "package-lock.json"), "utf8");
    const { packages } = JSON.parse(text) as { packages: Record<string, { optionalDependencies?: Record<string, string> }> };
    const wanted = Object.entries(packages).flatMap(([path, { optionalDependencies }]) => Object.keys(optionalDependencies ?? {}).map((name) => ({ path, name })));
    const missing = wanted.filter(({ path, name }) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages));
    expect(wanted.length).toBeGreaterThan(10);
    expect(missing).toEqual([]);
    expect(text).not.toContain('"resolved"');
  });
});
