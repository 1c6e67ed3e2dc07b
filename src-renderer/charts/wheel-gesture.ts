/** The meaning of a turn of the wheel. Factors above 1 zoom in. */
export type WheelGesture =
  | { readonly kind: "zoom-time"; readonly factor: number }
  | { readonly kind: "zoom-voltage"; readonly factor: number }
  /** `by`: share of the window, above 0 towards what comes later */
  | { readonly kind: "pan"; readonly by: number };

type Wheel = Pick<WheelEvent, "deltaX" | "deltaY" | "deltaMode" | "shiftKey" | "altKey">;

/** `WheelEvent.DOM_DELTA_LINE`: deltas are lines, not pixels. */
const inLines = 1;
const pixelsPerLine = 16;
/** Wheel pixels that zoom by a factor of e, and wheel pixels that pan by the width of the window. */
const zoomPixels = 400;
const panPixels = 800;

/** With Alt the wheel zooms the voltage, sideways or with Shift it pans, else it zooms the time. */
export function wheelGesture({ deltaX, deltaY, deltaMode, shiftKey, altKey }: Wheel): WheelGesture {
  // Browsers turn a wheel with Shift sideways.
  const delta = (deltaY === 0 ? deltaX : deltaY) * (deltaMode === inLines ? pixelsPerLine : 1);
  const factor = Math.exp(-delta / zoomPixels);
  if (altKey) return { kind: "zoom-voltage", factor };
  return shiftKey || Math.abs(deltaX) > Math.abs(deltaY) ? { kind: "pan", by: delta / panPixels } : { kind: "zoom-time", factor };
}
