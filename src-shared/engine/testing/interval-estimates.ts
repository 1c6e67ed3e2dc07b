/** A mean or CV with its standard error. */
export interface Estimate {
  readonly value: number;
  readonly error: number;
}

/** Sums over a spike train: its intervals (ms) and their squares. */
export interface TrainSums {
  readonly sum: number;
  readonly square: number;
}

/**
 * Rate (Hz) and CV of the intervals of many equal neurons, from a fixed number of intervals each: the intervals within a fixed window
 * would favour short ones. Errors by the jackknife over neurons. The first spike of each train only begins the first interval.
 */
export function intervalStatistics(trains: readonly Float64Array[], intervals: number): { rate: Estimate; cv: Estimate } {
  return statisticsOfSums(trains.map((times) => trainSums(times, intervals)), intervals);
}

/** The sums over the first `intervals` intervals of a train; it throws when there are fewer. */
export function trainSums(times: Float64Array, intervals: number): TrainSums {
  if (times.length <= intervals) throw new Error(`a train has ${times.length} spikes: too few for ${intervals} intervals`);
  let square = 0;
  for (let k = 0; k < intervals; k++) square += (times[k + 1]! - times[k]!) ** 2;
  return { sum: times[intervals]! - times[0]!, square };
}

/** Like `intervalStatistics`, from sums, for more spikes than fit into memory. */
export function statisticsOfSums(sums: readonly TrainSums[], intervals: number): { rate: Estimate; cv: Estimate } {
  const sum = sums.reduce((total, one) => total + one.sum, 0);
  const square = sums.reduce((total, one) => total + one.square, 0);

  const estimates = (count: number, ofSum: number, ofSquare: number) => {
    const mean = ofSum / count;
    return { rate: 1000 / mean, cv: Math.sqrt(Math.max(0, ofSquare / count - mean * mean)) / mean };
  };
  const whole = estimates(sums.length * intervals, sum, square);
  const without = sums.map((one) => estimates((sums.length - 1) * intervals, sum - one.sum, square - one.square));
  const error = (name: "rate" | "cv") => {
    const mean = without.reduce((total, one) => total + one[name], 0) / without.length;
    const spread = without.reduce((total, one) => total + (one[name] - mean) ** 2, 0);
    return Math.sqrt((spread * (without.length - 1)) / without.length);
  };
  return { rate: { value: whole.rate, error: error("rate") }, cv: { value: whole.cv, error: error("cv") } };
}

/** Difference of two estimates in standard errors. */
export function errorsBetween(a: Estimate, b: Estimate): number {
  return Math.abs(a.value - b.value) / Math.hypot(a.error, b.error);
}
