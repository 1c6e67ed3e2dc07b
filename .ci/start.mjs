// npm start: build what is stale, then `rheobase serve` for the folder that npm was called in.
import { buildIfStale } from "./build-if-stale.mjs";

buildIfStale(["kernel", "cli", "renderer"]);
// npm runs scripts in the folder of package.json.
process.chdir(process.env["INIT_CWD"] ?? process.cwd());
process.argv.splice(2, 0, "serve");
const program = new URL("../dist/cli/rheobase.js", import.meta.url).href;
await import(program);
