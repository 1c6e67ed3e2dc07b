import type { Epoch } from "../../protocol/epoch.ts";
import type { Protocol } from "../../protocol/protocol.ts";

/** mulberry32: random enough for test protocols, which never change. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let z = Math.imul(state ^ (state >>> 15), 1 | state);
    z = (z + Math.imul(z ^ (z >>> 7), 61 | z)) ^ z;
    return ((z ^ (z >>> 14)) >>> 0) / 4294967296;
  };
}

/** A protocol without noise, and the sweep to simulate. */
export interface RandomProtocol {
  readonly protocol: Protocol;
  readonly sweep: number;
}

/**
 * Any protocol without noise: 1 to 5 epochs of every kind with deltas of their numbers, levels in pA, V/s or rheobases, any cell,
 * with t_ref 0 and with E_L above V_th among them. Numbers are rounded to 1e-3, as people type them.
 */
export function randomProtocol(seed: number): RandomProtocol {
  const roll = dice(seed);
  const between = (low: number, high: number) => Math.round(1000 * (low + (high - low) * roll())) / 1000;
  const oneOf = <T>(...choices: readonly T[]) => choices[Math.floor(roll() * choices.length)]!;
  const maybe = (low: number, high: number) => (roll() < 0.5 ? between(low, high) : 0);

  const V_th = between(-60, -40);
  const V_reset = V_th - between(1, 25);
  const E_L = oneOf(V_th - between(3, 30), V_th - between(3, 30), V_th - between(3, 30), V_th + between(0.1, 8));
  const tau_m = between(2, 40);
  const R_m = between(20, 400);
  const neuron = { tau_m, R_m, E_L, V_th, V_reset, V_init: V_th - between(0.1, 40), t_ref: oneOf(0, between(0, 6)) };

  const levelUnit = oneOf<"pA" | "V/s" | "rheobase">("pA", "V/s", E_L < V_th ? "rheobase" : "pA");
  // One "unit" of drive depolarises the neuron by about 15 mV.
  const unit = { pA: 15000 / R_m, "V/s": 15 / tau_m, rheobase: 1 }[levelUnit];
  const level = (low: number, high: number) => Math.round(1000 * unit * between(low, high)) / 1000;
  const delta = (low: number, high: number) => (roll() < 0.3 ? level(low, high) : 0);

  const sweeps = oneOf(1, 2, 4);
  const epoch = (): Epoch => {
    const common = { duration: between(6, 120), deltaDuration: maybe(0, 20), level: level(-1.5, 3), deltaLevel: delta(-0.3, 0.5) };
    const wave = { amplitude: level(-3, 3), deltaAmplitude: delta(-0.5, 0.5), phase: maybe(-4, 4), deltaPhase: maybe(-1, 1) };
    const period = between(2, 40);
    const times = Array.from({ length: oneOf(1, 2, 5, 12) }, () => between(0.5, 15)).map((_, k, gaps) => gaps.slice(0, k + 1).reduce((a, b) => a + b, -5));
    switch (oneOf("step", "ramp", "sine", "chirp", "pulses", "waveform")) {
      case "ramp":
        return { kind: "ramp", ...common };
      case "sine":
        return { kind: "sine", ...common, ...wave, frequency: oneOf(0, between(0.5, 20), between(20, 400)), deltaFrequency: maybe(0, 30) };
      case "chirp":
        return {
          kind: "chirp",
          ...common,
          ...wave,
          startFrequency: maybe(0, 150),
          deltaStartFrequency: maybe(0, 10),
          endFrequency: maybe(0, 150),
          deltaEndFrequency: maybe(0, 10),
        };
      case "pulses":
        return { kind: "pulses", ...common, period, deltaPeriod: maybe(0, 5), width: period * between(0, 1) };
      case "waveform":
        return {
          kind: "waveform",
          ...common,
          times: times.map((time) => Math.round(1000 * time) / 1000),
          values: times.map(() => level(-2, 4)),
          interpolation: oneOf("hold", "linear"),
          scale: between(-1, 2),
          deltaScale: maybe(-0.5, 0.5),
        };
      case "step":
        return { kind: "step", ...common };
    }
  };
  const epochs = Array.from({ length: oneOf(1, 2, 3, 5) }, epoch);
  const longest = epochs.reduce((sum, { duration, deltaDuration }) => sum + duration + (sweeps - 1) * (deltaDuration ?? 0), 0);
  const protocol: Protocol = {
    id: `random-${seed}`,
    name: `random ${seed}`,
    neuron,
    levelUnit,
    holding: maybe(0, 1) === 0 ? 0 : level(-1, 1.2),
    epochs,
    sweeps,
    dt: between(0.5, 5),
    record: { every: oneOf(1, 1, 3) },
    ...(roll() < 0.5 ? { duration: Math.ceil(longest + between(0, 50)) } : {}),
  };
  return { protocol, sweep: Math.floor(roll() * sweeps) };
}
