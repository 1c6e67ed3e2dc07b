import { log } from "../../foundation/elementary-functions.ts";
import { TimeGrid } from "../../foundation/time-grid.ts";
import type { CompiledGroup, CompiledNetwork, CompiledPoisson, Connections } from "../../network/compiled-network.ts";
import { Generator as RandomStream } from "../../random/generator.ts";
import { streamPurpose } from "../../random/stream-key.ts";
import { ArrivalQueue } from "./arrival-queue.ts";
import { ExactNeuron, type StraightSegment } from "./exact-neuron.ts";
import type { ConnectedNetwork } from "./simulate-network.ts";

/** What some events of an exact run gave. */
export interface ExactOutput {
  /** in order of time, ms, then neuron */
  readonly spikes: { readonly neurons: Uint32Array; readonly times: Float64Array };
  /** of each recorded neuron, at the recorded grid points that were passed */
  readonly V: readonly Float64Array[];
  readonly currents: readonly { readonly excitatory: Float64Array; readonly inhibitory: Float64Array }[];
  /** ms that lie behind */
  readonly time: number;
}

/** Events between two outputs. */
const eventsAtOnce = 4096;

/**
 * Simulate a small network event by event: spikes and arrivals where they fall, delays any real number, no grid. Delta and exponential synapses,
 * constant and linear pieces of drive, Poisson events and given times. Work grows with neurons times events.
 *
 * Arrivals of one time at one neuron are taken together before it may fire, as a step of the grid takes them.
 *
 * @throws RangeError for what it does not solve: other synapses, sines and chirps, noise
 */
export function* simulateExactNetwork({ network, connections }: ConnectedNetwork): Generator<ExactOutput> {
  const run = new ExactRun(network, [...connections(0, network.size)]);
  while (!run.finished) yield run.advance(eventsAtOnce);
}

interface Member {
  readonly group: CompiledGroup;
  readonly neuron: ExactNeuron;
  /** piece of its group's drive that holds now */
  segment: number;
  /** when it fires or its piece or its rest ends, if nothing arrives */
  next: number;
  fires: boolean;
}

interface Train {
  readonly target: number;
  readonly drive: CompiledPoisson;
  readonly stream: RandomStream;
}

interface Recorder {
  readonly member: Member;
  readonly currents: boolean;
  next: number;
  V: number[];
  excitatory: number[];
  inhibitory: number[];
}

class ExactRun {
  finished = false;
  readonly #network: CompiledNetwork;
  readonly #connections: readonly Connections[];
  readonly #members: Member[];
  readonly #queue = new ArrivalQueue();
  readonly #trains = new Map<number, Train>();
  readonly #recorders: Recorder[];
  readonly #grid: TimeGrid;
  #order = 0;
  #neurons: number[] = [];
  #times: number[] = [];

  constructor(network: CompiledNetwork, connections: readonly Connections[]) {
    network.groups.forEach(refuse);
    this.#network = network;
    this.#connections = connections;
    this.#grid = new TimeGrid(network.dt);
    this.#members = network.groups.flatMap((group) =>
      Array.from({ length: group.size }, (_, i) => ({ group, neuron: new ExactNeuron(group, i), segment: 0, next: 0, fires: false })),
    );
    this.#recorders = network.recorded.map(({ neuron, currents }) => ({ member: this.#members[neuron]!, currents, next: 0, V: [], excitatory: [], inhibitory: [] }));
    network.groups.forEach((group) => this.#drive(group));
    for (const member of this.#members) this.#foresee(member);
  }

  advance(events: number): ExactOutput {
    const { duration } = this.#network;
    let time = 0;
    for (let k = 0; k < events && !this.finished; k++) {
      const soonest = this.#soonest();
      const arrival = this.#queue.first?.time ?? Infinity;
      time = Math.min(this.#members[soonest]!.next, arrival);
      if (time > duration) {
        time = duration;
        this.finished = true;
      } else if (arrival <= time) this.#arrive();
      else this.#happen(soonest);
    }
    if (this.finished) for (const recorder of this.#recorders) this.#record(recorder, duration, true);
    return this.#output(time);
  }

  /** The neuron whose own event comes first. */
  #soonest(): number {
    let soonest = 0;
    for (let k = 1; k < this.#members.length; k++) if (this.#members[k]!.next < this.#members[soonest]!.next) soonest = k;
    return soonest;
  }

  /** A neuron fires, or its drive or its rest comes to an end. */
  #happen(k: number): void {
    const member = this.#members[k]!;
    const { fires, next } = member;
    this.#move(member, next);
    if (fires) this.#fire(k);
    this.#foresee(member);
  }

  /** Take all arrivals of one time at one neuron. */
  #arrive(): void {
    const { time, target } = this.#queue.first!;
    const member = this.#members[target]!;
    const { neuron } = member;
    this.#move(member, time);
    while (this.#queue.first?.time === time && this.#queue.first.target === target) {
      const { receptor, weight, order } = this.#queue.take()!;
      if (member.group.synapses.kind === "exponential") neuron.currents[receptor] += weight;
      else if (!neuron.resting) neuron.u += weight;
      this.#nextOf(order, time);
    }
    if (!neuron.resting && neuron.u >= neuron.threshold) this.#fire(target);
    this.#foresee(member);
  }

  #fire(k: number): void {
    const { neuron } = this.#members[k]!;
    neuron.fire();
    this.#neurons.push(k);
    this.#times.push(neuron.time);
    const { groups, projections, dt } = this.#network;
    for (const { projection, rows, targets, weights, delays, delayTimes } of this.#connections) {
      const { source, receptor, weight, delay } = projections[projection]!;
      const { first, size } = groups[source]!;
      if (k < first || k >= first + size) continue;
      for (let i = rows[k - first]!; i < rows[k - first + 1]!; i++) {
        const later = delayTimes ? delayTimes[i]! : dt * (delays ? delays[i]! : delay!);
        this.#queue.push({ time: neuron.time + later, target: targets[i]!, receptor, weight: weights ? weights[i]! : weight!, order: this.#order++ });
      }
    }
  }

  #move(member: Member, time: number): void {
    for (const recorder of this.#recorders) if (recorder.member === member) this.#record(recorder, time, false);
    member.neuron.moveTo(time, segmentOf(member));
    const { segments } = member.group.stimulus;
    while (member.segment < segments.length - 1 && segments[member.segment]!.end <= time) member.segment++;
  }

  /** Say what a neuron does next if nothing arrives. */
  #foresee(member: Member): void {
    const { neuron } = member;
    const segment = segmentOf(member);
    const isLast = member.segment === member.group.stimulus.segments.length - 1;
    const end = Math.min(isLast ? Infinity : segment.end, this.#network.duration + 1);
    const crossing = neuron.crossing(end, segment);
    member.fires = crossing !== undefined;
    member.next = crossing ?? (neuron.resting ? Math.min(neuron.freeFrom, end) : end);
  }

  /** Put a group's given times into the queue, and the first event of each of its Poisson trains. */
  #drive({ first, size, poisson, spikeTimes }: CompiledGroup): void {
    for (const { neurons, times, weight, receptor } of spikeTimes) {
      neurons.forEach((neuron, k) => this.#queue.push({ time: times[k]!, target: first + neuron, receptor, weight, order: this.#order++ }));
    }
    for (const drive of poisson) {
      for (let i = 0; i < size; i++) {
        const train = { target: first + i, drive, stream: RandomStream.ofStream(drive.streamBase, i, streamPurpose.events) };
        this.#await(train, 0);
      }
    }
  }

  #await(train: Train, after: number): void {
    const { target, drive, stream } = train;
    if (drive.rate <= 0) return;
    const time = after - log(1 - stream.uniform()) / (0.001 * drive.rate);
    if (time > this.#network.duration) return;
    this.#trains.set(this.#order, train);
    this.#queue.push({ time, target, receptor: drive.receptor, weight: drive.weight, order: this.#order++ });
  }

  /** After an event of a Poisson train comes its next. */
  #nextOf(order: number, time: number): void {
    const train = this.#trains.get(order);
    if (train === undefined) return;
    this.#trains.delete(order);
    this.#await(train, time);
  }

  /** Sample a neuron at the grid points before a time, at the end also at it. */
  #record(recorder: Recorder, time: number, last: boolean): void {
    const { member, currents } = recorder;
    const { recordEvery, totalSteps } = this.#network;
    for (; recorder.next <= totalSteps; recorder.next += recordEvery) {
      const at = this.#grid.timeOf(recorder.next);
      if (last ? at > time : at >= time) return;
      recorder.V.push(member.neuron.at(at, segmentOf(member)) + member.neuron.rest);
      if (!currents) continue;
      recorder.excitatory.push(member.neuron.currentAt(at, 0));
      recorder.inhibitory.push(member.neuron.currentAt(at, 1));
    }
  }

  #output(time: number): ExactOutput {
    const output = {
      spikes: { neurons: Uint32Array.from(this.#neurons), times: Float64Array.from(this.#times) },
      V: this.#recorders.map(({ V }) => Float64Array.from(V)),
      currents: this.#recorders.map(({ excitatory, inhibitory }) => ({ excitatory: Float64Array.from(excitatory), inhibitory: Float64Array.from(inhibitory) })),
      time,
    };
    this.#neurons = [];
    this.#times = [];
    for (const recorder of this.#recorders) Object.assign(recorder, { V: [], excitatory: [], inhibitory: [] });
    return output;
  }
}

function segmentOf({ group, segment }: Member): StraightSegment {
  return group.stimulus.segments[segment] as StraightSegment;
}

function refuse({ name, synapses, stimulus, noise, noiseLevel }: CompiledGroup): void {
  if (synapses.kind !== "delta" && synapses.kind !== "exponential") throw new RangeError(`${name}: the exact solver has no ${synapses.kind} synapses`);
  if (noise !== undefined && noiseLevel !== 0) throw new RangeError(`${name}: the exact solver has no noise`);
  const bent = stimulus.segments.find(({ kind }) => kind === "sine" || kind === "chirp");
  if (bent !== undefined) throw new RangeError(`${name}: the exact solver has no ${bent.kind}`);
}
