/** Stands for "no crossing". */
export const never = -1;

/** c0 + c1 x + c2 x^2 + c3 x^3 on [0, 1]: V - V_th over a piece. */
interface Cubic {
  readonly c0: number;
  readonly c1: number;
  readonly c2: number;
  readonly c3: number;
}

/**
 * Where in [0, 1] the cubic first reaches 0 from below; or never.
 *
 * @param V0 at 0, below 0
 * @param rise0 slope at 0
 * @param V1 at 1
 * @param rise1 slope at 1
 */
export function firstOfCubic(V0: number, rise0: number, V1: number, rise1: number): number {
  // The cubic lies within the hull of its Bezier points.
  if (V1 < 0 && V0 + rise0 / 3 < 0 && V1 - rise1 / 3 < 0) return never;
  const cubic = { c0: V0, c1: rise0, c2: 3 * (V1 - V0) - 2 * rise0 - rise1, c3: rise0 + rise1 - 2 * (V1 - V0) };
  const top = maximumOfCubic(cubic);
  if (top > 0 && top < 1 && valueOfCubic(cubic, top) >= 0) return rootOfCubic(cubic, top);
  return V1 >= 0 ? rootOfCubic(cubic, 1) : never;
}

function valueOfCubic(p: Cubic, x: number): number {
  return p.c0 + x * (p.c1 + x * (p.c2 + x * p.c3));
}

/** Where the cubic has its local maximum; outside (0, 1) or infinite if it has none there. */
function maximumOfCubic(p: Cubic): number {
  const discriminant = p.c2 * p.c2 - 3 * p.c3 * p.c1;
  if (!(discriminant > 0)) return never;
  const root = Math.sqrt(discriminant);
  return p.c2 <= 0 ? p.c1 / (root - p.c2) : (-p.c2 - root) / (3 * p.c3);
}

/** The root in (0, high], where the cubic goes from below 0 to above: Newton, else bisection, to adjacent doubles. */
function rootOfCubic(p: Cubic, high: number): number {
  let low = 0;
  let above = high;
  let x = high;
  let lastStep = high;
  for (;;) {
    const value = valueOfCubic(p, x);
    if (value === 0) return x;
    if (value < 0) low = x;
    else above = x;
    const step = value / (p.c1 + x * (2 * p.c2 + x * (3 * p.c3)));
    let next = x - step;
    if (!(next > low && next < above && Math.abs(step) < 0.5 * lastStep)) next = low + 0.5 * (above - low);
    if (next <= low || next >= above) return above;
    lastStep = Math.abs(next - x);
    x = next;
  }
}
