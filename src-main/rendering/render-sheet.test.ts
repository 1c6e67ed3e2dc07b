import { createCanvas, loadImage } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { comparisonFigure } from "../../src-shared/figures/comparison-figure.ts";
import { pixelsOf } from "../../src-shared/figures/figure.ts";
import { defaultStyle, type FigureStyle } from "../../src-shared/figures/figure-style.ts";
import { runColour } from "../../src-shared/figures/palette.ts";
import type { Sheet } from "../../src-shared/figures/sheet.ts";
import { aSimulatedResult } from "../../src-shared/figures/testing/simulated-results.ts";
import { renderPng, renderSvg } from "./render-figure.ts";

const result = aSimulatedResult({
  neuron: { tau_m: 20, R_m: 150, E_L: -70, V_th: -50, V_reset: -65 },
  sweeps: 2,
  trials: 3,
  noise: { kind: "white", levels: [2] },
  dt: 0.5,
  epochs: [{ kind: "step", duration: 200, level: 150, deltaLevel: 50 }],
});

async function aSheet(style: Partial<FigureStyle> = {}): Promise<Sheet> {
  const runs = ["Run 1", "Run 2", "Run 3"].map((name) => ({ name, result }));
  return (await comparisonFigure(runs, { layout: "side-by-side", place: { sweep: 1, noise: 0, trial: 0 } }, { ...defaultStyle, resolution: 100, ...style }))!;
}

/** Numbers of pixels by colour (RGBA, in hexadecimal digits) in the part of an image between two shares of its width. */
async function colours(
  image: Uint8Array | string,
  [left, right]: readonly [number, number] = [0, 1],
): Promise<{ readonly width: number; readonly height: number; readonly count: Map<string, number> }> {
  const decoded = await loadImage(Buffer.from(image));
  const { width, height } = decoded;
  const context = createCanvas(width, height).getContext("2d");
  context.drawImage(decoded, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const count = new Map<string, number>();
  for (let y = 0; y < height; y++) {
    for (let x = Math.floor(left * width); x < Math.floor(right * width); x++) {
      const pixel = [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4)]
        .map((channel) => channel.toString(16).padStart(2, "0"))
        .join("")
        .toUpperCase();
      count.set(pixel, (count.get(pixel) ?? 0) + 1);
    }
  }
  return { width, height, count };
}

const seen = (count: Map<string, number>, colour: string) => count.get(`${colour.slice(1)}FF`) ?? 0;

test("every panel is at its position, in PNG and SVG: each run in its column", async () => {
  const sheet = await aSheet();
  const png = await renderPng(sheet);
  const svg = renderSvg(sheet);
  for (const image of [png, svg]) {
    const whole = await colours(image);
    expect([whole.width / whole.height]).toEqual([expect.closeTo(pixelsOf(sheet.size).width / pixelsOf(sheet.size).height, 2)]);
    for (const k of [0, 1, 2]) {
      const inColumn = await colours(image, [0.08 + 0.3 * k, 0.3 + 0.3 * k]);
      const elsewhere = [0, 1, 2].filter((other) => other !== k);
      // The curve below the columns has the colours of all runs.
      for (const other of elsewhere) expect(seen(inColumn.count, runColour(k))).toBeGreaterThan(3 * seen(inColumn.count, runColour(other)));
    }
  }
});

test("an SVG has a title, its print size, and unique ids", async () => {
  const svg = renderSvg(await aSheet());
  expect(svg).toMatch(
    /^<svg [^>]*width="174mm" height="\d+mm" viewBox="0 0 685 \d+" role="img">\s*<title>Comparison of 3 runs<\/title>\s*<desc>Membrane potential, drive and raster of 3 runs/,
  );
  const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(renderSvg(await aSheet())).toBe(svg);
});

test("a sheet without background is transparent everywhere", async () => {
  const sheet = await aSheet({ background: "transparent" });
  for (const image of [await renderPng(sheet), renderSvg(sheet)]) {
    const { count, width, height } = await colours(image);
    expect(count.get("00000000")).toBeGreaterThan(0.5 * width * height);
    expect(seen(count, "#FFFFFF")).toBe(0);
  }
  const { count } = await colours(await renderPng(await aSheet()));
  expect(count.get("00000000")).toBeUndefined();
});
