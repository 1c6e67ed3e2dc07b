import { countText } from "../content/number-text.ts";
import { nominalValue } from "../neuron/read-neuron.ts";
import type { Distribution, Neuron } from "../neuron/lif-parameters.ts";
import { parameterNames, parameterOf, type ParameterName } from "../neuron/declared-parameters.ts";
import { presets } from "../neuron/presets.ts";
import { driveUnit } from "../protocol/drive-unit.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import { exact, listed } from "./methods-words.ts";

/** The model and its parameters, those of them that were given. */
export function neuronSentences(resolved: ResolvedProtocol): string[] {
  const { neuron, neuronAsGiven: given, population } = resolved;
  const equation = equationIn(given, driveUnit(resolved));
  const source = presets.find(({ id }) => id === given.preset)?.source;
  const parameters = parameterNames.flatMap((name) => (given[name] === undefined ? [] : [parameterText(name, given[name])]));
  const who = population === 1 ? "A leaky integrate-and-fire neuron" : `${countText(population)} uncoupled leaky integrate-and-fire neurons`;
  const refractory = neuron.t_ref > 0 ? ["V was held at V_reset for t_ref after each spike."] : ["There was no refractory period."];
  return [
    `${who}, ${equation}, with ${listed(parameters)}, ${population === 1 ? "was" : "were"} simulated; a spike occurred where V reached V_th.`,
    ...(source === undefined ? [] : [`The parameters are those of ${source}${isAsPublished(given) ? "" : ", with changes"}.`]),
    ...(parameterNames.some((name) => isSpread(given[name]))
      ? [
          `Spread parameters were drawn once${population > 1 ? " for each neuron" : ""}; combinations without a meaning, such as V_reset above V_th, were drawn again.`,
        ]
      : []),
    ...refractory,
    `Every sweep began at ${beginning(given, neuron.V_init)}.`,
  ];
}

/** The membrane equation in the parameters that were given, so that every symbol in it has its value behind it. */
function equationIn(given: Neuron, unit: "pA" | "V/s"): string {
  if (unit === "V/s") return "dV/dt = −(V − E_L)/tau_m + I(t)/C_m";
  if (given.g_L !== undefined) return given.tau_m === undefined ? "C_m dV/dt = −g_L (V − E_L) + I(t)" : "tau_m dV/dt = −(V − E_L) + I(t)/g_L";
  if (given.R_m !== undefined) return given.tau_m === undefined ? "C_m dV/dt = −(V − E_L)/R_m + I(t)" : "tau_m dV/dt = −(V − E_L) + R_m I(t)";
  return "dV/dt = −(V − E_L)/tau_m + I(t)/C_m";
}

/** Initial V. @param V_init of the nominal neuron, mV */
function beginning(given: Neuron, V_init: number): string {
  if (given.V_init !== undefined) return "V_init";
  const differs = [given.E_L, given.V_th, given.V_reset].some(isSpread);
  return differs ? "E_L, or at V_reset where E_L was not below V_th" : `V = ${exact(V_init, "mV")}`;
}

/** true if a parameter is random; a distribution may also be constant */
export function isSpread(parameter: number | Distribution | undefined): boolean {
  return typeof parameter === "object" && parameter.distribution !== "constant";
}

/** true if every parameter has the value of the named preset */
function isAsPublished(given: Neuron): boolean {
  const preset = presets.find(({ id }) => id === given.preset)?.neuron;
  return preset !== undefined && parameterNames.every((name) => given[name] === preset[name]);
}

/** A parameter as it was given. */
export function parameterText(name: ParameterName, value: number | Distribution): string {
  const unit = parameterOf(name).unit.replace("MOhm", "MΩ");
  if (typeof value === "number") return `${name} = ${exact(value, unit)}`;
  switch (value.distribution) {
    case "constant":
      return `${name} = ${exact(nominalValue(value), unit)}`;
    case "normal":
      return `${name} from a normal distribution (mean ${exact(value.mean, unit)}, SD ${exact(value.sd, unit)})`;
    case "uniform":
      return `${name} from a uniform distribution (${exact(value.from)} to ${exact(value.to, unit)})`;
    case "lognormal":
      return `${name} from a lognormal distribution (median ${exact(value.median, unit)}, SD of the logarithm ${exact(value.sigma)})`;
  }
}
