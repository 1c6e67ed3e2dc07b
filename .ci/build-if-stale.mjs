// Builds products that are older than their sources: kernel (WebAssembly, in a generated file), bundles of the hosts, the bench's pages, icons.
import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

/** In build order: the bundles contain the kernel. */
const products = {
  kernel: {
    verb: "build:kernel",
    product: "src-shared/engine/kernel-bytes.ts",
    sources: ["src-shared/engine/assembly", "package-lock.json"],
  },
  cli: {
    verb: "build:cli",
    product: "dist/cli/rheobase.js",
    sources: ["src-shared", "src-main", "vite.config.ts", "package-lock.json"],
  },
  renderer: {
    verb: "build:renderer",
    product: "dist/renderer/index.html",
    sources: ["src-shared", "src-renderer", "docs/learn", "package-lock.json"],
  },
  page: {
    verb: "build:page",
    product: "dist/page/given.html",
    sources: ["src-shared", "src-renderer", "package-lock.json"],
  },
  desktop: {
    verb: "build:desktop",
    product: "dist/desktop/main/main.js",
    sources: ["src-shared", "src-main", "electron.vite.config.ts", "package-lock.json"],
  },
  icons: {
    verb: "build:icons",
    product: "dist/desktop/icons/icon.png",
    sources: [".ci/draw-icons.mjs", "src-renderer/public/mark.svg"],
  },
};

/**
 * Build each product that is missing or older than one of its sources.
 *
 * @param {readonly (keyof typeof products)[]} wanted in build order
 * @throws {Error} when a build fails
 */
export function buildIfStale(wanted) {
  for (const name of wanted) {
    const { verb, product, sources } = products[name];
    if (newest(product) >= Math.max(...sources.map(newest))) continue;
    // In a shell, because npm is a batch file on Windows.
    const { status } = spawnSync(`npm run --silent ${verb}`, { shell: true, cwd: root, stdio: ["ignore", "inherit", "inherit"] });
    if (status !== 0) throw new Error(`npm run ${verb} failed with status ${String(status)}.`);
  }
}

/**
 * Vitest's global set-up: builds what a test project needs. `shared` and `renderer` need the kernel, `law` needs all products, and the
 * others the kernel and the command line.
 *
 * @param {{ readonly name: string }} project
 */
export function setup({ name }) {
  if (name === "law") buildIfStale(["kernel", "cli", "renderer", "page", "desktop", "icons"]);
  else buildIfStale(name === "shared" || name === "renderer" ? ["kernel"] : ["kernel", "cli"]);
}

/**
 * Time of the last change to a file, or to any file in a folder except tests; -Infinity when the path does not exist.
 *
 * @param {string} path from the root of the repository
 * @returns {number} ms
 */
function newest(path) {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (stats === undefined || path.endsWith(".test.ts")) return -Infinity;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(-Infinity, ...readdirSync(join(root, path)).map((name) => newest(join(path, name))));
}
