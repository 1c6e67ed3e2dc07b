// exp, log, sin and their kin. Twin of src-shared/foundation/elementary-functions.ts, which names the sources; keep the order of
// operations.

const LN2_HIGH: f64 = 6.9314718036912381649e-1;
const LN2_LOW: f64 = 1.90821492927058770002e-10;
const INVERSE_LN2: f64 = 1.442695040888963387;

// @ts-ignore: decorator
@inline
function powerOfTwo(k: i64): f64 {
  return reinterpret<f64>((k + 1023) << 52);
}

// @ts-ignore: decorator
@inline
function expCorrection(r: f64): f64 {
  const t = r * r;
  const high = 6.61375632143793436117e-5 + t * (-1.65339022054652515390e-6 + t * 4.13813679705723846039e-8);
  return r - t * (1.66666666666666019037e-1 + t * (-2.77777777770155933842e-3 + t * high));
}

export function exp(x: f64): f64 {
  if (x != x) return x;
  if (x > 709.782712893383973096) return Infinity;
  if (x < -745.13321910194110842) return 0;
  const n = floor<f64>(x * INVERSE_LN2 + 0.5);
  const high = x - n * LN2_HIGH;
  const low = n * LN2_LOW;
  const r = high - low;
  const c = expCorrection(r);
  const y = 1 + ((r * c) / (2 - c) - low + high);
  const k = <i64>n;
  if (k > 1023) return y * 2 * powerOfTwo(k - 1);
  if (k < -1021) return y * powerOfTwo(k + 1000) * powerOfTwo(-1000);
  return y * powerOfTwo(k);
}

export function expm1(x: f64): f64 {
  if (x > -0.34 && x < 0.34) {
    const c = expCorrection(x);
    return x + (x * c) / (2 - c);
  }
  return exp(x) - 1;
}

export function log(x: f64): f64 {
  if (x != x || x < 0) return NaN;
  if (x == 0) return -Infinity;
  if (x == Infinity) return x;
  let k: i32 = 0;
  let bits = reinterpret<u64>(x);
  if (<u32>(bits >> 32) < 0x00100000) {
    bits = reinterpret<u64>(x * 18014398509481984);
    k = -54;
  }
  const high = <u32>(bits >> 32) + (0x3ff00000 - 0x3fe6a09e);
  k += <i32>(high >> 20) - 0x3ff;
  const f = reinterpret<f64>((<u64>((high & 0x000fffff) + 0x3fe6a09e) << 32) | (bits & 0xffffffff)) - 1;
  const halfSquare = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const odd = z * (6.66666666666673513e-1 + w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  return s * (halfSquare + (odd + even)) + <f64>k * LN2_LOW - halfSquare + f + <f64>k * LN2_HIGH;
}

export function log1p(x: f64): f64 {
  const u = 1 + x;
  if (u == Infinity || u <= 0 || u != u) return log(u);
  return log(u) + (x - (u - 1)) / u;
}

export function sinh(x: f64): f64 {
  const e = expm1(x < 0 ? -x : x);
  const y = 0.5 * (e + e / (e + 1));
  return x < 0 ? -y : y;
}

let reducedHigh: f64 = 0;
let reducedLow: f64 = 0;

/** Leaves the remainder in reducedHigh + reducedLow and returns the quadrant 0 ... 3. */
function reduceByHalfPi(x: f64): i32 {
  const n = floor<f64>(x * 6.36619772367581382433e-1 + 0.5);
  const first = x - n * 1.57079632673412561417;
  const w = n * 6.0771005063039659766e-11;
  const r = first - w;
  const tail = n * 2.02226624879595063154e-21 - (first - r - w);
  reducedHigh = r - tail;
  reducedLow = r - reducedHigh - tail;
  return <i32>(n - 4 * floor<f64>(n * 0.25));
}

function sineNearZero(x: f64, y: f64): f64 {
  const z = x * x;
  const w = z * z;
  const r = 8.33333333332248946124e-3 + z * (-1.98412698298579493134e-4 + z * 2.75573137070700676789e-6) + z * w * (-2.50507602534068634195e-8 + z * 1.58969099521155010221e-10);
  const v = z * x;
  return x - (z * (0.5 * y - v * r) - y - v * -1.66666666666666324348e-1);
}

function cosineNearZero(x: f64, y: f64): f64 {
  const z = x * x;
  const w = z * z;
  const low = z * (4.16666666666666019037e-2 + z * (-1.38888888888741095749e-3 + z * 2.48015872894767294178e-5));
  const high = w * w * (-2.75573143513906633035e-7 + z * (2.0875723212981748279e-9 + z * -1.13596475577881948265e-11));
  const r = low + high;
  const half = 0.5 * z;
  const u = 1 - half;
  return u + (1 - u - half + (z * r - x * y));
}

export function sin(x: f64): f64 {
  if (!(x > -Infinity && x < Infinity)) return NaN;
  const quadrant = reduceByHalfPi(x);
  if (quadrant == 0) return sineNearZero(reducedHigh, reducedLow);
  if (quadrant == 1) return cosineNearZero(reducedHigh, reducedLow);
  if (quadrant == 2) return -sineNearZero(reducedHigh, reducedLow);
  return -cosineNearZero(reducedHigh, reducedLow);
}

export function cos(x: f64): f64 {
  if (!(x > -Infinity && x < Infinity)) return NaN;
  const quadrant = reduceByHalfPi(x);
  if (quadrant == 0) return cosineNearZero(reducedHigh, reducedLow);
  if (quadrant == 1) return -sineNearZero(reducedHigh, reducedLow);
  if (quadrant == 2) return -cosineNearZero(reducedHigh, reducedLow);
  return sineNearZero(reducedHigh, reducedLow);
}
