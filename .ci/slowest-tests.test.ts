import { expect, test } from "vitest";
import { slowness } from "./slowness.mjs";
import { noteDuration, slowestTests } from "./slowest-tests.mjs";

test("the slowest tests come first, and no more than fifteen", () => {
  for (let k = 1; k <= 20; k++) noteDuration(`test ${k}`, 1000 * k);
  const lines = slowestTests().split("\n");
  expect(lines).toHaveLength(15);
  expect(lines[0]).toBe("   20.0 s  test 20");
  expect(lines[14]).toBe("    6.0 s  test 6");
});

test("timeouts grow with the machine's slowness, by 10 at most, and every process of a run has one answer", () => {
  const factor = slowness();
  expect(factor).toBeGreaterThanOrEqual(1);
  expect(factor).toBeLessThanOrEqual(10);
  expect(process.env["RHEOBASE_TEST_SLOWNESS"]).toBe(String(factor));
  expect(slowness()).toBe(factor);
});
