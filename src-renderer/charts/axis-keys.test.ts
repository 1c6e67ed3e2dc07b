import { expect, test } from "vitest";
import { axisKeyAction, type KeyTargets } from "./axis-keys.ts";
import { LinkedAxes } from "./linked-axes.svelte.ts";

/** Axes of a recording of 1 s that apply changes at once, with a record of what the keys requested. */
function aPlot(pointer?: number) {
  const axes = new LinkedAxes(
    () => ({ from: 0, to: 1000 }),
    (flush) => flush(),
  );
  const asked: unknown[] = [];
  const targets: KeyTargets = {
    spikes: () => [100, 900],
    step: (by) => void asked.push(by),
    view: (view) => void asked.push(view),
    timeUnderPointer: () => pointer,
  };
  const noModifiers = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
  const press = (key: string, modifiers: Partial<typeof noModifiers> = {}): boolean => {
    const action = axisKeyAction({ key, ...noModifiers, ...modifiers });
    action?.(axes, targets);
    return action !== undefined;
  };
  return { axes, asked, press };
}

test("plus and minus zoom, arrows pan, and 0 shows all", () => {
  const { axes, press } = aPlot();
  press("+");
  press("=");
  press("-");
  expect(axes.window.to - axes.window.from).toBeCloseTo(1000 / 1.5);
  const { from } = axes.window;
  press("ArrowRight");
  expect(axes.window.from).toBeCloseTo(from + 100 / 1.5);
  press("ArrowLeft");
  expect(axes.window.from).toBeCloseTo(from);
  press("0");
  expect(axes.zoomed).toBe(false);
});

test("brackets set the cursors under the pointer, or at the thirds of the window", () => {
  const [away, over] = [aPlot(), aPlot(250)];
  for (const { press } of [away, over]) {
    press("[");
    press("]");
  }
  expect(away.axes.cursorA).toBeCloseTo(1000 / 3);
  expect(away.axes.cursorB).toBeCloseTo(2000 / 3);
  expect([over.axes.cursorA, over.axes.cursorB]).toEqual([250, 250]);
  over.press("ArrowRight", { shiftKey: true });
  expect(over.axes.cursorB).toBeCloseTo(251);
});

test("n moves to the next spike, Shift+N to the previous one, with or without Caps Lock", () => {
  const { axes, press } = aPlot();
  press("n");
  press("n");
  expect(axes.cursorA).toBe(900);
  press("N", { shiftKey: true });
  expect(axes.cursorA).toBe(100);
});

test("up, down, o and t are reported to the owner of the plot", () => {
  const { asked, press } = aPlot();
  for (const key of ["ArrowUp", "ArrowDown", "o", "t"]) press(key);
  expect(asked).toEqual([-1, 1, "overlay", "trials"]);
});

test("other keys, and keys with Ctrl, Alt or Command, are not handled", () => {
  const { press } = aPlot();
  expect([press("x"), press("toString"), press("+", { ctrlKey: true }), press("n", { altKey: true }), press("0", { metaKey: true })]).toEqual([false, false, false, false, false]);
});
