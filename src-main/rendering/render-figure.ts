import { createRequire } from "node:module";
import { createCanvas, GlobalFonts, SvgExportFlag, type Canvas, type SvgCanvas } from "@napi-rs/canvas";
import { Chart, LinearScale, LineController, LineElement, PointElement } from "chart.js";
import { fontFamily, pixelsOf, type Figure } from "../../src-shared/figures/figure.ts";

// Only what figures use: the whole of Chart.js would cost every start of the program.
Chart.register(LineController, LineElement, PointElement, LinearScale);

/** Greek for sigma, tau and mu; a fresh machine may have no fonts at all. */
const fontFiles = ["latin-400-normal", "latin-400-italic", "greek-400-normal", "greek-400-italic"];

let fontsAreRegistered = false;

/** A figure as PNG, at the resolution of its size, which the file states. Draws at once; encodes on another thread. */
export async function renderPng(figure: Figure): Promise<Uint8Array> {
  const { width, height } = pixelsOf(figure.size);
  const canvas = createCanvas(width, height);
  const chart = draw(figure, canvas);
  try {
    return await canvas.encode("png", { resolution: figure.size.dpi, title: figure.title, description: figure.alt });
  } finally {
    chart.destroy();
  }
}

/**
 * A figure as SVG. Its text is paths: text as text comes out of the canvas without its minus signs and, where Inter is not
 * installed, in another font; as paths it looks the same in every program. Title and description are text.
 */
export function renderSvg(figure: Figure): string {
  const { width, height } = pixelsOf(figure.size);
  const canvas = createCanvas(width, height, SvgExportFlag.ConvertTextToPaths);
  const chart = draw(figure, canvas);
  const svg = canvas.getContent().toString("utf8");
  chart.destroy();
  return described(withOwnIds(withShortNumbers(svg)), figure);
}

/** Coordinates to a tenth of a pixel, a hundredth of a millimetre on paper: Skia writes eight digits. */
function withShortNumbers(svg: string): string {
  return svg.replace(/ d="[^"]*"/g, (path) => path.replace(/-?\d+\.\d+/g, (number) => String(Math.round(10 * Number(number)) / 10)));
}

/** Ids counted from 1 in each file: Skia counts on through the whole process, so that a figure's bytes would depend on those before it. */
function withOwnIds(svg: string): string {
  const ids = new Map<string, string>();
  return svg.replace(/( id="|url\(#)([^")]+)/g, (_, before: string, id: string) => {
    const own = ids.get(id) ?? `c${ids.size + 1}`;
    ids.set(id, own);
    return before + own;
  });
}

/** The same picture with its size on paper instead of in pixels, its title and its description. */
function described(svg: string, { size, title, alt }: Figure): string {
  const { width, height } = pixelsOf(size);
  const head = `width="${size.widthMm}mm" height="${size.heightMm}mm" viewBox="0 0 ${width} ${height}" role="img"`;
  return svg.replace(/(<svg [^>]*?) width="\d+" height="\d+">/, (_, start: string) => `${start} ${head}>\n\t<title>${escaped(title)}</title>\n\t<desc>${escaped(alt)}</desc>`);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * The chart is to be destroyed once its canvas is encoded: destroying clears the canvas. Chart.js completes the options that
 * it is given in place, so it gets a copy: a figure may be drawn any number of times, at once.
 */
function draw(figure: Figure, canvas: Canvas | SvgCanvas): Chart {
  registerFonts();
  const { data, options, ...rest } = figure.configuration;
  return new Chart(canvas, { ...rest, options: { ...options }, data: { datasets: data.datasets.map((dataset) => ({ ...dataset, data: [...dataset.data] })) } });
}

/**
 * Where a file of a package lies on disk. The desktop is packed into an archive, which Node reads in Electron as if it were a folder;
 * native code does not, and finds beside it what electron-builder.yml leaves unpacked.
 */
export function outsideArchive(path: string): string {
  return path.replace(/\bapp\.asar(?=[\\/])/, "app.asar.unpacked");
}

function registerFonts(): void {
  if (fontsAreRegistered) return;
  const { resolve } = createRequire(import.meta.url);
  for (const name of fontFiles) GlobalFonts.registerFromPath(outsideArchive(resolve(`@fontsource/inter/files/inter-${name}.woff2`)), fontFamily);
  fontsAreRegistered = true;
}
