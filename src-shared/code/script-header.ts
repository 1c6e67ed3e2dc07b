import { drawParameters } from "../engine/draw-parameters.ts";
import { rheobaseOf } from "../neuron/derived.ts";
import { completeNames, parameterOf, type CompleteName } from "../neuron/declared-parameters.ts";
import type { LifParameters } from "../neuron/lif-parameters.ts";
import { driveUnit } from "../protocol/drive-unit.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import { citationText } from "../report/citation.ts";
import { pyComment, pyNumber, pyNumbers } from "./python-text.ts";
import type { ScriptSource } from "./python-script.ts";

/** What the protocol is, where it comes from, and how to cite it; `notes` say what differs from the run in Rheobase. */
export function headerLines({ plan: { protocol }, file, version }: ScriptSource, notes: readonly string[]): string[] {
  const equation = driveUnit(protocol) === "pA" ? "tau_m dV/dt = E_L - V + R_m I(t)" : "dV/dt = (E_L - V) / tau_m + I(t), with I in V/s";
  return [
    pyComment(`${protocol.name}: a leaky integrate-and-fire neuron, ${equation}`),
    "#",
    pyComment(`From ${file}, protocol ${JSON.stringify(protocol.id)}, integrator ${protocol.integrator}, seed ${JSON.stringify(protocol.seed)}.`),
    pyComment(`Written by Rheobase ${version}. Cite: ${citationText(version)}`),
    ...notes.flatMap((note) => ["#", ...wrapped(note)]),
  ];
}

/**
 * What differs from the run in Rheobase, whatever the language.
 *
 * @param owner of the script's random numbers: "NumPy"
 */
export function commonNotes({ integrator, noise }: ResolvedProtocol, owner: string): string[] {
  return [
    ...(integrator === "exact" ? ["Rheobase solved this protocol exactly. Here V is exact at every step, and a spike has the time of the end of its step: up to dt later."] : []),
    ...(noise === undefined ? [] : [`Random numbers are ${owner}'s: spikes differ from those in Rheobase, their statistics do not.`]),
  ];
}

/** The text of a script: its head, then functions, two empty lines apart. */
export function scriptText(...parts: readonly (readonly string[])[]): string {
  return `${parts.map((lines) => lines.join("\n")).join("\n\n\n")}\n`;
}

/** A text as comments of at most 100 characters. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + word.length > 97) {
      lines.push(pyComment(line));
      line = "";
    }
    line += line === "" ? word : ` ${word}`;
  }
  return [...lines, pyComment(line)];
}

/** The neuron, one parameter a line, with its unit; a parameter that is spread is a list, one number a neuron. */
export function neuronLines(protocol: ResolvedProtocol): string[] {
  const neurons = drawParameters(protocol);
  const isNeeded = (name: CompleteName) => protocol.neuron[name] !== undefined && name !== "C_m";
  return [
    "# Neuron",
    ...completeNames.filter(isNeeded).map((name) => `${name} = ${valueText(neurons, name)}  # ${parameterOf(name).unit}, ${parameterOf(name).words}`),
    ...(protocol.levelUnit === "rheobase" ? [`I_rh = ${pyNumber(rheobaseOf(protocol.neuron))}  # ${protocol.neuron.R_m === undefined ? "V/s" : "pA"}, rheobase`] : []),
  ];
}

function valueText(neurons: readonly LifParameters[], name: CompleteName): string {
  const values = neurons.map((neuron) => neuron[name]!);
  return values.every((value) => value === values[0]) ? pyNumber(values[0]!) : `np.array(${pyNumbers(values)})`;
}

/** Whether the neurons of the population differ in a parameter. */
export function isSpreadOut(protocol: ResolvedProtocol): boolean {
  const [first, ...others] = drawParameters(protocol);
  return others.some((neuron) => completeNames.some((name) => neuron[name] !== first![name]));
}

/** What is simulated how often, and with which step. */
export function simulationLines(protocol: ResolvedProtocol): string[] {
  const { noise } = protocol;
  return [
    "# Simulation",
    `dt = ${pyNumber(protocol.dt)}  # ms`,
    `sweeps, trials, neurons = ${protocol.sweeps}, ${protocol.trials}, ${protocol.population}`,
    `noise_levels = ${noise === undefined ? "[0.0]" : pyNumbers(noise.levels)}${noise === undefined ? "" : `  # ${levelUnitOf(protocol)}`}`,
  ];
}

function levelUnitOf({ noise }: ResolvedProtocol): string {
  switch (noise?.kind) {
    case undefined:
      return "";
    case "white":
      return "mV, SD of V without threshold";
    case "held":
      return `${noise.unit}, ${noise.distribution === "gaussian" ? "SD" : "half-width"}`;
    case "ornstein-uhlenbeck":
      return `${noise.unit}, SD`;
    case "shot":
      return "multiples of the weights";
  }
}
