import { angleOf } from "../../foundation/arctangent.ts";
import { FourierTransform } from "./fourier.ts";

/** Impedance of a membrane against frequency, where the current has power. */
export interface Impedance {
  /** Hz */
  readonly frequency: Float64Array;
  /** MOhm */
  readonly magnitude: Float64Array;
  /** degrees, from -180 to 180; negative: V lags behind the current */
  readonly phase: Float64Array;
  /** 0 to 1: share of the power of V that the current explains around this frequency */
  readonly coherence: Float64Array;
}

/** A current that is weaker at a frequency than this share of its strongest power says nothing about the response there. */
const leastPower = 0.01;
/** Cycles of the lowest frequency in the sweep: below, a step of the level is stronger than what moves upon it. */
const leastCycles = 8;
/** Frequencies of the transform that make one of the result: at least so many, and at most so many results. */
const smoothing = { least: 8, mostResults: 150 } as const;

/**
 * Impedance from a current and the V that it leads to: the transform of V over that of the current, both of a whole sweep that begins at
 * rest, averaged over neighbouring frequencies by the power of the current. Where the sweep does not end at rest, the highest frequencies
 * are off by a few per cent.
 *
 * @param current pA, as many samples as V
 * @param V mV
 * @param interval ms between samples
 * @see Puil, Gimbarzevsky & Miura (1986), J Neurophysiol 55:995
 */
export function impedanceOf(current: Float64Array, V: Float64Array, interval: number): Impedance {
  const transform = new FourierTransform(powerOfTwoFrom(current.length));
  const [I, response] = [current, V].map((samples) => Float64Array.from(transform.of(padded(samples, transform.size)))) as [Float64Array, Float64Array];
  const power = (k: number): number => I[2 * k]! * I[2 * k]! + I[2 * k + 1]! * I[2 * k + 1]!;
  const bins = transform.size / 2;
  const hertz = 1000 / (transform.size * interval);
  const lowest = Math.ceil((leastCycles * transform.size) / current.length);
  let strongest = 0;
  for (let k = lowest; k < bins; k++) strongest = Math.max(strongest, power(k));
  let highest = bins - 1;
  while (highest > lowest && power(highest) < leastPower * strongest) highest -= 1;
  const group = Math.max(smoothing.least, Math.ceil((highest - lowest) / smoothing.mostResults));
  const count = Math.floor((highest - lowest + 1) / group);
  const groups = Array.from({ length: count }, (_, g) => groupOf(I, response, lowest + g * group, group));
  const points = groups.filter(({ meanPower }) => meanPower >= leastPower * strongest);
  return {
    frequency: Float64Array.from(points, ({ bin }) => bin * hertz),
    magnitude: Float64Array.from(points, ({ magnitude }) => magnitude),
    phase: Float64Array.from(points, ({ phase }) => phase),
    coherence: Float64Array.from(points, ({ coherence }) => coherence),
  };
}

/** The response at some neighbouring frequencies. @param I transform of the current, real and imaginary parts in turn @param V likewise */
function groupOf(I: Float64Array, V: Float64Array, first: number, count: number) {
  let [input, output, re, im, at] = [0, 0, 0, 0, 0];
  for (let k = first; k < first + count; k++) {
    const [xr, xi, yr, yi] = [I[2 * k]!, I[2 * k + 1]!, V[2 * k]!, V[2 * k + 1]!];
    const power = xr * xr + xi * xi;
    input += power;
    output += yr * yr + yi * yi;
    re += xr * yr + xi * yi;
    im += xr * yi - xi * yr;
    at += k * power;
  }
  const cross = Math.sqrt(re * re + im * im);
  // mV / pA is GOhm.
  const phase = (angleOf(im, re) * 180) / Math.PI;
  return { bin: at / input, meanPower: input / count, magnitude: (1000 * cross) / input, phase, coherence: (cross * cross) / (input * output) };
}

/** The samples less the first of them, which is rest, and zeros after them. */
function padded(samples: Float64Array, size: number): Float64Array {
  const longer = new Float64Array(size);
  for (const [k, sample] of samples.entries()) longer[k] = sample - samples[0]!;
  return longer;
}

function powerOfTwoFrom(count: number): number {
  let size = 2;
  while (size < count) size *= 2;
  return size;
}

/** What an impedance comes to. */
export interface ImpedanceSummary {
  /** Hz, of the greatest magnitude; the lowest frequency for a membrane without resonance */
  readonly resonance: number;
  /** greatest magnitude over that of the lowest frequency */
  readonly quality: number;
  /** Hz above the resonance where the magnitude has fallen to 1 / sqrt 2 of its greatest; undefined where it does not fall so far */
  readonly cutOff: number | undefined;
}

/** Resonance and cut-off frequency of an impedance, between its frequencies by a straight line; undefined where it has none. */
export function summariseImpedance({ frequency, magnitude }: Impedance): ImpedanceSummary | undefined {
  if (frequency.length === 0) return undefined;
  let peak = 0;
  for (let k = 1; k < magnitude.length; k++) if (magnitude[k]! > magnitude[peak]!) peak = k;
  const half = magnitude[peak]! * Math.sqrt(0.5);
  let cutOff: number | undefined;
  for (let k = peak + 1; k < magnitude.length && cutOff === undefined; k++) {
    if (magnitude[k]! > half) continue;
    const share = (magnitude[k - 1]! - half) / (magnitude[k - 1]! - magnitude[k]!);
    cutOff = frequency[k - 1]! + share * (frequency[k]! - frequency[k - 1]!);
  }
  return { resonance: frequency[peak]!, quality: magnitude[peak]! / magnitude[0]!, cutOff };
}
