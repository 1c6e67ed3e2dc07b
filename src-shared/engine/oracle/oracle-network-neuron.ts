import { exp } from "../../foundation/elementary-functions.ts";
import type { CompiledGroup } from "../../network/compiled-network.ts";
import { valueAt, type Column, type GroupCoefficients, type ReceptorCoefficients } from "../network/group-coefficients.ts";

/** The longest stretch of a conductance step, in units of the membrane's time constant at its start. */
const longestStretch = 0.25;
/** No step is cut into more. */
const mostStretches = 4096;

/**
 * One neuron on the grid, in the convention of NEST's iaf_psc_delta, iaf_psc_exp, iaf_psc_alpha and iaf_cond_exp: V is carried over the step,
 * what arrives at its right edge is added there, V >= V_th there is a spike, and V rests at V_reset for whole steps. Jumps of V that arrive in
 * the refractory period are lost; currents and conductances go on.
 */
export class NetworkNeuron {
  /** V - E_L, mV */
  u: number;
  /** currents, pA, or conductances, nS; slope of alpha currents */
  readonly synapse = [0, 0];
  readonly slope = [0, 0];
  /** the first step that V moves in again */
  freeFrom = 0;
  readonly #kind: CompiledGroup["synapses"]["kind"];
  readonly #of: (column: Column) => number;
  readonly #coefficients: GroupCoefficients;
  readonly #dt: number;

  constructor(group: CompiledGroup, coefficients: GroupCoefficients, i: number, dt: number) {
    this.#kind = group.synapses.kind;
    this.#coefficients = coefficients;
    this.#of = (column) => valueAt(column, i);
    this.#dt = dt;
    this.u = this.#of(coefficients.start);
  }

  get V(): number {
    return this.u + this.#of(this.#coefficients.rest);
  }

  /** Synaptic current of a receptor, pA. */
  current(receptor: 0 | 1): number {
    const { excitatory, inhibitory } = this.#coefficients;
    const { reversal } = receptor === 0 ? excitatory : inhibitory;
    return this.#kind === "conductance" ? this.synapse[receptor]! * (this.#of(reversal) - this.u) : this.synapse[receptor]!;
  }

  /**
   * Step n. @returns whether there is a spike at its right edge
   *
   * @param level of the drive through the step @param noise see NetworkNoise @param arrivals sums of what arrives at the right edge
   */
  step(n: number, level: number, noise: number, arrivals: readonly [number, number]): boolean {
    const of = this.#of;
    const { decay, threshold, reset, refractorySteps } = this.#coefficients;
    const moved = this.#moved(of(decay), level, noise, arrivals);
    if (n >= this.freeFrom) this.u = moved;
    this.#decay(arrivals);
    if (!(this.u >= of(threshold))) return false;
    this.u = of(reset);
    this.freeFrom = n + 1 + of(refractorySteps);
    return true;
  }

  #moved(decay: number, level: number, noise: number, arrivals: readonly [number, number]): number {
    const of = this.#of;
    const { share, excitatory, inhibitory } = this.#coefficients;
    const [first, second] = this.synapse as [number, number];
    switch (this.#kind) {
      case "delta":
        return decay * this.u + of(share) * level + noise + arrivals[0];
      case "exponential":
        return decay * this.u + of(excitatory.response) * first + of(inhibitory.response) * second + of(share) * level + noise;
      case "alpha": {
        const [rise, fall] = this.slope as [number, number];
        const up = of(excitatory.response) * first + of(excitatory.slopeResponse) * rise;
        const down = of(inhibitory.response) * second + of(inhibitory.slopeResponse) * fall;
        return decay * this.u + up + down + of(share) * level + noise;
      }
      case "conductance":
        return this.#conducted(level, noise);
    }
  }

  #decay(arrivals: readonly [number, number]): void {
    const { excitatory, inhibitory } = this.#coefficients;
    const receptors = [excitatory, inhibitory];
    for (const k of [0, 1] as const) {
      const { decay, growth, jump } = receptors[k]!;
      if (this.#kind === "alpha") {
        this.synapse[k] = growth * this.slope[k]! + decay * this.synapse[k]!;
        this.slope[k] = decay * this.slope[k]! + jump * arrivals[k];
      } else if (this.#kind === "conductance") this.synapse[k] = decay * this.synapse[k]! + Math.abs(arrivals[k]);
      else if (this.#kind === "exponential") this.synapse[k] = decay * this.synapse[k]! + arrivals[k];
    }
  }

  /** One step of the classical Runge-Kutta method with the conductances' exact course; more, of equal length, where the membrane is fast. */
  #conducted(level: number, noise: number): number {
    const of = this.#of;
    const { leakRate, perCapacitance, driveRate, excitatory, inhibitory } = this.#coefficients;
    const drive = of(driveRate) * level + of(leakRate) * noise;
    let [g0, g1] = this.synapse as [number, number];
    const rate = of(leakRate) + (g0 + g1) * of(perCapacitance);
    const stretches = rate * this.#dt <= longestStretch ? 1 : Math.min(mostStretches, Math.ceil((rate * this.#dt) / longestStretch));
    const h = this.#dt / stretches;
    const half = ({ halfDecay, tau }: ReceptorCoefficients) => (stretches === 1 ? halfDecay : exp((-0.5 * h) / tau));
    const half0 = half(excitatory);
    const half1 = half(inhibitory);
    const rateAt = (a: number, b: number) => of(leakRate) + (a + b) * of(perCapacitance);
    const pullAt = (a: number, b: number) => drive + (a * of(excitatory.reversal) + b * of(inhibitory.reversal)) * of(perCapacitance);
    let u = this.u;
    for (let k = 0; k < stretches; k++) {
      const m0 = g0 * half0;
      const m1 = g1 * half1;
      const e0 = m0 * half0;
      const e1 = m1 * half1;
      const middleRate = rateAt(m0, m1);
      const middlePull = pullAt(m0, m1);
      const k1 = pullAt(g0, g1) - rateAt(g0, g1) * u;
      const k2 = middlePull - middleRate * (u + 0.5 * h * k1);
      const k3 = middlePull - middleRate * (u + 0.5 * h * k2);
      const k4 = pullAt(e0, e1) - rateAt(e0, e1) * (u + h * k3);
      u += (h / 6) * (k1 + 2 * (k2 + k3) + k4);
      g0 = e0;
      g1 = e1;
    }
    return u;
  }
}
