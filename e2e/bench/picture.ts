import { PNG } from "pngjs";

/** A decoded picture. Ink is a pixel that is clearly darker or more saturated than white paper. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** pixels per inch in the file's metadata; undefined without */
  readonly resolution: number | undefined;
  readonly isInk: (x: number, y: number) => boolean;
}

/** @param bytes a PNG on white or transparent paper */
export function decodePicture(bytes: Uint8Array): Picture {
  const buffer = Buffer.from(bytes);
  const { width, height, data } = PNG.sync.read(buffer);
  return {
    width,
    height,
    resolution: resolutionOf(buffer),
    isInk: (x, y) => {
      const at = 4 * (y * width + x);
      const opacity = data[at + 3]! / 255;
      return [0, 1, 2].some((channel) => 255 - opacity * (255 - data[at + channel]!) < 160);
    },
  };
}

/** Span of pixels, both ends included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The axes of a plot: the longest horizontal and the longest vertical line of ink. */
export function findAxes(picture: Picture): { bottom: { y: number } & Span; left: { x: number } & Span } {
  let bottom = { y: 0, from: 0, to: -1 };
  for (let y = 0; y < picture.height; y++) {
    const run = longestRun(picture.width, (x) => picture.isInk(x, y));
    if (lengthOf(run) > lengthOf(bottom)) bottom = { y, ...run };
  }
  let left = { x: 0, from: 0, to: -1 };
  for (let x = 0; x < picture.width; x++) {
    const run = longestRun(picture.height, (y) => picture.isInk(x, y));
    if (lengthOf(run) > lengthOf(left)) left = { x, ...run };
  }
  return { bottom, left };
}

/** Centres of the groups of adjacent columns that have ink in `rows`. */
export function inkedColumns(picture: Picture, columns: Span, rows: Span): number[] {
  const middles: number[] = [];
  let start: number | undefined;
  for (let x = columns.from; x <= columns.to + 1; x++) {
    let ink = false;
    for (let y = rows.from; x <= columns.to && y <= rows.to && !ink; y++) ink = picture.isInk(x, y);
    if (ink) start ??= x;
    else if (start !== undefined) {
      middles.push((start + x - 1) / 2);
      start = undefined;
    }
  }
  return middles;
}

const lengthOf = ({ from, to }: Span): number => to - from + 1;

function longestRun(length: number, isInk: (k: number) => boolean): Span {
  let best: Span = { from: 0, to: -1 };
  let from = 0;
  for (let k = 0; k <= length; k++) {
    if (k < length && isInk(k)) continue;
    if (k - from > lengthOf(best)) best = { from, to: k - 1 };
    from = k + 1;
  }
  return best;
}

/** Read the chunk pHYs, which is in pixels per metre. */
function resolutionOf(png: Buffer): number | undefined {
  const at = png.indexOf("pHYs", 0, "latin1");
  return at === -1 || png[at + 12] !== 1 ? undefined : Math.round(png.readUInt32BE(at + 4) * 0.0254);
}
