import { PNG } from "pngjs";
import { describe, expect, test } from "vitest";
import { defaultStyle, type FigureStyle } from "../../src-shared/figures/figure-style.ts";
import { plannedFigures } from "../../src-shared/figures/figures-of-protocol.ts";
import { aSimulatedResult } from "../../src-shared/figures/testing/simulated-results.ts";
import { renderPng, renderSvg } from "./render-figure.ts";

const result = aSimulatedResult({
  neuron: { tau_m: 20, R_m: 150, E_L: -70, V_th: -50, V_reset: -65, t_ref: 2 },
  trials: 3,
  sweeps: 2,
  epochs: [{ kind: "step", duration: 400, level: 100, deltaLevel: 60 }],
  noise: { kind: "white", levels: [0, 3] },
});

async function drawn(name: string, style: Partial<FigureStyle>): Promise<PNG> {
  const figure = await planned.find((candidate) => candidate.name === name)!.make(result, { ...defaultStyle, ...style });
  return PNG.sync.read(Buffer.from(await renderPng(figure!)));
}

/** Figures of one kind look alike: one noise level is enough. */
const planned = plannedFigures(result.plan).filter(({ name }) => !name.endsWith("_noise_0"));

const styles: Partial<FigureStyle>[] = [
  { width: 85, height: 64, resolution: 600, text: 8 },
  { width: 114, height: 70, resolution: 300, text: 6 },
  { width: 174, height: 92, resolution: 150, text: 10, scaleBars: true },
];

describe.each(styles)("a style of %o", (style) => {
  test("gives every figure its exact size, in pixels and in millimetres as SVG", async () => {
    const pixels = (mm: number) => Math.round((mm * style.resolution!) / 25.4);
    for (const { name, make } of planned) {
      const figure = (await make(result, { ...defaultStyle, ...style }))!;
      const png = Buffer.from(await renderPng(figure));
      // The header has width and height.
      expect([name, png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([name, pixels(style.width!), pixels(style.height!)]);
      expect(renderSvg(figure)).toContain(`width="${style.width}mm" height="${style.height}mm"`);
    }
  });

  test("cuts off nothing: the margin of every figure is blank", async () => {
    for (const { name } of planned) {
      const { width, height, data } = await drawn(name, { ...style, resolution: 110 });
      const places = [
        ...Array.from({ length: width }, (_, x) => [x, (height - 1) * width + x]),
        ...Array.from({ length: height }, (_, y) => [y * width, (y + 1) * width - 1]),
      ].flat();
      expect(places.filter((place) => data[4 * place]! <= 250), name).toEqual([]);
    }
  });
});

test("on a transparent background only ink is opaque; a light one is white to its corners", async () => {
  const narrow = { width: 85, resolution: 100 };
  for (const { name } of planned) {
    const { width, height, data } = await drawn(name, { ...narrow, background: "transparent" });
    const alphas = Array.from({ length: width * height }, (_, k) => data[4 * k + 3]!);
    const clear = alphas.filter((alpha) => alpha === 0).length / alphas.length;
    expect(clear, name).toBeGreaterThan(0.3);
    expect(clear, name).toBeLessThan(1);
    // No opaque pixel is white: nothing white is under or around the data.
    const white = alphas.filter((alpha, k) => alpha === 255 && data[4 * k]! > 250 && data[4 * k + 1]! > 250 && data[4 * k + 2]! > 250);
    expect(white.length, name).toBe(0);
    const light = await drawn(name, narrow);
    expect([...light.data.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
    expect(Array.from({ length: width * height }, (_, k) => light.data[4 * k + 3]).every((alpha) => alpha === 255)).toBe(true);
  }
});

test("with scale bars a figure of time has no axes; curves and histograms keep theirs", async () => {
  for (const { name, make } of planned) {
    const [withAxes, withBars] = await Promise.all([make(result), make(result, { ...defaultStyle, scaleBars: true })]);
    const pluginsOf = (figure: typeof withBars) => figure!.configuration.plugins.map(({ id }) => id);
    const added = pluginsOf(withBars).filter((id) => !pluginsOf(withAxes).includes(id));
    expect([name, ...added]).toEqual(name === "voltage" ? [name, "vertical-bars", "horizontal-bar"] : name === "raster" ? [name, "horizontal-bar"] : [name]);
    const titles = Object.values(withBars!.configuration.options.scales).filter(({ title }) => title.display).map(({ title }) => title.text);
    if (name === "voltage") expect(titles).toEqual([]);
    else expect(titles.length).toBeGreaterThan(0);
  }
});
