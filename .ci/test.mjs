// npm test builds what is stale and runs every check and every test. The last line is always `N passed, N failed`, where N counts the
// build, the checks and the tests. An error that ends this script early counts as a failure.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { runBrowserTests } from "./browser-tests.mjs";
import { buildIfStale } from "./build-if-stale.mjs";
import { runChecks } from "./checks.mjs";
import { noteDuration, slowestTests } from "./slowest-tests.mjs";

const root = join(import.meta.dirname, "..");
const total = { passed: 0, failed: 0 };
let finished = false;

process.on("exit", () => {
  if (!finished) total.failed += 1;
  process.exitCode = total.failed === 0 ? 0 : 1;
  console.log(`${total.passed} passed, ${total.failed} failed`);
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));

/** @param {{ passed: number, failed: number }} tally */
function count({ passed, failed }) {
  total.passed += passed;
  total.failed += failed;
}

try {
  buildIfStale(["kernel", "cli", "renderer", "page"]);
  count({ passed: 1, failed: 0 });
  count(await runChecks());
  count(await runTests());
  count(await runBrowserTests());
  console.log(`\nThe slowest tests:\n${slowestTests()}\n`);
  finished = true;
} catch (error) {
  // Print the error here: Node would print it after the last line.
  console.error(error);
}

/**
 * Run Vitest over all projects.
 *
 * @returns {Promise<{ passed: number, failed: number }>} failed counts also each file that does not load, each skipped test and each
 * error outside of a test
 */
async function runTests() {
  const folder = mkdtempSync(join(tmpdir(), "rheobase-tests-"));
  try {
    const reportFile = join(folder, "report.json");
    const status = await vitest(["run", "--allowOnly=false", "--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`]);
    const tally = readReport(reportFile);
    return status !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {readonly string[]} options
 * @returns {Promise<number>} exit status; 1 when Vitest did not start or was killed
 */
function vitest(options) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, "node_modules/vitest/vitest.mjs"), ...options], {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
    });
    process.on("exit", () => child.kill());
    child.on("error", () => resolve(1));
    child.on("close", (status) => resolve(status ?? 1));
  });
}

/**
 * @param {string} file Vitest's JSON report
 * @returns {{ passed: number, failed: number }}
 */
function readReport(file) {
  /** @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
   *   testResults: { name: string, status: string, assertionResults: { fullName: string, status: string, duration?: number | null }[] }[] }} Report */
  /** @type {unknown} */
  const json = JSON.parse(readFileSync(file, "utf8"));
  const report = /** @type {Report} */ (json);
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  for (const { name, assertionResults } of report.testResults) {
    for (const { fullName, duration } of assertionResults) noteDuration(`${relative(root, name)} > ${fullName}`, duration ?? 0);
  }
  const skipped = report.numPendingTests + report.numTodoTests;
  if (skipped > 0) console.log(`${skipped} tests were skipped; skipped tests are not allowed: make them run, or delete them.`);
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length + skipped };
}
