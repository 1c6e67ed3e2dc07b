import { expect, test, vi } from "vitest";
import { specsOf, tallyOf, unlikeOnHosts } from "./browser-tests.mjs";
import { chromiumPath } from "./chromium.mjs";

const report = (stats: Partial<Parameters<typeof tallyOf>[0]["stats"]>, errors: unknown[] = []) =>
  tallyOf({ stats: { expected: 0, unexpected: 0, skipped: 0, flaky: 0, ...stats }, errors });

test("skipped tests, flaky tests and errors outside of a test count as failed", () => {
  const said = vi.spyOn(console, "log").mockReturnValue();
  expect(report({ expected: 5 })).toEqual({ passed: 5, failed: 0 });
  expect(report({ expected: 5, unexpected: 1, skipped: 2, flaky: 1 }, ["no server"])).toEqual({ passed: 5, failed: 5 });
  expect(said).toHaveBeenCalledWith(expect.stringContaining("2 end-to-end specs did not run"));
  said.mockRestore();
});

test("a run without tests counts as failed", () => {
  expect(report({})).toEqual({ passed: 0, failed: 1 });
});

test("throws when RHEOBASE_CHROMIUM names a missing file, instead of starting another Chromium", () => {
  vi.stubEnv("RHEOBASE_CHROMIUM", "/nowhere/chromium");
  expect(() => chromiumPath()).toThrow(/RHEOBASE_CHROMIUM is \/nowhere\/chromium.*apt-get install chromium/);
  vi.unstubAllEnvs();
});

test("prints the specs of each host, and counts those that ran on only one of them", () => {
  const said = vi.spyOn(console, "log").mockReturnValue();
  const ranOn = (projectName: string) => ({ projectName, results: [{ duration: 1200 }] });
  const suite = (...onDesktop: string[]) => [
    {
      title: "runs.spec.ts",
      specs: ["a", "b"].map((title) => ({ title, tests: ["server", ...(onDesktop.includes(title) ? ["desktop"] : [])].map(ranOn) })),
      suites: [{ title: "inside", specs: [{ title: "c", tests: ["server", "desktop", "desktop-shell"].map(ranOn) }] }],
    },
  ];
  const alike = specsOf({ suites: suite("a", "b") });
  expect(alike.get("desktop")).toEqual(["runs.spec.ts > a", "runs.spec.ts > b", "runs.spec.ts > inside > c"]);
  expect(unlikeOnHosts(alike)).toBe(0);
  expect(said).toHaveBeenCalledWith(expect.stringContaining("3 specs ran on desktop:\n  runs.spec.ts > a"));
  expect(unlikeOnHosts(specsOf({ suites: suite("a") }))).toBe(1);
  expect(said).toHaveBeenLastCalledWith(expect.stringContaining("runs.spec.ts > b"));
  said.mockRestore();
});
