/** Time that is remembered, ms. */
export const rememberedTime = 10_000;
/** ms: the population's rate is counted in bins of this width */
export const rateBin = 20;
const rateBins = rememberedTime / rateBin;

/** Spikes that are remembered: 1 kHz of one neuron for ten seconds, 50 Hz of a thousand. The oldest give way where there are more. */
const mostSpikes = { one: 16_384, many: 524_288 } as const;

/** The spikes of the last ten seconds, and their number per bin of 20 ms, in rings whose memory does not grow. */
export class RecentSpikes {
  readonly neurons: number;
  readonly #times: Float64Array;
  readonly #neurons: Uint16Array;
  readonly #bins = new Uint32Array(rateBins);
  /** spikes ever added */
  #added = 0;
  #now: number;
  /** the bin of `now` */
  #bin: number;
  /** ms: nothing is known of what was before */
  readonly from: number;

  /** @param neurons at most 65,536 @param from ms: when it begins */
  constructor(neurons: number, from: number) {
    const capacity = neurons === 1 ? mostSpikes.one : mostSpikes.many;
    this.neurons = neurons;
    this.#times = new Float64Array(capacity);
    this.#neurons = new Uint16Array(neurons === 1 ? 0 : capacity);
    this.from = this.#now = from;
    this.#bin = binOf(from);
  }

  /** What happened since the last call, up to a time. @param times ascending, ms @param neurons index of the neuron of each spike */
  advance(now: number, times: ArrayLike<number>, neurons?: ArrayLike<number>): void {
    const bin = binOf(now);
    // Bins that come into use held counts from ten seconds ago.
    for (let k = Math.max(this.#bin + 1, bin - rateBins + 1); k <= bin; k++) this.#bins[k % rateBins] = 0;
    this.#bin = bin;
    this.#now = now;
    for (let k = 0; k < times.length; k++) {
      const place = this.#added++ % this.#times.length;
      this.#times[place] = times[k]!;
      if (this.neurons > 1) this.#neurons[place] = neurons?.[k] ?? 0;
      const of = binOf(times[k]!);
      if (of > bin - rateBins) this.#bins[of % rateBins]! += 1;
    }
  }

  /** ms */
  get now(): number {
    return this.#now;
  }

  /** Number of the next spike to come: every spike has one, in the order in which they came. */
  get next(): number {
    return this.#added;
  }

  /** Number of the oldest spike that is remembered. */
  get oldest(): number {
    return Math.max(0, this.#added - this.#times.length);
  }

  /** Time of a remembered spike, ms. */
  timeOf(spike: number): number {
    return this.#times[spike % this.#times.length]!;
  }

  /** Neuron of a remembered spike. */
  neuronOf(spike: number): number {
    return this.neurons === 1 ? 0 : this.#neurons[spike % this.#neurons.length]!;
  }

  /** Spikes of all neurons in the last `ms` up to the bin of now, which is not over; of less than ten seconds. */
  countIn(ms: number): number {
    let count = 0;
    for (let k = Math.max(0, this.#bin - Math.round(ms / rateBin)); k < this.#bin; k++) count += this.#bins[k % rateBins]!;
    return count;
  }

  /** Rates of the bins that are over, the oldest first: A(t), spikes per neuron and bin, Hz, at the middle of each bin, ms. */
  rates(): { readonly middles: Float64Array; readonly rates: Float64Array } {
    const first = Math.max(binOf(this.from) + 1, this.#bin - rateBins + 1, 0);
    const count = Math.max(0, this.#bin - first);
    const middles = Float64Array.from({ length: count }, (_, k) => (first + k + 0.5) * rateBin);
    const rates = Float64Array.from({ length: count }, (_, k) => (1000 * this.#bins[(first + k) % rateBins]!) / (this.neurons * rateBin));
    return { middles, rates };
  }
}

function binOf(time: number): number {
  return Math.floor(time / rateBin);
}
