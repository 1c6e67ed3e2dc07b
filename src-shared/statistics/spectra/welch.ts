import { cos } from "../../foundation/elementary-functions.ts";
import { mean } from "../mean-and-sd.ts";
import { FourierTransform } from "./fourier.ts";

/** Power and cross spectral densities of two signals, one-sided. Entry k is of frequency k `resolution`. */
export interface CrossSpectrum {
  /** Hz between two entries */
  readonly resolution: number;
  /** number of segments that were averaged */
  readonly segments: number;
  /** density of the input, its unit squared per Hz */
  readonly input: Float64Array;
  readonly output: Float64Array;
  /** mean of conj(input) x output */
  readonly crossRe: Float64Array;
  readonly crossIm: Float64Array;
}

/** Power spectral density of one kind of signal, likewise. */
export interface PowerSpectrum extends Pick<CrossSpectrum, "resolution" | "segments"> {
  readonly density: Float64Array;
}

/** How signals are cut into segments. */
export interface WelchSettings {
  /** samples of a segment, a power of two */
  readonly segment: number;
  /** ms between samples */
  readonly interval: number;
}

/**
 * Welch's estimate of the spectral densities of two signals: means over segments that overlap by half, each less its mean and under a Hann
 * window. What is left of the last segment is not used.
 *
 * @param pairs of signals of any length, such as one per trial; both of a pair have as many samples
 * @returns undefined where no signal is as long as a segment
 * @see Welch (1967), IEEE Trans Audio Electroacoust 15:70; scipy.signal.csd(window="hann", detrend="constant")
 */
export function welch(pairs: readonly (readonly [input: Float64Array, output: Float64Array])[], { segment, interval }: WelchSettings): CrossSpectrum | undefined {
  const transform = new FourierTransform(segment);
  const window = hann(segment);
  const power = window.reduce((sum, weight) => sum + weight * weight, 0);
  const size = segment / 2 + 1;
  const sums = { input: new Float64Array(size), output: new Float64Array(size), crossRe: new Float64Array(size), crossIm: new Float64Array(size) };
  let segments = 0;
  for (const [input, output] of pairs) {
    for (let start = 0; start + segment <= input.length; start += segment / 2) {
      const x = Float64Array.from(transform.of(windowed(input.subarray(start, start + segment), window)));
      const y = transform.of(windowed(output.subarray(start, start + segment), window));
      for (let k = 0; k < size; k++) {
        const [xr, xi, yr, yi] = [x[2 * k]!, x[2 * k + 1]!, y[2 * k]!, y[2 * k + 1]!];
        sums.input[k]! += xr * xr + xi * xi;
        sums.output[k]! += yr * yr + yi * yi;
        sums.crossRe[k]! += xr * yr + xi * yi;
        sums.crossIm[k]! += xr * yi - xi * yr;
      }
      segments += 1;
    }
  }
  if (segments === 0) return undefined;
  const seconds = interval / 1000;
  for (const values of Object.values(sums)) {
    // One-sided: all frequencies but 0 and the highest stand for their negative ones too.
    for (let k = 0; k < size; k++) values[k]! *= ((k === 0 || k === size - 1 ? 1 : 2) * seconds) / (power * segments);
  }
  return { resolution: 1 / (segment * seconds), segments, ...sums };
}

/** Power spectral density of one kind of signal: `welch` of each signal with itself. */
export function powerSpectrum(signals: readonly Float64Array[], settings: WelchSettings): PowerSpectrum | undefined {
  const spectrum = welch(signals.map((signal) => [signal, signal] as const), settings);
  return spectrum === undefined ? undefined : { resolution: spectrum.resolution, segments: spectrum.segments, density: spectrum.input };
}

/** The periodic Hann window: of a segment, the sample after its end is again 0. */
function hann(size: number): Float64Array {
  return Float64Array.from({ length: size }, (_, n) => 0.5 - 0.5 * cos((2 * Math.PI * n) / size));
}

function windowed(samples: Float64Array, window: Float64Array): Float64Array {
  const centre = mean(samples)!;
  return samples.map((sample, n) => (sample - centre) * window[n]!);
}
