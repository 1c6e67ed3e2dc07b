import { exp, log1p } from "../foundation/elementary-functions.ts";
import { integrate } from "../foundation/gauss-legendre.ts";

/** Two-sided 95 % points of Student's t for 1 ... 30 degrees of freedom (30-digit arithmetic, rounded). */
const table = [
  12.7062047361747, 4.302652729749464, 3.18244630528371, 2.776445105197794, 2.570581835636316, 2.44691185114497, 2.364624251592785, 2.306004135204167,
  2.262157162798206, 2.228138851986275, 2.20098516009164, 2.178812829667229, 2.160368656462793, 2.144786687917804, 2.131449545559776, 2.119905299221255,
  2.109815577833317, 2.100922040241038, 2.09302405440831, 2.085963447265865, 2.07961384472768, 2.073873067904026, 2.068657610419049, 2.063898561628026,
  2.059538552753298, 2.055529438642873, 2.051830516480286, 2.048407141795245, 2.045229642132704, 2.042272456301238,
] as const;

/** Coefficients of 1, 1/n, 1/n^2, ... in the expansion about the normal distribution's 1.96. */
const expansion = [1.95996398454005424, 2.3722712302985628, 2.8224986157396118, 2.5558496795077233, 1.5895340533938235] as const;

/**
 * Half-width of a 95 % confidence interval in standard errors: the 97.5 % point of Student's t, to 2e-8 relative.
 *
 * @param degrees of freedom, from 1; Welch's are no whole number
 * @see Abramowitz and Stegun 26.7.5 (above 30 degrees)
 * @example studentT95(4) // 2.776445105197794
 */
export function studentT95(degrees: number): number {
  const tabled = table[degrees - 1];
  if (tabled !== undefined) return tabled;
  return degrees < table.length ? betweenTabled(degrees) : expanded(degrees);
}

function expanded(degrees: number): number {
  let sum = 0;
  for (let k = expansion.length - 1; k >= 0; k--) sum = sum / degrees + expansion[k]!;
  return sum;
}

/**
 * The point between two tabled ones, where the bell (1 + t^2 / degrees)^(-(degrees + 1) / 2) has 95 % of its area to the right
 * of 0 behind it. Newton's method from the tabled point below it: where a curve bends down, that never steps too far.
 */
function betweenTabled(degrees: number): number {
  const bell = (t: number): number => exp(-0.5 * (degrees + 1) * log1p((t * t) / degrees));
  const area = 0.95 * areaOfHalf(degrees);
  let t: number = table[Math.ceil(degrees) - 1]!;
  for (;;) {
    const step = (area - integrate(bell, 0, t, 8)) / bell(t);
    t += step;
    if (step <= 1e-10 * t) return t;
  }
}

const rootOfPi = 1.7724538509055160273;

/** Area of the bell to the right of 0: sqrt(degrees pi) / 2 times Gamma(x) / Gamma(x + 1/2) at x = degrees / 2. */
function areaOfHalf(degrees: number): number {
  let x = 0.5 * degrees;
  let area = 0.5 * rootOfPi * Math.sqrt(degrees);
  // The ratio's expansion holds for large x; each step up takes (x + 1/2) / x along.
  for (; x < 100; x++) area *= (x + 0.5) / x;
  // Gamma(x + 1/2) / Gamma(x), to 2e-13 relative: Abramowitz and Stegun 6.1.47 with a = 1/2, b = 0
  const ratio = Math.sqrt(x) * (1 - (1 - (1 + (5 - 21 / (32 * x)) / (8 * x)) / (16 * x)) / (8 * x));
  return area / ratio;
}
