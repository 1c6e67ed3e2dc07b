/**
 * exp, log, sin and their kin, step by step, so that no JavaScript engine's `Math` can change a bit of a result.
 * Twin of `engine/assembly/elementary.ts`: same operations in the same order, compared by bits in the engine's tests.
 *
 * Reductions and minimax coefficients are those of FDLIBM (Sun Microsystems, 1993: e_exp.c, e_log.c, k_sin.c, k_cos.c,
 * e_rem_pio2.c, freely distributable with that notice) in the form musl keeps them. Errors measured in the test beside
 * this file: at most 1 ulp for exp, log, sin and cos, 3 ulp for expm1, log1p and sinh.
 */

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const INVERSE_LN2 = 1.442695040888963387;

const bits = new Uint32Array(2);
const number = new Float64Array(bits.buffer);
// Every host of this program is little-endian, WebAssembly's memory included.
const LOW = 0;
const HIGH = 1;

/** 2^k as a double, for -1022 <= k <= 1023. */
function powerOfTwo(k: number): number {
  bits[LOW] = 0;
  bits[HIGH] = (k + 1023) << 20;
  return number[0]!;
}

/** The correction c of FDLIBM's exp: e^r = 1 + r + r c / (2 - c), for |r| <= 0.5 ln 2. */
function expCorrection(r: number): number {
  const t = r * r;
  return (
    r -
    t *
      (1.66666666666666019037e-1 +
        t * (-2.77777777770155933842e-3 + t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))))
  );
}

/** e^x. Overflows to Infinity above 709.78, reaches 0 below -745.13. */
export function exp(x: number): number {
  if (x !== x) return x;
  if (x > 709.782712893383973096) return Infinity;
  if (x < -745.13321910194110842) return 0;
  const k = Math.floor(x * INVERSE_LN2 + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const c = expCorrection(r);
  const y = 1 + ((r * c) / (2 - c) - low + high);
  // In two factors at the ends of the range, where 2^k itself is no double.
  if (k > 1023) return y * 2 * powerOfTwo(k - 1);
  if (k < -1021) return y * powerOfTwo(k + 1000) * powerOfTwo(-1000);
  return y * powerOfTwo(k);
}

/** e^x - 1, without cancellation near 0. */
export function expm1(x: number): number {
  if (x > -0.34 && x < 0.34) {
    const c = expCorrection(x);
    return x + (x * c) / (2 - c);
  }
  return exp(x) - 1;
}

/** Natural logarithm; NaN below 0, -Infinity at 0. */
export function log(x: number): number {
  if (x !== x || x < 0) return NaN;
  if (x === 0) return -Infinity;
  if (x === Infinity) return x;
  let k = 0;
  number[0] = x;
  if (bits[HIGH]! < 0x00100000) {
    // subnormal: scale up by 2^54
    number[0] = x * 18014398509481984;
    k = -54;
  }
  // x = 2^k (1 + f) with sqrt(2)/2 <= 1 + f < sqrt(2)
  const high = bits[HIGH]! + (0x3ff00000 - 0x3fe6a09e);
  k += (high >>> 20) - 0x3ff;
  bits[HIGH] = (high & 0x000fffff) + 0x3fe6a09e;
  const f = number[0] - 1;
  const halfSquare = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const odd = z * (6.66666666666673513e-1 + w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  return s * (halfSquare + (odd + even)) + k * LN2_LOW - halfSquare + f + k * LN2_HIGH;
}

/** ln(1 + x), without cancellation near 0; the rounding of 1 + x is repaired to first order. */
export function log1p(x: number): number {
  const u = 1 + x;
  if (u === Infinity || u <= 0 || u !== u) return log(u);
  return log(u) + (x - (u - 1)) / u;
}

/** (e^x - e^-x) / 2, without cancellation near 0. */
export function sinh(x: number): number {
  const e = expm1(x < 0 ? -x : x);
  const y = 0.5 * (e + e / (e + 1));
  return x < 0 ? -y : y;
}

/** Remainder of the last reduction by pi/2, as a sum of two doubles, and the quadrant 0 ... 3. */
const reduced = { high: 0, low: 0, quadrant: 0 };

/** x = n pi/2 + remainder; pi/2 in three parts (e_rem_pio2.c, second iteration). Error about |x| 2^-53 beyond 10^6. */
function reduceByHalfPi(x: number): void {
  const n = Math.floor(x * 6.36619772367581382433e-1 + 0.5);
  const first = x - n * 1.57079632673412561417;
  const w = n * 6.0771005063039659766e-11;
  const r = first - w;
  const tail = n * 2.02226624879595063154e-21 - (first - r - w);
  reduced.high = r - tail;
  reduced.low = r - reduced.high - tail;
  reduced.quadrant = n - 4 * Math.floor(n * 0.25);
}

/** sin(x + y) for |x| <= pi/4 and a tail y. */
function sineNearZero(x: number, y: number): number {
  const z = x * x;
  const w = z * z;
  const r = 8.33333333332248946124e-3 + z * (-1.98412698298579493134e-4 + z * 2.75573137070700676789e-6) + z * w * (-2.50507602534068634195e-8 + z * 1.58969099521155010221e-10);
  const v = z * x;
  return x - (z * (0.5 * y - v * r) - y - v * -1.66666666666666324348e-1);
}

/** cos(x + y) for |x| <= pi/4 and a tail y. */
function cosineNearZero(x: number, y: number): number {
  const z = x * x;
  const w = z * z;
  const r =
    z * (4.16666666666666019037e-2 + z * (-1.38888888888741095749e-3 + z * 2.48015872894767294178e-5)) +
    w * w * (-2.75573143513906633035e-7 + z * (2.0875723212981748279e-9 + z * -1.13596475577881948265e-11));
  const half = 0.5 * z;
  const u = 1 - half;
  return u + (1 - u - half + (z * r - x * y));
}

/** Sine of x in radians; NaN where x is not finite. */
export function sin(x: number): number {
  if (!(x > -Infinity && x < Infinity)) return NaN;
  reduceByHalfPi(x);
  const { high, low, quadrant } = reduced;
  if (quadrant === 0) return sineNearZero(high, low);
  if (quadrant === 1) return cosineNearZero(high, low);
  if (quadrant === 2) return -sineNearZero(high, low);
  return -cosineNearZero(high, low);
}

/** Cosine of x in radians; NaN where x is not finite. */
export function cos(x: number): number {
  if (!(x > -Infinity && x < Infinity)) return NaN;
  reduceByHalfPi(x);
  const { high, low, quadrant } = reduced;
  if (quadrant === 0) return cosineNearZero(high, low);
  if (quadrant === 1) return -sineNearZero(high, low);
  if (quadrant === 2) return -cosineNearZero(high, low);
  return sineNearZero(high, low);
}
