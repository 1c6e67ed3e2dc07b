/** A Poisson distribution as a draw reads it. */
export interface PoissonTable {
  /** chance of at most k events, in units of 2^-53, for k = 0, 1, ...; ascending */
  readonly cumulative: Float64Array;
  /** per cell of 2^-12: the number of events where the whole cell agrees, else -1 less the smallest one of the cell */
  readonly guide: Int32Array;
}

/** Cells of the guide. */
export const guideCells = 4096;
const two53 = 9007199254740992;
/** Weights below this share of the largest are left out: less than 2^-53 of the whole. */
const negligible = 1e-22;

/**
 * The distribution of the number of events in a step. Weights come from their recursion away from the mode, w(k + 1) = w(k) mean / (k + 1),
 * so no power and no factorial is taken, whatever the mean.
 *
 * @param mean events per step, 0 or more
 */
export function poissonTable(mean: number): PoissonTable {
  const mode = Math.floor(mean);
  const below: number[] = [];
  for (let k = mode, weight = 1; k > 0; k--) {
    weight *= k / mean;
    if (weight < negligible) break;
    below.push(weight);
  }
  const above: number[] = [];
  for (let k = mode + 1, weight = mean / k; weight >= negligible; k++, weight *= mean / k) above.push(weight);
  const weights = [...below.reverse(), 1, ...above];
  const first = mode - below.length;
  // Summed from the small end, each side towards the mode.
  const total = sumOf(weights.slice(0, below.length)) + (1 + sumOf(above.slice().reverse()));
  const cumulative = new Float64Array(first + weights.length - 1);
  let sum = 0;
  for (let k = first; k < cumulative.length; k++) {
    sum += weights[k - first]!;
    cumulative[k] = Math.min(two53, Math.ceil((sum / total) * two53));
  }
  return { cumulative, guide: guideOf(cumulative) };
}

function sumOf(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

function guideOf(cumulative: Float64Array): Int32Array {
  const guide = new Int32Array(guideCells);
  const width = two53 / guideCells;
  let low = 0;
  for (let cell = 0; cell < guideCells; cell++) {
    while (low < cumulative.length && cumulative[low]! <= cell * width) low++;
    const agrees = low === cumulative.length || cumulative[low]! >= (cell + 1) * width;
    guide[cell] = agrees ? low : -1 - low;
  }
  return guide;
}
