import { expect, test } from "vitest";
import { colourOf, inkOf, parameterColour, paper, runColour, runInk, stimulusColour, withOpacity } from "./palette.ts";

const canvas = { light: "#FFFFFF", dark: "#101318" } as const;

/** Relative luminance, WCAG 2. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((start) => parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

const scales = [
  ["sweeps, light", (k: number, n: number) => stimulusColour(k, n, false), canvas.light],
  ["sweeps, dark", (k: number, n: number) => stimulusColour(k, n, true), canvas.dark],
  ["noise, light", (k: number, n: number) => parameterColour(k, n, false), canvas.light],
  ["noise, dark", (k: number, n: number) => parameterColour(k, n, true), canvas.dark],
] as const;

test.each(scales)("%s: every colour is at least 3.6:1 on its canvas, lightness rises with the index", (_, colourOf, background) => {
  for (const count of [2, 5, 10, 61]) {
    const colours = Array.from({ length: count }, (_, k) => colourOf(k, count));
    for (const colour of colours) expect(contrast(colour, background)).toBeGreaterThanOrEqual(3.6);
    const lightness = colours.map(luminance);
    // Rounding to whole channels may change the last digit.
    for (let k = 1; k < count; k++) expect(lightness[k]!).toBeGreaterThan(lightness[k - 1]! - 0.004);
  }
});

test("scales end in the design's colours, a single series has the middle colour, a larger index is clamped", () => {
  expect([stimulusColour(0, 10, false), stimulusColour(9, 10, false)]).toEqual(["#3B1170", "#7F8A12"]);
  expect([parameterColour(0, 5, true), parameterColour(4, 5, true)]).toEqual(["#9A6FD6", "#F2C25A"]);
  expect(stimulusColour(0, 1, false)).toBe(stimulusColour(9, 21, false));
  expect(stimulusColour(30, 10, false)).toBe("#7F8A12");
});

test.each([false, true])("runs, dark %s: every colour is 3.6:1 on its canvas, as text 4.5:1, and six runs have six colours", (dark) => {
  const background = dark ? canvas.dark : canvas.light;
  const places = [0, 1, 2, 3, 4, 5];
  for (const place of places) {
    expect(contrast(runColour(place, dark), background)).toBeGreaterThanOrEqual(3.6);
    expect(contrast(runInk(place, dark), background)).toBeGreaterThanOrEqual(4.5);
  }
  expect(new Set(places.map((place) => runColour(place, dark))).size).toBe(6);
  expect(runColour(7, dark)).toBe(runColour(1, dark));
});

test("a series has the colour of its scale, other parts have the colours of the background", () => {
  expect(colourOf({ scale: "stimulus", index: 2, count: 9 })).toBe(stimulusColour(2, 9));
  expect(colourOf({ scale: "parameter", index: 1, count: 3 }, paper, true)).toBe(parameterColour(1, 3, true));
  expect(colourOf({ scale: "run", index: 1 })).toBe("#D55E00");
  expect(inkOf({ scale: "run", index: 1 })).toBe("#B34F00");
  expect(colourOf({ scale: "none", voice: "guide" }, { ink: "a", ink2: "b", guide: "c" })).toBe("c");
});

test("an opacity is appended to a colour", () => {
  expect(withOpacity("#3B1170", 0.5)).toBe("#3B117080");
});
