import { createRequire } from "node:module";
import { createCanvas, GlobalFonts, SvgExportFlag, type Canvas, type SvgCanvas } from "@napi-rs/canvas";
import { Chart, LinearScale, LineController, LineElement, PointElement } from "chart.js";
import { fontFamily, pixelsOf, type Figure } from "../../src-shared/figures/figure.ts";
import { paper } from "../../src-shared/figures/palette.ts";
import type { Sheet } from "../../src-shared/figures/sheet.ts";

// Only the parts that figures use are registered; all of Chart.js would slow every start.
Chart.register(LineController, LineElement, PointElement, LinearScale);

/** Inter in latin and greek (for sigma, tau and mu). The fonts are bundled, because a machine may have none. */
const fontFiles = ["latin-400-normal", "latin-400-italic", "greek-400-normal", "greek-400-italic"];

let fontsAreRegistered = false;

/** Encodes a figure or a sheet as PNG; the file states its resolution. Drawing is synchronous, encoding runs on another thread. */
export async function renderPng(picture: Figure | Sheet): Promise<Uint8Array> {
  const { size, title, alt } = picture;
  const { width, height } = pixelsOf(size);
  const canvas = createCanvas(width, height);
  const charts = "panels" in picture ? drawPanels(picture, canvas) : [draw(picture, canvas)];
  try {
    return await canvas.encode("png", { resolution: size.dpi, title, description: alt });
  } finally {
    for (const chart of charts) chart.destroy();
  }
}

/**
 * Renders a figure or a sheet as SVG. Text is drawn as paths, because the canvas writes text elements without minus signs and, where
 * Inter is not installed, in another font. Title and description remain text.
 */
export function renderSvg(picture: Figure | Sheet): string {
  const svg = "panels" in picture ? sheetSvg(picture) : figureSvg(picture);
  return described(withOwnIds(withShortNumbers(svg)), picture);
}

function figureSvg(figure: Figure): string {
  const { width, height } = pixelsOf(figure.size);
  const canvas = createCanvas(width, height, SvgExportFlag.ConvertTextToPaths);
  const chart = draw(figure, canvas);
  const svg = canvas.getContent().toString("utf8");
  chart.destroy();
  return svg;
}

/** Nests each panel as an svg element at its position. */
function sheetSvg(sheet: Sheet): string {
  const { width, height } = pixelsOf(sheet.size);
  const background = sheet.background === "light" ? `\t<rect width="${width}" height="${height}" fill="${paper.background}"/>\n` : "";
  const panels = placesOf(sheet).map(({ figure, x, y }) => {
    const svg = figureSvg(figure);
    return svg.slice(svg.indexOf("<svg ")).replace("<svg ", `<svg x="${x}" y="${y}" `);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}">\n${background}${panels.join("\n")}\n</svg>\n`;
}

/** Draws each panel on a canvas of its own, because a chart clears the whole canvas it is drawn on. */
function drawPanels(sheet: Sheet, canvas: Canvas): Chart[] {
  const pen = canvas.getContext("2d");
  if (sheet.background === "light") {
    pen.fillStyle = paper.background;
    pen.fillRect(0, 0, canvas.width, canvas.height);
  }
  return placesOf(sheet).map(({ figure, x, y }) => {
    const { width, height } = pixelsOf(figure.size);
    const own = createCanvas(width, height);
    const chart = draw(figure, own);
    pen.drawImage(own, x, y);
    return chart;
  });
}

/** Positions of the panels, pixels from the top left corner. */
function placesOf({ panels }: Sheet): { readonly figure: Figure; readonly x: number; readonly y: number }[] {
  return panels.map(({ figure, leftMm, topMm }) => {
    const { width: x, height: y } = pixelsOf({ ...figure.size, widthMm: leftMm, heightMm: topMm });
    return { figure, x, y };
  });
}

/** Rounds coordinates to a tenth of a pixel, a hundredth of a millimetre on paper; Skia writes eight digits. */
function withShortNumbers(svg: string): string {
  return svg.replace(/ d="[^"]*"/g, (path) => path.replace(/-?\d+\.\d+/g, (number) => String(Math.round(10 * Number(number)) / 10)));
}

/** Renumbers ids from 1 in each file. Skia counts through the whole process, which would make a figure's bytes depend on earlier figures. */
function withOwnIds(svg: string): string {
  const ids = new Map<string, string>();
  return svg.replace(/( id="|url\(#)([^")]+)/g, (_, before: string, id: string) => {
    const own = ids.get(id) ?? `c${ids.size + 1}`;
    ids.set(id, own);
    return before + own;
  });
}

/** Replaces the size in pixels by the size on paper, and adds title and description. */
function described(svg: string, { size, title, alt }: Pick<Figure, "size" | "title" | "alt">): string {
  const { width, height } = pixelsOf(size);
  const head = `width="${size.widthMm}mm" height="${size.heightMm}mm" viewBox="0 0 ${width} ${height}" role="img"`;
  return svg.replace(/(<svg [^>]*?) width="\d+" height="\d+">/, (_, start: string) => `${start} ${head}>\n\t<title>${escaped(title)}</title>\n\t<desc>${escaped(alt)}</desc>`);
}

/** Text of an XML element. What XML 1.0 has no place for, in no spelling, becomes the sign for an unknown character. */
function escaped(text: string): string {
  return text.replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu, "\u{FFFD}").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * Draws a figure. The caller destroys the chart after encoding, because destroying clears the canvas. Chart.js fills in the options
 * object in place, so it gets a copy and the figure stays unchanged.
 */
function draw(figure: Figure, canvas: Canvas | SvgCanvas): Chart {
  registerFonts();
  const { data, options, ...rest } = figure.configuration;
  return new Chart(canvas, { ...rest, options: { ...options }, data: { datasets: data.datasets.map((dataset) => ({ ...dataset, data: [...dataset.data] })) } });
}

/**
 * Where a file of a package lies on disk. The desktop application is packed into an archive, which Electron's Node reads like a folder;
 * native code cannot, so it uses the copy beside the archive that electron-builder.yml leaves unpacked.
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
