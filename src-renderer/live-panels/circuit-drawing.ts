/** How a current is drawn beside its branch. */
export interface ArrowLook {
  /** px, of the whole arrow; 0: too small to be drawn */
  readonly length: number;
  /** px */
  readonly width: number;
  /** 1: downwards, out of the cell; -1: upwards */
  readonly sign: 1 | -1;
}

const lengths = { least: 9, most: 34 } as const;
const widths = { least: 1.5, most: 3.5 } as const;
/** Part of the scale below which there is no arrow: rounding, not a current. */
const nothing = 0.004;

/** Length and width of an arrow, both in proportion to its current. @param outward positive: out of the cell @param scale the current of the longest arrow, of the same unit */
export function arrowOf(outward: number, scale: number): ArrowLook {
  const share = scale > 0 ? Math.min(1, Math.abs(outward) / scale) : 0;
  const sign = outward < 0 ? -1 : 1;
  if (!(share > nothing)) return { length: 0, width: 0, sign };
  return { length: lengths.least + (lengths.most - lengths.least) * share, width: widths.least + (widths.most - widths.least) * share, sign };
}

/** Outline of an arrow along a vertical wire, px: shaft and head, centred on (x, y). */
export function arrowPath({ length, width, sign }: ArrowLook, x: number, y: number): string {
  if (length === 0) return "";
  const [tail, tip] = [y - (sign * length) / 2, y + (sign * length) / 2];
  const head = 2.5 + width;
  const neck = tip - sign * Math.min(length, 2 * head);
  const half = width / 2;
  return `M${x - half} ${tail}L${x - half} ${neck}L${x - head} ${neck}L${x} ${tip}L${x + head} ${neck}L${x + half} ${neck}L${x + half} ${tail}Z`;
}
