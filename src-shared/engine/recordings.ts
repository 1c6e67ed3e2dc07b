import type { Condition } from "../plan/condition.ts";
import type { SpikeTrains } from "./spike-trains.ts";

/** A piece of the traces of one condition: V on the dt grid, mV, as it is (no drawn spikes). */
export interface TraceBlock {
  /** index of the first sample of this block; sample i stands at i * every * dt ms */
  readonly firstSample: number;
  /** one array per recorded neuron, all of one length, mV */
  readonly V: readonly Float64Array[];
}

/** Some neurons of a population by their numbers: `from`, ..., `to` - 1. */
export interface NeuronRange {
  readonly from: number;
  readonly to: number;
}

/** Results of some neurons of one condition, without traces; `joinRecordings` joins them to a condition. */
export interface NeuronsRecording {
  readonly spikes: SpikeTrains;
  /** samples per recorded neuron; 0 where none of these neurons is recorded */
  readonly traceSamples: number;
  /** SHA-256, hex, of each recorded neuron, a line each; "" where none is recorded. One text, because a string a neuron costs memory in every thread */
  readonly traceDigests: string;
}

/** Results of all neurons of one condition, without traces (those are sent in blocks): plain data, which can be sent between threads and processes. */
export interface JoinedRecording {
  readonly spikes: SpikeTrains;
  /** samples per recorded neuron; 0 when V is not recorded */
  readonly traceSamples: number;
  /** SHA-256, hex; see `digest.ts` for the bytes hashed */
  readonly spikeDigest: string;
  /** undefined when V is not recorded */
  readonly traceDigest: string | undefined;
}

/** Results of one condition. */
export interface ConditionRecording extends Omit<JoinedRecording, "spikes"> {
  readonly condition: Condition;
  /** per neuron: ascending spike times, ms */
  readonly spikes: readonly Float64Array[];
  /** ms, of this sweep */
  readonly duration: number;
}

/** A SHA-256 in progress; Node's crypto or another implementation is passed in. */
export interface Hasher {
  update(bytes: Uint8Array): void;
  /** hex, lower case */
  digest(): string;
}
export type NewHasher = () => Hasher;

/** Random access to the recorded traces of one condition, wherever they are kept (memory, disk, another process). */
export interface TraceSource {
  /** samples per neuron */
  readonly samples: number;
  readonly neurons: number;
  /** ms between samples */
  readonly interval: number;
  /** V of one neuron, mV: samples first ... first + count - 1 (fewer at the end). */
  read(neuron: number, first: number, count: number): Promise<Float64Array>;
}
