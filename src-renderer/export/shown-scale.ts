import { writeQuantity } from "../notation/quantity-text.ts";

/** Scales at which a figure is shown, the largest first. */
const scales = [2, 1.5, 1.25, 1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05] as const;
const pixelsPerMm = 96 / 25.4;

/**
 * The largest scale at which a figure fits.
 *
 * @param figure mm
 * @param room CSS pixels
 */
export function shownScale(figure: { readonly width: number; readonly height: number }, room: { readonly width: number; readonly height: number }): number {
  const fits = (scale: number) => figure.width * scale * pixelsPerMm <= room.width - 2 && figure.height * scale * pixelsPerMm <= room.height - 2;
  return scales.find(fits) ?? scales.at(-1)!;
}

/** "85 mm, shown at 1.5 times its size" */
export function scaleText(width: number, scale: number): string {
  return `${writeQuantity(width)} mm, shown at ${scale === 1 ? "" : `${scale} times `}its size`;
}
