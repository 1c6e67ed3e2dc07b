// Decides for `npm start` whether the desktop or the browser opens the bench.

/**
 * What the decision needs to know of the machine. The functions are called in this order, and only if the answer matters.
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
 * @typedef {{ host: "browser", because: string | undefined }} Browser `because`: why not the desktop; undefined if the user asked for the browser
 */

/**
 * Choose Electron if its runtime is installed or can be downloaded, and the browser otherwise, or if the user asks for it.
 *
 * @param {readonly string[]} words of the command line
 * @param {Machine} machine
 * @returns {Promise<Desktop | Browser>}
 */
export async function chooseHost(words, machine) {
  // `--browser`, or an option of `rheobase serve`, which the desktop does not have.
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
  // Over SSH, a window would open on the remote screen, which the user does not see, unless SSH forwards the display.
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
  if (env["ELECTRON_SKIP_BINARY_DOWNLOAD"]) return { because: "its runtime is not installed, and ELECTRON_SKIP_BINARY_DOWNLOAD is set" };
  if (env["CI"]) return { because: "its runtime is not installed, and CI is set" };
  if (!(await isInReach())) return { because: "its runtime is not installed, and the download server does not answer" };
  return fetchRuntime() ?? { because: "its runtime could not be downloaded" };
}

/**
 * The line that tells the user why the browser opens.
 *
 * @param {string} because
 */
export function browserInstead(because) {
  return `Electron does not open here (${because}): the bench is served to a browser.`;
}
