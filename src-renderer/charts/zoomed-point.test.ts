import { expect, test } from "vitest";
import { pointIn } from "./zoomed-point.ts";

test("the pointer's position is right in an element enlarged by CSS zoom", () => {
  const box = { left: 150, top: 75, width: 300, height: 150 };
  const element = (zoom: number | undefined) => ({ currentCSSZoom: zoom, getBoundingClientRect: () => box }) as unknown as Element;
  expect(pointIn(element(1.5), { clientX: 300, clientY: 150 })).toEqual({ x: 100, y: 50, width: 200, height: 100 });
  expect(pointIn(element(undefined), { clientX: 300, clientY: 150 })).toEqual({ x: 150, y: 75, width: 300, height: 150 });
});
