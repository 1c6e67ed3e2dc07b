// The end-to-end specs in Chromium: run by Playwright, counted here.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium } from "./chromium.mjs";

const root = join(import.meta.dirname, "..");

/**
 * Run every spec.
 *
 * @returns {Promise<{ passed: number, failed: number }>} a missing Chromium, a skipped or flaky test, an error outside of any test
 * and a run without tests count as failed
 */
export async function runBrowserTests() {
  try {
    ensureChromium();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  }
  const folder = mkdtempSync(join(tmpdir(), "rheobase-specs-"));
  try {
    const reportFile = join(folder, "report.json");
    const status = await playwright(reportFile);
    const tally = readReport(reportFile);
    return status !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} reportFile
 * @returns {Promise<number>} exit status, 1 when it did not start or was killed
 */
function playwright(reportFile) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, "node_modules/@playwright/test/cli.js"), "test", "--project=server", "--reporter=list,json"], {
      cwd: root,
      env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1" },
      stdio: ["ignore", "inherit", "inherit"],
    });
    process.on("exit", () => child.kill());
    child.on("error", () => resolve(1));
    child.on("close", (status) => resolve(status ?? 1));
  });
}

/**
 * @param {string} file Playwright's JSON report; missing where it broke down
 * @returns {{ passed: number, failed: number }}
 */
function readReport(file) {
  try {
    /** @type {unknown} */
    const json = JSON.parse(readFileSync(file, "utf8"));
    return tallyOf(/** @type {Report} */ (json));
  } catch {
    console.error("The end-to-end specs left no report.");
    return { passed: 0, failed: 1 };
  }
}

/**
 * What a report of Playwright counts for.
 *
 * @typedef {{ stats: { expected: number, unexpected: number, skipped: number, flaky: number }, errors: readonly unknown[] }} Report
 * @param {Report} report
 * @returns {{ passed: number, failed: number }} nothing at all is one failure
 */
export function tallyOf({ stats: { expected, unexpected, skipped, flaky }, errors }) {
  if (skipped > 0) console.log(`${skipped} end-to-end specs did not run: a test runs or is taken out.`);
  const failed = unexpected + skipped + flaky + errors.length;
  return { passed: expected, failed: expected + failed === 0 ? 1 : failed };
}
