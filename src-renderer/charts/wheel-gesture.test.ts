import { expect, test } from "vitest";
import { wheelGesture } from "./wheel-gesture.ts";

const still = { deltaX: 0, deltaY: 0, deltaMode: 0, shiftKey: false, altKey: false };

test("the wheel zooms time: scrolling up zooms in", () => {
  expect(wheelGesture({ ...still, deltaY: -400 })).toEqual({ kind: "zoom-time", factor: Math.E });
});

test("the wheel with Alt zooms voltage", () => {
  expect(wheelGesture({ ...still, deltaY: 400, altKey: true })).toEqual({ kind: "zoom-voltage", factor: 1 / Math.E });
});

test.each([
  ["turned sideways", { ...still, deltaX: 80, deltaY: 10 }, 10 / 800],
  ["sideways alone", { ...still, deltaX: 80 }, 0.1],
  ["with Shift", { ...still, deltaY: 80, shiftKey: true }, 0.1],
  ["with Shift, which browsers turn sideways", { ...still, deltaX: 80, shiftKey: true }, 0.1],
])("the wheel %s pans", (_, wheel, by) => {
  expect(wheelGesture(wheel)).toEqual({ kind: "pan", by });
});

test("one line of scrolling counts as 16 pixels", () => {
  expect(wheelGesture({ ...still, deltaY: 3, deltaMode: 1 })).toEqual(wheelGesture({ ...still, deltaY: 48 }));
});
