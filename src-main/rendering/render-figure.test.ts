import { createCanvas, loadImage } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import type { ChartPlugin } from "../../src-shared/figures/chart-configuration.ts";
import { pixelsOf, type Figure } from "../../src-shared/figures/figure.ts";
import { plannedFigures } from "../../src-shared/figures/figures-of-protocol.ts";
import { aSimulatedResult } from "../../src-shared/figures/testing/simulated-results.ts";
import { outsideArchive, renderPng, renderSvg } from "./render-figure.ts";

const V_th = -50;
const trials = 30;
const result = aSimulatedResult({
  neuron: { tau_m: 20, R_m: 150, E_L: -70, V_th, V_reset: -65, t_ref: 2 },
  trials,
  epochs: [{ kind: "step", duration: 400, level: 150 }],
  noise: { kind: "white", levels: [3] },
});

function spikesOf(trial: number): number[] {
  const condition = result.conditions[trial]!;
  return condition.status === "finished" ? [...condition.recording.spikes[0]!] : [];
}

async function figureOf(name: string): Promise<Figure> {
  const planned = plannedFigures(result.plan).find((candidate) => candidate.name === name);
  return (await planned!.make(result))!;
}

/** A figure that, once drawn, converts a value on an axis to its pixel. */
function probed(figure: Figure): { readonly figure: Figure; readonly pixelOf: (scale: string, value: number) => number } {
  const ends = new Map<string, { at0: number; at1: number }>();
  const probe: ChartPlugin = {
    id: "probe",
    afterDatasetsDraw: ({ scales }) => {
      for (const [id, scale] of Object.entries(scales)) ends.set(id, { at0: scale.getPixelForValue(0), at1: scale.getPixelForValue(1) });
    },
  };
  const { configuration } = figure;
  return {
    figure: { ...figure, configuration: { ...configuration, plugins: [...configuration.plugins, probe] } },
    pixelOf: (id, value) => {
      const { at0, at1 } = ends.get(id)!;
      return Math.round(at0 + value * (at1 - at0));
    },
  };
}

/** Whether a pixel of an image, or one beside it, is darker than paper. */
async function inkOf(image: Uint8Array | string): Promise<{ width: number; height: number; hasInk: (x: number, y: number) => boolean }> {
  const decoded = await loadImage(Buffer.from(image));
  const { width, height } = decoded;
  const context = createCanvas(width, height).getContext("2d");
  context.drawImage(decoded, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const isDark = (x: number, y: number) => data[4 * (y * width + x)]! < 200;
  return { width, height, hasInk: (x, y) => isDark(x - 1, y) || isDark(x, y) || isDark(x + 1, y) };
}

test("a PNG has its figure's pixels and states its resolution", async () => {
  const figure = await figureOf("voltage");
  const png = await renderPng(figure);
  const { width, height } = await inkOf(png);
  expect({ width, height }).toEqual(pixelsOf(figure.size));
  expect(width).toBe(Math.round((174 / 25.4) * 300));
  const phys = Buffer.from(png).indexOf("pHYs");
  expect(Buffer.from(png).readUInt32BE(phys + 4)).toBe(Math.round(300 * 39.3701));
});

test("half-way up there is ink at spike times, and nowhere else", async () => {
  const { figure, pixelOf } = probed(await figureOf("voltage"));
  const { hasInk } = await inkOf(await renderPng(figure));
  const spikes = spikesOf(0);
  expect(spikes.length).toBeGreaterThan(5);
  const middle = pixelOf("V0", V_th + 15);
  for (const time of spikes) expect(hasInk(pixelOf("time", time), middle)).toBe(true);
  for (const [k, time] of spikes.slice(1).entries()) expect(hasInk(pixelOf("time", (time + spikes[k]!) / 2), middle)).toBe(false);
});

test("a raster has ink at every spike of every row, trial 1 on top", async () => {
  const { figure, pixelOf } = probed(await figureOf("raster"));
  const { hasInk } = await inkOf(await renderPng(figure));
  expect(pixelOf("row", 0.5)).toBeLessThan(pixelOf("row", trials - 0.5));
  for (let trial = 0; trial < trials; trial++) for (const time of spikesOf(trial)) expect(hasInk(pixelOf("time", time), pixelOf("row", trial + 0.5))).toBe(true);
});

test("the raster's SVG has one path per row, is well-formed, and has size, title and description", async () => {
  const figure = await figureOf("raster");
  const svg = renderSvg(figure);
  expectWellFormed(svg);
  const strokes = (path: string) => path.match(/M/g)?.length ?? 0;
  const rows = [...svg.matchAll(/<path[^>]* stroke=[^>]* d="([^"]*)"/g)].filter(([, path]) => strokes(path!) > 1);
  expect(rows).toHaveLength(trials);
  expect(rows.map(([, path]) => strokes(path!)).sort()).toEqual(Array.from({ length: trials }, (_, trial) => spikesOf(trial).length).sort());
  expect(svg).toContain('width="174mm"');
  expect(svg).toContain("<title>Spike raster</title>");
  expect(svg).toContain(`<desc>${figure.alt}</desc>`);
});

test("an SVG is well-formed with any title and description", async () => {
  const figure = { ...(await figureOf("raster")), title: "a\0\x1b[31m\u{FFFF}\u{D800}<&>", alt: "\b\v\f\t\u{FFFE}" };
  const svg = renderSvg(figure);
  expectWellFormed(svg);
  expect(svg).toContain("<title>a\u{FFFD}\u{FFFD}[31m\u{FFFD}\u{FFFD}&lt;&amp;&gt;</title>");
  expect(svg).toContain("<desc>\u{FFFD}\u{FFFD}\u{FFFD}\t\u{FFFD}</desc>");
});

test("SVGs show what PNGs show, without fonts, in less than a megabyte", async () => {
  for (const { make } of plannedFigures(result.plan)) {
    const figure = await make(result);
    if (figure === undefined) continue;
    const svg = renderSvg(figure);
    expectWellFormed(svg);
    expect(svg).not.toContain("<text");
    expect(svg.length).toBeLessThan(1_000_000);
  }
  const { figure, pixelOf } = probed(await figureOf("voltage"));
  const { width, height } = pixelsOf(figure.size);
  const svg = renderSvg(figure).replace(/width="[\d.]+mm" height="[\d.]+mm"/, `width="${width}" height="${height}"`);
  const { hasInk } = await inkOf(svg);
  for (const time of spikesOf(0)) expect(hasInk(pixelOf("time", time), pixelOf("V0", V_th + 15))).toBe(true);
});

test("concurrent drawings of one figure give the same bytes", async () => {
  const figure = await figureOf("isi_histogram");
  const before = JSON.stringify(figure);
  const [first, second] = await Promise.all([renderPng(figure), renderPng(figure)]);
  expect(Buffer.compare(first, second)).toBe(0);
  expect(renderSvg(figure)).toBe(renderSvg(figure));
  expect(JSON.stringify(figure)).toBe(before);
});

/** Tags are properly nested and closed, and text has no unescaped < or &. */
function expectWellFormed(xml: string): void {
  const open: string[] = [];
  for (const [, closing, name, selfClosing] of xml.replace(/<\?xml[^>]*\?>/, "").matchAll(/<(\/?)([a-zA-Z]+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>/g)) {
    if (closing === "/") expect(open.pop()).toBe(name);
    else if (selfClosing === "") open.push(name!);
  }
  expect(open).toEqual([]);
  const text = xml.replace(/<\?xml[^>]*\?>/, "").replace(/<\/?[a-zA-Z]+(?:\s+[\w:-]+="[^"<]*")*\s*\/?>/g, "");
  expect(text).not.toMatch(/<|>|&(?!amp;|lt;|gt;)/);
}

test("the packed desktop reads fonts from outside of the archive, which native code cannot open", () => {
  expect(outsideArchive("/opt/Rheobase/resources/app.asar/node_modules/a.woff2")).toBe("/opt/Rheobase/resources/app.asar.unpacked/node_modules/a.woff2");
  expect(outsideArchive("C:\\Rheobase\\resources\\app.asar\\a.woff2")).toBe("C:\\Rheobase\\resources\\app.asar.unpacked\\a.woff2");
  expect(outsideArchive("/home/app.asarlar/a.woff2")).toBe("/home/app.asarlar/a.woff2");
});
