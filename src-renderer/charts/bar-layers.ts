import { clip, prepare } from "./layers.ts";
import type { Bars } from "../../src-shared/content/figure-content.ts";
import type { Layer } from "./plot.ts";
import type { Polyline } from "./trace-view.ts";

/** Bars from 0 up, a hairline apart where they are wide enough. */
export function barLayer({ from, width, heights, to = Infinity }: Bars, colour: string, opacity: number): Layer {
  return (pen, space) => {
    clip(pen, space);
    pen.fillStyle = colour;
    pen.globalAlpha = opacity;
    const zero = space.y(0);
    const pixels = Math.abs(space.x(from + width) - space.x(from));
    const gap = pixels >= 4 * space.ratio ? space.ratio : 0;
    // The single bin of perfectly regular intervals may be very narrow and must stay visible under the line at the mean.
    const least = heights.length * pixels < 8 * space.ratio ? 3 * space.ratio : space.ratio * 0.5;
    const drawn = Math.max(least, pixels - gap);
    for (let k = 0; k < heights.length; k++) {
      const height = heights[k]!;
      if (!(height > 0)) continue;
      const left = space.x(from + (k + 0.5) * width) - drawn / 2;
      const isCut = from + (k + 1) * width > to;
      pen.fillRect(left, space.y(height), isCut ? space.x(to) - left : drawn, zero - space.y(height));
    }
  };
}

/** A line at the mean of a distribution. @param below CSS pixels between its end and the top, which has text */
export function dashedVertical(value: number, below = 0): Layer {
  return (pen, space) => {
    clip(pen, space);
    prepare(pen, { colour: space.ink.ink2, width: 1, dash: [4, 3] }, space.ratio);
    pen.beginPath();
    pen.moveTo(space.x(value), space.area.bottom);
    pen.lineTo(space.x(value), space.area.top + below * space.ratio);
    pen.stroke();
  };
}

/** The distribution predicted by theory. */
export function dashedLine({ x, y }: Polyline): Layer {
  return (pen, space) => {
    clip(pen, space);
    prepare(pen, { colour: space.ink.ink2, width: 1, dash: [4, 3] }, space.ratio);
    pen.beginPath();
    for (let k = 0; k < x.length; k++) pen.lineTo(space.x(x[k]!), space.y(y[k]!));
    pen.stroke();
  };
}
