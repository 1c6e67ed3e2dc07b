import type { BenchError } from "../foundation/bench-error.ts";
import { negativeValue, notPositive, resistanceUnknown } from "../errors/parameters-errors.ts";
import { countBelowOne, recordBeyondPopulation, rheobaseNotPositive, windowEmpty, windowOutsideSweep } from "../errors/protocols-errors.ts";
import { schemaProblems } from "../errors/schema-problems.ts";
import { neuronProblems, resolveNeuron } from "../neuron/resolve-neuron.ts";
import type { LifParameters } from "../neuron/lif-parameters.ts";
import { driveUnit } from "./drive-unit.ts";
import { sweepDuration } from "./epoch-in-sweep.ts";
import { epochProblems, firstInSweeps } from "./epoch-problems.ts";
import { rateWindow } from "./epoch-spans.ts";
import { protocolSchema, type LevelUnit, type Protocol, type ResolvedProtocol } from "./protocol.ts";
import { parseLevels } from "./level-list.ts";
import { noiseProblems, resolveNoise } from "./resolve-noise.ts";
import { sizeProblems } from "./size-problems.ts";

const defaults = { dt: 0.1, integrator: "exact", seed: "rheobase" } as const;

/**
 * A protocol with every default filled in and every rule checked.
 *
 * @param where for errors: file and JSON path of the protocol, "steps.rheobase.json /protocols/0"
 * @throws BenchError the first of `protocolProblems`
 */
export function resolveProtocol(protocol: Protocol, where: string): ResolvedProtocol {
  const [problem] = protocolProblems(protocol, where);
  if (problem !== undefined) throw problem;
  return filledIn(protocol, where);
}

/** Everything that is wrong with a protocol; later rules are judged only where what they stand on is sound. */
export function protocolProblems(protocol: Protocol, where: string): BenchError[] {
  const shape = schemaProblems(protocolSchema, protocol, where);
  if (shape.length > 0) return shape;

  const inNeuron = neuronProblems(protocol.neuron, `${where}/neuron`);
  const inNumbers = numberProblems(protocol, where);
  const inEpochs = inNumbers.length === 0 ? epochProblems(protocol, where) : [];
  const basics = [...inNeuron, ...inNumbers, ...inEpochs];
  if (basics.length > 0) return basics;

  const neuron = resolveNeuron(protocol.neuron, `${where}/neuron`);
  const inDrive = driveProblems(protocol, neuron, where);
  const context = { neuron, driveUnit: driveUnit({ levelUnit: levelUnitOf(protocol, neuron), neuron }), dt: protocol.dt ?? defaults.dt };
  const inNoise = protocol.noise === undefined ? [] : noiseProblems(protocol.noise, context, `${where}/noise`);
  if (inDrive.length + inNoise.length > 0) return [...inDrive, ...inNoise];

  const resolved = filledIn(protocol, where);
  return [...sizeProblems(resolved, where), ...windowProblems(resolved, `${where}/window`)];
}

function filledIn(protocol: Protocol, where: string): ResolvedProtocol {
  const neuron = resolveNeuron(protocol.neuron, `${where}/neuron`);
  const levelUnit = levelUnitOf(protocol, neuron);
  const dt = protocol.dt ?? defaults.dt;
  const population = protocol.population ?? 1;
  const { record, window } = protocol;
  return {
    id: protocol.id,
    name: protocol.name,
    notes: protocol.notes ?? "",
    neuron,
    neuronAsGiven: protocol.neuron,
    levelUnit,
    holding: protocol.holding ?? 0,
    epochs: protocol.epochs,
    sweeps: protocol.sweeps ?? 1,
    noise: protocol.noise === undefined ? undefined : resolveNoise(protocol.noise, { neuron, driveUnit: driveUnit({ levelUnit, neuron }), dt }),
    noiseLevelsAsGiven: protocol.noise === undefined ? [] : parseLevels(protocol.noise.levels),
    trials: protocol.trials ?? 1,
    population,
    duration: protocol.duration,
    dt,
    integrator: protocol.integrator ?? defaults.integrator,
    seed: protocol.seed ?? defaults.seed,
    recordV: record?.V ?? true,
    recordEvery: record?.every ?? 1,
    recordNeurons: record?.neurons ?? population,
    window: { from: window?.from, to: window?.to, transient: window?.transient ?? 0 },
  };
}

/** pA by default; V/s where the neuron has no resistance and nothing drives it, because 0 pA is 0 V/s. */
function levelUnitOf(protocol: Protocol, neuron: LifParameters): LevelUnit {
  const given = protocol.levelUnit ?? "pA";
  return given === "pA" && neuron.R_m === undefined && !isDriven(protocol) ? "V/s" : given;
}

/** Whether any level of the protocol is other than 0. */
function isDriven(protocol: Protocol): boolean {
  const isNonzero = (value: number | undefined) => value !== undefined && value !== 0;
  return (
    isNonzero(protocol.holding) ||
    protocol.epochs.some((epoch) => {
      if (isNonzero(epoch.level) || isNonzero(epoch.deltaLevel)) return true;
      if (epoch.kind === "sine" || epoch.kind === "chirp") return isNonzero(epoch.amplitude) || isNonzero(epoch.deltaAmplitude);
      return epoch.kind === "waveform" && epoch.values.some(isNonzero);
    })
  );
}

function numberProblems(protocol: Protocol, where: string): BenchError[] {
  const problems: BenchError[] = [];
  for (const name of ["sweeps", "trials", "population"] as const) {
    const value = protocol[name] ?? 1;
    if (value < 1) problems.push(countBelowOne(`${where}/${name}`, name, value));
  }
  for (const name of ["every", "neurons"] as const) {
    const value = protocol.record?.[name] ?? 1;
    if (value < 1) problems.push(countBelowOne(`${where}/record/${name}`, `record.${name}`, value));
  }
  const population = protocol.population ?? 1;
  const neurons = protocol.record?.neurons ?? 1;
  if (neurons > population && population >= 1) problems.push(recordBeyondPopulation(`${where}/record/neurons`, neurons, population));
  const dt = protocol.dt ?? defaults.dt;
  if (!(dt > 0)) problems.push(notPositive(`${where}/dt`, "dt", dt, "ms", "time would stand still"));
  const transient = protocol.window?.transient ?? 0;
  if (transient < 0) problems.push(negativeValue(`${where}/window/transient`, "transient", transient, "ms", "it is left out at the start of the window"));
  return problems;
}

function driveProblems(protocol: Protocol, neuron: LifParameters, where: string): BenchError[] {
  const levelUnit = levelUnitOf(protocol, neuron);
  if (levelUnit === "pA" && neuron.R_m === undefined) return [resistanceUnknown(`${where}/neuron`, "The levels are in pA")];
  if (levelUnit === "rheobase" && !(neuron.E_L < neuron.V_th)) return [rheobaseNotPositive(`${where}/levelUnit`, neuron.E_L, neuron.V_th)];
  return [];
}

function windowProblems(p: ResolvedProtocol, where: string): BenchError[] {
  const problem = firstInSweeps(p.sweeps, (sweep) => {
    const { from, to } = rateWindow(p, sweep);
    const duration = sweepDuration(p, sweep);
    if (from < 0 || to > duration) return windowOutsideSweep(where, from, to, duration, sweep);
    return from < to ? undefined : windowEmpty(where, from, to, sweep);
  });
  return problem === undefined ? [] : [problem];
}
