import { exp, expm1 } from "../../foundation/elementary-functions.ts";
import type { CompleteName } from "../../neuron/declared-parameters.ts";
import type { CompiledGroup } from "../../network/compiled-network.ts";
import type { Segment } from "../../stimulus/segments.ts";
import { exponentialResponse } from "./synaptic-responses.ts";

/** A piece of drive whose course between events has a closed form. */
export type StraightSegment = Extract<Segment, { kind: "constant" | "linear" }>;

/** Width of a bracket, relative to its time, that is as good as a point. */
const pointWide = 4.440892098500626e-16;

/**
 * One neuron between events, by closed forms: V relaxes to the drive, and each exponential current adds its response. A crossing of threshold
 * is found where it happens; none is missed, since a stretch is passed over only where a bound of V'' keeps V below threshold.
 */
export class ExactNeuron {
  /** ms; the state is that of this time, before what happens at it */
  time = 0;
  /** V - E_L, mV */
  u: number;
  readonly currents: [number, number] = [0, 0];
  /** V rests before this time, ms */
  freeFrom = 0;
  readonly rest: number;
  readonly reset: number;
  readonly threshold: number;
  readonly #tau_m: number;
  readonly #gain: number;
  readonly #t_ref: number;
  readonly #perCapacitance: number;
  readonly #tau: readonly [number, number];

  constructor(group: CompiledGroup, i: number) {
    const of = (name: CompleteName): number => {
      const column = group.neurons[name];
      return typeof column === "number" ? column : column[i]!;
    };
    const [tau_m, R_m] = [of("tau_m"), of("R_m")];
    this.#tau_m = tau_m;
    this.#gain = group.stimulus.unit === "pA" ? R_m / 1000 : tau_m;
    this.#t_ref = of("t_ref");
    this.#perCapacitance = R_m / 1000 / tau_m;
    const { synapses } = group;
    this.#tau = synapses.kind === "exponential" ? [synapses.tau.excitatory, synapses.tau.inhibitory] : [1, 1];
    this.rest = of("E_L");
    this.reset = of("V_reset") - this.rest;
    this.threshold = of("V_th") - this.rest;
    this.u = of("V_init") - this.rest;
  }

  /** V - E_L at a time from `time` on, up to the next event, mV. */
  at(time: number, segment: StraightSegment): number {
    return this.time < this.freeFrom ? this.u : this.#after(time - this.time, segment);
  }

  /** A receptor's current at such a time, pA. */
  currentAt(time: number, receptor: 0 | 1): number {
    return this.currents[receptor] * exp((this.time - time) / this.#tau[receptor]);
  }

  /** Take the state to a time, no later than the next event. */
  moveTo(time: number, segment: StraightSegment): void {
    this.u = this.at(time, segment);
    this.currents[0] = this.currentAt(time, 0);
    this.currents[1] = this.currentAt(time, 1);
    this.time = time;
  }

  /** Reset V and begin the refractory period. */
  fire(): void {
    this.u = this.reset;
    this.freeFrom = this.time + this.#t_ref;
  }

  get resting(): boolean {
    return this.time < this.freeFrom;
  }

  /** When V reaches threshold if nothing arrives, ms; undefined when not before `end`. */
  crossing(end: number, segment: StraightSegment): number | undefined {
    if (this.resting) return undefined;
    if (this.u >= this.threshold) return this.time;
    const h = this.#first(0, this.u, end - this.time, this.#after(end - this.time, segment), segment);
    return h === undefined ? undefined : this.time + h;
  }

  #after(h: number, segment: StraightSegment): number {
    const tau_m = this.#tau_m;
    const slope = segment.kind === "linear" ? segment.slope : 0;
    const level = segment.level + slope * (this.time - segment.start);
    const driven = this.#gain * (level * -expm1(-h / tau_m) + slope * (h + tau_m * expm1(-h / tau_m)));
    const [tau0, tau1] = this.#tau;
    const [first, second] = this.currents;
    // An absent current costs nothing, and has no time constant.
    const up = first === 0 ? 0 : first * exponentialResponse(h, tau_m, tau0);
    const down = second === 0 ? 0 : second * exponentialResponse(h, tau_m, tau1);
    return this.u * exp(-h / tau_m) + driven + this.#perCapacitance * (up + down);
  }

  /** Slope and bend of V after h ms, mV / ms and mV / ms^2, and a bound of the bend from there on. */
  #course(h: number, u: number, segment: StraightSegment): { slope: number; bend: number } {
    const tau_m = this.#tau_m;
    const ramp = segment.kind === "linear" ? segment.slope : 0;
    const level = segment.level + ramp * (this.time + h - segment.start);
    const left = this.currents.map((current, k) => current * exp(-h / this.#tau[k]!)) as [number, number];
    const slope = (this.#gain * level - u) / tau_m + this.#perCapacitance * (left[0] + left[1]);
    const bend = (this.#gain * ramp - slope) / tau_m - this.#perCapacitance * (left[0] / this.#tau[0] + left[1] / this.#tau[1]);
    const [tau0, tau1] = this.#tau;
    // V'' relaxes towards tau_m I'' / C, and cannot pass both that and its start.
    const pull = tau_m * this.#perCapacitance * (Math.abs(left[0]) / (tau0 * tau0) + Math.abs(left[1]) / (tau1 * tau1));
    return { slope, bend: Math.max(Math.abs(bend), pull) };
  }

  /** First crossing after `from` up to `to`, ms after the state; u at both ends is given, that at `from` below threshold. */
  #first(from: number, uFrom: number, to: number, uTo: number, segment: StraightSegment): number | undefined {
    const { slope, bend } = this.#course(from, uFrom, segment);
    const width = to - from;
    if (Math.max(uFrom, uTo) + 0.125 * bend * width * width < this.threshold) return undefined;
    const middle = from + 0.5 * width;
    if (width <= pointWide * (this.time + to) || middle <= from || middle >= to) return uTo >= this.threshold ? to : undefined;
    if (slope - bend * width > 0) return uTo >= this.threshold ? this.#rising(from, to, segment) : undefined;
    const u = this.#after(middle, segment);
    const first = this.#first(from, uFrom, middle, u, segment);
    if (first !== undefined) return first;
    return u >= this.threshold ? middle : this.#first(middle, u, to, uTo, segment);
  }

  /** The crossing of a stretch in which V rises, by halving. */
  #rising(from: number, to: number, segment: StraightSegment): number {
    let [low, high] = [from, to];
    for (;;) {
      const middle = low + 0.5 * (high - low);
      if (middle <= low || middle >= high) return high;
      if (this.#after(middle, segment) >= this.threshold) high = middle;
      else low = middle;
    }
  }
}
