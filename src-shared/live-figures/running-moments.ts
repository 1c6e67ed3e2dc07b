/**
 * Mean and standard deviation of values that come one by one, in the memory of three numbers: Welford's recurrence, which loses no digits
 * where the spread is small beside the mean.
 *
 * @see Welford (1962), Technometrics 4:419
 * @example const intervals = new RunningMoments(); [10, 20, 30].forEach((isi) => intervals.add(isi)); intervals.cv // 0.5
 */
export class RunningMoments {
  #count = 0;
  #mean = 0;
  #squares = 0;

  add(value: number): void {
    this.#count += 1;
    const before = value - this.#mean;
    this.#mean += before / this.#count;
    this.#squares += before * (value - this.#mean);
  }

  get count(): number {
    return this.#count;
  }

  /** undefined for no values */
  get mean(): number | undefined {
    return this.#count === 0 ? undefined : this.#mean;
  }

  /** sample standard deviation (n - 1); undefined below two values */
  get sd(): number | undefined {
    return this.#count < 2 ? undefined : Math.sqrt(this.#squares / (this.#count - 1));
  }

  /** SD / mean, the variant of `coefficientOfVariation`; undefined below two values */
  get cv(): number | undefined {
    const { sd } = this;
    return sd === undefined ? undefined : sd / this.#mean;
  }
}
