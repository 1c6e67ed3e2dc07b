import type { ResolvedDraw, ResolvedProjection } from "../protocol/network/resolved-network.ts";
import type { Generator } from "../random/generator.ts";
import type { Connections } from "./compiled-network.ts";
import { BoundedDraw } from "./draw-value.ts";
import type { ProjectionStreams } from "./projection-streams.ts";

function boundedDraw(draw: ResolvedDraw | undefined): BoundedDraw | undefined {
  return draw?.kind === "drawn" ? new BoundedDraw(draw) : undefined;
}

/** Weights of the synapses of a projection, those of a neuron drawn from its stream in the order of its synapses. */
export class WeightColumn {
  /** undefined where all have one weight, or where edges have their own */
  readonly values: Float32Array | undefined;
  readonly #from: BoundedDraw | undefined;
  #stream: Generator | undefined;

  constructor({ weight }: ResolvedProjection, synapses: number) {
    this.#from = boundedDraw(weight);
    this.values = this.#from === undefined ? undefined : new Float32Array(synapses);
  }

  /** Go on with the synapses of this neuron. */
  begin(streams: ProjectionStreams, neuron: number): void {
    if (this.#from !== undefined) this.#stream = streams.weights(neuron);
  }

  /** The weight of the next synapse; 0 where it has none of its own. */
  draw(): number {
    return this.#from === undefined ? 0 : this.#from.draw(this.#stream!);
  }
}

/** Where a projection's delays are counted. */
export interface DelayGrid {
  readonly projection: Pick<ResolvedProjection, "delay" | "delayBounds">;
  /** ms */
  readonly dt: number;
  readonly integrator: "exact" | "grid";
}

/** The same for delays: in steps on the grid, and in ms besides where they need not be whole steps. */
export class DelayColumn {
  readonly columns: Pick<Connections, "delays" | "delayTimes">;
  readonly #from: BoundedDraw | undefined;
  readonly #dt: number;
  /** ms: the delay drawn last, or that of all synapses */
  time = 0;
  #stream: Generator | undefined;

  constructor({ projection: { delay, delayBounds }, dt, integrator }: DelayGrid, synapses: number) {
    this.#dt = dt;
    this.#from = boundedDraw(delay);
    const isOwn = this.#from !== undefined;
    this.columns = {
      delays: isOwn ? delayArray(delayBounds.most, dt, synapses) : undefined,
      delayTimes: integrator === "exact" && delay !== undefined ? new Float64Array(synapses) : undefined,
    };
    if (delay?.kind === "constant") this.time = delay.value;
  }

  begin(streams: ProjectionStreams, neuron: number): void {
    if (this.#from !== undefined) this.#stream = streams.delays(neuron);
  }

  /** The delay of the next synapse in steps, and in ms as `time`; 0 where it has none of its own. */
  draw(): number {
    if (this.#from === undefined) return 0;
    this.time = this.#from.draw(this.#stream!);
    return stepsOf(this.time, this.#dt);
  }
}

/** A delay in whole steps, at least one: the nearest. */
export function stepsOf(delay: number, dt: number): number {
  return Math.max(1, Math.round(delay / dt));
}

/** Memory for delays up to so many ms: a byte each up to 255 steps. */
export function delayArray(most: number, dt: number, synapses: number): Uint8Array | Uint16Array {
  return stepsOf(most, dt) <= 255 ? new Uint8Array(synapses) : new Uint16Array(synapses);
}
