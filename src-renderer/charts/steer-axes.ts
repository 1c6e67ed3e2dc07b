import type { Attachment } from "svelte/attachments";
import { axisKeyAction, type KeyTargets } from "./axis-keys.ts";
import type { LinkedAxes } from "./linked-axes.svelte.ts";
import type { PlotMargin } from "./plot.ts";
import { dragSpan } from "./span-drag.ts";
import type { ValueRange } from "./trace-view.ts";
import { wheelGesture } from "./wheel-gesture.ts";
import { pointIn } from "./zoomed-point.ts";

export interface Steering extends Omit<KeyTargets, "timeUnderPointer"> {
  /** of the plots inside the element */
  margin(): Pick<PlotMargin, "left" | "right">;
  /** what the voltage axis shows, and the voltage at a height; undefined: not over the voltage */
  voltageAt(event: MouseEvent): { readonly range: ValueRange; readonly at: number } | undefined;
  /** called on a click (a press without a drag) */
  press(event: PointerEvent): void;
}

/** Handles wheel, pointer and keys on an element of linked plots. */
export function steerAxes(axes: () => LinkedAxes, steering: Steering): Attachment<HTMLElement> {
  return (element) => {
    const plots = new AbortController();
    const { signal } = plots;
    const timeAt = (clientX: number): number => timeInPlots(pointIn(element, { clientX, clientY: 0 }), steering.margin(), axes());
    let pointerX: number | undefined;
    const targets: KeyTargets = { ...steering, timeUnderPointer: () => (pointerX === undefined ? undefined : timeAt(pointerX)) };

    function wheel(event: WheelEvent): void {
      event.preventDefault();
      const gesture = wheelGesture(event);
      if (gesture.kind === "pan") axes().pan(gesture.by);
      else if (gesture.kind === "zoom-time") axes().zoom(gesture.factor, timeAt(event.clientX));
      else {
        const voltage = steering.voltageAt(event);
        if (voltage !== undefined) axes().zoomVoltage(voltage.range, voltage.at, gesture.factor);
      }
    }

    function press(event: PointerEvent): void {
      if (event.button !== 0 || isControl(event.target)) return;
      dragSpan(element, event, { axes, timeAt, press: (up) => steering.press(up), signal });
    }

    function key(event: KeyboardEvent): void {
      if (isControl(event.target) && !isCursor(event.target)) return;
      const perform = axisKeyAction(event);
      if (perform === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      perform(axes(), targets);
    }

    element.tabIndex = 0;
    element.addEventListener("wheel", wheel, { passive: false, signal });
    element.addEventListener("pointerdown", press, { signal });
    element.addEventListener("pointermove", ({ clientX }) => (pointerX = clientX), { signal });
    element.addEventListener("pointerleave", () => (pointerX = undefined), { signal });
    element.addEventListener("dblclick", ({ target }) => isControl(target) || axes().showAll(), { signal });
    element.addEventListener("keydown", key, { signal });
    return () => plots.abort();
  };
}

/** The time at a place on the screen, ms; beyond the plots that of their nearer end. */
function timeInPlots({ x, width }: { readonly x: number; readonly width: number }, margin: Pick<PlotMargin, "left" | "right">, { window }: LinkedAxes): number {
  const share = (x - margin.left) / (width - margin.left - margin.right);
  return window.from + Math.min(Math.max(share, 0), 1) * (window.to - window.from);
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("button, [role=slider]") !== null;
}

function isCursor(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[role=slider]") !== null;
}
