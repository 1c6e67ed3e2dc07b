// Runs the end-to-end specs with Playwright in Chromium, on the server and on the desktop; counts and lists them.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium } from "./chromium.mjs";
import { noteDuration } from "./slowest-tests.mjs";

const root = join(import.meta.dirname, "..");

/** Playwright projects: `server` and `desktop` run the same specs, `desktop-shell` those of a desktop alone, `page` opens the page to give away. */
const projects = ["server", "desktop", "desktop-shell", "page"];

/**
 * Run every spec.
 *
 * @returns {Promise<{ passed: number, failed: number }>} failed counts also a missing Chromium, each skipped or flaky test, each error
 * outside of a test, and a run without tests
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
 * @returns {Promise<number>} exit status; 1 when Playwright did not start or was killed
 */
function playwright(reportFile) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, "node_modules/@playwright/test/cli.js"), "test", ...projects.map((name) => `--project=${name}`), "--reporter=list,json"], {
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
 * @param {string} file Playwright's JSON report; missing when Playwright crashed
 * @returns {{ passed: number, failed: number }}
 */
function readReport(file) {
  try {
    /** @type {unknown} */
    const json = JSON.parse(readFileSync(file, "utf8"));
    const report = /** @type {Report} */ (json);
    const tally = tallyOf(report);
    noteSpecs(report.suites, "");
    return { ...tally, failed: tally.failed + unlikeOnHosts(specsOf(report)) };
  } catch {
    console.error("The end-to-end specs left no report.");
    return { passed: 0, failed: 1 };
  }
}

/**
 * @param {readonly Suite[]} suites
 * @param {string} path titles of the suites around them
 */
function noteSpecs(suites, path) {
  for (const { title, specs = [], suites: inner = [] } of suites) {
    const here = path === "" ? title : `${path} > ${title}`;
    for (const { title: spec, tests } of specs) {
      for (const { projectName, results } of tests) noteDuration(`${projectName}: ${here} > ${spec}`, results.reduce((sum, { duration }) => sum + duration, 0));
    }
    noteSpecs(inner, here);
  }
}

/**
 * The specs that ran in each project.
 *
 * @param {Pick<Report, "suites">} report
 * @returns {Map<string, string[]>} file and title of each spec by project, sorted
 */
export function specsOf({ suites }) {
  /** @type {Map<string, string[]>} */
  const specs = new Map(projects.map((name) => [name, []]));
  /**
   * @param {readonly Suite[]} inside
   * @param {readonly string[]} path
   */
  const collect = (inside, path) => {
    for (const { title, specs: own = [], suites: inner = [] } of inside) {
      const here = [...path, title];
      for (const spec of own) for (const { projectName } of spec.tests) specs.get(projectName)?.push([...here, spec.title].join(" > "));
      collect(inner, here);
    }
  };
  collect(suites, []);
  for (const list of specs.values()) list.sort();
  return specs;
}

/**
 * Print the specs of each project. `server` and `desktop` must run the same specs.
 *
 * @param {Map<string, readonly string[]>} specs
 * @returns {number} number of specs that ran in only one of these two projects
 */
export function unlikeOnHosts(specs) {
  for (const [name, list] of specs) console.log([`\n${list.length} specs ran on ${name}:`, ...list.map((spec) => `  ${spec}`)].join("\n"));
  const [server, desktop] = ["server", "desktop"].map((name) => new Set(specs.get(name)));
  const unlike = [...(server ?? []), ...(desktop ?? [])].filter((spec) => server?.has(spec) !== desktop?.has(spec));
  console.log(unlike.length === 0 ? `\nThe desktop ran the same ${desktop?.size ?? 0} specs as the server.` : `\nThese specs ran on one host alone:\n${unlike.join("\n")}`);
  return unlike.length;
}

/**
 * Count passed and failed tests of a report.
 *
 * @typedef {{ projectName: string, results: readonly { duration: number }[] }} Test
 * @typedef {{ title: string, specs?: readonly { title: string, tests: readonly Test[] }[], suites?: readonly Suite[] }} Suite
 * @typedef {{ stats: { expected: number, unexpected: number, skipped: number, flaky: number }, errors: readonly unknown[], suites: readonly Suite[] }} Report
 * @param {Pick<Report, "stats" | "errors">} report
 * @returns {{ passed: number, failed: number }} a report without tests counts as one failure
 */
export function tallyOf({ stats: { expected, unexpected, skipped, flaky }, errors }) {
  if (skipped > 0) console.log(`${skipped} end-to-end specs did not run; skipped tests are not allowed: make them run, or delete them.`);
  const failed = unexpected + skipped + flaky + errors.length;
  return { passed: expected, failed: expected + failed === 0 ? 1 : failed };
}
