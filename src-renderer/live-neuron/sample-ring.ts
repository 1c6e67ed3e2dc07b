/** The last samples of a live neuron on one grid, and its last spikes, in memory that does not grow. */
export class SampleRing {
  readonly #V: Float64Array;
  readonly #level: Float64Array;
  readonly #spikes: Float64Array;
  #samples = 0;
  #spikeCount = 0;
  /** ms since the reset, of the grid point after the last sample */
  #end = 0;
  #dt = 0.1;

  /** @param capacity samples */
  constructor(capacity = 1 << 18, spikes = 1 << 13) {
    this.#V = new Float64Array(capacity);
    this.#level = new Float64Array(capacity);
    this.#spikes = new Float64Array(spikes);
  }

  /** ms */
  get dt(): number {
    return this.#dt;
  }
  /** ms since the reset: samples stand before it */
  get end(): number {
    return this.#end;
  }
  /** ms since the reset, of the oldest sample that is kept */
  get begin(): number {
    return this.#end - this.#dt * Math.min(this.#samples, this.#V.length);
  }

  clear(): void {
    this.#samples = this.#spikeCount = this.#end = 0;
  }

  /** @param from ms since the reset, of the first sample */
  addSamples(from: number, dt: number, V: Float64Array, level: Float64Array): void {
    if (dt !== this.#dt) this.#samples = 0;
    this.#dt = dt;
    for (let k = 0; k < V.length; k++) {
      const at = this.#samples++ % this.#V.length;
      this.#V[at] = V[k]!;
      this.#level[at] = level[k]!;
    }
    this.#end = from + V.length * dt;
  }

  addSpike(time: number): void {
    this.#spikes[this.#spikeCount++ % this.#spikes.length] = time;
  }

  /** Calls back for each kept sample from `from` to before `to`, ms, oldest first. */
  eachSample(from: number, to: number, take: (time: number, V: number, level: number) => void): void {
    const kept = Math.min(this.#samples, this.#V.length);
    const first = Math.max(0, Math.ceil((from - this.begin) / this.#dt - 1e-6));
    const last = Math.min(kept, Math.ceil((to - this.begin) / this.#dt - 1e-6));
    for (let k = first; k < last; k++) {
      const at = (this.#samples - kept + k) % this.#V.length;
      take(this.begin + k * this.#dt, this.#V[at]!, this.#level[at]!);
    }
  }

  /** Spikes of the first neuron after `from`, up to `to`, ms, that are kept; ascending. */
  spikesIn(from: number, to: number): number[] {
    const kept = Math.min(this.#spikeCount, this.#spikes.length);
    const found: number[] = [];
    for (let k = 0; k < kept; k++) {
      const time = this.#spikes[(this.#spikeCount - 1 - k) % this.#spikes.length]!;
      if (time <= from) break;
      if (time <= to) found.unshift(time);
    }
    return found;
  }
}
