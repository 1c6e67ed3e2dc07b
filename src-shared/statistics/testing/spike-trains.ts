import fc from "fast-check";

/** Ascending spike times between 0 and 1000 ms. */
export const spikeTrain = fc
  .uniqueArray(fc.double({ min: 0, max: 1000, noNaN: true }), { maxLength: 60 })
  .map((times) => Float64Array.from(times).sort());

/** At least two intervals between 0.1 and 1000 ms. */
export const intervals = fc
  .array(fc.double({ min: 0.1, max: 1000, noNaN: true }), { minLength: 2, maxLength: 60 })
  .map((values) => Float64Array.from(values));
