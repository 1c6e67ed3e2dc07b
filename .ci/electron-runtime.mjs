// Electron's runtime, which npm does not bring along: where it is, and how it is had. The package's own entry point would begin to
// fetch it unasked, for as long as that takes.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const electronPackage = join(import.meta.dirname, "../node_modules/electron");

/**
 * The runtime that is there, as Electron's package would find it.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} folder of Electron's package
 * @returns {string | undefined} path of the executable
 */
export function findRuntime(env, folder = electronPackage) {
  const note = join(folder, "path.txt");
  const name = existsSync(note) ? readFileSync(note, "utf8") : undefined;
  const override = env["ELECTRON_OVERRIDE_DIST_PATH"];
  const path = override ? join(override, name ?? "electron") : name === undefined ? undefined : join(folder, "dist", name);
  return path !== undefined && existsSync(path) ? path : undefined;
}

/**
 * Whether the place that runtimes are fetched from answers.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {number} timeout ms
 * @returns {Promise<boolean>}
 */
export async function runtimeIsInReach(env, timeout) {
  /** @type {unknown} */
  const about = JSON.parse(readFileSync(join(electronPackage, "package.json"), "utf8"));
  const { version } = /** @type {{ version: string }} */ (about);
  const mirror = env["npm_config_electron_mirror"] ?? env["ELECTRON_MIRROR"] ?? "https://github.com/electron/electron/releases/download/";
  try {
    const { ok } = await fetch(`${mirror}v${version}/SHASUMS256.txt`, { method: "HEAD", signal: AbortSignal.timeout(timeout) });
    return ok;
  } catch {
    return false;
  }
}

/**
 * Fetch the runtime, as Electron's package does.
 *
 * @param {number} timeout ms
 * @returns {string | undefined} path of the executable; undefined where it failed, which Electron's package has explained
 */
function fetchRuntime(timeout) {
  spawnSync(process.execPath, [join(electronPackage, "install.js")], { stdio: "inherit", timeout });
  return findRuntime(process.env);
}

/**
 * The machine that this runs on.
 *
 * @type {import("./choose-host.mjs").Machine}
 */
export const thisMachine = {
  platform: process.platform,
  env: process.env,
  isRoot: process.getuid?.() === 0,
  findRuntime: () => findRuntime(process.env),
  isInReach: () => runtimeIsInReach(process.env, 3000),
  // A hundred megabytes, over a line that answered.
  fetchRuntime: () => fetchRuntime(600_000),
};
