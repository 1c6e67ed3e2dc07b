// npm run dev: the pages from their sources, changed as they are edited, in front of a server with a service as it was built.
// A change of src-main or of the contract needs a new start.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createServer } from "vite";
import { buildIfStale } from "./build-if-stale.mjs";

const root = join(import.meta.dirname, "..");
buildIfStale(["kernel", "cli", "renderer"]);

const folder = process.argv[2] ?? ".";
const bench = spawn(process.execPath, [join(root, "dist/cli/rheobase.js"), "serve", folder, "--port", "0", "--no-open"], {
  cwd: process.env["INIT_CWD"] ?? process.cwd(),
  stdio: ["ignore", "pipe", "inherit"],
});
process.on("exit", () => bench.kill());
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit());
bench.on("exit", (code) => process.exit(code ?? 1));

const address = await printedAddress();
const pages = await createServer({
  configFile: join(root, "src-renderer/vite.config.ts"),
  // The browser speaks to this server alone; Host and Origin stay what they are, so the bench sees its own page. As a pattern,
  // because a source file may have a name that begins like it.
  // Fonts lie in node_modules, outside of the pages' root.
  server: { host: "127.0.0.1", fs: { allow: [root] }, proxy: { "^/socket\\?": { target: address.origin, ws: true } } },
});
await pages.listen();
console.log(`Rheobase is at ${pages.resolvedUrls?.local[0] ?? ""}${address.search}`);

/** @returns {Promise<URL>} */
function printedAddress() {
  return new Promise((resolve) => {
    let said = "";
    bench.stdout.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
      said += text;
      const found = /http:\/\/\S+(?=\s)/.exec(said);
      if (found !== null) resolve(new URL(found[0]));
    });
  });
}
