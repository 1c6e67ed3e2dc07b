import { codeCannotSay } from "../errors/code-errors.ts";
import type { BenchError } from "../foundation/bench-error.ts";
import { parsed, type Parsed } from "../foundation/parsed.ts";
import type { Plan } from "../plan/plan.ts";
import { driveUnit } from "../protocol/drive-unit.ts";
import type { ResolvedNoise } from "../protocol/noise.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import { driveFunction, durationFunction } from "./python-drive.ts";
import type { ScriptSource } from "./python-script.ts";
import { indented, pyNumber, pyString, seedNumber } from "./python-text.ts";
import { commonNotes, headerLines, neuronLines, scriptText, simulationLines } from "./script-header.ts";
import { commonLimits, stepLimits } from "./script-limits.ts";

/**
 * A protocol as a script for Brian2, with the spike times of the integrators euler and grid: Brian2 stamps a spike with the start of its
 * step, and its refractory period is one step shorter; the script puts both right. What Brian2 cannot say is refused.
 *
 * @param where file and JSON path of the protocol, for errors
 */
export function brian2Script(source: ScriptSource, where: string): Parsed<string> {
  const { protocol } = source.plan;
  return parsed([...commonLimits(source.plan, "Brian2", where), ...brian2Limits(source.plan, where)], () =>
    scriptText(
      [
        ...headerLines(source, [conventions, ...commonNotes(protocol, "Brian2")]),
        "import numpy as np",
        "from brian2 import Mohm, NeuronGroup, Network, PoissonInput, SpikeMonitor, StateMonitor, TimedArray, defaultclock, mV, ms, pA, prefs, seed, second, volt, Hz",
        "",
        'prefs.codegen.target = "numpy"  # "cython" is faster for large populations',
        "",
        ...neuronLines(protocol),
        "",
        ...simulationLines(protocol),
      ],
      driveFunction(protocol, "current"),
      durationFunction(protocol),
      simulateFunction(protocol),
      ending(protocol),
    ),
  );
}

function brian2Limits(plan: Plan, where: string): BenchError[] {
  const { noise, integrator, neuron, epochs } = plan.protocol;
  const refuse = (path: string, reason: string, remedy: string) => codeCannotSay(`${where}${path}`, "Brian2", reason, remedy);
  const problems: BenchError[] = [];
  if (integrator !== "euler") {
    problems.push(...stepLimits(plan, "Brian2", where));
    const moving = epochs.findIndex((epoch) => epoch.kind === "ramp" || epoch.kind === "sine" || (epoch.kind === "waveform" && epoch.interpolation === "linear"));
    if (moving >= 0) problems.push(refuse(`/epochs/${moving}`, "Brian2 holds a current within each step, and here it changes there", "Set integrator to euler"));
    if (noise?.kind === "white" || noise?.kind === "ornstein-uhlenbeck")
      problems.push(refuse("/noise", "Brian2 integrates this noise by Euler-Maruyama alone", "Set integrator to euler"));
  }
  if (noise?.kind === "shot" && noise.synapse === "delta" && neuron.t_ref > 0)
    problems.push(refuse("/noise", "in Brian2 an event that arrives in the refractory period moves V", "Set t_ref to 0, or synapse to exponential"));
  return problems;
}

const conventions =
  "Brian2 stamps a spike with the start of its step, Rheobase with its end: dt is added below. " +
  "Its refractory period is one step shorter: t_ref, rounded to whole steps, is one step longer below.";

/** The terms and equations of a noise: in the equation of V, beside it, and what happens to it. */
interface NoiseTerms {
  /** added to the current */
  readonly current: string;
  /** added to dV/dt */
  readonly direct: string;
  readonly equations: readonly string[];
  /** after the group is made */
  readonly setUp: readonly string[];
  /** names of the objects that the network needs besides */
  readonly objects: readonly string[];
}

const nothing: NoiseTerms = { current: "", direct: "", equations: [], setUp: [], objects: [] };

function noiseTerms(noise: ResolvedNoise | undefined, unit: string, current: string): NoiseTerms {
  switch (noise?.kind) {
    case undefined:
      return nothing;
    case "white":
      return { ...nothing, direct: " + noise_level * mV * sqrt(2 / tau_m) * xi" };
    case "held": {
      const draw = noise.distribution === "gaussian" ? "randn()" : "(2 * rand() - 1)";
      return {
        ...nothing,
        current: " + I_noise",
        equations: [`I_noise : ${current}`],
        setUp: [`group.run_regularly("I_noise = noise_level * ${unit} * ${draw}", dt=${noise.intervalSteps} * dt * ms)`],
      };
    }
    case "ornstein-uhlenbeck":
      return {
        ...nothing,
        current: " + I_noise",
        equations: [`dI_noise/dt = -I_noise / tau + noise_level * ${unit} * sqrt(2 / tau) * xi : ${current}`],
        setUp: [`group.I_noise = noise_level * ${unit} * np.random.standard_normal(neurons)`],
      };
    case "shot": {
      const isDelta = noise.synapse === "delta";
      const target = isDelta ? "V" : "I_syn";
      const weightUnit = isDelta ? "mV" : unit;
      const input = (name: string, rate: number, weight: number) =>
        `${name} = PoissonInput(group, "${target}", N=1000, rate=${pyNumber(rate / 1000)} * Hz, weight=${pyNumber(weight)} * noise_level * ${weightUnit})`;
      return {
        ...nothing,
        current: isDelta ? "" : " + I_syn",
        equations: isDelta ? [] : [`dI_syn/dt = -I_syn / tau : ${current}`],
        setUp: [input("excitation", noise.excitatoryRate, noise.excitatoryWeight), input("inhibition", noise.inhibitoryRate, -noise.inhibitoryWeight)],
        objects: ["excitation", "inhibition"],
      };
    }
  }
}

function simulateFunction(protocol: ResolvedProtocol): string[] {
  const { noise } = protocol;
  const isCurrent = driveUnit(protocol) === "pA";
  const [unit, dimension] = isCurrent ? ["pA", "amp"] : ["volt / second", "volt/second"];
  const terms = noiseTerms(noise, isCurrent ? "pA" : "(volt / second)", dimension);
  const pull = isCurrent ? `(E_L - V + R_m * (I(t)${terms.current})) / tau_m` : `(E_L - V) / tau_m + I(t)${terms.current}`;
  const tau = noise !== undefined && "tau" in noise && noise.tau > 0 ? [`"tau": ${pyNumber(noise.tau)} * ms,`] : [];
  const constants = [
    ...["tau_m : second (constant)", ...(isCurrent ? ["R_m : ohm (constant)"] : [])],
    ...["E_L", "V_th", "V_reset"].map((name) => `${name} : volt (constant)`),
    "rest : second (constant)",
  ];
  return [
    "def simulate(sweep, noise_level):",
    ...indented([
      '"""One condition: spike times of each neuron (ms), and V at the start of every step (mV)."""',
      "defaultclock.dt = dt * ms",
      "steps = round(duration(sweep) / dt)",
      `I = TimedArray(current((np.arange(steps) * dt)[:, None], sweep)[:, 0] * ${unit}, dt=dt * ms)`,
      "group = NeuronGroup(",
      ...indented([
        "neurons,",
        '"""',
        `dV/dt = ${pull}${terms.direct} : volt (unless refractory)`,
        ...terms.equations,
        ...constants,
        '""",',
        'threshold="V >= V_th",',
        'reset="V = V_reset",',
        'refractory="rest",',
        `method="${protocol.integrator === "euler" ? "euler" : "exact"}",`,
        `namespace={"I": I, "noise_level": noise_level, ${tau.join(" ")}},`,
      ]),
      ")",
      "group.tau_m, group.E_L, group.V_th, group.V_reset = tau_m * ms, E_L * mV, V_th * mV, V_reset * mV",
      ...(isCurrent ? ["group.R_m = R_m * Mohm"] : []),
      "rest_steps = np.floor(np.asarray(t_ref) / dt + 0.5)",
      "group.rest = (rest_steps + 1) * dt * ms",
      "group.V = V_init * mV",
      ...terms.setUp,
      "spikes, trace = SpikeMonitor(group), StateMonitor(group, \"V\", record=[0])",
      `network = Network(${["group", "spikes", "trace", ...terms.objects].join(", ")})`,
      "network.run(steps * dt * ms)",
      "trains = spikes.spike_trains()",
      "return [trains[k] / ms + dt for k in range(neurons)], trace.V[0] / mV",
    ]),
  ];
}

function ending(protocol: ResolvedProtocol): string[] {
  return [
    "def run():",
    ...indented([
      '"""Every condition in order: (sweep from 1, noise level, trial from 1), spikes of each neuron, V."""',
      `seed(${seedNumber(protocol.seed)})`,
      "for sweep in range(sweeps):",
      "    for level in noise_levels:",
      "        for trial in range(trials):",
      "            yield (sweep + 1, level, trial + 1), *simulate(sweep, level)",
    ]),
    "",
    "",
    'if __name__ == "__main__":',
    ...indented([
      `print(${pyString(protocol.name)})`,
      "for (sweep, level, trial), spikes, _ in run():",
      "    rate = 1000 * sum(map(len, spikes)) / neurons / duration(sweep - 1)",
      '    print(f"sweep {sweep}, noise {level:g}, trial {trial}: {rate:.2f} Hz over the whole sweep")',
    ]),
  ];
}
