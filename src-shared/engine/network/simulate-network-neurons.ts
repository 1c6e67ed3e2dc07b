import { TimeGrid } from "../../foundation/time-grid.ts";
import { TraceHashers } from "../digest.ts";
import type { NeuronsRecording } from "../recordings.ts";
import { resultNotFinite, tooManySpikes } from "../../errors/runs-errors.ts";
import { mostSpikes, type NeuronsInput, type SimulationStep } from "../simulate-neurons.ts";
import { SpikeStore } from "../spike-store.ts";
import { connectedNetworkOf } from "./compile-network.ts";
import type { NetworkKernel } from "./network-kernel.ts";
import { simulateExactNetwork } from "./exact-network.ts";
import { simulateNetwork, type ConnectedNetwork } from "./simulate-network.ts";

/** Neuron-steps between two pauses: about 10 ms of a busy network. */
const workAtOnce = 500_000;

/**
 * Simulate one condition of a network in this thread, as `simulateNeurons` does a population: all its neurons, because they wait for each
 * other's spikes. The first step is the longest: connections are built in it.
 *
 * @returns spikes and digests, when run to its end
 * @throws BenchError too-many-spikes, draws-never-sound, result-not-finite
 */
export function* simulateNetworkNeurons(
  { plan, condition, newHasher, countSpikes }: Omit<NeuronsInput, "kernel">,
  kernel: NetworkKernel,
): Generator<SimulationStep, NeuronsRecording> {
  const connected = connectedNetworkOf({ plan, condition });
  const { size, recorded } = connected.network;
  const spikes = new SpikeStore(size);
  const hashers = new TraceHashers(newHasher, recorded.length);
  let samples = 0;
  let work = 0;
  const outputs = connected.network.integrator === "exact" ? exactOutputs(connected) : gridOutputs(kernel, connected);
  for (const { neurons, times, V, fraction } of outputs) {
    spikes.add({ spikeLanes: neurons, spikeTimes: times });
    if (countSpikes(neurons.length) > mostSpikes) throw tooManySpikes(plan.protocol.name, "the network", mostSpikes);
    const fresh = V[0]?.length ?? 0;
    if (V.some((values) => !values.every(Number.isFinite))) throw resultNotFinite("a membrane potential");
    hashers.update(V);
    work += size;
    if (fresh === 0 && work < workAtOnce && fraction < 1) continue;
    yield { block: fresh > 0 ? { firstSample: samples, V } : undefined, fraction };
    samples += fresh;
    work = 0;
  }
  return { spikes: spikes.trains(), traceSamples: samples, traceDigests: hashers.digestLines() };
}

/** What either solver gives: spikes in ms, V of the recorded neurons, and how much of the sweep is done. */
interface Output {
  readonly neurons: Uint32Array;
  readonly times: Float64Array;
  readonly V: readonly Float64Array[];
  readonly fraction: number;
}

function* gridOutputs(kernel: NetworkKernel, connected: ConnectedNetwork): Generator<Output> {
  const { dt, totalSteps } = connected.network;
  const grid = new TimeGrid(dt);
  for (const { spikes, V, step } of simulateNetwork(kernel, connected)) {
    yield { neurons: spikes.neurons, times: Float64Array.from(spikes.steps, (n) => grid.timeOf(n + 1)), V, fraction: step / totalSteps };
  }
}

function* exactOutputs(connected: ConnectedNetwork): Generator<Output> {
  const { duration } = connected.network;
  for (const { spikes, V, time } of simulateExactNetwork(connected)) yield { ...spikes, V, fraction: Math.min(1, time / duration) };
}
