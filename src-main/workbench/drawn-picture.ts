import { pixelsOf, type Figure } from "../../src-shared/figures/figure.ts";
import type { Sheet } from "../../src-shared/figures/sheet.ts";

/** A figure as a file has it. */
export async function drawnPicture(picture: Figure | Sheet, format: "png" | "svg"): Promise<Uint8Array> {
  const { renderPng, renderSvg } = await import("../rendering/render-figure.ts");
  return format === "png" ? await renderPng(picture) : Buffer.from(renderSvg(picture), "utf8");
}

/** A figure as pages are given it, with its size in pixels; undefined where there is nothing to draw. */
export async function pictureForPage(picture: Figure | Sheet | undefined, format: "png" | "svg") {
  if (picture === undefined) return undefined;
  // A view of Node's own kind on memory that it shares with others does not cross every wire.
  return { bytes: new Uint8Array(await drawnPicture(picture, format)), ...pixelsOf(picture.size) };
}
