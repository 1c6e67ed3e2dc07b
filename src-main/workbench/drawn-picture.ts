import { pixelsOf, type Figure } from "../../src-shared/figures/figure.ts";
import type { Sheet } from "../../src-shared/figures/sheet.ts";

/** A figure encoded for a file. */
export async function drawnPicture(picture: Figure | Sheet, format: "png" | "svg"): Promise<Uint8Array> {
  const { renderPng, renderSvg } = await import("../rendering/render-figure.ts");
  return format === "png" ? await renderPng(picture) : Buffer.from(renderSvg(picture), "utf8");
}

/** A figure encoded for the page, with its size in pixels; undefined where there is nothing to draw. */
export async function pictureForPage(picture: Figure | Sheet | undefined, format: "png" | "svg") {
  if (picture === undefined) return undefined;
  // Node's Buffer may be a view on shared memory, which cannot be sent over every wire, so the bytes are copied.
  return { bytes: new Uint8Array(await drawnPicture(picture, format)), ...pixelsOf(picture.size) };
}
