import { expect, test } from "vitest";
import { LinkedAxes } from "./linked-axes.svelte.ts";
import { dragSpan } from "./span-drag.ts";

/** A plot on which a pointer is pressed at 100; a pixel is a millisecond. */
function aPress() {
  const axes = new LinkedAxes(
    () => ({ from: 0, to: 1000 }),
    (flush) => flush(),
  );
  const element = Object.assign(new EventTarget(), { setPointerCapture: () => undefined });
  const plots = new AbortController();
  const presses: unknown[] = [];
  const at = (clientX: number): PointerEvent => ({ clientX, pointerId: 1 }) as PointerEvent;
  dragSpan(element as unknown as HTMLElement, at(100), { axes: () => axes, timeAt: (x) => x, press: (event) => void presses.push(event.clientX), signal: plots.signal });
  const send = (type: string, more: object): void => void element.dispatchEvent(Object.assign(new Event(type), more));
  return {
    axes,
    presses,
    plots,
    move: (clientX: number) => send("pointermove", { clientX }),
    letGo: (clientX: number) => send("pointerup", { clientX }),
    key: (key: string) => send("keydown", { key }),
  };
}

test("a span is marked during a drag in either direction, and zoomed to at its end", () => {
  const { axes, presses, move, letGo } = aPress();
  move(300);
  expect(axes.dragged).toEqual({ from: 100, to: 300 });
  move(50);
  expect(axes.dragged).toEqual({ from: 50, to: 100 });
  letGo(400);
  expect([axes.dragged, axes.window, presses]).toEqual([undefined, { from: 100, to: 400 }, []]);
});

test("a drag of a few pixels counts as a click", () => {
  const { axes, presses, move, letGo } = aPress();
  move(103);
  letGo(103);
  expect([axes.zoomed, presses]).toEqual([false, [103]]);
});

test("Escape cancels the drag", () => {
  const { axes, move, letGo, key } = aPress();
  move(300);
  key("Escape");
  letGo(300);
  expect([axes.dragged, axes.zoomed]).toEqual([undefined, false]);
});

test("removing the plots ends the drag", () => {
  const { axes, plots, move } = aPress();
  plots.abort();
  move(300);
  expect(axes.dragged).toBeUndefined();
});
