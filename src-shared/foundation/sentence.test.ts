import { expect, test } from "vitest";
import { Sentence, sentence } from "./sentence.ts";

const duration = -50;
const inSweep = sentence` in sweep ${{ sweep: 3 }}`;
const whole = sentence`${{ label: "epoch 2" }} lasts ${{ duration }} ms${{ inSweep }}${sentence`, at ${{ dt: 0.1 }} ms`}${"."}`;

test("a sentence converts to its plain text", () => {
  expect(String(whole)).toBe("epoch 2 lasts -50 ms in sweep 3, at 0.1 ms.");
});

test("a sentence has all its parameters, including those of nested sentences", () => {
  expect(whole.parameters).toEqual({ label: "epoch 2", duration: -50, sweep: 3, dt: 0.1 });
});

test("worded() replaces or omits each parameter, also in nested sentences", () => {
  const worded = whole.worded((name, value) => {
    if (name === "inSweep") return "";
    return value instanceof Sentence ? String(value) : `<${name} ${value}>`;
  });
  expect(worded).toBe("<label epoch 2> lasts <duration -50> ms, at <dt 0.1> ms.");
});
