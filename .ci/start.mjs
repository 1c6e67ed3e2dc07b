// npm start builds what is stale and opens the bench on the named folder or file, or on the folder in which the user called npm.
// `choose-host.mjs` decides between Electron and the browser; `-- --browser`, or an option of `rheobase serve`, means the browser.
import { spawn } from "node:child_process";
import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildIfStale } from "./build-if-stale.mjs";
import { browserInstead, chooseHost } from "./choose-host.mjs";
import { thisMachine } from "./electron-runtime.mjs";

const root = join(import.meta.dirname, "..");
const words = process.argv.slice(2);

// npm runs scripts in the folder of package.json; INIT_CWD is the folder in which the user called npm.
process.chdir(process.env["INIT_CWD"] ?? process.cwd());
const choice = await chooseHost(words, thisMachine);
if (choice.host === "desktop") {
  buildIfStale(["kernel", "renderer", "page", "desktop", "icons"]);
  const end = await openWindow(choice.runtime);
  if (end !== undefined) await serve(end);
} else {
  await serve(choice.because);
}

/**
 * Run Electron until it ends.
 *
 * @param {string} runtime path of the executable
 * @returns {Promise<string | undefined>} why Electron did not start; undefined if it did
 */
function openWindow(runtime) {
  const begin = performance.now();
  const electron = spawn(runtime, [root, ...words], { stdio: "inherit" });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, () => electron.kill(signal));
  return new Promise((resolve) => {
    electron.on("error", (error) => resolve(error.message));
    electron.on("exit", (status, signal) => {
      process.exitCode = status ?? 1;
      // If the system forbids the sandbox, Electron exits at once. If it exits later, it had a window, which the user closed.
      const isAccident = (status ?? 1) !== 0 && signal !== "SIGINT" && signal !== "SIGTERM" && signal !== "SIGHUP";
      resolve(isAccident && performance.now() - begin < 10_000 ? `it ended with ${signal ?? `status ${String(status)}`}` : undefined);
    });
  });
}

/** @param {string | undefined} because why not in Electron; undefined if the user asked for the browser */
async function serve(because) {
  if (because !== undefined) console.log(browserInstead(because));
  buildIfStale(["kernel", "cli", "renderer", "page"]);
  process.exitCode = 0;
  process.argv.splice(2, words.length, "serve", ...words.filter((word) => word !== "--browser").map(folderOf));
  const program = new URL("../dist/cli/rheobase.js", import.meta.url).href;
  await import(program);
}

/**
 * The folder to serve: the named folder, or the folder of the named file.
 *
 * @param {string} word argument of the command line
 */
function folderOf(word) {
  return statSync(word, { throwIfNoEntry: false })?.isFile() ? dirname(word) : word;
}
