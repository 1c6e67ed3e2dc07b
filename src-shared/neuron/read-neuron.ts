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
import type { Distribution, LifParameters, Neuron } from "./lif-parameters.ts";
import { magnitudeProblem } from "./magnitudes.ts";
import { completeNames, parameterNames, parameterOf, type ParameterName } from "./declared-parameters.ts";

/** tau_m, R_m and C_m, and R_m and g_L, may differ by this much, relative, and still count as agreeing. */
const agreement = 1e-6;

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
  const inMembrane = rangeProblems(p.tau_m > 0 ? ["R_m"] : ["tau_m"], p, where);
  problems.push(...inMembrane, ...rangeProblems(["t_ref"], p, where));
  problems.push(...magnitudeProblems(completeNames, p, where));
  if (!(p.V_reset < p.V_th)) problems.push(resetAboveThreshold(where, p.V_reset, p.V_th));
  // By default V_init is V_reset if E_L >= V_th: the rule above has then reported the problem already.
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

/** Which of the named values are not in the range of their parameter. */
function rangeProblems(names: readonly ParameterName[], values: { readonly [Name in ParameterName]?: number | undefined }, where: string): BenchError[] {
  return names.flatMap((name): BenchError[] => {
    const { range, unit } = parameterOf(name);
    const value = values[name];
    if (range === undefined || value === undefined) return [];
    if ("above" in range) return value > range.above ? [] : [notPositive(`${where}/${name}`, name, value, unit, range.because)];
    return value < range.from ? [negativeValue(`${where}/${name}`, name, value, unit, range.because)] : [];
  });
}

/** Which of the named values are larger or smaller than any that is simulated. */
function magnitudeProblems(names: readonly ParameterName[], values: { readonly [Name in ParameterName]?: number | undefined }, where: string): BenchError[] {
  return names.flatMap((name) => {
    const { unit, range } = parameterOf(name);
    const value = values[name];
    return value === undefined ? [] : magnitudeProblem(`${where}/${name}`, name, value, { unit, isPositive: range !== undefined && "above" in range });
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

/** Problems of tau_m, R_m (or g_L) and C_m: they must be positive, sufficient and consistent. */
function membraneProblems(neuron: Neuron, values: NeuronValues, where: string): BenchError[] {
  const { tau_m, R_m, C_m, g_L } = values;
  const problems = [...rangeProblems(["C_m", "g_L", "R_m"], values, where), ...magnitudeProblems(parameterNames, values, where)];
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
