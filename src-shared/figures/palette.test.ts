import { expect, test } from "vitest";
import { noiseColour, sweepColour, withOpacity } from "./palette.ts";

/** Relative luminance of WCAG 2.1. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const channel = parseInt(colour.slice(start, start + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

test.each([["sweeps", sweepColour], ["noise levels", noiseColour]] as const)("colours of %s grow lighter with the index and stand out on white", (_, colourOf) => {
  for (const count of [1, 2, 5, 10, 41]) {
    const colours = Array.from({ length: count }, (__, index) => colourOf(index, count));
    const lights = colours.map(luminance);
    expect(new Set(colours).size).toBe(count);
    // Of many neighbours some differ by less than the eye can order.
    if (count <= 10) expect(lights).toEqual([...lights].sort((a, b) => a - b));
    for (const light of lights) expect(1.05 / (light + 0.05)).toBeGreaterThan(3.6);
  }
});

test("ends of a scale are its own stops", () => {
  expect([sweepColour(0, 10), sweepColour(9, 10)]).toEqual(["#3B1170", "#7F8A12"]);
  expect(withOpacity("#3B1170", 0.5)).toBe("#3B117080");
});
