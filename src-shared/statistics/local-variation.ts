/**
 * (I(k) - I(k+1)) / (I(k) + I(k+1)) of each pair of adjacent intervals, from which the measures below are computed. For several measures of
 * the same intervals, compute it once.
 *
 * @returns one number fewer than there are intervals
 * @example contrastsOf(Float64Array.of(10, 30, 10)) // -0.5, 0.5
 */
export function contrastsOf(intervals: Float64Array): Float64Array {
  const contrasts = new Float64Array(Math.max(0, intervals.length - 1));
  fillContrasts(contrasts, intervals);
  return contrasts;
}

/** Like `contrastsOf`, but writes into an array of the caller. */
export function fillContrasts(contrasts: Float64Array, intervals: Float64Array): void {
  for (let k = 0; k < contrasts.length; k++) contrasts[k] = (intervals[k]! - intervals[k + 1]!) / (intervals[k]! + intervals[k + 1]!);
}

/**
 * CV2: mean over pairs of adjacent intervals of 2 |I(k+1) - I(k)| / (I(k+1) + I(k)). Unlike CV it is blind to slow
 * changes of rate; 1 for a Poisson process, 0 for a clock.
 *
 * @param intervals ms (any unit: the measure has none)
 * @returns undefined below two intervals
 * @see Holt, Softky, Koch and Douglas (1996), J Neurophysiol 75:1806
 * @example cv2(Float64Array.of(0.3, 4.5, 6.7, 9.3)) // 0.8226190476190478
 */
export function cv2(intervals: Float64Array, contrasts = contrastsOf(intervals)): number | undefined {
  let sum = 0;
  for (let k = 0; k < contrasts.length; k++) sum += 2 * Math.abs(contrasts[k]!);
  return meanOf(sum, contrasts.length);
}

/**
 * Local variation LV: mean over pairs of adjacent intervals of 3 (I(k) - I(k+1))^2 / (I(k) + I(k+1))^2.
 *
 * @param intervals ms (any unit: the measure has none)
 * @returns undefined below two intervals
 * @see Shinomoto, Shima and Tanji (2003), Neural Comput 15:2823
 * @example lv(Float64Array.of(0.3, 4.5, 6.7, 9.3)) // 0.8306154336734695
 */
export function lv(intervals: Float64Array, contrasts = contrastsOf(intervals)): number | undefined {
  let sum = 0;
  for (let k = 0; k < contrasts.length; k++) sum += 3 * contrasts[k]! * contrasts[k]!;
  return meanOf(sum, contrasts.length);
}

/**
 * Revised local variation LvR, which makes up for the refractory period: mean over pairs of adjacent intervals of
 * 3 (1 - 4 I(k) I(k+1) / (I(k) + I(k+1))^2) (1 + 4 R / (I(k) + I(k+1))).
 *
 * @param intervals ms
 * @param R refractoriness constant, ms; 5 ms is the value of the paper
 * @returns undefined below two intervals
 * @see Shinomoto et al. (2009), PLoS Comput Biol 5:e1000433
 * @example lvR(Float64Array.of(0.3, 4.5, 6.7, 9.3), undefined, 0.005) // 0.833907445980624
 */
export function lvR(intervals: Float64Array, contrasts = contrastsOf(intervals), R = 5): number | undefined {
  let sum = 0;
  for (let k = 0; k < contrasts.length; k++) sum += 3 * contrasts[k]! * contrasts[k]! * (1 + (4 * R) / (intervals[k]! + intervals[k + 1]!));
  return meanOf(sum, contrasts.length);
}

/**
 * Adaptation index: mean over pairs of adjacent intervals of (I(k+1) - I(k)) / (I(k+1) + I(k)); positive where the
 * neuron slows down, between -1 and 1. The variant keeps every interval (AllenSDK's `adaptation_index`; eFEL's
 * adaptation_index2 leaves out the first).
 *
 * @returns undefined below two intervals
 * @see Druckmann et al. (2007), Front Neurosci 1:7
 * @example adaptationIndex(Float64Array.of(10, 30)) // 0.5
 */
export function adaptationIndex(intervals: Float64Array, contrasts = contrastsOf(intervals)): number | undefined {
  let sum = 0;
  for (let k = 0; k < contrasts.length; k++) sum -= contrasts[k]!;
  return meanOf(sum, contrasts.length);
}

function meanOf(sum: number, pairs: number): number | undefined {
  return pairs === 0 ? undefined : sum / pairs;
}
