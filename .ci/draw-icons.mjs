// npm run build:icons draws the application's icons from the mark into dist/desktop/icons; git has only the mark. electron-builder converts
// icon-mac.png to .icns and icon.png, which windows also show, to .ico. Linux takes the folder with all sizes.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createCanvas, loadImage } from "@napi-rs/canvas";

const root = join(import.meta.dirname, "..");
const folder = join(root, "dist/desktop/icons");

/** side of the drawing that all sizes are scaled from, px */
const unit = 1024;

/**
 * The mark on a white sheet: on a dark taskbar, the dark half of the mark would be invisible.
 *
 * @param {number} margin px around the sheet
 * @returns {string} SVG
 */
function sheetWithMark(margin) {
  const side = unit - 2 * margin;
  // Apple's template has a corner of 185.4 px on a side of 824.
  const corner = (185.4 / 824) * side;
  const mark = readFileSync(join(root, "src-renderer/public/mark.svg"), "utf8").replace(/<\/?svg[^>]*>/g, "");
  const scale = (0.84 * side) / 24;
  const middle = unit / 2 - 12 * scale;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${unit}" height="${unit}" viewBox="0 0 ${unit} ${unit}">
    <rect x="${margin + 4}" y="${margin + 4}" width="${side - 8}" height="${side - 8}" rx="${corner}" fill="#FFFFFF" stroke="#CFD4DC" stroke-width="8" />
    <g transform="translate(${middle} ${middle}) scale(${scale})" fill="none" stroke-width="2.4" stroke-linecap="round">${mark}</g>
  </svg>`;
}

/**
 * @param {string} name file name
 * @param {string} drawing SVG
 * @param {number} size px
 */
async function draw(name, drawing, size) {
  const canvas = createCanvas(size, size);
  canvas.getContext("2d").drawImage(await loadImage(Buffer.from(drawing)), 0, 0, size, size);
  writeFileSync(join(folder, name), await canvas.encode("png"));
}

mkdirSync(join(folder, "linux"), { recursive: true });
const sheet = sheetWithMark(0);
await draw("icon.png", sheet, 512);
// Icons of macOS have a margin.
await draw("icon-mac.png", sheetWithMark(100), unit);
for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) await draw(`linux/${size}x${size}.png`, sheet, size);
