// npm run dev serves the pages from their sources, with hot reload, in front of the built server: restart it after a change to src-main
// or to the contract. `-- --desktop` does the same in Electron, which restarts by itself.
import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { createServer } from "vite";
import { buildIfStale } from "./build-if-stale.mjs";
import { browserInstead, chooseHost } from "./choose-host.mjs";
import { thisMachine } from "./electron-runtime.mjs";

const root = join(import.meta.dirname, "..");
const words = process.argv.slice(2);
const named = words.filter((word) => word !== "--desktop");
// npm runs scripts in the folder of package.json; INIT_CWD is the folder in which the user called npm.
const folder = process.env["INIT_CWD"] ?? process.cwd();

const choice = words.length > named.length ? await chooseHost(named, thisMachine) : undefined;
if (choice?.host === "desktop") {
  buildIfStale(["kernel", "icons"]);
  endTogether(
    spawn(
      process.execPath,
      [join(root, "node_modules/electron-vite/bin/electron-vite.js"), "dev", "--watch", "--ignoreConfigWarning", "--", ...named.map((word) => resolve(folder, word))],
      { cwd: root, env: { ...process.env, ELECTRON_EXEC_PATH: choice.runtime }, stdio: "inherit" },
    ),
  );
} else {
  if (choice?.because !== undefined) console.log(browserInstead(choice.because));
  await servePages(named[0] ?? ".");
}

/** @param {string} served folder to open the bench on */
async function servePages(served) {
  buildIfStale(["kernel", "cli", "renderer", "page"]);
  const bench = spawn(process.execPath, [join(root, "dist/cli/rheobase.js"), "serve", served, "--port", "0", "--no-open"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  endTogether(bench);

  const address = await printedAddress(bench.stdout);
  const pages = await createServer({
    configFile: join(root, "src-renderer/vite.config.ts"),
    // The browser connects to this server only, which forwards the socket with Host and Origin unchanged: the bench accepts its own page.
    // The key is a pattern because the name of a source file may also begin with "/socket".
    server: { host: "127.0.0.1", proxy: { "^/socket\\?": { target: address.origin, ws: true } } },
  });
  await pages.listen();
  console.log(`Rheobase is at ${pages.resolvedUrls?.local[0] ?? ""}${address.search}`);
}

/**
 * Kill the child when this process ends, and end this process when the child ends.
 *
 * @param {import("node:child_process").ChildProcess} child
 */
function endTogether(child) {
  process.on("exit", () => child.kill());
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit());
  child.on("exit", (code) => process.exit(code ?? 1));
}

/**
 * @param {import("node:stream").Readable} output of the server
 * @returns {Promise<URL>}
 */
function printedAddress(output) {
  return new Promise((found) => {
    let said = "";
    output.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
      said += text;
      const [address] = /http:\/\/\S+(?=\s)/.exec(said) ?? [];
      if (address !== undefined) found(new URL(address));
    });
  });
}
