import type { CompiledNetwork, CompiledSpikeTimes, Connections } from "../../network/compiled-network.ts";
import { networkKernelBytes } from "../kernel-bytes.ts";
import { writeNumbers } from "../kernel-numbers.ts";
import { wasmModule, type WasmMemory } from "../wasm-kernel.ts";
import { blocksOf, inputSumOf, type ConnectionBlock } from "./connection-blocks.ts";
import { groupCoefficients, type Column } from "./group-coefficients.ts";
import { heldLevels } from "./held-levels.ts";
import type { NetworkKernel, NetworkOutput, NetworkRun, NetworkSpikes, NeuronInterval } from "./network-kernel.ts";
import { givenNumbers, groupNumbers, networkNumbers, poissonNumbers, unitNumbers, type GivenSource, type PoissonSource, type UnitSource } from "./network-numbers.ts";
import { packRows, written, type RowMemory, type RowPart } from "./pack-rows.ts";
import { poissonTable } from "./poisson-table.ts";
import { slotsOf, tileSlots, type GroupPlace } from "./slots.ts";

/** What `assembly/network/index.ts` exports. Addresses come as signed numbers. */
interface NetworkExports {
  readonly memory: WasmMemory;
  allocate(bytes: number): number;
  networkAt(): number;
  begin(): void;
  groupsAt(): number;
  poissonAt(): number;
  givenAt(): number;
  unitsAt(): number;
  recordedAt(): number;
  beginNeurons(): void;
  advance(until: number): void;
  firedAt(): number;
  firedCount(): number;
  takeFired(): void;
  samplesAt(): number;
  samplesTaken(): number;
  takeSamples(): void;
  inboxFor(count: number): number;
  receive(count: number): void;
}

/** Steps that are gone through at once where no delay asks for fewer. */
const longestStretch = 1024;

/** The kernel compiled by the build. Compiles once; each range of a network has an instance of its own. */
export function loadNetworkKernel(): NetworkKernel {
  const instantiate = wasmModule(networkKernelBytes);
  return { start: (network, range) => new WasmNetworkRun(instantiate() as NetworkExports, network, range) };
}

/** Steps that a range goes through between two exchanges of spikes. */
export function stretchOf({ minDelay }: CompiledNetwork): number {
  return Math.max(1, Math.min(longestStretch, minDelay));
}

class WasmNetworkRun implements NetworkRun {
  readonly #kernel: NetworkExports;
  readonly #memory: RowMemory;
  readonly #network: CompiledNetwork;
  readonly #places: readonly GroupPlace[];
  readonly #blocks: readonly ConnectionBlock[];
  readonly #parts: (RowPart | undefined)[];
  readonly #packed: Set<ConnectionBlock> = new Set();
  /** per block: slots of a tile, and its first unit */
  readonly #tiles: readonly { readonly slots: number; readonly firstUnit: number; readonly count: number }[];
  readonly #levels: readonly number[];
  readonly #recorded: readonly { readonly neuron: number; readonly currents: boolean }[];
  #step = 0;

  constructor(kernel: NetworkExports, network: CompiledNetwork, range: NeuronInterval) {
    this.#kernel = kernel;
    this.#memory = memoryOf(kernel);
    this.#network = network;
    const { places, slots } = slotsOf(network, range);
    this.#places = places;
    this.#blocks = blocksOf(network);
    this.#parts = network.projections.map(() => undefined);
    this.#tiles = tilesOf(network, this.#blocks, slots);
    this.#recorded = network.recorded.filter(({ neuron }) => neuron >= range.from && neuron < range.to);
    const poisson = this.#poissonSources();
    const given = places.flatMap((place) => network.groups[place.group]!.spikeTimes.map((times) => this.#givenSource(place, times)));
    const stretch = stretchOf(network);
    const source = {
      network,
      slots,
      groups: places.length,
      poisson: poisson.length,
      given: given.length,
      units: this.#tiles.reduce((sum, { count }) => sum + count, 0),
      recordedCount: this.#recorded.length,
      samplesAtOnce: Math.ceil(stretch / network.recordEvery) + 2,
    };
    this.#levels = places.map(() => this.#memory.allocate(stretch * 8));
    writeNumbers(kernel.memory.buffer, kernel.networkAt() >>> 0, networkNumbers, [source]);
    kernel.begin();
    this.#writeGroups();
    writeNumbers(kernel.memory.buffer, kernel.poissonAt() >>> 0, poissonNumbers, poisson);
    writeNumbers(kernel.memory.buffer, kernel.givenAt() >>> 0, givenNumbers, given);
    new Uint32Array(kernel.memory.buffer, kernel.recordedAt() >>> 0, this.#recorded.length).set(this.#recorded.map(({ neuron }) => this.#slotOf(neuron)));
    kernel.beginNeurons();
  }

  get bytes(): number {
    return this.#kernel.memory.buffer.byteLength;
  }

  connect(connections: Connections): void {
    const { projection } = connections;
    const compiled = this.#network.projections[projection]!;
    const place = this.#places.find(({ group }) => group === compiled.target);
    if (place === undefined) return;
    const slotOffset = place.firstSlot - place.firstIndex - this.#network.groups[place.group]!.first;
    this.#parts[projection] = { connections, projection: compiled, slotOffset };
    const block = this.#blocks.find(({ projections }) => projections.includes(projection))!;
    if (block.projections.every((k) => this.#parts[k] !== undefined)) this.#pack(block);
  }

  advance(untilStep: number): NetworkOutput {
    for (const block of this.#blocks) if (!this.#packed.has(block)) this.#pack(block);
    const { dt, groups, totalSteps } = this.#network;
    const until = Math.min(untilStep, totalSteps, this.#step + stretchOf(this.#network));
    this.#places.forEach(({ group }, k) => {
      heldLevels(groups[group]!.stimulus, dt, this.#step, new Float64Array(this.#memory.buffer, this.#levels[k], until - this.#step));
    });
    this.#kernel.advance(until);
    this.#step = until;
    return { spikes: this.#takeSpikes(), ...this.#takeSamples() };
  }

  receive({ neurons, steps }: NetworkSpikes): void {
    const at = this.#kernel.inboxFor(neurons.length) >>> 0;
    const words = new Uint32Array(this.#memory.buffer, at, 2 * neurons.length);
    for (let k = 0; k < neurons.length; k++) {
      words[2 * k] = neurons[k]!;
      words[2 * k + 1] = steps[k]!;
    }
    this.#kernel.receive(neurons.length);
  }

  #takeSpikes(): NetworkSpikes {
    const count = this.#kernel.firedCount();
    const words = new Uint32Array(this.#memory.buffer, this.#kernel.firedAt() >>> 0, 2 * count);
    const neurons = new Uint32Array(count);
    const steps = new Uint32Array(count);
    for (let k = 0; k < count; k++) {
      neurons[k] = words[2 * k]!;
      steps[k] = words[2 * k + 1]!;
    }
    this.#kernel.takeFired();
    return { neurons, steps };
  }

  #takeSamples(): Pick<NetworkOutput, "V" | "currents"> {
    const count = this.#kernel.samplesTaken();
    const width = 3 * this.#recorded.length;
    const samples = new Float64Array(this.#memory.buffer, this.#kernel.samplesAt() >>> 0, count * width);
    const column = (k: number, which: number) => Float64Array.from({ length: count }, (_, i) => samples[i * width + 3 * k + which]!);
    const none = new Float64Array(0);
    const V = this.#recorded.map((_, k) => column(k, 0));
    const currents = this.#recorded.map((one, k) => ({ excitatory: one.currents ? column(k, 1) : none, inhibitory: one.currents ? column(k, 2) : none }));
    this.#kernel.takeSamples();
    return { V, currents };
  }

  #slotOf(neuron: number): number {
    const { groups } = this.#network;
    const place = this.#places.find(({ group }) => neuron < groups[group]!.first + groups[group]!.size)!;
    return place.firstSlot + neuron - groups[place.group]!.first - place.firstIndex;
  }

  #writeGroups(): void {
    const { groups, dt } = this.#network;
    const sources = this.#places.map((place, k) => {
      const group = groups[place.group]!;
      const coefficients = groupCoefficients(group, dt);
      const each = typeof coefficients.decay !== "number";
      const column = (values: Column) => written(this.#memory, paired(values, place, each));
      return { group, place, coefficients, column, levels: this.#levels[k]! };
    });
    // Columns are allocated while numbers are read, which may replace the memory: numbers first, then they are written.
    const scratch = new ArrayBuffer(sources.length * 8 * Object.keys(groupNumbers).length);
    writeNumbers(scratch, 0, groupNumbers, sources);
    new Uint8Array(this.#memory.buffer, this.#kernel.groupsAt() >>> 0, scratch.byteLength).set(new Uint8Array(scratch));
  }

  #poissonSources(): PoissonSource[] {
    const { groups, dt } = this.#network;
    return this.#places.flatMap(({ group }, position) =>
      groups[group]!.poisson.map((drive) => {
        const { guide, cumulative } = poissonTable(drive.rate * 0.001 * dt);
        const sum = inputSumOf(groups[group]!, drive.receptor);
        return { group: position, sum, drive, guide: written(this.#memory, guide), cumulative: written(this.#memory, cumulative), cumulativeCount: cumulative.length };
      }),
    );
  }

  #givenSource({ group, firstIndex, count, firstSlot }: GroupPlace, { neurons, steps, weight, receptor }: CompiledSpikeTimes): GivenSource {
    const words: number[] = [];
    neurons.forEach((neuron, k) => {
      if (neuron >= firstIndex && neuron < firstIndex + count) words.push(firstSlot + neuron - firstIndex, steps[k]!);
    });
    return { sum: inputSumOf(this.#network.groups[group]!, receptor), weight, events: written(this.#memory, Uint32Array.from(words)), count: words.length / 2 };
  }

  /** Pack a block's rows, and let go of the arrays that they came in. */
  #pack(block: ConnectionBlock): void {
    this.#packed.add(block);
    const parts = block.projections.flatMap((k) => this.#parts[k] ?? []);
    for (const k of block.projections) this.#parts[k] = undefined;
    const { first, size } = this.#network.groups[block.source]!;
    const { slots, firstUnit, count } = this.#tiles[this.#blocks.indexOf(block)]!;
    for (let k = 0; k < count; k++) {
      const firstSlot = k * slots;
      const rows = packRows(this.#memory, parts, size, { firstSlot, endSlot: firstSlot + slots });
      const unit: UnitSource = { ...rows, firstSource: first, sources: size, sum: block.sum, firstSlot, weight: block.weight ?? 0 };
      const at = (this.#kernel.unitsAt() >>> 0) + (firstUnit + k) * 8 * Object.keys(unitNumbers).length;
      writeNumbers(this.#memory.buffer, at, unitNumbers, [unit]);
    }
  }
}

/** Tiles of every block over so many slots. */
function tilesOf({ projections }: CompiledNetwork, blocks: readonly ConnectionBlock[], slots: number) {
  let firstUnit = 0;
  return blocks.map((block) => {
    const delays = new Set(block.projections.map((k) => projections[k]!.delay));
    const size = delays.size === 1 && !delays.has(undefined) ? tileSlots.oneDelay : tileSlots.manyDelays;
    const tiles = { slots: size, firstUnit, count: Math.max(1, Math.ceil(slots / size)) };
    firstUnit += tiles.count;
    return tiles;
  });
}

function memoryOf(kernel: NetworkExports): RowMemory {
  return {
    allocate: (bytes) => kernel.allocate(bytes) >>> 0,
    get buffer() {
      return kernel.memory.buffer;
    },
  };
}

/** A column as the kernel reads it two at a time: the part of the range, with one more where it is odd, or twice the number that all share. */
function paired(values: Column, { firstIndex, count }: GroupPlace, each: boolean): Float64Array {
  if (!each) return typeof values === "number" ? Float64Array.of(values, values) : values.slice(0, 2);
  return Float64Array.from({ length: count + (count % 2) }, (_, i) => (typeof values === "number" ? values : (values[firstIndex + i] ?? NaN)));
}
