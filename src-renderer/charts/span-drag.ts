import type { LinkedAxes } from "./linked-axes.svelte.ts";

export interface SpanDrag {
  readonly axes: () => LinkedAxes;
  /** ms */
  readonly timeAt: (clientX: number) => number;
  /** called on a click (a press without a drag) */
  readonly press: (event: PointerEvent) => void;
  /** ends the drag when the plots go */
  readonly signal: AbortSignal;
}

/** CSS pixels that a press must move to be a drag. */
const leastDrag = 4;

/** Follow the pointer from a press on: a span of time is dragged and shown when it is let go, unless Escape is pressed before. */
export function dragSpan(element: HTMLElement, down: PointerEvent, { axes, timeAt, press, signal }: SpanDrag): void {
  const start = timeAt(down.clientX);
  const drag = new AbortController();
  const untilEnd = { signal: AbortSignal.any([signal, drag.signal]) };
  let moved = false;

  const end = (): void => {
    drag.abort();
    if (moved) axes().drag(undefined);
  };
  const move = ({ clientX }: PointerEvent): void => {
    moved ||= Math.abs(clientX - down.clientX) >= leastDrag;
    if (!moved) return;
    const time = timeAt(clientX);
    axes().drag({ from: Math.min(start, time), to: Math.max(start, time) });
  };
  const letGo = (up: PointerEvent): void => {
    end();
    if (moved) axes().show(start, timeAt(up.clientX));
    else press(up);
  };
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !moved) return;
    event.stopPropagation();
    end();
  };

  element.setPointerCapture(down.pointerId);
  element.addEventListener("pointermove", move, untilEnd);
  element.addEventListener("pointerup", letGo, untilEnd);
  element.addEventListener("pointercancel", end, untilEnd);
  element.addEventListener("keydown", escape, untilEnd);
}
