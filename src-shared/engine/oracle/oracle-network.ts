import type { CompiledGroup, CompiledNetwork, Connections } from "../../network/compiled-network.ts";
import { blocksOf, inputSumOf, type InputSum } from "../network/connection-blocks.ts";
import { groupCoefficients } from "../network/group-coefficients.ts";
import { heldLevels } from "../network/held-levels.ts";
import type { NetworkKernel, NetworkOutput, NetworkRun, NetworkSpikes, NeuronInterval } from "../network/network-kernel.ts";
import { NetworkNoise, PoissonEvents } from "./oracle-network-drive.ts";
import { NetworkNeuron } from "./oracle-network-neuron.ts";

/** The plain implementation: slow, written to be read, and equal to the WebAssembly kernel to the last bit. */
export const oracleNetworkKernel: NetworkKernel = {
  start: (network, range) => new OracleNetworkRun(network, range),
};

/** What arrives at a neuron's sum of a step, with what its place in the sum depends on. */
interface Arrival {
  readonly place: readonly [block: number, fired: number, source: number, projection: number, row: number];
  readonly weight: number;
}

interface Member {
  readonly group: CompiledGroup;
  readonly neuron: NetworkNeuron;
  readonly poisson: readonly PoissonEvents[];
  readonly noise: NetworkNoise;
  readonly index: number;
}

interface Samples {
  V: number[];
  excitatory: number[];
  inhibitory: number[];
}

class OracleNetworkRun implements NetworkRun {
  readonly bytes = 0;
  readonly #network: CompiledNetwork;
  readonly #range: NeuronInterval;
  readonly #members: Member[];
  readonly #connections: Connections[] = [];
  readonly #blockOf: readonly number[];
  /** arrivals by step, then by neuron and sum */
  readonly #arrivals = new Map<number, Map<number, Arrival[]>>();
  readonly #samples: Samples[];
  #step = 0;

  constructor(network: CompiledNetwork, range: NeuronInterval) {
    this.#network = network;
    this.#range = range;
    this.#members = network.groups.flatMap((group) => membersOf(group, range, network.dt));
    const blocks = blocksOf(network);
    this.#blockOf = network.projections.map((_, position) => blocks.findIndex(({ projections }) => projections.includes(position)));
    this.#samples = this.#recorded().map(() => ({ V: [], excitatory: [], inhibitory: [] }));
    this.#sample();
  }

  connect(connections: Connections): void {
    this.#connections.push(connections);
  }

  advance(untilStep: number): NetworkOutput {
    const neurons: number[] = [];
    const steps: number[] = [];
    const until = Math.min(untilStep, this.#network.totalSteps);
    for (; this.#step < until; this.#step++) {
      const n = this.#step;
      const levels = new Map(this.#network.groups.map((group) => [group, levelIn(group, this.#network.dt, n)]));
      for (const { group, neuron, poisson, noise, index } of this.#members) {
        const arrivals = this.#arrivalsAt(group, index, n);
        for (const events of poisson) arrivals[inputSumOf(group, events.receptor)] += events.at(n) * events.weight;
        if (neuron.step(n, levels.get(group)!, noise.at(n), arrivals)) {
          neurons.push(group.first + index);
          steps.push(n);
        }
      }
      this.#arrivals.delete(n);
      if ((n + 1) % this.#network.recordEvery === 0) this.#sample();
    }
    const samples = this.#samples.splice(0);
    for (let k = 0; k < samples.length; k++) this.#samples.push({ V: [], excitatory: [], inhibitory: [] });
    return {
      spikes: { neurons: Uint32Array.from(neurons), steps: Uint32Array.from(steps) },
      V: samples.map(({ V }) => Float64Array.from(V)),
      currents: samples.map(({ excitatory, inhibitory }) => ({ excitatory: Float64Array.from(excitatory), inhibitory: Float64Array.from(inhibitory) })),
    };
  }

  receive({ neurons, steps }: NetworkSpikes): void {
    const { groups, projections } = this.#network;
    const groupOf = (target: number) => groups.find(({ first, size }) => target < first + size)!;
    for (const { projection, rows, targets, weights, delays } of this.#connections) {
      const { source, receptor, weight, delay } = projections[projection]!;
      const { first, size } = groups[source]!;
      neurons.forEach((neuron, k) => {
        const row = neuron - first;
        if (row < 0 || row >= size) return;
        for (let i = rows[row]!; i < rows[row + 1]!; i++) {
          const fired = steps[k]!;
          this.#arrive(fired + (delays ? delays[i]! : delay!), targets[i]!, inputSumOf(groupOf(targets[i]!), receptor), {
            place: [this.#blockOf[projection]!, fired, neuron, projection, i],
            weight: weights ? weights[i]! : weight!,
          });
        }
      });
    }
  }

  #arrive(step: number, target: number, sum: InputSum, arrival: Arrival): void {
    const at = this.#arrivals.get(step) ?? new Map<number, Arrival[]>();
    this.#arrivals.set(step, at);
    const key = 2 * target + sum;
    at.set(key, [...(at.get(key) ?? []), arrival]);
  }

  /** Sums of given spike times and of spikes that arrive at the right edge of step n. */
  #arrivalsAt(group: CompiledGroup, index: number, n: number): [number, number] {
    const sums: [number, number] = [0, 0];
    for (const { neurons, steps, weight, receptor } of group.spikeTimes) {
      neurons.forEach((neuron, k) => {
        if (neuron === index && steps[k] === n) sums[inputSumOf(group, receptor)] += weight;
      });
    }
    for (const sum of [0, 1] as const) {
      const arrivals = this.#arrivals.get(n)?.get(2 * (group.first + index) + sum) ?? [];
      for (const { weight } of arrivals.toSorted(byPlace)) sums[sum] += weight;
    }
    return sums;
  }

  #recorded() {
    return this.#network.recorded.filter(({ neuron }) => neuron >= this.#range.from && neuron < this.#range.to);
  }

  #sample(): void {
    this.#recorded().forEach(({ neuron, currents }, k) => {
      const member = this.#members[neuron - this.#range.from]!.neuron;
      const samples = this.#samples[k]!;
      samples.V.push(member.V);
      if (!currents) return;
      samples.excitatory.push(member.current(0));
      samples.inhibitory.push(member.current(1));
    });
  }
}

function membersOf(group: CompiledGroup, { from, to }: NeuronInterval, dt: number): Member[] {
  const first = Math.max(0, from - group.first);
  const end = Math.min(group.size, to - group.first);
  const coefficients = groupCoefficients(group, dt);
  return Array.from({ length: Math.max(0, end - first) }, (_, k) => {
    const index = first + k;
    return {
      group,
      index,
      neuron: new NetworkNeuron(group, coefficients, index, dt),
      poisson: group.poisson.map((drive) => new PoissonEvents(drive, index, dt)),
      noise: new NetworkNoise(group, coefficients, index),
    };
  });
}

function levelIn({ stimulus }: CompiledGroup, dt: number, n: number): number {
  const level = new Float64Array(1);
  heldLevels(stimulus, dt, n, level);
  return level[0]!;
}

function byPlace(a: Arrival, b: Arrival): number {
  for (let k = 0; k < a.place.length; k++) {
    if (a.place[k] !== b.place[k]) return a.place[k]! - b.place[k]!;
  }
  return 0;
}
