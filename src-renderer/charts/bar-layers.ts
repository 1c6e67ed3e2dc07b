import { clip, prepare } from "./layers.ts";
import type { Bars } from "./plot-data.ts";
import type { Layer } from "./plot.ts";

/** Bars from 0 up, a hairline apart where they are wide enough. */
export function barLayer({ from, width, heights }: Bars, colour: string, opacity: number): Layer {
  return (pen, space) => {
    clip(pen, space);
    pen.fillStyle = colour;
    pen.globalAlpha = opacity;
    const zero = space.y(0);
    const pixels = Math.abs(space.x(from + width) - space.x(from));
    const gap = pixels >= 4 * space.ratio ? space.ratio : 0;
    for (let k = 0; k < heights.length; k++) {
      const height = heights[k]!;
      if (!(height > 0)) continue;
      const left = space.x(from + k * width);
      pen.fillRect(left + gap / 2, space.y(height), Math.max(space.ratio * 0.5, pixels - gap), zero - space.y(height));
    }
  };
}

/** The mean of a distribution. */
export function dashedVertical(value: number, colour?: string): Layer {
  return (pen, space) => {
    clip(pen, space);
    prepare(pen, { colour: colour ?? space.ink.ink2, width: 1, dash: [4, 3] }, space.ratio);
    pen.beginPath();
    pen.moveTo(space.x(value), space.area.bottom);
    pen.lineTo(space.x(value), space.area.top);
    pen.stroke();
  };
}
