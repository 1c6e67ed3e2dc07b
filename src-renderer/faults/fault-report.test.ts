import { expect, test } from "vitest";
import { unexpected } from "../../src-shared/errors/contract-errors.ts";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { faultReport, type ReportParts } from "./fault-report.ts";
import { Faults } from "../state/faults.svelte.ts";

const parts: ReportParts = {
  writtenAt: Date.UTC(2026, 10, 21, 15, 30),
  host: { host: "server", versions: { app: "0.1.0", engine: 1, experimentFormat: 1 } },
  userAgent: "Mozilla/5.0 (X11; Linux x86_64)",
  window: { width: 1280, height: 800, scale: 2 },
  shown: "design",
  faults: [],
  actions: [],
  experiment: undefined,
};

test("a report has versions, host, the error and the last actions", () => {
  let now = Date.UTC(2026, 10, 21, 15, 0);
  const faults = new Faults(() => (now += 1000));
  faults.performed("run.start");
  faults.happened(new TypeError("x is undefined"));
  faults.stopped("Preview", "a text that was thrown");
  const text = faultReport({ ...parts, faults: faults.list, actions: faults.actions });
  expect(text).toContain("Rheobase 0.1.0, engine 1, experiment file 1");
  expect(text).toContain("Host: server, in a browser");
  expect(text).toContain("Window: 1280 x 800, 2 device pixels per pixel");
  expect(text).toContain("2026-11-21T15:00:01.000Z run.start");
  expect(text).toMatch(/Fault 1, 2026-11-21T15:00:02\.000Z\nTypeError: x is undefined\n +at .*fault-report\.test/);
  expect(text).toMatch(/Fault 2, 2026-11-21T15:00:03\.000Z, in Preview\na text that was thrown\n/);
  expect(text).toContain("Experiment\nnot included");
});

test("the experiment is included only if asked, the token of the address never", () => {
  const faults = new Faults(() => 0);
  const error = new Error("lost");
  error.stack = "Error: lost\n    at http://127.0.0.1:4173/?token=AbC-123_x:10:5\n    at x (http://127.0.0.1:4173/?a=1&token=AbC-123_x#y)";
  faults.happened(error);
  const text = faultReport({ ...parts, faults: faults.list, experiment: '{ "format": "rheobase-experiment" }' });
  expect(text).toContain('Experiment\n{ "format": "rheobase-experiment" }');
  expect(text).not.toContain("AbC-123_x");
  expect(text).toContain("token=...:10:5");
});

test("before the service has answered, versions are unknown", () => {
  expect(faultReport({ ...parts, host: undefined })).toContain("Version: unknown, the service did not answer");
});

test("for errors of the service the cause is shown, or code and message without one", () => {
  const faults = new Faults(() => 0);
  faults.happened(unexpected(new RangeError("too long")));
  faults.happened(BenchError.fromJson({ code: "unexpected", where: "cell", what: "Something went wrong.", remedy: "Report it.", parameters: {} }));
  expect(faults.list.map(({ what }) => what)).toEqual(["RangeError: too long", "unexpected: cell: Something went wrong."]);
});

test("the report is offered once for the same fault, and again for another", () => {
  const faults = new Faults(() => 0);
  const error = new Error("again and again");
  faults.happened(error);
  expect(faults.reporting).toBe(true);
  faults.goOn();
  faults.happened(error);
  expect(faults.reporting).toBe(false);
  faults.happened(new Error("another"));
  expect(faults.reporting).toBe(true);
});

test("of many faults and actions the last are kept", () => {
  const faults = new Faults(() => 0);
  for (let k = 0; k < 1000; k++) {
    faults.stopped("Preview", new Error(String(k)));
    faults.performed(`action.${k}`);
  }
  expect(faults.list).toHaveLength(10);
  expect(faults.list.at(-1)?.what).toBe("Error: 999");
  expect(faults.actions).toHaveLength(30);
  expect(faults.actions.at(-1)?.id).toBe("action.999");
  faults.performed("recent /home/me/secret.rheobase.json");
  expect(faults.actions.at(-1)?.id).toBe("recent");
});
