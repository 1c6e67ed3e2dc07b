/** One cell of the product of a protocol's axes, in canonical order: sweep, then noise level, then trial. */
export interface Condition {
  /** position in canonical order, from 0; never enters a stream key */
  readonly index: number;
  /** from 0 */
  readonly sweep: number;
  /** value of the noise level, in the unit of `ResolvedNoise.levels`; undefined without noise */
  readonly noiseLevel: number | undefined;
  /** from 0 */
  readonly trial: number;
}

/** One named axis of a protocol. */
export interface ConditionAxis {
  readonly name: "sweep" | "noise" | "trial";
  readonly values: readonly number[];
}
