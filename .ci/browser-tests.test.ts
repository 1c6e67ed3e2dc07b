import { expect, test, vi } from "vitest";
import { specsOf, tallyOf, unlikeOnHosts } from "./browser-tests.mjs";
import { chromiumPath } from "./chromium.mjs";

const report = (stats: Partial<Parameters<typeof tallyOf>[0]["stats"]>, errors: unknown[] = []) =>
  tallyOf({ stats: { expected: 0, unexpected: 0, skipped: 0, flaky: 0, ...stats }, errors });

test("what did not run, what passed only sometimes and what broke outside of any test has failed", () => {
  const said = vi.spyOn(console, "log").mockReturnValue();
  expect(report({ expected: 5 })).toEqual({ passed: 5, failed: 0 });
  expect(report({ expected: 5, unexpected: 1, skipped: 2, flaky: 1 }, ["no server"])).toEqual({ passed: 5, failed: 5 });
  expect(said).toHaveBeenCalledWith(expect.stringContaining("2 end-to-end specs did not run"));
  said.mockRestore();
});

test("a run without any test has failed", () => {
  expect(report({})).toEqual({ passed: 0, failed: 1 });
});

test("a Chromium that is named and is not there is not silently replaced by another", () => {
  vi.stubEnv("RHEOBASE_CHROMIUM", "/nowhere/chromium");
  expect(() => chromiumPath()).toThrow(/RHEOBASE_CHROMIUM is \/nowhere\/chromium.*apt-get install chromium/);
  vi.unstubAllEnvs();
});

test("the desktop runs the specs of the server, all of them and no others, and the lists are printed", () => {
  const said = vi.spyOn(console, "log").mockReturnValue();
  const suite = (...onDesktop: string[]) => [
    {
      title: "runs.spec.ts",
      specs: ["a", "b"].map((title) => ({ title, tests: ["server", ...(onDesktop.includes(title) ? ["desktop"] : [])].map((projectName) => ({ projectName })) })),
      suites: [{ title: "inside", specs: [{ title: "c", tests: [{ projectName: "server" }, { projectName: "desktop" }, { projectName: "desktop-shell" }] }] }],
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
