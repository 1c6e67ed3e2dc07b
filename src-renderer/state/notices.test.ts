import { expect, test } from "vitest";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { connectionLost } from "../../src-shared/errors/contract-errors.ts";
import { nothingToCopy } from "../../src-shared/errors/exports-errors.ts";
import { Notices } from "./notices.svelte.ts";

test("an error with a remedy is a message bar; only one of each kind at a time", () => {
  const notices = new Notices();
  notices.raise(nothingToCopy("Raster"));
  notices.raise(nothingToCopy("f-I curve"));
  expect(notices.bars.map(({ title }) => title)).toEqual([expect.stringMatching(/^f-I curve: /)]);
  expect(notices.faults.reporting).toBe(false);
});

test("an unexpected error, here or in the service, becomes a report, not a message bar", () => {
  for (const error of [
    new TypeError("x is undefined"),
    BenchError.fromJson({ code: "unexpected", where: "", what: "Something went wrong.", remedy: "Report it.", parameters: {} }),
  ]) {
    const notices = new Notices();
    notices.raise(error);
    expect(notices.bars).toEqual([]);
    expect(notices.faults.reporting).toBe(true);
    expect(notices.faults.list).toHaveLength(1);
  }
});

test("a lost connection has its own message bar elsewhere", () => {
  const notices = new Notices();
  notices.raise(connectionLost("it ended"));
  expect([notices.bars, notices.faults.reporting]).toEqual([[], false]);
});
