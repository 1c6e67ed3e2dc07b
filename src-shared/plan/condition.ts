/** One combination of the values of a plan's axes. */
export interface Condition {
  /** its address, in memory, in files and on the wire: its position in canonical order (last axis fastest), from 0; never enters a stream key */
  readonly index: number;
  /** per axis of the plan: position of its value, from 0 */
  readonly at: readonly number[];
}
