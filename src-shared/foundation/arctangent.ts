/*
 * The angle of a vector by given operations, so that no JavaScript engine's `Math` can change a bit of it. Reduction and coefficients are
 * those of FDLIBM's s_atan.c (Sun Microsystems, 1993, freely distributable with that notice); below 1 ulp of error.
 */

/** atan of 1/2, 1, 3/2 and infinity, each as a sum of two doubles. */
const high = [4.63647609000806093515e-1, 7.85398163397448278999e-1, 9.82793723247329054082e-1, 1.57079632679489655800] as const;
const low = [2.26987774529616870924e-17, 3.06161699786838301793e-17, 1.39033110312309984516e-17, 6.12323399573676603587e-17] as const;

/** Angle of the vector (x, y) from the x axis, -pi to pi; 0 for the vector without length. */
export function angleOf(y: number, x: number): number {
  if (y === 0) return x < 0 ? Math.PI : 0;
  const steep = x === 0 ? high[3] : arctangent(Math.abs(y / x));
  const angle = x < 0 ? Math.PI - (steep - 1.2246467991473531772e-16) : steep;
  return y < 0 ? -angle : angle;
}

/** @param x not negative */
function arctangent(x: number): number {
  if (x > 1e19) return high[3];
  if (x < 0.4375) return x - x * correction(x);
  const part = x < 0.6875 ? 0 : x < 1.1875 ? 1 : x < 2.4375 ? 2 : 3;
  const t = [(2 * x - 1) / (2 + x), (x - 1) / (x + 1), (x - 1.5) / (1 + 1.5 * x), -1 / x][part]!;
  return high[part] - (t * correction(t) - low[part] - t);
}

/** (t - atan t) / t for |t| <= 7/16. */
function correction(t: number): number {
  const z = t * t;
  const w = z * z;
  const odd =
    3.33333333333329318027e-1 +
    w * (1.42857142725034663711e-1 + w * (9.09088713343650656196e-2 + w * (6.66107313738753120669e-2 + w * (4.97687799461593236017e-2 + w * 1.62858201153657823623e-2))));
  const even =
    -1.99999999998764832476e-1 +
    w * (-1.11111104054623557880e-1 + w * (-7.69187620504482999495e-2 + w * (-5.83357013379057348645e-2 + w * -3.65315727442169155270e-2)));
  return z * odd + w * even;
}
