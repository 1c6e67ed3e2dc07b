import type { BenchError } from "../foundation/bench-error.ts";
import { parsed, type Parsed } from "../foundation/parsed.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import { driveFunction, durationFunction } from "./python-drive.ts";
import type { ScriptSource } from "./python-script.ts";
import { indented, pyString, seedNumber } from "./python-text.ts";
import { commonNotes, headerLines, neuronLines, scriptText, simulationLines } from "./script-header.ts";
import { commonLimits, stepLimits } from "./script-limits.ts";
import { noiseAfter, noiseBefore, noiseStart } from "./numpy-noise.ts";

/**
 * A protocol as a script of NumPy alone: forward Euler where the protocol's integrator is euler, else exact steps. Without noise its spike
 * times are those of the integrators euler and grid to 1e-9 ms; with noise the statistics are the same.
 *
 * @param objectOriented neurons are a class with a method `step`
 * @param where file and JSON path of the protocol, for errors
 */
export function numpyScript(source: ScriptSource, objectOriented: boolean, where: string): Parsed<string> {
  const { protocol } = source.plan;
  const isEuler = protocol.integrator === "euler";
  const problems: BenchError[] = [...commonLimits(source.plan, "NumPy", where), ...(isEuler ? [] : stepLimits(source.plan, "NumPy", where))];
  return parsed(problems, () =>
    scriptText(
      [
        ...headerLines(source, commonNotes(protocol, "NumPy")),
        "import numpy as np",
        "",
        ...neuronLines(protocol),
        `gain = ${gainText(protocol)}`,
        "",
        ...simulationLines(protocol),
      ],
      driveFunction(protocol, isEuler ? "current" : "followed"),
      durationFunction(protocol),
      ...(objectOriented ? [neuronClass(protocol)] : []),
      simulateFunction(protocol, objectOriented),
      ending(protocol),
    ),
  );
}

/** mV of steady depolarisation per unit of drive. */
function gainText({ neuron, levelUnit }: ResolvedProtocol): string {
  return levelUnit === "V/s" || neuron.R_m === undefined ? "tau_m  # mV per V/s" : "R_m / 1000  # mV per pA";
}

const updates = {
  euler: ["V + dt / tau_m * (E_L + gain * I[k] + eta - V)", "the drive is taken at the start of the step"],
  exact: ["E_L + gain * after[k] + eta + (V - E_L - gain * before[k] - eta) * decay", "V relaxes towards what the stimulus makes it follow"],
} as const;

/** One step of V, awake or not, with its spikes. */
function stepLines({ noise, integrator }: ResolvedProtocol, own: "" | "self."): string[] {
  const [update] = updates[integrator === "euler" ? "euler" : "exact"];
  const text = own === "" ? update : update.replaceAll(/\bV\b/g, "self.V");
  return [
    `moved = ${text}${noise === undefined ? "" : " + kick"}`,
    `awake = ${own}resting == 0`,
    `${own}V = np.where(awake, moved, ${own}V)`,
    `${own}resting = np.maximum(${own}resting - 1, 0)`,
    `fired = awake & (${own}V >= V_th)`,
    `${own}V = np.where(fired, V_reset, ${own}V)`,
    `${own}resting = np.where(fired, refractory_steps, ${own}resting)`,
  ];
}

const refractorySteps = "refractory_steps = np.floor(t_ref / dt + 0.5).astype(int) if np.ndim(t_ref) else int(t_ref / dt + 0.5)";

function neuronClass(protocol: ResolvedProtocol): string[] {
  const isEuler = protocol.integrator === "euler";
  const [, about] = updates[isEuler ? "euler" : "exact"];
  return [
    "class LIFNeurons:",
    ...indented([
      '"""Leaky integrate-and-fire neurons that do not touch each other."""',
      "",
      "def __init__(self, neurons):",
      ...indented(["self.V = np.full(neurons, V_init, dtype=float)  # mV", "self.resting = np.zeros(neurons, dtype=int)  # steps left in the refractory period"]),
      "",
      `def step(self, ${isEuler ? "I" : "before, after"}, eta=0.0, kick=0.0):`,
      ...indented([
        `"""One step of dt: ${about}. Returns which neurons fired."""`,
        refractorySteps,
        ...(isEuler ? [] : ["decay = np.exp(-dt / tau_m)"]),
        ...stepLines({ ...protocol, noise: protocol.noise ?? { kind: "white", levels: [], frozen: "no", enteredUnit: "mV" } }, "self.").map((line) => line.replaceAll("[k]", "")),
        "return fired",
      ]),
    ]),
  ];
}

function simulateFunction(protocol: ResolvedProtocol, objectOriented: boolean): string[] {
  const isEuler = protocol.integrator === "euler";
  const noise = protocol.noise;
  const given = isEuler ? "I[k]" : "before[k], after[k]";
  return [
    "def simulate(sweep, noise_level, rng):",
    ...indented([
      '"""One condition: spike times of each neuron (ms), and V at every step (mV)."""',
      "steps = round(duration(sweep) / dt)",
      "t = (np.arange(steps) * dt)[:, None]",
      ...(isEuler ? ["I = current(t, sweep)"] : ["before, after = followed(t, t, sweep), followed(t, t + dt, sweep)"]),
      ...(objectOriented
        ? ["population = LIFNeurons(neurons)"]
        : [
            "V = np.full(neurons, V_init, dtype=float)",
            "resting = np.zeros(neurons, dtype=int)  # steps left in the refractory period",
            refractorySteps,
            ...(isEuler ? [] : ["decay = np.exp(-dt / tau_m)"]),
          ]),
      ...(noise === undefined ? [] : noiseStart(noise, isEuler)),
      ...(noise === undefined && !objectOriented ? ["eta = 0.0"] : []),
      "spikes, trace = [[] for _ in range(neurons)], np.empty((steps + 1, neurons))",
      `trace[0] = ${objectOriented ? "population.V" : "V"}`,
      "for k in range(steps):",
      ...indented([
        ...(noise === undefined ? [] : noiseBefore(noise, isEuler)),
        ...(objectOriented ? [`fired = population.step(${given}${noise === undefined ? "" : ", eta, kick"})`] : stepLines(protocol, "")),
        ...(noise === undefined ? [] : noiseAfter(noise, isEuler)),
        "for i in np.flatnonzero(fired):",
        "    spikes[i].append((k + 1) * dt)",
        `trace[k + 1] = ${objectOriented ? "population.V" : "V"}`,
      ]),
      "return spikes, trace",
    ]),
  ];
}

/** Runs every condition, prints rates, and draws where matplotlib is installed. */
function ending(protocol: ResolvedProtocol): string[] {
  return [
    "def run():",
    ...indented([
      '"""Every condition in order: (sweep from 1, noise level, trial from 1), spikes of each neuron, V."""',
      `rng = np.random.default_rng(${seedNumber(protocol.seed)})`,
      "for sweep in range(sweeps):",
      "    for level in noise_levels:",
      "        for trial in range(trials):",
      "            yield (sweep + 1, level, trial + 1), *simulate(sweep, level, rng)",
    ]),
    "",
    "",
    'if __name__ == "__main__":',
    ...indented([
      "results = list(run())",
      "for (sweep, level, trial), spikes, _ in results:",
      "    rate = 1000 * sum(map(len, spikes)) / neurons / duration(sweep - 1)",
      '    print(f"sweep {sweep}, noise {level:g}, trial {trial}: {rate:.2f} Hz over the whole sweep")',
      "try:",
      "    import matplotlib.pyplot as plt",
      "except ImportError:",
      "    plt = None",
      "if plt is not None:",
      "    figure, (top, bottom) = plt.subplots(2, sharex=True)",
      "    for row, ((sweep, level, trial), spikes, trace) in enumerate(results[:50]):",
      "        top.plot(np.arange(len(trace)) * dt, trace[:, 0], lw=0.5)",
      "        bottom.plot(spikes[0], np.full(len(spikes[0]), row + 1), \"|k\")",
      '    top.set_ylabel("V (mV)")',
      '    bottom.set(xlabel="Time (ms)", ylabel="Condition")',
      `    figure.suptitle(${pyString(protocol.name)}, parse_math=False)`,
      "    plt.show()",
    ]),
  ];
}
