import { tooManySpikes } from "../errors/runs-errors.ts";
import type { LifParameters } from "../neuron/lif-parameters.ts";
import type { Condition } from "../protocol/condition.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import type { CompiledStimulus } from "../stimulus/segments.ts";
import { conditionStream } from "./condition-stream.ts";
import { spikeDigest, TraceDigest } from "./digest.ts";
import { drawParameters } from "./draw-parameters.ts";
import type { Kernel, KernelInput, KernelOutput } from "./kernel.ts";
import type { ConditionRecording, NewHasher, TraceBlock } from "./recordings.ts";

/** What a simulation in progress says each time it comes up for air. */
export type SimulationEvent =
  | { readonly kind: "traces"; readonly block: TraceBlock; readonly steps: number; readonly totalSteps: number }
  | { readonly kind: "progress"; readonly steps: number; readonly totalSteps: number };

export interface SimulationInput {
  readonly protocol: ResolvedProtocol;
  /** of the condition's sweep */
  readonly stimulus: CompiledStimulus;
  readonly condition: Condition;
  readonly kernel: Kernel;
  readonly newHasher: NewHasher;
}

/** Spikes of one condition that memory is asked to hold at most: 1 GB of times. */
const mostSpikes = 0x8000000;
/** Units of work between two events, 3 to 25 ms: a step of white noise, grid or Euler is quick, others take microseconds. */
const quickUnits = 1_000_000;
const slowUnits = 20_000;
/** A closed form without traces skips over steps; it stops this often to tell how far it is. */
const stopsForProgress = 256;

/**
 * Simulate one condition. The generator comes up for air about every 10 ms with traces or progress; who wants to stop does
 * not call it again. Where it comes up changes no bit of the result.
 *
 * @returns spikes and digests, when run to its end
 * @throws BenchError too-many-spikes, draws-never-sound
 */
export function* simulateCondition(input: SimulationInput): Generator<SimulationEvent, ConditionRecording> {
  const { protocol, condition, stimulus, newHasher } = input;
  const kernelInput = kernelInputOf(input);
  const run = input.kernel.start(kernelInput);
  const spikes = new SpikeStore(kernelInput.lanes.length);
  const traceDigest = kernelInput.recordLanes > 0 ? new TraceDigest(newHasher, kernelInput.recordLanes) : undefined;
  const { totalSteps } = run;
  const units = isQuick(kernelInput) ? quickUnits : slowUnits;
  const stride = Math.max(Math.ceil(units / kernelInput.lanes.length), isClosedForm(kernelInput) ? Math.ceil(totalSteps / stopsForProgress) : 1);
  let until = stride;
  let samples = 0;
  for (;;) {
    const output = run.advance(until, units);
    if (spikes.add(output) > mostSpikes) throw tooManySpikes(protocol.name, condition.sweep + 1, mostSpikes);
    const { steps, finished, V } = output;
    const fresh = V[0]?.length ?? 0;
    if (fresh > 0) {
      traceDigest?.update(V);
      yield { kind: "traces", block: { firstSample: samples, V }, steps, totalSteps };
      samples += fresh;
    } else {
      yield { kind: "progress", steps, totalSteps };
    }
    if (finished) break;
    until = Math.max(until, steps + stride);
  }
  const perNeuron = spikes.perLane();
  return {
    condition,
    spikes: perNeuron,
    duration: stimulus.duration,
    traceSamples: samples,
    spikeDigest: spikeDigest(newHasher, perNeuron),
    traceDigest: traceDigest?.digest(),
  };
}

/** A condition as a kernel sees it. */
export function kernelInputOf({ protocol, stimulus, condition }: Pick<SimulationInput, "protocol" | "stimulus" | "condition">): KernelInput {
  return {
    stimulus,
    lanes: populationOf(protocol).map((neuron, index) => ({ neuron, gain: gainOf(neuron, stimulus.unit), index })),
    streamBase: conditionStream(protocol, condition),
    dt: protocol.dt,
    integrator: protocol.integrator,
    noise: protocol.noise,
    noiseLevel: condition.noiseLevel ?? 0,
    recordLanes: protocol.recordV ? protocol.recordNeurons : 0,
    recordEvery: protocol.recordEvery,
  };
}

/** Every condition of a protocol has the same neurons: they are drawn once. */
const populations = new WeakMap<ResolvedProtocol, readonly LifParameters[]>();

function populationOf(protocol: ResolvedProtocol): readonly LifParameters[] {
  const known = populations.get(protocol) ?? drawParameters(protocol);
  populations.set(protocol, known);
  return known;
}

/** mV of steady depolarisation per unit of level: R_m for pA (MOhm pA = uV), tau_m for V/s (= mV/ms). */
function gainOf(neuron: LifParameters, unit: "pA" | "V/s"): number {
  return unit === "V/s" || neuron.R_m === undefined ? neuron.tau_m : neuron.R_m / 1000;
}

function isClosedForm({ integrator, noise, noiseLevel, recordLanes }: KernelInput): boolean {
  const stepped = noise?.kind === "white" || noise?.kind === "ornstein-uhlenbeck";
  return integrator === "exact" && recordLanes === 0 && !(stepped && noiseLevel > 0);
}

function isQuick({ integrator, noise, noiseLevel, stimulus }: KernelInput): boolean {
  const constant = stimulus.segments.every(({ kind }) => kind === "constant");
  return constant && (integrator === "euler" || (noise?.kind === "white" && noiseLevel > 0));
}

/** Spikes as they come from the kernel, sorted out by neuron at the end. */
class SpikeStore {
  readonly #counts: Uint32Array;
  readonly #parts: KernelOutput[] = [];
  #total = 0;

  constructor(lanes: number) {
    this.#counts = new Uint32Array(lanes);
  }

  /** Returns how many spikes there are so far. */
  add(output: KernelOutput): number {
    const { spikeLanes } = output;
    if (spikeLanes.length === 0) return this.#total;
    for (const lane of spikeLanes) this.#counts[lane]!++;
    this.#parts.push({ ...output, V: [] });
    this.#total += spikeLanes.length;
    return this.#total;
  }

  /** Ascending times of every neuron, ms: parts of one array, which is cheaper to make and to hand on than thousands. */
  perLane(): Float64Array[] {
    const times = new Float64Array(this.#total);
    const next = new Uint32Array(this.#counts.length);
    for (let lane = 1; lane < next.length; lane++) next[lane] = next[lane - 1]! + this.#counts[lane - 1]!;
    for (const { spikeLanes, spikeTimes } of this.#parts) {
      for (let i = 0; i < spikeLanes.length; i++) times[next[spikeLanes[i]!]!++] = spikeTimes[i]!;
    }
    return Array.from(this.#counts, (count, lane) => times.subarray(next[lane]! - count, next[lane]));
  }
}
