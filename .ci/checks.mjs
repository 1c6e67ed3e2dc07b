// Static checks: style, imports between folders, types, dead code.
import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";

const root = join(import.meta.dirname, "..");

/** The command of each check, by its name. */
const checks = {
  eslint: ["eslint", "--max-warnings", "0", "."],
  arrows: ["depcruise", "--config", ".dependency-cruiser.cjs", "src-shared", "src-main", "src-renderer", "bench", "e2e"],
  "types of src-shared": ["tsc", "-p", "src-shared"],
  "types of src-main": ["tsc", "-p", "src-main"],
  "types of src-renderer": ["svelte-check", "--tsconfig", "src-renderer/tsconfig.json", "--fail-on-warnings", "--output", "human"],
  "types of tests and tools": ["tsc", "-p", "."],
  "types of the stand-in's page scripts": ["tsc", "-p", "e2e/electron/page"],
  "types of the kernel build": ["tsc", "-p", "tsconfig.kernel.json"],
  "dead code": ["knip"],
};

/**
 * Run every check, two at a time, and print each report when its check ends.
 *
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks() {
  const tally = { passed: 0, failed: 0 };
  const waiting = Object.entries(checks);
  const runWhatWaits = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name, command] = next;
      const start = performance.now();
      const { status, report } = await run(command);
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      tally[status === 0 ? "passed" : "failed"] += 1;
      console.log(`${status === 0 ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
      if (status !== 0) console.log(report);
    }
  };
  await Promise.all([runWhatWaits(), runWhatWaits()]);
  return tally;
}

/**
 * @param {readonly string[]} command a binary of node_modules and its arguments
 * @returns {Promise<{ status: number, report: string }>} status 1 when the command did not start or was killed
 */
function run(command) {
  return new Promise((resolve) => {
    const PATH = join(root, "node_modules", ".bin") + delimiter + (process.env["PATH"] ?? "");
    // In a shell, because these commands are batch files on Windows. None of their arguments needs quotes.
    const child = spawn(command.join(" "), { shell: true, cwd: root, env: { ...process.env, PATH }, stdio: ["ignore", "pipe", "pipe"] });
    let report = "";
    child.stdout.setEncoding("utf8").on("data", (/** @type {string} */ text) => (report += text));
    child.stderr.setEncoding("utf8").on("data", (/** @type {string} */ text) => (report += text));
    child.on("error", (error) => resolve({ status: 1, report: error.message }));
    child.on("close", (status) => resolve({ status: status ?? 1, report }));
  });
}
