import { kernelBytes } from "./kernel-bytes.ts";
import { conditionOfOpenRun, type KernelInput, type KernelOutput, type KernelRun, type LaneState, type OpenInput, type OpenKernel, type OpenRun } from "./kernel.ts";
import { conditionNumbers, laneNumbers, segmentNumbers, writeNumbers } from "./kernel-numbers.ts";

/** What `assembly/index.ts` exports. Counts of steps cross as doubles: exact up to 2^53. */
interface KernelExports {
  readonly memory: WasmMemory;
  conditionNumbers(): number;
  begin(): number;
  segmentNumbers(): number;
  laneNumbers(): number;
  beginLanes(): void;
  advance(until: number, budget: number): number;
  spikeCount(): number;
  spikeLanes(): number;
  spikeTimes(): number;
  takeSpikes(): void;
  samples(lane: number): number;
  sampleCount(lane: number): number;
  takeSamples(): void;
  keepOpen(): void;
  rest(lane: number, time: number): void;
  hold(step: number, level: number): void;
  potentialOf(lane: number, step: number): number;
  restOf(lane: number, step: number): number;
}

/** Samples of all lanes together that wait in the kernel between two calls of `advance`: 4 MB. */
const samplesAtOnce = 1 << 19;

/** The kernel compiled by the build. Compiles once; each condition runs in an instance of its own, reused when it is done or given up. */
export function loadWasmKernel(): OpenKernel {
  const instantiate = wasmModule(kernelBytes);
  const idle: KernelExports[] = [];
  const instance = (): KernelExports => idle.pop() ?? (instantiate() as KernelExports);
  return {
    start(input) {
      const kernel = instance();
      return new WasmRun(kernel, input, () => idle.push(kernel));
    },
    open(input) {
      const kernel = instance();
      return new OpenWasmRun(kernel, input, () => idle.push(kernel));
    },
  };
}

/**
 * A module that the build compiled, ready to give instances. Compiles once.
 *
 * @param bytes base64, from kernel-bytes.ts @returns makes an instance with memory of its own, and gives what it exports
 */
export function wasmModule(bytes: string): () => unknown {
  const module = new WebAssembly.Module(bytesOfBase64(bytes));
  return () => new WebAssembly.Instance(module, { env: { abort } }).exports;
}

/** What the memory of an instance of a kernel is, seen from outside. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

function abort(): never {
  throw new Error("The kernel stopped: its memory is exhausted.");
}

function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i);
  return bytes;
}

class WasmRun implements KernelRun {
  readonly totalSteps: number;
  readonly #kernel: KernelExports;
  readonly #recordLanes: number;
  readonly #stepsAtOnce: number;
  readonly #release: () => void;
  #steps = 0;
  #released = false;

  constructor(kernel: KernelExports, input: KernelInput, release: () => void) {
    this.#kernel = kernel;
    this.#release = release;
    this.#recordLanes = input.recordLanes;
    const samplesPerLane = Math.max(16, Math.floor(samplesAtOnce / Math.max(1, input.recordLanes)));
    this.#stepsAtOnce = input.recordLanes > 0 ? (samplesPerLane - 2) * input.recordEvery : Infinity;
    this.totalSteps = beginCondition(kernel, input, samplesPerLane);
  }

  advance(untilStep: number, budget: number): KernelOutput {
    if (this.#released) throw new Error("This run has finished.");
    const kernel = this.#kernel;
    const until = Math.min(untilStep, this.totalSteps, this.#steps + this.#stepsAtOnce);
    const reached = this.#advanced(until, budget);
    if (reached) this.#steps = until;
    const finished = reached && until === this.totalSteps;
    const count = kernel.spikeCount();
    const buffer = kernel.memory.buffer;
    const output: KernelOutput = {
      steps: this.#steps,
      finished,
      spikeLanes: new Uint32Array(buffer, kernel.spikeLanes(), count).slice(),
      spikeTimes: new Float64Array(buffer, kernel.spikeTimes(), count).slice(),
      V: Array.from({ length: this.#recordLanes }, (_, lane) =>
        reached ? new Float64Array(buffer, kernel.samples(lane), kernel.sampleCount(lane)).slice() : new Float64Array(0),
      ),
    };
    kernel.takeSpikes();
    if (reached) kernel.takeSamples();
    if (finished) this.close();
    return output;
  }

  #advanced(until: number, budget: number): boolean {
    try {
      return this.#kernel.advance(until, budget) === 1;
    } catch (error) {
      // The memory of the instance is exhausted: it serves nobody again.
      this.#released = true;
      throw error;
    }
  }

  /** grid steps that every lane has behind it */
  protected get steps(): number {
    return this.#steps;
  }

  close(): void {
    if (this.#released) return;
    this.#released = true;
    this.#release();
  }
}

class OpenWasmRun extends WasmRun implements OpenRun {
  readonly #kernel: KernelExports;

  constructor(kernel: KernelExports, input: OpenInput, release: () => void) {
    super(kernel, conditionOfOpenRun(input), release);
    this.#kernel = kernel;
    kernel.keepOpen();
    input.rests?.forEach((time, lane) => kernel.rest(lane, time));
  }

  hold(level: number): void {
    this.#kernel.hold(this.steps, level);
  }

  stateOf(lane: number): LaneState {
    return { V: this.#kernel.potentialOf(lane, this.steps), rest: this.#kernel.restOf(lane, this.steps) };
  }
}

/** Hand a condition to the kernel; returns its steps. Memory may grow in between, which detaches its buffer. */
function beginCondition(kernel: KernelExports, input: KernelInput, samplesPerLane: number): number {
  writeNumbers(kernel.memory.buffer, kernel.conditionNumbers(), conditionNumbers, [{ input, samplesPerLane }]);
  const steps = kernel.begin();
  writeNumbers(kernel.memory.buffer, kernel.segmentNumbers(), segmentNumbers, input.stimulus.segments);
  writeNumbers(kernel.memory.buffer, kernel.laneNumbers(), laneNumbers, input.lanes);
  kernel.beginLanes();
  return steps;
}
