import { expect, test } from "vitest";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { connectionLost } from "../../src-shared/errors/contract-errors.ts";
import { nothingToCopy } from "../../src-shared/errors/exports-errors.ts";
import { Notices } from "./notices.svelte.ts";

test("what a person can mend is a bar with its remedy; one of a kind at a time", () => {
  const notices = new Notices();
  notices.raise(nothingToCopy("Raster"));
  notices.raise(nothingToCopy("f-I curve"));
  expect(notices.bars.map(({ title }) => title)).toEqual([expect.stringMatching(/^f-I curve: /)]);
  expect(notices.faults.reporting).toBe(false);
});

test("a fault of the program, here or in the service, is a report to send and no bar", () => {
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

test("a lost connection has a bar of its own elsewhere", () => {
  const notices = new Notices();
  notices.raise(connectionLost("it ended"));
  expect([notices.bars, notices.faults.reporting]).toEqual([[], false]);
});
