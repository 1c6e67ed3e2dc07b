import { countText } from "../figures/number-text.ts";
import { unitOf } from "../foundation/units.ts";
import { nominalValue } from "../neuron/resolve-neuron.ts";
import { parameterNames, type Distribution, type ParameterName } from "../neuron/lif-parameters.ts";
import { presets } from "../neuron/presets.ts";
import { driveUnit } from "../protocol/drive-unit.ts";
import type { Protocol, ResolvedProtocol } from "../protocol/protocol.ts";
import { exact, listed } from "./methods-words.ts";

/** The model and its parameters, those of them that were given. */
export function neuronSentences({ neuron: given }: Protocol, resolved: ResolvedProtocol): string[] {
  const { neuron, population } = resolved;
  const equation = driveUnit(resolved) === "pA" ? "tau_m dV/dt = −(V − E_L) + R_m I(t)" : "dV/dt = −(V − E_L)/tau_m + I(t)/C_m";
  const source = presets.find(({ id }) => id === given.preset)?.source;
  const parameters = parameterNames.flatMap((name) => (given[name] === undefined ? [] : [parameterText(name, given[name])]));
  const isSpread = parameterNames.some((name) => typeof given[name] === "object");
  const who = population === 1 ? "A leaky integrate-and-fire neuron" : `${countText(population)} uncoupled leaky integrate-and-fire neurons`;
  const refractory = neuron.t_ref > 0 ? ["V was held at V_reset for t_ref after each spike."] : ["There was no refractory period."];
  return [
    `${who}, ${equation}, with ${listed(parameters)}, ${population === 1 ? "was" : "were"} simulated; a spike occurred where V reached V_th.`,
    ...(source === undefined ? [] : [`The parameters are those of ${source}${isAsPublished(given) ? "" : ", with changes"}.`]),
    ...(isSpread && population > 1 ? ["Spread parameters were drawn once for each neuron; combinations without a meaning, such as V_reset above V_th, were drawn again."] : []),
    ...refractory,
    ...(given.V_init === undefined ? [`Every sweep began at V = ${exact(neuron.V_init, "mV")}.`] : ["Every sweep began at V_init."]),
  ];
}

/** Whether every number is that of the preset it names. */
function isAsPublished(given: Protocol["neuron"]): boolean {
  const preset = presets.find(({ id }) => id === given.preset)?.neuron;
  return preset !== undefined && parameterNames.every((name) => given[name] === preset[name]);
}

function parameterText(name: ParameterName, value: number | Distribution): string {
  const unit = unitOf(name)!.replace("MOhm", "MΩ");
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
