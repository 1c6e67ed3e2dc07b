import type { CompiledPoisson } from "../../network/compiled-network.ts";
import { Generator } from "../../random/generator.ts";
import { mix64, streamPurpose, streamState } from "../../random/stream-key.ts";
import { gaussian } from "../../random/ziggurat.ts";
import type { CompiledGroup } from "../../network/compiled-network.ts";
import { valueAt, type GroupCoefficients } from "../network/group-coefficients.ts";
import { guideCells, poissonTable, type PoissonTable } from "../network/poisson-table.ts";

const GOLDEN = 0x9e3779b97f4a7c15n;
/** Sets the words that few draws need apart from those that all do. */
const SECOND = 0x9fb21c651e98df25n;

/**
 * Numbers of Poisson events per step of one neuron. The stream is SplitMix64 from a key of the neuron's own, read by position, so that any
 * step can be drawn without those before it. A word serves four steps with 16 bits each; where those do not settle the number, 37 bits of a
 * word of the step's own follow them.
 */
export class PoissonEvents {
  readonly weight: number;
  readonly receptor: 0 | 1;
  readonly #key: bigint;
  readonly #table: PoissonTable;

  constructor({ rate, weight, receptor, streamBase }: CompiledPoisson, neuron: number, dt: number) {
    this.weight = weight;
    this.receptor = receptor;
    this.#key = streamState(streamBase, neuron, streamPurpose.events)[0];
    this.#table = poissonTable(rate * 0.001 * dt);
  }

  /** Events of step n. */
  at(n: number): number {
    const word = mix64(this.#key + BigInt(Math.floor(n / 4) + 1) * GOLDEN);
    const piece = Number((word >> BigInt(16 * (n % 4))) & 0xffffn);
    const cell = this.#table.guide[Math.floor(piece / (65536 / guideCells))]!;
    if (cell >= 0) return cell;
    const rest = Number(mix64((this.#key ^ SECOND) + BigInt(n + 1) * GOLDEN) >> 27n);
    const u = piece * 137438953472 + rest; // 2^37
    let count = -1 - cell;
    while (count < this.#table.cumulative.length && u >= this.#table.cumulative[count]!) count++;
    return count;
  }
}

/** Noise of one neuron: white noise in mV per step, or a current that holds between jumps, in mV per step (of conductances: mV of target). */
export class NetworkNoise {
  readonly #group: CompiledGroup;
  readonly #size: number;
  readonly #generator: Generator;
  #value = 0;

  constructor(group: CompiledGroup, coefficients: GroupCoefficients, neuron: number) {
    this.#group = group;
    const { noise, noiseLevel } = group;
    this.#size = noise?.kind === "white" ? noiseLevel * valueAt(coefficients.spread, neuron) : noiseLevel * valueAt(coefficients.heldShare, neuron);
    this.#generator = Generator.ofStream(group.streamBase, neuron, streamPurpose.noise);
  }

  /** Called for every step n in order. */
  at(n: number): number {
    const { noise } = this.#group;
    if (noise?.kind === "white") return this.#size * gaussian(this.#generator);
    if (noise?.kind !== "held") return 0;
    if (n % noise.intervalSteps === 0) {
      const draw = noise.distribution === "gaussian" ? gaussian(this.#generator) : 2 * this.#generator.uniform() - 1;
      this.#value = this.#size * draw;
    }
    return this.#value;
  }
}
