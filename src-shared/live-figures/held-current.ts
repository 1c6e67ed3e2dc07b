import type { SpikeResolution } from "../statistics/spike-resolution.ts";
import { RunningHistogram } from "./running-histogram.ts";
import { RunningMoments } from "./running-moments.ts";

/** 97.5 % point of the normal distribution. */
const normal95 = 1.959963984540054;
/** Variance of the number of ticks of a clock, started anywhere, in a window: the constant term of the count's variance. */
const clockVariance = 1 / 6;

/** What a current that was held has given so far. */
export class HeldCurrent {
  /** pA, or V/s */
  readonly current: number;
  readonly intervals = new RunningMoments();
  readonly histogram: RunningHistogram;
  #spikes = 0;
  #time = 0;

  constructor(current: number, resolution: SpikeResolution) {
    this.current = current;
    this.histogram = new RunningHistogram(resolution);
  }

  /** ms that spikes were counted in, with all pauses between left out */
  get time(): number {
    return this.#time;
  }

  /** of all neurons */
  get spikes(): number {
    return this.#spikes;
  }

  addTime(ms: number): void {
    this.#time += ms;
  }

  addSpike(): void {
    this.#spikes += 1;
  }

  /** @param interval between two spikes of one neuron, ms */
  addInterval(interval: number): void {
    this.intervals.add(interval);
    this.histogram.add(interval);
  }
}

/** A rate by count, and half of its 95 % confidence interval, Hz. */
export interface CountedRate {
  readonly rate: number;
  /** undefined below two intervals: nothing is known of their spread */
  readonly half95: number | undefined;
}

/**
 * Rate of one neuron over the time that a current was held, Hz: 1000 count / (neurons time). The count of a renewal process, looked at
 * from any moment on, has the variance CV^2 n + 1/6 (without the terms that vanish for a clock and for a Poisson process), and its
 * interval is 1.96 roots of that wide on either side: sqrt(n) for Poisson spikes, less than one spike for a clock.
 *
 * @param trains neurons whose spikes are independent: all of them under noise of their own, one where they are copies of each other
 * @returns undefined where no time was held
 * @see Cox (1962), Renewal Theory, chapter 4
 */
export function countedRate({ spikes, time, intervals }: Pick<HeldCurrent, "spikes" | "time" | "intervals">, neurons: number, trains: number): CountedRate | undefined {
  if (!(time > 0) || neurons === 0) return undefined;
  const { cv } = intervals;
  const each = spikes / neurons;
  return {
    rate: (1000 * each) / time,
    half95: cv === undefined ? undefined : (1000 * normal95 * Math.sqrt((cv * cv * each + clockVariance) / trains)) / time,
  };
}
