import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { surviveOutput } from "./output-errors.ts";

const fault = (code: string): Error => Object.assign(new Error(code), { code });

function streams() {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  return { stdout, stderr, output: surviveOutput(stdout, stderr), said: () => String((stderr.read() as Buffer | null) ?? "") };
}

test("a closed pipe is no error", () => {
  const { stdout, output, said } = streams();
  stdout.emit("error", fault("EPIPE"));
  expect([output.failed, said()]).toEqual([false, ""]);
});

test("a full disk is reported once", () => {
  const { stdout, output, said } = streams();
  for (let k = 0; k < 3; k++) stdout.emit("error", fault("ENOSPC"));
  expect(output.failed).toBe(true);
  expect(said().match(/the disk is full/g)).toHaveLength(1);
});

test("an unwritable standard error is ignored", () => {
  const { stderr, output } = streams();
  stderr.emit("error", fault("EPIPE"));
  expect(output.failed).toBe(false);
});
