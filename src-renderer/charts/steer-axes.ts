import type { Attachment } from "svelte/attachments";
import type { LinkedAxes } from "./linked-axes.svelte.ts";
import type { PlotMargin } from "./plot.ts";
import type { ValueRange } from "./trace-view.ts";

export interface Steering {
  /** of the plots inside the element */
  margin(): Pick<PlotMargin, "left" | "right">;
  /** what the voltage axis shows, and the voltage at a height; undefined: not over the voltage */
  voltageAt(clientY: number): { readonly range: ValueRange; readonly at: number } | undefined;
  /** of the chosen trace, ascending, ms */
  spikes(): ArrayLike<number>;
  /** the trace after (1) or before (-1) the chosen one */
  step(by: 1 | -1): void;
  view(view: "overlay" | "trials"): void;
  /** called on a click (a press without a drag) */
  press(event: PointerEvent): void;
}

/** CSS pixels that a press must move to be a drag. */
const leastDrag = 4;
/** Share of the window that a key moves, and a fine step. */
const panStep = 0.1;
const fineStep = 0.001;

/** Handles wheel, pointer and keys on an element of linked plots. */
export function steerAxes(axesNow: () => LinkedAxes, steering: Steering): Attachment<HTMLElement> {
  return (element) => {
    const stop = new AbortController();
    const { signal } = stop;
    let pointerX: number | undefined;

    const timeAt = (clientX: number): number => {
      const { left, width } = element.getBoundingClientRect();
      const { from, to } = axesNow().window;
      const margin = steering.margin();
      const share = (clientX - left - margin.left) / (width - margin.left - margin.right);
      return from + Math.min(Math.max(share, 0), 1) * (to - from);
    };

    element.tabIndex = 0;
    element.addEventListener("wheel", (event) => wheel(event), { passive: false, signal });
    element.addEventListener("pointerdown", (event) => press(event), { signal });
    element.addEventListener("pointermove", ({ clientX }) => (pointerX = clientX), { signal });
    element.addEventListener("pointerleave", () => (pointerX = undefined), { signal });
    element.addEventListener("dblclick", ({ target }) => isControl(target) || axesNow().showAll(), { signal });
    element.addEventListener("keydown", (event) => key(event), { signal });

    function wheel(event: WheelEvent): void {
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      // With Shift, browsers report a wheel as horizontal.
      const delta = (event.deltaY === 0 ? event.deltaX : event.deltaY) * pixels;
      const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
      event.preventDefault();
      if (event.altKey) {
        const voltage = steering.voltageAt(event.clientY);
        if (voltage !== undefined) axesNow().zoomVoltage(voltage.range, voltage.at, Math.exp(-delta / 400));
      } else if (sideways) axesNow().pan(delta / 800);
      else axesNow().zoom(Math.exp(-delta / 400), timeAt(event.clientX));
    }

    function press(down: PointerEvent): void {
      if (down.button !== 0 || isControl(down.target)) return;
      const start = timeAt(down.clientX);
      const drag = new AbortController();
      const both = AbortSignal.any([signal, drag.signal]);
      let moved = false;
      element.setPointerCapture(down.pointerId);
      const move = ({ clientX }: PointerEvent): void => {
        moved ||= Math.abs(clientX - down.clientX) >= leastDrag;
        if (moved) axesNow().drag({ from: Math.min(start, timeAt(clientX)), to: Math.max(start, timeAt(clientX)) });
      };
      const end = (): void => {
        drag.abort();
        if (moved) axesNow().drag(undefined);
      };
      element.addEventListener("pointermove", move, { signal: both });
      const letGo = (up: PointerEvent): void => {
        end();
        if (moved) axesNow().show(start, timeAt(up.clientX));
        else steering.press(up);
      };
      const escape = (event: KeyboardEvent): void => {
        if (event.key !== "Escape" || !moved) return;
        event.stopPropagation();
        end();
      };
      element.addEventListener("pointerup", letGo, { signal: both });
      element.addEventListener("pointercancel", end, { signal: both });
      element.addEventListener("keydown", escape, { signal: both });
    }

    function key(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || (isControl(event.target) && !isCursor(event.target))) return;
      const perform = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (perform === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      perform(event.shiftKey);
    }

    const sideways = (direction: 1 | -1) => (shift: boolean) => (shift ? axesNow().moveCursor(direction * fineStep) : axesNow().pan(direction * panStep));
    const middle = (share: number) => axesNow().window.from + share * (axesNow().window.to - axesNow().window.from);
    const keys: Readonly<Record<string, (shift: boolean) => void>> = {
      ArrowLeft: sideways(-1),
      ArrowRight: sideways(1),
      ArrowUp: () => steering.step(-1),
      ArrowDown: () => steering.step(1),
      "+": () => axesNow().zoom(1.5),
      "=": () => axesNow().zoom(1.5),
      "-": () => axesNow().zoom(1 / 1.5),
      "0": () => axesNow().showAll(),
      "[": () => axesNow().setCursor("A", pointerX === undefined ? middle(1 / 3) : timeAt(pointerX)),
      "]": () => axesNow().setCursor("B", pointerX === undefined ? middle(2 / 3) : timeAt(pointerX)),
      n: (shift) => axesNow().seek(steering.spikes(), shift ? -1 : 1),
      o: () => steering.view("overlay"),
      t: () => steering.view("trials"),
    };

    return () => stop.abort();
  };
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("button, [role=slider]") !== null;
}

function isCursor(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[role=slider]") !== null;
}
