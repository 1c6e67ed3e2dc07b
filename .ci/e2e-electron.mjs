// npm run e2e:electron runs the specs of both hosts and those of the desktop on Electron itself. It passes arguments on to Playwright.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { buildIfStale } from "./build-if-stale.mjs";
import { findRuntime } from "./electron-runtime.mjs";

const root = join(import.meta.dirname, "..");

if (findRuntime(process.env) === undefined) {
  console.error("The specs did not run: Electron's runtime is not installed. Install it with npx install-electron.");
  process.exitCode = 1;
} else {
  buildIfStale(["kernel", "cli", "renderer", "page", "desktop", "icons"]);
  const { status } = spawnSync(process.execPath, [join(root, "node_modules/@playwright/test/cli.js"), "test", "--project=electron", ...process.argv.slice(2)], {
    cwd: root,
    stdio: "inherit",
  });
  process.exitCode = status ?? 1;
}
