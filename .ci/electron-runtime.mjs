// Finds and downloads Electron's runtime, which `npm ci` does not install. The entry point of Electron's own package would start
// the download unasked and without a timeout.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const electronPackage = join(import.meta.dirname, "../node_modules/electron");

/**
 * The installed runtime, searched for where Electron's package searches.
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
 * Does the download server answer?
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
 * Download the runtime with the install script of Electron's package.
 *
 * @param {number} timeout ms
 * @returns {string | undefined} path of the executable; undefined if the script failed; it has then printed why
 */
function fetchRuntime(timeout) {
  spawnSync(process.execPath, [join(electronPackage, "install.js")], { stdio: "inherit", timeout });
  return findRuntime(process.env);
}

/**
 * This machine.
 *
 * @type {import("./choose-host.mjs").Machine}
 */
export const thisMachine = {
  platform: process.platform,
  env: process.env,
  isRoot: process.getuid?.() === 0,
  findRuntime: () => findRuntime(process.env),
  isInReach: () => runtimeIsInReach(process.env, 3000),
  // Ten minutes for about 100 MB: the server has already answered.
  fetchRuntime: () => fetchRuntime(600_000),
};
