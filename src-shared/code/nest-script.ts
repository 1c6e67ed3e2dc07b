import { codeCannotSay } from "../errors/code-errors.ts";
import type { BenchError } from "../foundation/bench-error.ts";
import { parsed, type Parsed } from "../foundation/parsed.ts";
import type { Plan } from "../plan/plan.ts";
import { driveUnit } from "../protocol/drive-unit.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import type { ScriptSource } from "./python-script.ts";
import { indented, pyNumber, pyString, seedNumber } from "./python-text.ts";
import { commonNotes, headerLines, isSpreadOut, neuronLines, scriptText, simulationLines } from "./script-header.ts";
import { commonLimits, stepLimits } from "./script-limits.ts";

/**
 * A protocol as a script for NEST (iaf_psc_delta, iaf_psc_exp), which gives the spike times of the integrator grid step for step. What NEST
 * cannot say is refused: Euler steps, currents that change within a step, white and Ornstein-Uhlenbeck noise of V.
 *
 * @param where file and JSON path of the protocol, for errors
 */
export function nestScript(source: ScriptSource, where: string): Parsed<string> {
  const { plan } = source;
  const { protocol } = plan;
  return parsed([...commonLimits(plan, "NEST", where), ...nestLimits(plan, where)], () =>
    scriptText(
      [
        ...headerLines(source, commonNotes(protocol, "NEST")),
        "import nest",
        "import numpy as np",
        "",
        ...neuronLines(protocol),
        `C_m = ${capacitanceText(protocol)}`,
        "",
        ...simulationLines(protocol),
        "",
        "# The stimulus of each sweep: until when (ms), and how much (pA).",
        ...stimulusLines(plan),
      ],
      simulateFunction(protocol),
      ending(protocol),
    ),
  );
}

function nestLimits(plan: Plan, where: string): BenchError[] {
  const { protocol, drives } = plan;
  const { noise, integrator, dt } = protocol;
  const refuse = (path: string, reason: string, remedy: string) => codeCannotSay(`${where}${path}`, "NEST", reason, remedy);
  if (integrator === "euler") return [refuse("/integrator", "NEST solves the membrane exactly and has no Euler steps", "Set integrator to grid")];
  const problems = stepLimits(plan, "NEST", where);
  if (problems.length === 0 && drives.some(({ stimulus }) => stimulus.segments.some(({ kind }) => kind !== "constant")))
    problems.push(refuse("/epochs", "NEST holds a current within each step, and here it changes there", "Use steps and pulses, or another language"));
  if (Math.abs(dt - Math.round(dt * 1000) / 1000) > 1e-12)
    problems.push(refuse("/dt", "NEST counts time in whole microseconds", "Choose a dt of whole microseconds"));
  if (isSpreadOut(protocol) && driveUnit(protocol) === "V/s") problems.push(refuse("/neuron", "levels in V/s would be another current for every neuron", "Give levels in pA"));
  switch (noise?.kind) {
    case "white":
    case "ornstein-uhlenbeck":
      problems.push(refuse("/noise", "NEST has no such noise of V: its noise generator holds a current for a step or more", "Use held noise"));
      break;
    case "held":
      if (noise.distribution === "uniform") problems.push(refuse("/noise/distribution", "NEST's held noise is Gaussian", "Set distribution to gaussian"));
      break;
    case "shot":
    case undefined:
      break;
  }
  return problems;
}

/** NEST wants a capacitance; where only tau_m is known, any does, since the current is multiplied by it. */
function capacitanceText({ neuron }: ResolvedProtocol): string {
  return neuron.R_m === undefined ? "100.0  # pF; any would do: currents are given as V/s times C_m" : "1000 * tau_m / R_m  # pF";
}

function stimulusLines({ protocol, drives }: Plan): string[] {
  const factor = driveUnit(protocol) === "V/s" ? " * C_m" : "";
  return [
    "stimulus = [",
    ...drives.map(({ stimulus }) => {
      const pieces = stimulus.segments.map((segment) => `(${pyNumber(segment.end)}, ${pyNumber(segment.level)}${factor})`);
      return `    [${pieces.join(", ")}],`;
    }),
    "]",
  ];
}

function simulateFunction({ noise, neuron }: ResolvedProtocol): string[] {
  const isExponential = noise?.kind === "shot" && noise.synapse === "exponential";
  const currentUnit = neuron.R_m === undefined ? " * C_m" : "";
  return [
    "def simulate(sweep, noise_level):",
    ...indented([
      '"""One condition: spike times of each neuron (ms)."""',
      `group = nest.Create("${isExponential ? "iaf_psc_exp" : "iaf_psc_delta"}", neurons)`,
      `group.set(tau_m=tau_m, C_m=C_m, E_L=E_L, V_th=V_th, V_reset=V_reset, t_ref=np.maximum(np.floor(np.asarray(t_ref) / dt + 0.5) * dt, 0).tolist())`,
      "group.V_m = V_init",
      ...(isExponential ? [`group.set(tau_syn_ex=${pyNumber(noise.tau)}, tau_syn_in=${pyNumber(noise.tau)})`] : []),
      ...noiseLines(noise, currentUnit),
      'recorder = nest.Create("spike_recorder")',
      "nest.Connect(group, recorder)",
      "start = nest.biological_time",
      "for end, current in stimulus[sweep]:",
      "    group.I_e = current",
      "    steps = round((end - (nest.biological_time - start)) / dt)",
      "    if steps > 0:",
      "        nest.Simulate(steps * dt)",
      "events = recorder.events",
      'return [np.sort(events["times"][events["senders"] == node]) - start for node in group.tolist()]',
    ]),
  ];
}

function noiseLines(noise: ResolvedProtocol["noise"], currentUnit: string): string[] {
  switch (noise?.kind) {
    case "held":
      return [
        `noise = nest.Create("noise_generator", params={"mean": 0.0, "std": noise_level${currentUnit}, "dt": ${noise.intervalSteps} * dt})`,
        'nest.Connect(noise, group, syn_spec={"delay": dt})',
      ];
    case "shot": {
      const unit = noise.synapse === "delta" ? "" : currentUnit;
      const side = (name: string, rate: number, weight: number) => [
        `${name} = nest.Create("poisson_generator", params={"rate": ${pyNumber(rate)}})`,
        `nest.Connect(${name}, group, syn_spec={"weight": ${pyNumber(weight)} * noise_level${unit}, "delay": dt})`,
      ];
      return [...side("excitation", noise.excitatoryRate, noise.excitatoryWeight), ...side("inhibition", noise.inhibitoryRate, -noise.inhibitoryWeight)];
    }
    case "white":
    case "ornstein-uhlenbeck":
    case undefined:
      return [];
  }
}

function ending(protocol: ResolvedProtocol): string[] {
  return [
    "def run():",
    ...indented([
      '"""Every condition in order: (sweep from 1, noise level, trial from 1), spikes of each neuron."""',
      "# Every condition has a seed of its own.",
      `rng_seed = ${(seedNumber(protocol.seed) % 0x7000_0000) + 1}`,
      "for sweep in range(sweeps):",
      "    for level in noise_levels:",
      "        for trial in range(trials):",
      "            nest.ResetKernel()",
      "            nest.set(resolution=dt, print_time=False, rng_seed=rng_seed)",
      "            rng_seed += 1",
      "            yield (sweep + 1, level, trial + 1), simulate(sweep, level), None",
    ]),
    "",
    "",
    'if __name__ == "__main__":',
    ...indented([
      `print(${pyString(protocol.name)})`,
      "for (sweep, level, trial), spikes, _ in run():",
      "    rate = 1000 * sum(map(len, spikes)) / neurons / stimulus[sweep - 1][-1][0]",
      '    print(f"sweep {sweep}, noise {level:g}, trial {trial}: {rate:.2f} Hz over the whole sweep")',
    ]),
  ];
}
