import type { ResolvedNoise } from "../protocol/noise.ts";
import { pyNumber } from "./python-text.ts";

// In a script, `eta` is a drive in mV that stands beside gain * I within a step, and `kick` is what a step adds to V at its end, mV.

type Shot = Extract<ResolvedNoise, { kind: "shot" }>;

/** Before the loop over steps: what stays the same, and the state of the noise. */
export function noiseStart(noise: ResolvedNoise, isEuler: boolean): string[] {
  switch (noise.kind) {
    case "white":
      return [`spread = noise_level * np.sqrt(${isEuler ? "2 * dt / tau_m" : "1 - np.exp(-2 * dt / tau_m)"})  # mV a step`, "eta = 0.0"];
    case "held":
      return ["kick = 0.0"];
    case "ornstein-uhlenbeck":
      return [
        `tau = ${pyNumber(noise.tau)}  # ms, correlation time`,
        "size = gain * noise_level  # mV",
        "y = size * rng.standard_normal(neurons)",
        ...(isEuler
          ? ["kick = 0.0"]
          : [
              "eta = 0.0",
              ...responseLines("tau"),
              "# Noise current and V move together: covariance of what a step adds to them, by quadrature.",
              "u = (np.arange(2000) + 0.5)[:, None] * dt / 2000",
              "to_y, to_V = np.exp(-u / tau) + 0 * tau_m, response(u)",
              "share = 2 * size**2 / tau * dt / 2000",
              "spread_y = np.sqrt(share * (to_y**2).sum(0))",
              "slope = np.where(spread_y > 0, share * (to_y * to_V).sum(0) / np.where(spread_y > 0, spread_y, 1), 0)",
              "residual = np.sqrt(np.maximum(share * (to_V**2).sum(0) - slope**2, 0))",
            ]),
      ];
    case "shot":
      return noise.synapse === "delta"
        ? ["eta = 0.0"]
        : [`tau = ${pyNumber(noise.tau)}  # ms, of the synapses`, "y = np.zeros(neurons)", ...(isEuler ? ["kick = 0.0"] : ["eta = 0.0", ...responseLines("tau")])];
  }
}

/** V that a current of 1 mV, which decays with `tau`, leaves after a time u. */
function responseLines(tau: string): string[] {
  return [
    "def response(u):",
    `    same = np.isclose(tau_m, ${tau}, rtol=1e-9)`,
    `    rates = np.where(same, 1.0, 1 - tau_m / ${tau})`,
    `    return np.where(same, u / tau_m * np.exp(-u / tau_m), (np.exp(-u / ${tau}) - np.exp(-u / tau_m)) / rates)`,
  ];
}

/** At the start of a step: `eta` and `kick` of this step. */
export function noiseBefore(noise: ResolvedNoise, isEuler: boolean): string[] {
  switch (noise.kind) {
    case "white":
      return ["kick = spread * rng.standard_normal(neurons)"];
    case "held": {
      const value = noise.distribution === "gaussian" ? "rng.standard_normal(neurons)" : "rng.uniform(-1, 1, neurons)";
      const draw = `eta = gain * noise_level * ${value}`;
      return noise.intervalSteps === 1 ? [draw] : [`if k % ${noise.intervalSteps} == 0:`, `    ${draw}`];
    }
    case "ornstein-uhlenbeck":
      return isEuler
        ? ["eta = y"]
        : [
            "first, second = rng.standard_normal(neurons), rng.standard_normal(neurons)",
            "kick = response(dt) * y + slope * first + residual * second",
          ];
    case "shot":
      if (noise.synapse === "delta") return [`kick = noise_level * (${eventsText(noise)})`];
      return isEuler ? ["eta = y"] : ["kick = response(dt) * y"];
  }
}

/** At the end of a step: the state that the next one starts from. */
export function noiseAfter(noise: ResolvedNoise, isEuler: boolean): string[] {
  switch (noise.kind) {
    case "white":
    case "held":
      return [];
    case "ornstein-uhlenbeck":
      return isEuler ? ["y = y - dt / tau * y + size * np.sqrt(2 * dt / tau) * rng.standard_normal(neurons)"] : ["y = y * np.exp(-dt / tau) + spread_y * first"];
    case "shot":
      if (noise.synapse === "delta") return [];
      return [`y = ${isEuler ? "y - dt / tau * y" : "y * np.exp(-dt / tau)"} + gain * noise_level * (${eventsText(noise)})`];
  }
}

/** Sum of the weights of the events that arrive within a step. */
function eventsText({ excitatoryRate, excitatoryWeight, inhibitoryRate, inhibitoryWeight }: Shot): string {
  const side = (weight: number, rate: number) => `${pyNumber(weight)} * rng.poisson(${pyNumber(rate)} * dt / 1000, neurons)`;
  return `${side(excitatoryWeight, excitatoryRate)} - ${side(inhibitoryWeight, inhibitoryRate)}`;
}
