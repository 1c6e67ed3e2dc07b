import type { ResolvedNoise } from "../protocol/noise.ts";
import { kernelBytes } from "./kernel-bytes.ts";
import type { Kernel, KernelInput, KernelOutput, KernelRun } from "./kernel.ts";

/** What `assembly/index.ts` exports. Counts of steps cross as doubles: exact up to 2^53. */
interface KernelExports {
  readonly memory: WebAssembly.Memory;
  begin(dt: number, duration: number, recordEvery: number, integrator: number, noiseKind: number, noiseLevel: number, noiseTau: number, intervalSteps: number, uniformNoise: number): number;
  setShot(excitatoryRate: number, excitatoryWeight: number, inhibitoryRate: number, inhibitoryWeight: number): void;
  allocateSegments(count: number): number;
  beginLanes(count: number): void;
  setLane(position: number, baseFirst: bigint, baseSecond: bigint, neuron: number, tau_m: number, E_L: number, V_th: number, V_reset: number, V_init: number, t_ref: number, gain: number, sampleCapacity: number): void;
  advance(until: number, budget: number): number;
  spikeCount(): number;
  spikeLanes(): number;
  spikeTimes(): number;
  takeSpikes(): void;
  samples(lane: number): number;
  sampleCount(lane: number): number;
  takeSamples(): void;
}

const integratorCode = { exact: 0, grid: 1, euler: 2 } as const;
const noiseCode = { white: 1, held: 2, "ornstein-uhlenbeck": 3, shot: 4 } as const;
const segmentCode = { constant: 0, linear: 1, sine: 2, chirp: 3 } as const;
const doublesPerSegment = 9;

/** Samples of all lanes together that wait in the kernel between two calls of `advance`: 4 MB. */
const samplesAtOnce = 1 << 19;

/** The kernel compiled by the build. Compiles once; each condition runs in an instance of its own, reused when it is done. */
export function loadWasmKernel(): Kernel {
  const module = new WebAssembly.Module(bytesOfBase64(kernelBytes));
  const idle: KernelExports[] = [];
  return {
    start(input) {
      const kernel = idle.pop() ?? (new WebAssembly.Instance(module, { env: { abort } }).exports as unknown as KernelExports);
      return new WasmRun(kernel, input, () => idle.push(kernel));
    },
  };
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
    this.totalSteps = beginCondition(kernel, input);
    writeSegments(kernel, input);
    kernel.beginLanes(input.lanes.length);
    const { first, second } = input.streamBase;
    input.lanes.forEach(({ neuron, gain, index }, position) => {
      const capacity = position < input.recordLanes ? samplesPerLane : 0;
      kernel.setLane(position, first, second, index, neuron.tau_m, neuron.E_L, neuron.V_th, neuron.V_reset, neuron.V_init, neuron.t_ref, gain, capacity);
    });
  }

  advance(untilStep: number, budget: number): KernelOutput {
    if (this.#released) throw new Error("This run has finished.");
    const kernel = this.#kernel;
    const until = Math.min(untilStep, this.totalSteps, this.#steps + this.#stepsAtOnce);
    const reached = kernel.advance(until, budget) === 1;
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
    if (finished) {
      this.#released = true;
      this.#release();
    }
    return output;
  }
}

function beginCondition(kernel: KernelExports, input: KernelInput): number {
  const { noise } = input;
  const steps = kernel.begin(
    input.dt,
    input.stimulus.duration,
    input.recordEvery,
    integratorCode[input.integrator],
    noise ? noiseCode[noise.kind] : 0,
    input.noiseLevel,
    timeConstantOf(noise),
    noise?.kind === "held" ? noise.intervalSteps : 1,
    noise?.kind === "held" && noise.distribution === "uniform" ? 1 : 0,
  );
  if (noise?.kind === "shot") kernel.setShot(noise.excitatoryRate, noise.excitatoryWeight, noise.inhibitoryRate, noise.inhibitoryWeight);
  return steps;
}

function timeConstantOf(noise: ResolvedNoise | undefined): number {
  return noise?.kind === "ornstein-uhlenbeck" || noise?.kind === "shot" ? noise.tau : 0;
}

function writeSegments(kernel: KernelExports, input: KernelInput): void {
  const { segments } = input.stimulus;
  const at = kernel.allocateSegments(segments.length);
  const words = new Float64Array(kernel.memory.buffer, at, segments.length * doublesPerSegment);
  segments.forEach((segment, i) => {
    const waves = segment.kind === "sine" || segment.kind === "chirp";
    words.set(
      [
        segmentCode[segment.kind],
        segment.start,
        segment.end,
        segment.level,
        segment.kind === "linear" ? segment.slope : 0,
        waves ? segment.amplitude : 0,
        waves ? segment.omega : 0,
        segment.kind === "chirp" ? segment.sweepRate : 0,
        waves ? segment.phase : 0,
      ],
      i * doublesPerSegment,
    );
  });
}
