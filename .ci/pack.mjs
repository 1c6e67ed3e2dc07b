// npm run dist: the packages of the desktop application for this system, in dist/packages. `-- --dir` leaves out the installers.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { buildIfStale } from "./build-if-stale.mjs";

const root = join(import.meta.dirname, "..");
buildIfStale(["kernel", "renderer", "desktop", "icons"]);
const { status } = spawnSync(process.execPath, [join(root, "node_modules/electron-builder/cli.js"), "--publish", "never", ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
});
process.exitCode = status ?? 1;
