/** Irregularity of adjacent intervals of one neuron; undefined below two intervals. */
export interface LocalVariation {
  /**
   * Mean over pairs of adjacent intervals of 2 |I(k+1) - I(k)| / (I(k+1) + I(k)). Unlike CV it is blind to slow changes of rate; 1 for a
   * Poisson process, 0 for a clock.
   *
   * @see Holt, Softky, Koch and Douglas (1996), J Neurophysiol 75:1806
   */
  readonly cv2: number | undefined;
  /**
   * Mean over pairs of adjacent intervals of 3 (I(k) - I(k+1))^2 / (I(k) + I(k+1))^2.
   *
   * @see Shinomoto, Shima and Tanji (2003), Neural Comput 15:2823
   */
  readonly lv: number | undefined;
  /**
   * Revised local variation, which makes up for the refractory period: mean over pairs of adjacent intervals of
   * 3 (1 - 4 I(k) I(k+1) / (I(k) + I(k+1))^2) (1 + 4 R / (I(k) + I(k+1))).
   *
   * @see Shinomoto et al. (2009), PLoS Comput Biol 5:e1000433
   */
  readonly lvR: number | undefined;
  /**
   * Mean over pairs of adjacent intervals of (I(k+1) - I(k)) / (I(k+1) + I(k)); positive where the neuron slows down, between -1 and 1.
   * The variant keeps every interval (AllenSDK's `adaptation_index`; eFEL's adaptation_index2 leaves out the first).
   *
   * @see Druckmann et al. (2007), Front Neurosci 1:7
   */
  readonly adaptationIndex: number | undefined;
}

/**
 * Every measure of adjacent intervals, in one pass: apart, each of them would take as long as all.
 *
 * @param intervals ms
 * @param R refractoriness constant of LvR, ms; 5 ms is the value of the paper
 * @example localVariation(Float64Array.of(0.3, 4.5, 6.7, 9.3)) // cv2: 0.8226190476190478, lv: 0.8306154336734695
 * @example localVariation(Float64Array.of(10, 30)) // adaptationIndex: 0.5
 */
export function localVariation(intervals: Float64Array, R = 5): LocalVariation {
  const pairs = intervals.length - 1;
  if (pairs < 1) return { cv2: undefined, lv: undefined, lvR: undefined, adaptationIndex: undefined };
  let [cv2, lv, lvR, adaptation] = [0, 0, 0, 0];
  for (let k = 0; k < pairs; k++) {
    const sum = intervals[k]! + intervals[k + 1]!;
    const contrast = (intervals[k]! - intervals[k + 1]!) / sum;
    cv2 += 2 * Math.abs(contrast);
    lv += 3 * contrast * contrast;
    lvR += 3 * contrast * contrast * (1 + (4 * R) / sum);
    adaptation -= contrast;
  }
  return { cv2: cv2 / pairs, lv: lv / pairs, lvR: lvR / pairs, adaptationIndex: adaptation / pairs };
}
