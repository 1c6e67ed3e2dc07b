import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Linter } from "eslint";
import tseslint from "typescript-eslint";
import ts from "typescript";
import { expect, test } from "vitest";

/*
 * After a new kind of epoch, noise, segment or integrator is added, types and lint must report every file that decides by kind. This test
 * plants one of each in memory: the compiler and the lint rule against forgotten cases must report exactly the listed files.
 */

const root = join(import.meta.dirname, "..");
const unix = (path: string): string => path.replaceAll("\\", "/");

interface Plant {
  /** `from` is replaced by `to` in `file` */
  readonly edits: readonly { readonly file: string; readonly from: string; readonly to: string }[];
  /** the files that decide by kind */
  readonly deciders: readonly string[];
}

const plants: Readonly<Record<string, Plant>> = {
  // A kind of epoch. The deciders hold what the table in epoch-kinds.ts cannot express.
  "planted-epoch": {
    edits: [
      {
        file: "src-shared/protocol/epoch-kinds.ts",
        from: '  ramp: { title: "Ramp"',
        to: '  "planted-epoch": { title: "Planted", sentence: "", numbers: {} },\n  ramp: { title: "Ramp"',
      },
    ],
    deciders: ["src-renderer/controls/glyph-lines.ts", "src-shared/code/python-drive.ts", "src-shared/protocol/epoch-meaning.ts", "src-shared/stimulus/compile-stimulus.ts"],
  },
  // A kind of noise in experiment files that resolves to a kind of the kernel.
  "planted-noise": {
    edits: [
      {
        file: "src-shared/protocol/noise.ts",
        from: '.discriminatedUnion("kind", [',
        to: '.discriminatedUnion("kind", [\n  z.looseObject({ kind: z.literal("planted-noise"), ...common }),',
      },
    ],
    deciders: [
      "src-renderer/live/live-fields.ts",
      "src-renderer/noise/noise-edits.ts",
      "src-shared/protocol/network/read-group.ts",
      "src-shared/protocol/read-noise.ts",
      "src-shared/report/methods-noise.ts",
    ],
  },
  // A new kind of noise of the kernel.
  "planted-kernel-noise": {
    edits: [
      {
        file: "src-shared/protocol/noise.ts",
        from: "export type ResolvedNoise =\n",
        to: 'export type ResolvedNoise =\n  | { readonly kind: "planted-kernel-noise"; readonly levels: readonly number[]; readonly frozen: Frozen }\n',
      },
    ],
    deciders: [
      "src-main/cli/show.ts",
      "src-shared/code/brian2-script.ts",
      "src-shared/code/nest-script.ts",
      "src-shared/code/numpy-noise.ts",
      "src-shared/code/script-header.ts",
      "src-shared/comparison/condition-parameters.ts",
      "src-shared/engine/kernel-numbers.ts",
      "src-shared/engine/oracle/oracle-euler.ts",
      "src-shared/engine/oracle/oracle-grid.ts",
      "src-shared/plan/axes-of-protocol.ts",
      "src-shared/protocol/noise-unit.ts",
      "src-shared/report/methods-integrator.ts",
      "src-shared/theory/subthreshold.ts",
    ],
  },
  "planted-segment": {
    edits: [
      {
        file: "src-shared/stimulus/segments.ts",
        from: "export type Segment =\n",
        to: 'export type Segment =\n  | { readonly kind: "planted-segment"; readonly start: number; readonly end: number; readonly level: number }\n',
      },
    ],
    deciders: ["src-shared/engine/kernel-numbers.ts", "src-shared/stimulus/level-in-window.ts", "src-shared/stimulus/sample-stimulus.ts"],
  },
  "planted-integrator": {
    edits: [
      { file: "src-shared/protocol/protocol.ts", from: 'export type Integrator = "exact"', to: 'export type Integrator = "planted-integrator" | "exact"' },
      { file: "src-shared/protocol/protocol.ts", from: 'z.enum(["exact"', to: 'z.enum(["planted-integrator", "exact"' },
    ],
    deciders: [
      "src-shared/engine/kernel-numbers.ts",
      "src-shared/engine/oracle/oracle-kernel.ts",
      "src-shared/notes/step-size-notes.ts",
      "src-shared/protocol/read-protocol.ts",
      "src-shared/report/methods-integrator.ts",
    ],
  },
};

/** Matches files that name a kind in quotes or as a key; no other file can decide by kind. */
const kindNames = /["\s](step|ramp|sine|chirp|pulses|waveform|white|held|ornstein-uhlenbeck|shot|constant|linear|exact|grid|euler)["?:]/;
const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "src-*/**/*.ts"], { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter((file) => file !== "" && !/\.test\.ts$|\/testing\/|^src-shared\/engine\/assembly\//.test(file) && kindNames.test(readFileSync(join(root, file), "utf8")));

function plantedProgram(): ts.Program {
  const options: ts.CompilerOptions = {
    ...ts.parseJsonConfigFileContent(ts.readConfigFile(join(root, "tsconfig.base.json"), (path) => ts.sys.readFile(path)).config, ts.sys, root).options,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: ["node"],
  };
  const host = ts.createCompilerHost(options);
  const edits = Object.values(plants).flatMap((plant) => plant.edits);
  const read = host.readFile.bind(host);
  const textOf = (name: string): string | undefined =>
    edits.filter(({ file }) => unix(name) === unix(join(root, file))).reduce((text, { from, to }) => {
      if (text?.includes(from) !== true) throw new Error(`${name} has no ${from}`);
      return text.replace(from, to);
    }, read(name));
  return ts.createProgram(files.map((file) => join(root, file)), options, { ...host, readFile: textOf, getSourceFile: (name, languageVersion) => {
    const text = textOf(name);
    return text === undefined ? undefined : ts.createSourceFile(name, text, languageVersion, true);
  } });
}

/** The reports of the compiler and the lint rule about a file. */
function reportsOf(program: ts.Program, linter: Linter, file: string): string[] {
  const source = program.getSourceFile(join(root, file))!;
  const diagnostics = program.getSemanticDiagnostics(source).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  if (!source.text.includes("switch (")) return diagnostics;
  const messages = linter.verify(
    source.text,
    [
      {
        files: ["**/*.ts"],
        languageOptions: { parser: tseslint.parser, parserOptions: { programs: [program] } },
        plugins: { "@typescript-eslint": tseslint.plugin },
        rules: { "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: false }] },
      },
    ],
    { filename: join(root, file) },
  );
  return [...diagnostics, ...messages.map(({ message }) => message)];
}

test("a new kind is reported in every file that decides by kind", () => {
  const program = plantedProgram();
  const linter = new Linter({ cwd: root });
  const reports = files.map((file) => ({ file, said: reportsOf(program, linter, file).join("\n") }));
  const reported = (name: string): string[] => reports.filter(({ said }) => said.includes(name)).map(({ file }) => file);
  const names = Object.keys(plants);
  expect(Object.fromEntries(names.map((name) => [name, reported(name)]))).toEqual(Object.fromEntries(names.map((name) => [name, plants[name]!.deciders])));
});
