// The Chromium of the end-to-end tests, the screenshots and bench/: the one that is installed, or Debian's package.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const advice =
  "The tests of the bench need Chromium. Install it (Debian and Ubuntu: apt-get install chromium) or name an executable in RHEOBASE_CHROMIUM.";

/**
 * Path of an installed Chromium; undefined without one.
 *
 * @returns {string | undefined}
 */
export function findChromium() {
  const named = process.env["RHEOBASE_CHROMIUM"];
  if (named !== undefined && named !== "") {
    if (!existsSync(named)) throw new Error(`RHEOBASE_CHROMIUM is ${named}, but that file does not exist. ${advice}`);
    return named;
  }
  return ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path));
}

/**
 * Path of the Chromium to start.
 *
 * @throws {Error} with what to install
 */
export function chromiumPath() {
  const path = findChromium();
  if (path === undefined) throw new Error(advice);
  return path;
}

/**
 * Install Debian's Chromium if there is none. This needs root on Debian.
 *
 * @throws {Error} with what to install, if this user or system cannot
 */
export function ensureChromium() {
  if (findChromium() !== undefined) return;
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) throw new Error(advice);
  console.log("Installing Debian's Chromium: apt-get install chromium");
  for (const verb of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
    const { status } = spawnSync("apt-get", ["-q", ...verb], {
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      stdio: ["ignore", "inherit", "inherit"],
    });
    if (status !== 0) throw new Error(`apt-get ${verb.join(" ")} failed with status ${String(status)}. ${advice}`);
  }
  chromiumPath();
}

/** No network requests of its own, no prompts; without a sandbox, because root must be able to start it and the pages are ours. */
export const chromiumArguments = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-sync",
  "--disable-component-update",
  "--no-first-run",
  "--disable-gpu",
  "--disable-quic",
];
