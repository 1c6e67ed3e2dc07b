import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { durationText, progressLine } from "./progress-line.ts";

function aStream(isTTY: boolean) {
  const stream = Object.assign(new PassThrough({ encoding: "utf8" }), { isTTY, clearLine: () => true, cursorTo: () => true });
  return { stream, text: () => (stream.read() as string | null) ?? "" };
}
const state = (fraction: number, remaining_ms?: number) => ({ fraction, remaining_ms, done: 3, conditions: 10 });

test("without a terminal prints one plain line every five seconds", async () => {
  const { stream, text } = aStream(false);
  let now = 0;
  const progress = await progressLine(stream, "Steps", () => now);
  for (now = 0; now <= 11_000; now += 100) progress.simulating(state(now / 20_000, 20_000 - now));
  for (; now <= 20_000; now += 100) progress.writing(0.3);
  progress.end();
  expect(text()).toBe("Steps: 25 %, 3 of 10 conditions, 15 s left\nSteps: 50 %, 3 of 10 conditions, 10 s left\nSteps: 30 %, writing files\nSteps: 30 %, writing files\n");
});

test("on a terminal shows a bar with progress and time left, and removes it at the end", async () => {
  const { stream, text } = aStream(true);
  const progress = await progressLine(stream, "Steps", () => 0);
  progress.simulating(state(0.42));
  await expect.poll(() => text()).toMatch(/Steps .* 42 % 3 of 10 conditions/);
  progress.simulating(state(0.5, 75_000));
  await expect.poll(() => text()).toMatch(/Steps .* 50 % 3 of 10 conditions, 1 min 15 s left/);
  progress.end();
  text();
  progress.writing(0.6);
  progress.end();
  expect(text()).toBe("");
});

test("durations have suitable units", () => {
  expect([0, 1234, 9949, 9950, 59_000, 60_000, 75_000, 3_599_000, 3_600_000, 90_000_000].map(durationText)).toEqual([
    ...["0.0 s", "1.2 s", "9.9 s", "10 s", "59 s"],
    ...["1 min 0 s", "1 min 15 s", "59 min 59 s", "1 h 0 min", "25 h 0 min"],
  ]);
});
