import { cos, exp, sin } from "../foundation/elementary-functions.ts";
import type { LifParameters } from "../neuron/lif-parameters.ts";
import { complex, minus, over, scaled, squaredSize, times, type Complex } from "./complex.ts";

/*
 * A membrane under constant drive and white noise, in y = (V - V_inf) / sigma: the transform of the time from y_0 to a threshold is
 * u(y_0) / u(threshold), where u'' - y u' = lambda u, lambda = i omega tau_m, and u does not grow exponentially towards -infinity
 * (u = e^(y^2 / 4) D_(-lambda)(-y), with the parabolic cylinder function D; Darling & Siegert 1953, Ann Math Stat 24:624).
 * Its logarithmic derivative w = u' / u obeys w' = lambda + y w - w^2. Integrated upwards, every error of w decays.
 */

/** The integration begins where w = -lambda / y is close, so far below the reset that what it lacks decays by e^-20. */
const decay = 20;
/** Steps of the integration per unit of y, and per 1 / sqrt |lambda| at high frequencies. Far from 0, where w changes slowly, the method is stable up to 2.7 / |y|. */
const stepsPerUnit = 24;

/** What theory needs of the solution u between reset and threshold. */
interface Passage {
  /** u'/u at the reset and at the threshold, per unit of y */
  readonly atReset: Complex;
  readonly atThreshold: Complex;
  /** u(reset) / u(threshold): the transform of the first-passage time */
  readonly ratio: Complex;
}

/** A LIF neuron that fires at a constant mean drive under white noise. */
export interface NoisyFiring {
  readonly neuron: LifParameters;
  /** potential that the drive would settle at without threshold, mV */
  readonly V_inf: number;
  /** stationary SD of V without threshold, mV, positive */
  readonly sigma: number;
}

/**
 * Mean of e^(-i omega T) over the interspike intervals T, refractory period included.
 *
 * @param frequency Hz
 * @see Lindner & Schimansky-Geier (2001), Phys Rev Lett 86:2934
 */
export function intervalTransform({ neuron, V_inf, sigma }: NoisyFiring, frequency: number): Complex {
  return times(passageOf({ neuron, V_inf, sigma }, frequency).ratio, delay(neuron.t_ref, frequency));
}

/**
 * Power spectrum of the spike train, Hz: rate (1 - |F|^2) / |1 - F|^2, with the transform F of the intervals of this renewal process. It
 * goes to rate CV^2 at low and to the rate at high frequencies; two-sided, without the peak at 0.
 *
 * @param frequency Hz, positive
 * @param rate Hz (`siegertFiring`)
 * @see Cox & Lewis (1966), The Statistical Analysis of Series of Events, section 4.6
 */
export function trainSpectrum(firing: NoisyFiring, frequency: number, rate: number): number {
  const F = intervalTransform(firing, frequency);
  return (rate * (1 - squaredSize(F))) / squaredSize(minus(complex(1), F));
}

/**
 * Response of the firing rate to a weak sinusoid of the potential that the drive would settle at: Hz per mV, with its phase. The rate is
 * r + Re(response amplitude e^(i omega t)).
 *
 * @param frequency Hz
 * @param rate Hz (`siegertFiring`)
 * @see Brunel, Chance, Fourcaud & Abbott (2001), Phys Rev Lett 86:2186; Lindner & Schimansky-Geier (2001), Phys Rev Lett 86:2934, equation 7
 */
export function rateResponse(firing: NoisyFiring, frequency: number, rate: number): Complex {
  const { neuron, sigma } = firing;
  const { atReset, atThreshold, ratio } = passageOf(firing, frequency);
  const difference = minus(atThreshold, times(atReset, ratio));
  const returned = minus(complex(1), times(ratio, delay(neuron.t_ref, frequency)));
  const filter = complex(1, angular(frequency) * neuron.tau_m);
  return scaled(over(difference, times(filter, returned)), rate / sigma);
}

/** Radians per ms. */
function angular(frequency: number): number {
  return (2 * Math.PI * frequency) / 1000;
}

/** e^(-i omega t). @param t ms */
function delay(t: number, frequency: number): Complex {
  const angle = angular(frequency) * t;
  return complex(cos(angle), -sin(angle));
}

function passageOf({ neuron, V_inf, sigma }: NoisyFiring, frequency: number): Passage {
  const lambda = complex(0, angular(frequency) * neuron.tau_m);
  const reset = (neuron.V_reset - V_inf) / sigma;
  const threshold = (neuron.V_th - V_inf) / sigma;
  const start = -Math.sqrt(Math.min(reset, 0) * Math.min(reset, 0) + 2 * decay);
  const before = climb(scaled(lambda, -1 / start), lambda, start, reset);
  const between = climb(before.w, lambda, reset, threshold);
  // u(reset) / u(threshold) = e^(-integral of w)
  const size = exp(-between.integral.re);
  const ratio = complex(size * cos(between.integral.im), -size * sin(between.integral.im));
  return { atReset: before.w, atThreshold: between.w, ratio };
}

/**
 * Integrates w' = lambda + y w - w^2 and w itself from one y to another, by the classical Runge-Kutta method. In plain numbers: objects
 * would take most of the time.
 */
function climb(from: Complex, lambda: Complex, start: number, end: number): { readonly w: Complex; readonly integral: Complex } {
  let { re, im } = from;
  let [integralRe, integralIm, y] = [0, 0, start];
  const steps = stepsPerUnit * Math.max(1, Math.sqrt(Math.abs(lambda.im)));
  while (y < end) {
    const h = Math.min(end - y, 1 / Math.max(steps, 0.5 * Math.abs(y)));
    const middle = y + h / 2;
    const slopeRe = (at: number, a: number, b: number): number => lambda.re + at * a - (a * a - b * b);
    const slopeIm = (at: number, a: number, b: number): number => lambda.im + at * b - 2 * a * b;
    const [re1, im1] = [slopeRe(y, re, im), slopeIm(y, re, im)];
    const [a2, b2] = [re + (h / 2) * re1, im + (h / 2) * im1];
    const [re2, im2] = [slopeRe(middle, a2, b2), slopeIm(middle, a2, b2)];
    const [a3, b3] = [re + (h / 2) * re2, im + (h / 2) * im2];
    const [re3, im3] = [slopeRe(middle, a3, b3), slopeIm(middle, a3, b3)];
    const [a4, b4] = [re + h * re3, im + h * im3];
    const [re4, im4] = [slopeRe(y + h, a4, b4), slopeIm(y + h, a4, b4)];
    // The integral is a second unknown of the same method: its slopes are the values of w at the four places.
    integralRe += (h / 6) * (re + 2 * a2 + 2 * a3 + a4);
    integralIm += (h / 6) * (im + 2 * b2 + 2 * b3 + b4);
    re += (h / 6) * (re1 + 2 * re2 + 2 * re3 + re4);
    im += (h / 6) * (im1 + 2 * im2 + 2 * im3 + im4);
    y = y + h < end ? y + h : end;
  }
  return { w: complex(re, im), integral: complex(integralRe, integralIm) };
}
