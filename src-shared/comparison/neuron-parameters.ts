import type { Distribution } from "../neuron/lif-parameters.ts";
import { parameterNames, parameterOf, type ParameterName } from "../neuron/declared-parameters.ts";
import { nominalValue } from "../neuron/read-neuron.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import type { Parameter, SymbolRun } from "./parameter.ts";

/** Parameters of the nominal neuron and their spreads; parameters that were not given are marked as derived. */
export function neuronParameters({ neuron, neuronAsGiven }: ResolvedProtocol): Parameter[] {
  return parameterNames.flatMap((name): Parameter[] => {
    const given = neuronAsGiven[name];
    // g_L is an alternative to R_m, so it appears only where it was given.
    const value = name === "g_L" ? nominalConductance(given) : neuron[name];
    if (value === undefined) return [];
    const symbol = symbolOf(name);
    const { unit, default: byDefault } = parameterOf(name);
    // A default that is a number is not derived from anything.
    const nominal: Parameter = { name, symbol, unit, derived: given === undefined && typeof byDefault !== "number", value };
    return [nominal, ...(typeof given === "object" ? spreadParameters(name, symbol, given) : [])];
  });
}

function nominalConductance(given: number | Distribution | undefined): number | undefined {
  return given === undefined ? undefined : nominalValue(given);
}

/** Parameters of a spread besides its mean. */
function spreadParameters(name: ParameterName, symbol: readonly SymbolRun[], spread: Distribution): Parameter[] {
  const further = (what: string, value: number | string, unit: string | undefined): Parameter => ({
    name: `${name}, ${what}`,
    symbol: [...symbol, { text: `, ${what}` }],
    unit,
    value,
  });
  const kind = further("distribution", spread.distribution, undefined);
  switch (spread.distribution) {
    case "constant":
      return [];
    case "normal":
      return [kind, further("SD", spread.sd, parameterOf(name).unit)];
    case "uniform":
      return [kind, further("from", spread.from, parameterOf(name).unit), further("to", spread.to, parameterOf(name).unit)];
    case "lognormal":
      return [kind, further("SD of the logarithm", spread.sigma, undefined)];
  }
}

/** tau_m is a tau with an m below it. */
function symbolOf(name: ParameterName): SymbolRun[] {
  const [letter = "", subscript = ""] = name.replace("tau", "τ").split("_");
  return [{ text: letter, italic: true }, { text: subscript, subscript: true }];
}
