// The first five minutes of a new user: a fresh clone with an empty npm cache, and the package installed in another folder.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { slowness } from "./slowness.mjs";

const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "rheobase-first-minutes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const minutes = 60_000 * slowness();

/** Run a command line in `cwd` with an empty npm cache. In a shell, because npm and npx are batch files on Windows. */
function run(command: string, cwd: string): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  const { status, stdout, stderr } = spawnSync(command, {
    shell: true,
    cwd,
    encoding: "utf8",
    env: { ...env, npm_config_cache: join(folder, "cache"), npm_config_update_notifier: "false" },
  });
  return { status, stdout, stderr };
}

/** Every file of the working tree that git tracks or would add. */
function trackedFiles(): string[] {
  const { stdout } = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root, encoding: "utf8" });
  return [...new Set(stdout.split("\0"))].filter((file) => file !== "" && existsSync(join(root, file)));
}

const builtFiles = (clone: string): string[] =>
  readdirSync(join(clone, "dist"), { recursive: true, encoding: "utf8" }).map((file) => `${file} ${statSync(join(clone, "dist", file)).mtimeMs}`);

describe("a fresh clone", () => {
  const clone = join(folder, "clone");
  let installed: ReturnType<typeof run>;
  beforeAll(() => {
    for (const file of trackedFiles()) {
      mkdirSync(dirname(join(clone, file)), { recursive: true });
      cpSync(join(root, file), join(clone, file));
    }
    installed = run("npm ci --no-audit --no-fund", clone);
    if (installed.status !== 0) throw new Error(installed.stdout + installed.stderr);
  }, 10 * minutes);

  test("npm ci prints its summary, and otherwise only lines that CONTRIBUTING.md explains", () => {
    const said = `${installed.stdout}\n${installed.stderr}`.split("\n").filter((line) => line.trim() !== "");
    const explained = [/^> rheobase@\S+ prepare$/, /^> node \.ci\/prepare\.mjs$/, /^npm warn EBADENGINE/, /^added \d+ packages in /];
    expect(said.filter((line) => !explained.some((pattern) => pattern.test(line)))).toEqual([]);
    // Only Electron and its packer may ask for a newer Node than Rheobase does.
    const unsupported = [...installed.stderr.matchAll(/package: '((?:@[^/]+\/)?[^@']+)@/g)].map(([, name]) => name!);
    const ofElectron = ["@electron-internal/extract-zip", "@electron/get", "@electron/rebuild", "electron", "node-abi"];
    expect(unsupported.filter((name) => !ofElectron.includes(name))).toEqual([]);
  });

  test("npx runs the program that npm ci built, and does not build again", () => {
    const before = builtFiles(clone);
    const byNpx = run("npx rheobase --version", clone);
    const byNode = run("node dist/cli/rheobase.js --version", clone);
    expect(byNode.stdout).toContain("rheobase ");
    expect(byNpx).toEqual(byNode);
    expect(builtFiles(clone)).toEqual(before);
  }, 5 * minutes);
});

describe("the npm package", () => {
  const elsewhere = join(folder, "elsewhere");

  test("works in a folder where only the package is installed", () => {
    mkdirSync(elsewhere);
    const packed = run(`npm pack --ignore-scripts --json --pack-destination ${JSON.stringify(folder)}`, root);
    const [about] = JSON.parse(packed.stdout) as { filename: string; size: number }[];
    // docs/packaging.md states the size.
    expect(about!.size).toBeLessThan(3_500_000);

    const added = run(`npm install --no-audit --no-fund --prefix ${JSON.stringify(elsewhere)} ${JSON.stringify(join(folder, about!.filename))}`, folder);
    expect(added.status, added.stderr).toBe(0);
    const program = join(elsewhere, "node_modules", ".bin", "rheobase");
    const started = run(`${JSON.stringify(program)} new cell.rheobase.json`, folder);
    expect(started.status, started.stdout + started.stderr).toBe(0);
    const result = run(`${JSON.stringify(program)} run cell.rheobase.json --out results`, folder);
    expect(result.status, result.stdout + result.stderr).toBe(0);
    expect(readdirSync(join(folder, "results"))).toEqual(expect.arrayContaining(["summary.csv", "spikes.csv", "voltage.png", "provenance.json"]));
  }, 5 * minutes);
});

test("every entry of the lock file has a checksum and names no registry", () => {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as { packages: Record<string, { integrity?: string; resolved?: string }> };
  const entries = Object.entries(lock.packages).filter(([path]) => path !== "");
  expect(entries.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path)).toEqual([]);
  expect(entries.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
});
