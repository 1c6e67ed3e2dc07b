// npm start: which of the two hosts opens the bench.

/**
 * What is asked of the machine, in this order and no more than is needed.
 *
 * @typedef {{
 *   platform: NodeJS.Platform,
 *   env: NodeJS.ProcessEnv,
 *   isRoot: boolean,
 *   findRuntime: () => string | undefined,
 *   isInReach: () => Promise<boolean>,
 *   fetchRuntime: () => string | undefined,
 * }} Machine
 */

/**
 * @typedef {{ host: "desktop", runtime: string }} Desktop `runtime`: path of Electron's executable
 * @typedef {{ host: "browser", because: string | undefined }} Browser `because`: why not the desktop; undefined where nobody wanted it
 */

/**
 * Electron where its runtime is there or can be fetched, the browser where not, or where it is asked for.
 *
 * @param {readonly string[]} words of the command line
 * @param {Machine} machine
 * @returns {Promise<Desktop | Browser>}
 */
export async function chooseHost(words, machine) {
  // `--browser`, or an option of `rheobase serve`, which only a server has.
  if (words.some((word) => word.startsWith("-"))) return { host: "browser", because: undefined };
  const because = whyNoWindow(machine);
  if (because !== undefined) return { host: "browser", because };
  const runtime = machine.findRuntime() ?? (await fetched(machine));
  return typeof runtime === "string" ? { host: "desktop", runtime } : { host: "browser", ...runtime };
}

/**
 * @param {Machine} machine
 * @returns {string | undefined}
 */
function whyNoWindow({ platform, env, isRoot }) {
  const isDesktopSystem = platform === "win32" || platform === "darwin";
  // Over SSH a window would open where nobody looks, unless SSH carries the display too.
  const hasDisplay = isDesktopSystem ? !env["SSH_CONNECTION"] : Boolean(env["DISPLAY"] || env["WAYLAND_DISPLAY"]);
  if (!hasDisplay) return "there is no display";
  if (!isDesktopSystem && isRoot) return "its sandbox does not start as root";
  return undefined;
}

/**
 * @param {Machine} machine
 * @returns {Promise<string | { because: string }>} path of the runtime, or why there is none
 */
async function fetched({ env, isInReach, fetchRuntime }) {
  if (env["ELECTRON_SKIP_BINARY_DOWNLOAD"]) return { because: "its runtime is not there, and ELECTRON_SKIP_BINARY_DOWNLOAD is set" };
  if (env["CI"]) return { because: "its runtime is not there, and CI is set" };
  if (!(await isInReach())) return { because: "its runtime is not there, and where it is fetched from does not answer" };
  return fetchRuntime() ?? { because: "its runtime could not be fetched" };
}

/**
 * The one line about it.
 *
 * @param {string} because
 */
export function browserInstead(because) {
  return `Electron does not open here (${because}): the bench is served to a browser.`;
}
