/**
 * Compiled stimulus of one sweep: an unbroken list of pieces from 0 to the sweep's end, each with a closed form.
 * Times in ms from the start of the sweep; levels in `unit`.
 */
export interface CompiledStimulus {
  /** pA where the neuron has a resistance, else V/s; rheobase multiples are resolved */
  readonly unit: "pA" | "V/s";
  /** ms */
  readonly duration: number;
  readonly segments: readonly Segment[];
}

/** level(s) with s = t - start in ms. `end` of one segment is `start` of the next, to the bit. */
export type Segment =
  | { readonly kind: "constant"; readonly start: number; readonly end: number; readonly level: number }
  | { readonly kind: "linear"; readonly start: number; readonly end: number; readonly level: number; /** per ms */ readonly slope: number }
  | {
      /** level + amplitude sin(omega s + phase) */
      readonly kind: "sine";
      readonly start: number;
      readonly end: number;
      readonly level: number;
      readonly amplitude: number;
      /** rad / ms */
      readonly omega: number;
      /** rad */
      readonly phase: number;
    }
  | {
      /** level + amplitude sin(omega s + sweepRate s^2 / 2 + phase) */
      readonly kind: "chirp";
      readonly start: number;
      readonly end: number;
      readonly level: number;
      readonly amplitude: number;
      /** rad / ms at s = 0 */
      readonly omega: number;
      /** rad / ms^2 */
      readonly sweepRate: number;
      /** rad */
      readonly phase: number;
    };
