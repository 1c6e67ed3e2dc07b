import type { BenchError } from "../foundation/bench-error.ts";
import { parsed, type Parsed } from "../foundation/parsed.ts";
import {
  conductanceDisagrees,
  initAboveThreshold,
  membraneDisagrees,
  membraneUnderdetermined,
  negativeValue,
  notPositive,
  resetAboveThreshold,
  spreadOverdetermined,
  spreadReversed,
} from "../errors/parameters-errors.ts";
import { completeParameters, type NeuronValues } from "./complete-parameters.ts";
import { parameterNames, type Distribution, type LifParameters, type Neuron, type ParameterName } from "./lif-parameters.ts";

/** tau_m, R_m and C_m, and R_m and g_L, may differ by this much, relative, and still count as agreeing. */
const agreement = 1e-6;
const resistanceReason = "a membrane without resistance passes every current and keeps no voltage";

/** The middle of a spread: value, mean, centre or median. A number stands for itself. */
export function nominalValue(parameter: number | Distribution): number {
  if (typeof parameter === "number") return parameter;
  switch (parameter.distribution) {
    case "constant":
      return parameter.value;
    case "normal":
      return parameter.mean;
    case "uniform":
      return (parameter.from + parameter.to) / 2;
    case "lognormal":
      return parameter.median;
  }
}

/**
 * Read a neuron as given (its schema holds): the nominal neuron, in which every spread is replaced by its middle, the third of
 * tau_m, R_m and C_m follows from the other two and defaults are set; or every rule that it breaks, judged at those middles.
 */
export function readNeuron(neuron: Neuron, where: string): Parsed<LifParameters> {
  const values = nominalValues(neuron);
  const inSpreads = spreadProblems(neuron, where);
  const asGiven = inSpreads.length > 0 ? inSpreads : membraneProblems(neuron, values, where);
  if (asGiven.length > 0) return { value: undefined, problems: asGiven };
  const complete = completeParameters(values);
  return parsed(parameterProblems(complete, where), () => complete);
}

/** Every rule that one complete set of parameters breaks: also for the drawn neurons of a population. */
export function parameterProblems(p: LifParameters, where: string): BenchError[] {
  const problems: BenchError[] = [];
  if (!(p.tau_m > 0)) problems.push(notPositive(`${where}/tau_m`, "tau_m", p.tau_m, "ms", "the membrane needs some time to return to rest"));
  else if (p.R_m !== undefined && !(p.R_m > 0)) problems.push(notPositive(`${where}/R_m`, "R_m", p.R_m, "MOhm", resistanceReason));
  if (p.t_ref < 0) problems.push(negativeValue(`${where}/t_ref`, "t_ref", p.t_ref, "ms", "a refractory period cannot end before its spike"));
  if (!(p.V_reset < p.V_th)) problems.push(resetAboveThreshold(where, p.V_reset, p.V_th));
  // V_init can stand at V_reset by default (E_L >= V_th): then the line above has said it all.
  if (!(p.V_init < p.V_th) && p.V_init !== p.V_reset) problems.push(initAboveThreshold(where, p.V_init, p.V_th));
  return problems;
}

function spreadProblems(neuron: Neuron, where: string): BenchError[] {
  return parameterNames.flatMap((name) => {
    const given = neuron[name];
    const isReversed = typeof given === "object" && given.distribution === "uniform" && given.to < given.from;
    return isReversed ? [spreadReversed(`${where}/${name}`, name, given.from, given.to)] : [];
  });
}

function nominalValues(neuron: Neuron): NeuronValues {
  const values: { [name in ParameterName]?: number } = {};
  for (const name of parameterNames) {
    const given = neuron[name];
    if (given !== undefined) values[name] = nominalValue(given);
  }
  return { ...values, E_L: nominalValue(neuron.E_L), V_th: nominalValue(neuron.V_th), V_reset: nominalValue(neuron.V_reset) };
}

/** Whether tau_m, R_m (or g_L) and C_m are positive, enough, and in agreement. */
function membraneProblems(neuron: Neuron, values: NeuronValues, where: string): BenchError[] {
  const { tau_m, R_m, C_m, g_L } = values;
  const problems: BenchError[] = [];
  if (C_m !== undefined && !(C_m > 0)) problems.push(notPositive(`${where}/C_m`, "C_m", C_m, "pF", "a membrane without capacitance keeps no charge"));
  if (g_L !== undefined && !(g_L > 0)) problems.push(notPositive(`${where}/g_L`, "g_L", g_L, "nS", "without a leak the membrane never returns to rest"));
  if (R_m !== undefined && !(R_m > 0)) problems.push(notPositive(`${where}/R_m`, "R_m", R_m, "MOhm", resistanceReason));
  if (problems.length > 0) return problems;

  const names = (["tau_m", "R_m", "g_L", "C_m"] as const).filter((name) => neuron[name] !== undefined);
  const resistances = names.filter((name) => name === "R_m" || name === "g_L").length;
  const distinct = names.length - Math.max(0, resistances - 1);
  if (tau_m === undefined && distinct < 2) return [membraneUnderdetermined(where, names.join(" and "))];

  const isSpread = names.some((name) => typeof neuron[name] !== "number");
  if (isSpread && (distinct === 3 || resistances === 2)) return [spreadOverdetermined(where, names.join(", "))];
  if (R_m !== undefined && g_L !== undefined && differ(R_m, 1000 / g_L)) return [conductanceDisagrees(where, R_m, g_L)];
  const resistance = R_m ?? (g_L === undefined ? undefined : 1000 / g_L);
  if (tau_m !== undefined && resistance !== undefined && C_m !== undefined && differ(tau_m, (resistance * C_m) / 1000))
    return [membraneDisagrees(where, tau_m, resistance, C_m)];
  return [];
}

function differ(a: number, b: number): boolean {
  return Math.abs(a - b) > agreement * Math.max(Math.abs(a), Math.abs(b));
}
