import { decimalSum } from "../foundation/decimal.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import type { ComparedRun } from "./compared-run.ts";
import { conditionParameters } from "./condition-parameters.ts";
import { epochParameters } from "./epoch-parameters.ts";
import { neuronParameters } from "./neuron-parameters.ts";
import { sameValue, type Parameter, type SymbolRun } from "./parameter.ts";
import { simulationParameters } from "./simulation-parameters.ts";

/** One parameter in which compared runs differ. */
export interface ParameterRow {
  /** "tau_m", "dt", "seed", "epoch B, level" */
  readonly name: string;
  /** the typeset symbol, if there is one: an italic letter with its subscript */
  readonly symbol?: readonly SymbolRun[];
  /** undefined where there is none, and where the runs have different units: then the values carry them */
  readonly unit: string | undefined;
  /** follows from others in every run that has it: C_m where tau_m and R_m are given */
  readonly derived: boolean;
  /** one per run; undefined where the run has no such parameter */
  readonly values: readonly (number | string | undefined)[];
  /** value minus that of the first run; undefined for the first itself, and where one of the two is no number */
  readonly differences: readonly (number | undefined)[];
}

/** The parameters in which some of the runs differ, and how many were compared. */
export interface DifferingParameters {
  readonly compared: number;
  readonly rows: readonly ParameterRow[];
}

/**
 * The parameters in which the protocols of some runs differ: neuron, epochs, conditions, simulation. Names, labels and notes are ignored,
 * and defaults are compared like given values.
 */
export function differingParameters(runs: readonly ComparedRun[]): DifferingParameters {
  const perRun = runs.map(({ plan }) => new Map(parametersOf(plan.protocol).map((parameter) => [parameter.name, parameter])));
  const names = mergedNames(perRun.map((parameters) => [...parameters.keys()]));
  const rows = names.map((name) => perRun.map((parameters) => parameters.get(name))).filter(differs);
  return { compared: names.length, rows: rows.map(rowOf) };
}

function parametersOf(protocol: ResolvedProtocol): Parameter[] {
  return [...neuronParameters(protocol), ...epochParameters(protocol), ...conditionParameters(protocol), ...simulationParameters(protocol)];
}

/** Merges lists of names: each name follows the one that it followed in the list where it first appeared. */
function mergedNames(lists: readonly (readonly string[])[]): string[] {
  const merged: string[] = [];
  for (const names of lists) {
    let behind = 0;
    for (const name of names) {
      const found = merged.indexOf(name);
      if (found < 0) merged.splice(behind, 0, name);
      behind = (found < 0 ? behind : found) + 1;
    }
  }
  return merged;
}

function differs([first, ...others]: readonly (Parameter | undefined)[]): boolean {
  return others.some((other) => (first === undefined || other === undefined ? first !== other : !sameValue(first, other)));
}

function rowOf(ofRuns: readonly (Parameter | undefined)[]): ParameterRow {
  const present = ofRuns.filter((parameter) => parameter !== undefined);
  const { name, symbol, unit } = present[0]!;
  const isOneUnit = present.every((parameter) => parameter.unit === unit);
  const values = ofRuns.map((parameter) => (parameter === undefined || isOneUnit ? parameter?.value : withUnit(parameter)));
  return {
    name,
    ...(symbol === undefined ? {} : { symbol }),
    unit: isOneUnit ? unit : undefined,
    derived: present.every(({ derived }) => derived === true),
    values,
    differences: values.map((value, k) => (k > 0 && typeof value === "number" && typeof values[0] === "number" ? decimalSum(value, -values[0]) : undefined)),
  };
}

function withUnit({ value, unit }: Parameter): string {
  return unit === undefined ? String(value) : `${value} ${unit}`;
}
