import fc from "fast-check";
import { expect, test } from "vitest";
import { LinkedAxes, type TimeExtent } from "./linked-axes.svelte.ts";

/** Axes of a recording, whose animation frames the test triggers. */
function axesOf(extent: TimeExtent): { axes: LinkedAxes; frame: () => void; frames: () => number; record: (next: TimeExtent) => void } {
  let current = extent;
  let waiting: (() => void) | undefined;
  let asked = 0;
  const axes = new LinkedAxes(
    () => current,
    (flush) => {
      asked++;
      waiting = flush;
    },
  );
  return {
    axes,
    frame: () => {
      waiting?.();
      waiting = undefined;
    },
    frames: () => asked,
    record: (next) => (current = next),
  };
}

test("the whole recording is shown until a zoom", () => {
  const { axes } = axesOf({ from: 0, to: 1000 });
  expect(axes.window).toEqual({ from: 0, to: 1000 });
  expect(axes.zoomed).toBe(false);
});

test("a zoom keeps the time under the pointer in place", () => {
  const { axes, frame } = axesOf({ from: 0, to: 1000 });
  axes.zoom(2, 250);
  frame();
  expect(axes.window).toEqual({ from: 125, to: 625 });
  axes.zoom(0.5, 250);
  frame();
  expect(axes.window).toEqual({ from: 0, to: 1000 });
  expect(axes.zoomed).toBe(false);
});

test("gestures within one frame add up and are drawn once", () => {
  const { axes, frame, frames } = axesOf({ from: 0, to: 1000 });
  axes.show(400, 500);
  for (let k = 0; k < 10; k++) axes.pan(0.1);
  expect(axes.window).toEqual({ from: 0, to: 1000 });
  frame();
  expect(axes.window.from).toBeCloseTo(500);
  expect(frames()).toBe(1);
  axes.pan(0.1);
  expect(frames()).toBe(2);
});

test("after any gestures the window is ascending and inside the recording; panning keeps its length", () => {
  const gesture = fc.oneof(
    fc.tuple(fc.constant("zoom" as const), fc.double({ min: 0.01, max: 100, noNaN: true }), fc.double({ min: -100, max: 1100, noNaN: true })),
    fc.tuple(fc.constant("pan" as const), fc.double({ min: -3, max: 3, noNaN: true }), fc.constant(0)),
    fc.tuple(fc.constant("show" as const), fc.double({ min: -100, max: 1100, noNaN: true }), fc.double({ min: -100, max: 1100, noNaN: true })),
  );
  fc.assert(
    fc.property(fc.array(gesture, { maxLength: 30 }), (gestures) => {
      const { axes, frame } = axesOf({ from: 0, to: 1000 });
      for (const [kind, a, b] of gestures) {
        const before = axes.window;
        if (kind === "zoom") axes.zoom(a, b);
        else if (kind === "pan") axes.pan(a);
        else axes.show(a, b);
        frame();
        const { from, to } = axes.window;
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(1000 + 1e-9);
        expect(to).toBeGreaterThan(from);
        if (kind === "pan") expect(to - from).toBeCloseTo(before.to - before.from, 6);
      }
    }),
  );
});

test("a span is marked during the drag, and zoomed to at its end", () => {
  const { axes, frame } = axesOf({ from: 0, to: 1000 });
  axes.drag({ from: 200, to: 300 });
  frame();
  expect(axes.dragged).toEqual({ from: 200, to: 300 });
  axes.drag(undefined);
  axes.show(300, 200);
  frame();
  expect([axes.dragged, axes.window]).toEqual([undefined, { from: 200, to: 300 }]);
  axes.showAll();
  frame();
  expect(axes.window).toEqual({ from: 0, to: 1000 });
});

test("cursors stay within the recording; the one set last moves by fractions of the window", () => {
  const { axes, frame } = axesOf({ from: 0, to: 1000 });
  axes.setCursor("A", -5);
  axes.setCursor("B", 400);
  frame();
  expect([axes.cursorA, axes.cursorB, axes.active]).toEqual([0, 400, "B"]);
  axes.moveCursor(0.001);
  axes.moveCursor(0.001);
  frame();
  expect(axes.cursorB).toBeCloseTo(402);
  axes.clearCursors();
  axes.moveCursor(0.1);
  frame();
  expect([axes.cursorA, axes.cursorB, axes.active]).toEqual([undefined, undefined, undefined]);
  axes.placeCursors();
  frame();
  expect(axes.cursorB! - axes.cursorA!).toBeCloseTo(1000 / 3);
});

test("a cursor jumps to the next or previous spike, and the window follows", () => {
  const { axes, frame } = axesOf({ from: 0, to: 1000 });
  const spikes = [100, 150, 900];
  const seek = (direction: 1 | -1) => {
    axes.seek(spikes, direction);
    frame();
    return axes.cursorA;
  };
  axes.show(50, 250);
  frame();
  expect([seek(1), seek(1)]).toEqual([100, 150]);
  expect(axes.window).toEqual({ from: 50, to: 250 });
  expect(seek(1)).toBe(900);
  expect(axes.window).toEqual({ from: 800, to: 1000 });
  expect([seek(1), seek(-1)]).toEqual([900, 150]);
});

test("another recording resets the zoom; a longer version of the same recording keeps it", () => {
  const { axes, frame, record } = axesOf({ from: 0, to: 1000, key: "a" });
  axes.show(100, 200);
  axes.setCursor("A", 150);
  frame();
  record({ from: 0, to: 1500, key: "a" });
  expect([axes.window, axes.cursorA]).toEqual([{ from: 100, to: 200 }, 150]);
  record({ from: 0, to: 120, key: "a" });
  expect(axes.window).toEqual({ from: 0, to: 120 });
  record({ from: 0, to: 1000, key: "b" });
  expect([axes.window, axes.cursorA]).toEqual([{ from: 0, to: 1000 }, undefined]);
});

test("the voltage zooms around the pointer, from the visible range", () => {
  const { axes, frame } = axesOf({ from: 0, to: 1000 });
  axes.zoomVoltage({ min: -90, max: -20 }, -50, 2);
  frame();
  expect(axes.voltage).toEqual({ min: -70, max: -35 });
  expect(axes.zoomed).toBe(true);
  axes.showAll();
  frame();
  expect(axes.voltage).toBeUndefined();
});
