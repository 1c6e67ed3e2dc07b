import type { LaneState, OpenKernel } from "../engine/kernel.ts";
import { liveNothingToKeep, livePopulationCarriedOver } from "../errors/live-errors.ts";
import { valueOrThrow } from "../foundation/parsed.ts";
import { TimeGrid } from "../foundation/time-grid.ts";
import type { LifParameters } from "../neuron/lif-parameters.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { protocolOfStretch, readLive, type LiveParameters } from "./live-parameters.ts";
import type { LiveMoment, LivePiece } from "./live-piece.ts";
import { LiveStretch } from "./live-stretch.ts";

/** A stretch ends by itself, as if something had been touched, after so many ms, and after so many changes of the current. */
const longestStretch = 600_000;
const mostChanges = 5000;

/** A touched neuron that was refractory: it goes on resting, and the stretch begins at the grid point after its rest. */
interface Rest {
  /** ms since the reset */
  readonly start: number;
  readonly grid: TimeGrid;
  readonly steps: number;
  done: number;
}

/**
 * A live neuron: the engine's, run for as long as somebody looks at it, while parameters change.
 *
 * A *stretch* is what happens between two touches. To change the current is no touch: a pulse or a drag belongs to the stretch, and is a
 * step of the kept protocol. Any other parameter is one: V goes on from where it is (from just below V_th where that now lies lower), the
 * noise begins anew with the stretch's own seed, and a neuron that rests ends its rest first, up to the next grid point; that time belongs
 * to no stretch. So a stretch is, bit for bit, the protocol that `keepAsProtocol` makes of it.
 *
 * In a population each neuron brings its own V and rest along, which a protocol cannot say: there a stretch can be kept as long as
 * nothing was touched since the reset. Another number of neurons starts all of them anew.
 */
export class LiveSession {
  readonly #kernel: OpenKernel;
  #parameters: LiveParameters;
  #wanted: LiveParameters | undefined;
  #stretch!: LiveStretch;
  /** V from which the stretch began, where that is no initial potential of the neuron */
  #V_init: number | undefined;
  #isCarriedOver = false;
  #rest: Rest | undefined;

  /** @throws BenchError if `readLive` finds a problem */
  constructor(kernel: OpenKernel, parameters: LiveParameters) {
    this.#kernel = kernel;
    this.#parameters = parameters;
    this.#begin(0, 0);
  }

  /** What is in force, or will be from the next step on. */
  get parameters(): LiveParameters {
    return this.#wanted ?? this.#parameters;
  }

  get moment(): LiveMoment {
    const rest = this.#rest;
    if (rest !== undefined) {
      const done = rest.grid.timeOf(rest.done);
      return { time: rest.start + done, V: this.#neuron.V_reset, rest: rest.grid.timeOf(rest.steps) - done, stretchLength: 0 };
    }
    const { V, rest: left } = this.#stretch.stateOf(0);
    return { time: this.#stretch.time, V, rest: left, stretchLength: this.#stretch.length };
  }

  /**
   * Other parameters from the next step on.
   *
   * @throws BenchError if `readLive` finds a problem; the ones before then stay in force
   */
  setParameters(parameters: LiveParameters): void {
    valueOrThrow(readLive(parameters));
    this.#wanted = parameters;
  }

  /** To the start, with the noise of the first stretch. */
  reset(): void {
    this.#parameters = this.parameters;
    this.#wanted = undefined;
    this.#begin(0, 0);
  }

  /**
   * Simulate some steps. Fewer are done where spikes are so many that they take too long; the next call then goes on with what was
   * left. Where they never end, other parameters start the neuron anew. Pieces follow each other without a gap.
   */
  advance(steps: number): readonly LivePiece[] {
    const pieces: LivePiece[] = [];
    if (steps <= 0) return pieces;
    let left = steps;
    if (this.#stretch.isStuck && this.#wanted !== undefined) this.reset();
    if (!this.#stretch.isBetweenSteps) {
      this.#change();
      if (this.#rest !== undefined) {
        const piece = this.#keepResting(this.#rest, left);
        pieces.push(piece);
        left -= piece.steps;
      }
    }
    if (left > 0 && this.#rest === undefined) pieces.push(this.#stretch.advance(left));
    return pieces;
  }

  /** Simulate up to the end of the step in which a neuron fires next, or so many steps. */
  advanceToSpike(mostSteps: number): readonly LivePiece[] {
    const pieces: LivePiece[] = [];
    for (let steps = 0; steps < mostSteps; steps++) {
      const fresh = this.advance(1);
      pieces.push(...fresh);
      if (fresh.some(({ spikeTimes }) => spikeTimes.length > 0)) break;
    }
    return joined(pieces);
  }

  /**
   * The stretch up to now as a protocol.
   *
   * @throws BenchError live-nothing-to-keep, live-population-carried-over
   */
  keepAsProtocol({ id, name }: Pick<Protocol, "id" | "name">): Protocol {
    if (this.#rest !== undefined || this.#stretch.steps === 0) throw liveNothingToKeep();
    if (this.#isCarriedOver) throw livePopulationCarriedOver();
    const { number, epochs } = this.#stretch;
    const notes = number === 0 ? "Kept from Live, from its start." : `Kept from Live: stretch ${number + 1}, from where V was when a parameter was touched.`;
    return protocolOfStretch(this.#parameters, { id, name, notes, stretch: number, V_init: this.#V_init, epochs });
  }

  /** Give the memory of the engine back. */
  close(): void {
    this.#stretch.close();
  }

  get #neuron(): LifParameters {
    return valueOrThrow(readLive(this.#parameters)).protocol.neuron;
  }

  /** Bring what is wanted, or a stretch that has become too long, into force. */
  #change(): void {
    const wanted = this.#wanted;
    this.#wanted = undefined;
    if (wanted !== undefined && !isSame({ ...this.#parameters, level: wanted.level }, wanted)) {
      const anew = wanted.population !== this.#parameters.population;
      this.#parameters = wanted;
      this.#touch(anew);
    } else if (this.#stretch.length >= longestStretch || this.#stretch.changes >= mostChanges) {
      if (wanted !== undefined) this.#parameters = wanted;
      this.#touch(false);
    } else if (wanted !== undefined && wanted.level !== this.#parameters.level) {
      this.#parameters = wanted;
      if (this.#rest === undefined) this.#stretch.hold(wanted.level, valueOrThrow(readLive(wanted)));
    }
  }

  #touch(anew: boolean): void {
    const { time, rest } = this.moment;
    const number = this.#stretch.number + 1;
    if (anew) {
      this.#rest = undefined;
      this.#begin(number, time);
    } else if (this.#parameters.population > 1) {
      this.#begin(number, time, { states: this.#stretch.states.map((state) => this.#settled(state)) });
    } else if (rest > 0) {
      const grid = new TimeGrid(this.#parameters.dt);
      this.#rest = { start: time, grid, steps: Math.max(1, grid.firstFrom(rest)), done: 0 };
    } else {
      this.#rest = undefined;
      this.#begin(number, time, { V_init: this.#settled(this.#stretch.stateOf(0)).V });
    }
  }

  /** A neuron under parameters that it was not brought up with: below threshold, and at the reset potential where it rests. */
  #settled({ V, rest }: LaneState): LaneState {
    const { V_th, V_reset } = this.#neuron;
    return { V: rest > 0 ? V_reset : V < V_th ? V : V_th - 2 * Number.EPSILON * Math.max(1, Math.abs(V_th)), rest };
  }

  #begin(number: number, time: number, { V_init, states }: { V_init?: number; states?: readonly LaneState[] } = {}): void {
    // Parameters of a session were read before; V lies below threshold.
    const plan = valueOrThrow(readLive(this.#parameters, "", number, V_init));
    (this.#stretch as LiveStretch | undefined)?.close();
    this.#V_init = V_init;
    this.#isCarriedOver = states !== undefined;
    this.#rest = undefined;
    this.#stretch = new LiveStretch(this.#kernel, { number, time, plan, states }, this.#parameters.level);
  }

  /** Some steps of rest; when it is over the stretch begins. */
  #keepResting(rest: Rest, most: number): LivePiece {
    const steps = Math.min(most, rest.steps - rest.done);
    const V = new Float64Array(steps).fill(this.#neuron.V_reset);
    const piece = { stretch: undefined, start: rest.start, firstStep: rest.done, steps, dt: rest.grid.dt, V, level: new Float64Array(steps).fill(this.#parameters.level) };
    rest.done += steps;
    if (rest.done === rest.steps) this.#begin(this.#stretch.number + 1, rest.start + rest.grid.timeOf(rest.steps), { V_init: this.#neuron.V_reset });
    return { ...piece, spikeNeurons: new Uint32Array(0), spikeTimes: new Float64Array(0) };
  }
}

function isSame(one: LiveParameters, other: LiveParameters): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Pieces that follow each other in one stretch as one. */
function joined(pieces: readonly LivePiece[]): LivePiece[] {
  const groups: LivePiece[][] = [];
  for (const piece of pieces) {
    const group = groups.at(-1);
    if (group !== undefined && group[0]!.stretch === piece.stretch && group[0]!.start === piece.start) group.push(piece);
    else groups.push([piece]);
  }
  return groups.map((group) => ({
    ...group[0]!,
    steps: group.reduce((sum, { steps }) => sum + steps, 0),
    V: Float64Array.from(group.flatMap(({ V }) => [...V])),
    level: Float64Array.from(group.flatMap(({ level }) => [...level])),
    spikeNeurons: Uint32Array.from(group.flatMap(({ spikeNeurons }) => [...spikeNeurons])),
    spikeTimes: Float64Array.from(group.flatMap(({ spikeTimes }) => [...spikeTimes])),
  }));
}
